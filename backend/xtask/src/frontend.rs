//! The SPA's node side: installed once per lock file, built once per change of its sources.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::failure::{During, Failure, Outcome};
use crate::repository;
use crate::tool::{Tool, on_path};

const OLDEST_NODE: (u32, u32) = (20, 19);

pub fn folder() -> PathBuf {
    repository::root().join("frontend")
}

/// `npm` in the folder of a package.
pub fn npm(package: &Path) -> Tool {
    Tool::new("npm").within(package)
}

/// Refuses a missing or outdated Node with the version that is needed.
pub fn require_node() -> Outcome {
    let (major, minor) = OLDEST_NODE;
    let needed = format!("Node {major}.{minor} or newer is needed (https://nodejs.org)");
    if !on_path("node") || !on_path("npm") {
        return Err(Failure::new(format!("`node` or `npm` was not found; {needed}")));
    }
    let answer = Tool::new("node").args(["--version"]).read()?;
    let said = String::from_utf8_lossy(&answer);
    let mut numbers = said.trim().trim_start_matches('v').split('.').map_while(|part| part.parse().ok());
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found >= OLDEST_NODE {
        Ok(())
    } else {
        Err(Failure::new(format!("found Node {}; {needed}", said.trim())))
    }
}

/// `npm ci`, unless the installed modules come from the same lock file.
pub fn install(package: &Path) -> Outcome {
    require_node()?;
    let lock = fs::read(package.join("package-lock.json")).during("cannot read package-lock.json")?;
    let stamp = package.join("node_modules").join(".installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    npm(package).args(["ci", "--no-audit", "--no-fund"]).run()?;
    fs::write(&stamp, lock).during("cannot note the installed lock file")
}

/// `npm run build`, unless nothing changed since the last one.
pub fn build() -> Outcome {
    let folder = folder();
    let built = fs::metadata(folder.join("dist").join("index.html")).and_then(|page| page.modified());
    if built.is_ok_and(|built| newest(&folder).is_some_and(|changed| changed <= built)) {
        return Ok(());
    }
    npm(&folder).args(["run", "build"]).run()
}

/// When a source file was last changed; what is built or installed does not count.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    entries
        .filter(|entry| entry.file_name() != "dist" && entry.file_name() != "node_modules")
        .filter_map(|entry| {
            let about = entry.metadata().ok()?;
            if about.is_dir() { newest(&entry.path()) } else { about.modified().ok() }
        })
        .max()
}
