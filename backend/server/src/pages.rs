//! Where the built pages are: in the configured folder, or where a build of this project leaves them.

use std::path::PathBuf;

use crate::config::Config;

const BUILD: &str = "frontend/dist";

/// The folder of the pages, if there is one. Without a configured folder this looks below the working folder, and
/// below every folder above the program, which finds the build of the source tree that the program was built in.
pub fn find(config: &Config) -> Option<PathBuf> {
    config.static_dir.clone().or_else(|| candidates().find(|folder| folder.join("index.html").is_file()))
}

fn candidates() -> impl Iterator<Item = PathBuf> {
    let program = std::env::current_exe().unwrap_or_default();
    let above: Vec<PathBuf> = program.ancestors().skip(1).map(|folder| folder.join(BUILD)).collect();
    std::iter::once(PathBuf::from(BUILD)).chain(above)
}
