//! Laws that hold for every rule set and all facts, tried on generated ones with fixed seeds.

#![expect(clippy::indexing_slicing, reason = "helpers of tests fail loudly")]

mod brute;
mod feasibility;
mod generate;
mod interpreter;
mod masks;
mod soundness;
mod suggestions;
mod symmetry;
mod wide;

use proptest::test_runner::{Config, RngSeed};

/// The same cases at every run; `PROPTEST_CASES` asks for a longer one.
fn fixed(seed: u64, cases: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    Config {
        cases: asked.unwrap_or(cases),
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        ..Config::default()
    }
}
