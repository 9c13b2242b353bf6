//! Rules as an integer program over how many items there are of each sort: the common ground of lint ("can these
//! rules hold together, and with how few members?") and of fixes ("which steps are fewest?"). Every check is linear
//! in those numbers, so one solver answers for all of them. Answers are candidates: whoever asks holds them against
//! the evaluator. The solver is the optional feature `solver`; without it nothing is found and nothing is claimed.

mod condition;
mod distinct;
mod form;
mod solve;
mod truth;
mod world;

pub(crate) use self::condition::Compiler;
pub(crate) use self::form::{Form, Program};
pub(crate) use self::solve::{Budget, Outcome};
pub(crate) use self::truth::truth;
pub(crate) use self::world::{Candidate, World};

/// How a condition is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    Met,
    NotMet,
}
