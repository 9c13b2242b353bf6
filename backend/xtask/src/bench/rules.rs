//! The evaluator against a hand-written check and other engines: a package of its own measures and judges itself.

use crate::failure::Outcome;
use crate::repository;
use crate::tool::Tool;

pub fn measure() -> Outcome {
    Tool::cargo()
        .args(["run", "--quiet", "--release", "--locked", "--manifest-path"])
        .args(["backend/eligibility/comparison/Cargo.toml"])
        .args(["--target-dir".as_ref(), repository::target().join("comparison").as_os_str()])
        .run()
}
