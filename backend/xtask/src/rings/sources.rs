//! Rings that need nothing but cargo.

use crate::failure::Outcome;
use crate::tool::{Tool, on_path};

pub fn format() -> Outcome {
    Tool::cargo().args(["fmt", "--all", "--check"]).run()
}

pub fn lints() -> Outcome {
    Tool::cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]).run()
}

pub fn unit() -> Outcome {
    const ALL_BUT_HTTP: [&str; 3] = ["--workspace", "--exclude", "acceptance"];
    tests(&ALL_BUT_HTTP, &Selection::default(), |tool| tool)?;
    Tool::cargo().args(["test"]).args(ALL_BUT_HTTP).args(["--doc"]).run()?;
    let repository = Selection { only: &["repository::"], except: &[] };
    tests(&["--package", "acceptance"], &repository, |tool| tool)
}

/// Parts of test names.
#[derive(Default)]
pub struct Selection {
    /// Empty for all.
    pub only: &'static [&'static str],
    pub except: &'static [&'static str],
}

/// Runs the tests of `packages`: with nextest where it is installed (a process per test, so that a crash is one
/// failure), else with cargo.
pub fn tests(packages: &[&str], selection: &Selection, settings: impl FnOnce(Tool) -> Tool) -> Outcome {
    let skips = selection.except.iter().flat_map(|name| ["--skip", name]);
    let runner: &[&str] = if on_path("cargo-nextest") {
        &["nextest", "run", "--no-fail-fast"]
    } else {
        &["test", "--no-fail-fast", "--tests"]
    };
    settings(Tool::cargo().args(runner).args(packages)).args(["--"]).args(selection.only).args(skips).run()
}
