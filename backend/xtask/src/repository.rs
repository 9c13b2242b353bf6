//! Where things are in this repository and in its build folder.

use std::path::{Path, PathBuf};

/// Folder of the workspace manifest.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).unwrap_or(own).to_owned()
}

/// Where cargo and the test rings put what they make; never committed.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |given| root().join(given))
}

/// The `kohort` binary of the dev profile.
pub fn kohort() -> PathBuf {
    target().join("debug").join("kohort")
}
