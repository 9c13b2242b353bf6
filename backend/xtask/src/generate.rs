//! Files that are made from other files and committed all the same, so that a change of the API is a diff to review.

use std::fs;
use std::path::PathBuf;

use crate::arguments::Arguments;
use crate::failure::{During, Failure, Outcome};
use crate::steps::step;
use crate::tool::Tool;
use crate::{frontend, repository};

pub fn generate(arguments: Arguments) -> Outcome {
    arguments.finish()?;
    step("generated files", write)
}

fn files() -> [PathBuf; 3] {
    let root = repository::root();
    let files = ["openapi/openapi.json", "backend/server/CONFIG.md", "frontend/src/api/schema.gen.ts"];
    files.map(|file| root.join(file))
}

fn write() -> Outcome {
    Tool::build_for_tests()?;
    let [document, settings, _] = files();
    for (file, verb) in [(document, "openapi"), (settings, "config-reference")] {
        let said = Tool::new(repository::kohort()).args([verb]).read()?;
        fs::write(&file, said).during(format!("cannot write {}", file.display()))?;
    }
    frontend::install(&frontend::folder())?;
    frontend::npm(&frontend::folder()).args(["run", "--silent", "generate"]).run()
}

/// Writes all of them and fails if one was not as it is now. What was written stays, ready to be committed.
pub fn up_to_date() -> Outcome {
    let before: Vec<_> = files().iter().map(|file| fs::read(file).ok()).collect();
    write()?;
    let stale: Vec<_> = files()
        .iter()
        .zip(before)
        .filter(|(file, before)| fs::read(file).ok() != *before)
        .map(|(file, _)| file.display().to_string())
        .collect();
    if stale.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "was out of date and is rewritten now, please commit: {}",
            stale.join(", ")
        )))
    }
}
