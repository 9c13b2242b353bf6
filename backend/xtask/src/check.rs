//! `check`: what can be said about the sources without running the product.

use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::rings;

pub fn check(arguments: Arguments) -> Outcome {
    arguments.finish()?;
    rings::run(rings::quick())
}
