//! Rings that need nothing but cargo.

use crate::failure::Outcome;
use crate::tool::{Tool, on_path};

pub fn format() -> Outcome {
    Tool::cargo().args(["fmt", "--all", "--check"]).run()
}

pub fn lints() -> Outcome {
    Tool::cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]).run()?;
    // The evaluator alone, as other programs would embed it.
    Tool::cargo()
        .args(["clippy", "-p", "eligibility", "--lib", "--no-default-features", "--", "-D", "warnings"])
        .run()
}

pub fn unit() -> Outcome {
    if on_path("cargo-nextest") {
        nextest(&["-E", "not binary(acceptance) or test(/^repository::/)"], |tool| tool)?;
    } else {
        Tool::cargo().args(["test", "--workspace", "--exclude", "acceptance", "--tests"]).run()?;
        Tool::cargo().args(["test", "--workspace", "--test", "acceptance", "repository::"]).run()?;
    }
    Tool::cargo().args(["test", "--workspace", "--doc"]).run()
}

/// The acceptance tests over HTTP, which the repository's own are not.
pub fn acceptance(settings: impl FnOnce(Tool) -> Tool) -> Outcome {
    if on_path("cargo-nextest") {
        nextest(&["--test", "acceptance", "-E", "not test(/^repository::/)"], settings)
    } else {
        let tool = Tool::cargo().args([
            "test",
            "--workspace",
            "--test",
            "acceptance",
            "--",
            "--skip",
            "repository::",
        ]);
        settings(tool).run()
    }
}

/// Nextest gives each test a process, so that a crash is one failure. The whole workspace is selected each time: another
/// selection would mean other features, and the dependencies would be compiled again.
fn nextest(selection: &[&str], settings: impl FnOnce(Tool) -> Tool) -> Outcome {
    settings(Tool::cargo().args(["nextest", "run", "--workspace", "--no-fail-fast"]).args(selection)).run()
}
