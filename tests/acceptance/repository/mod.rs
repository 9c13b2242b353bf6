//! Tests about the repository: that what its documents say of its files is true.

mod container;
mod imports;

use std::path::PathBuf;

/// Text of a file, named from the root.
fn read(path: &str) -> String {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
