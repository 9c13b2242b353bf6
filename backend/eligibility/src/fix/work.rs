//! How much the search for fixes may cost. Everything that could grow with the rules and with the team is paid for,
//! so the dearest question that the limits of the language allow takes a bounded time, whatever the clock says.
//! `examples/dearest_fix.rs` measures what the shares below amount to.

use std::cell::Cell;

/// Reading wishes off the rules.
pub(super) const WISHES: usize = 60_000;
/// Telling apart everybody who could come.
pub(super) const EVERYBODY: usize = 60_000;
/// Telling apart whom the wishes would make of the members present.
pub(super) const CLASSES: usize = 200_000;
/// Judging states before the search gives up looking for a proven minimum.
pub(super) const SEARCH: usize = 250_000;
/// Deciding by an integer program what the search did not look at, and once more with what is unknown imagined. In
/// units of the program's own.
pub(super) const PROGRAM: usize = 60_000;
pub(super) const IMAGINED: usize = 10_000;
/// Judging the states of one climb.
pub(super) const CLIMB: usize = 100_000;
/// Leaving out what makes no difference, for all fixes together.
pub(super) const SHORTEN: usize = 50_000;

/// Work left. One unit is about one predicate held against one member.
pub(super) struct Work(Cell<usize>);

impl Work {
    pub(super) fn new(units: usize) -> Self {
        Self(Cell::new(units))
    }

    /// Pays for a piece of work; false once nothing is left.
    pub(super) fn spend(&self, units: usize) -> bool {
        self.0.set(self.0.get().saturating_sub(units.max(1)));
        self.left()
    }

    /// False once nothing is left.
    pub(super) fn left(&self) -> bool {
        self.0.get() > 0
    }
}
