//! With the feature `embedded-pages`: lists the built pages as data for the program, so that one file is the whole
//! product. Without it nothing is done, and building the server needs no pages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const BUILD: &str = "../../frontend/dist";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_EMBEDDED_PAGES").is_none() {
        return Ok(());
    }
    let root = fs::canonicalize(BUILD)
        .map_err(|error| io::Error::new(error.kind(), format!("{BUILD}: {error}; build the pages first")))?;
    println!("cargo::rerun-if-changed={}", root.display());
    let mut list = String::from("&[\n");
    collect(&root, "", &mut list)?;
    list.push(']');
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    fs::write(out.join("pages.rs"), list)
}

/// Appends `("name", include_bytes!("path")),` for every file except hidden ones, which are notes of the build.
fn collect(folder: &Path, prefix: &str, list: &mut String) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{prefix}{name}/"), list)?;
        } else {
            let name = format!("{prefix}{name}");
            let path = entry.path().to_string_lossy().into_owned();
            writeln!(list, "    ({name:?}, include_bytes!({path:?}).as_slice()),")
                .map_err(io::Error::other)?;
        }
    }
    Ok(())
}
