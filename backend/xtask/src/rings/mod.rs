//! The rings of tests, from the cheapest to the dearest: the first that fails stops the run. A ring is listed here once
//! what it tests exists; none is skipped quietly.

mod database;
mod outside;
mod pages;
mod sources;

use std::time::Instant;

use crate::failure::{Failure, Outcome};
use crate::steps::{spell, step};

pub struct Ring {
    name: &'static str,
    about: &'static str,
    run: fn() -> Outcome,
}

const fn ring(name: &'static str, about: &'static str, run: fn() -> Outcome) -> Ring {
    Ring { name, about, run }
}

const RINGS: &[Ring] = &[
    ring("format", "rustfmt has nothing to change", sources::format),
    ring("lints", "clippy on every target, warnings refused", sources::lints),
    ring("generated", "generated files are as their sources make them", crate::generate::up_to_date),
    ring(
        "unit",
        "unit, property and documentation tests of every crate; tests about the repository",
        sources::unit,
    ),
    ring("pages", "the SPA: lint, types, unit tests, build, size", pages::pages),
    ring("sqlite", "the whole server over HTTP on SQLite, races included", database::sqlite),
    ring("postgres", "the same on a PostgreSQL cluster of its own", database::postgres),
    ring("client", "a client generated from the document by somebody else's generator", outside::client),
    ring(
        "schemathesis",
        "the document, tried on the running server by somebody else's tester",
        outside::schemathesis,
    ),
    ring("browser", "journeys in Chromium, with axe on every page", outside::browser),
];

/// `check` runs these: what needs no server.
const QUICK: usize = 3;

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
    RINGS.iter().map(|ring| format!("  {:13} {}", ring.name, ring.about)).collect::<Vec<_>>().join("\n")
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
