//! The rings of tests, from the cheapest to the dearest: the first that fails stops the run. A ring is listed here once
//! what it tests exists; none is skipped quietly.

use std::time::Instant;

use crate::failure::{Failure, Outcome};
use crate::steps::{spell, step};
use crate::tool::{Tool, on_path};

pub struct Ring {
    name: &'static str,
    about: &'static str,
    run: fn() -> Outcome,
}

/// `check` runs this many from the front.
const QUICK: usize = 2;

const RINGS: &[Ring] = &[
    Ring { name: "format", about: "rustfmt has nothing to change", run: format },
    Ring { name: "lints", about: "clippy on every target, warnings refused", run: lints },
    Ring { name: "unit", about: "unit, property and documentation tests of every crate", run: unit },
];

pub fn all() -> &'static [Ring] {
    RINGS
}

pub fn quick() -> &'static [Ring] {
    RINGS.get(..QUICK).unwrap_or(RINGS)
}

pub fn named(name: &str) -> Outcome<&'static [Ring]> {
    let found = RINGS.iter().position(|ring| ring.name == name).and_then(|at| RINGS.get(at..=at));
    found.ok_or_else(|| Failure::new(format!("there is no ring `{name}`; the rings are\n{}", list())))
}

pub fn list() -> String {
    RINGS.iter().map(|ring| format!("  {:12} {}", ring.name, ring.about)).collect::<Vec<_>>().join("\n")
}

/// Runs the rings in order and prints one closing line.
pub fn run(rings: &[Ring]) -> Outcome {
    let started = Instant::now();
    for (passed, ring) in rings.iter().enumerate() {
        if let Err(failure) = step(ring.name, ring.run) {
            let left = rings.len() - passed - 1;
            println!("rings: {passed} passed, 1 failed ({}), {left} not run", ring.name);
            return Err(failure);
        }
    }
    println!("rings: {} passed, 0 failed in {}", rings.len(), spell(started.elapsed()));
    Ok(())
}

fn format() -> Outcome {
    Tool::cargo().args(["fmt", "--all", "--check"]).run()
}

fn lints() -> Outcome {
    Tool::cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]).run()
}

fn unit() -> Outcome {
    if on_path("cargo-nextest") {
        Tool::cargo()
            .args(["nextest", "run", "--workspace", "--exclude", "acceptance", "--no-tests=pass"])
            .run()?;
        Tool::cargo().args(["test", "--workspace", "--exclude", "acceptance", "--doc"]).run()
    } else {
        Tool::cargo().args(["test", "--workspace", "--exclude", "acceptance"]).run()
    }
}
