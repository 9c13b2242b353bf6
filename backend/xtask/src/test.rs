//! `test`: all rings, or one of them.

use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::rings;

pub fn test(mut arguments: Arguments) -> Outcome {
    let only = arguments.take("--only")?;
    arguments.finish()?;
    match only {
        None => rings::run(rings::all()),
        Some(name) => rings::run(rings::named(&name)?),
    }
}
