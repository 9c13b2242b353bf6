//! When proof is too costly: always the step that leaves least to go, kept only if it arrives. What is found this
//! way holds, but may be longer than the cheapest fix.

use super::change::{perform, revert};
use super::distance::{Measure, distance, effort};
use super::moves::{Choices, Move, Slot};
use crate::facts::Facts;
use crate::rule::RuleSet;
use crate::schema::FactSchema;

/// Steps in one fix.
const STEPS: usize = 60;

pub(super) fn climb(
    rules: &RuleSet,
    schema: &FactSchema,
    choices: &Choices,
    start: &Facts,
    effort: usize,
) -> Option<Vec<Move>> {
    let mut climber = Climber { rules, schema, choices, facts: start.clone(), taken: Vec::new(), effort };
    let mut to_go = climber.to_go();
    while to_go > 0 && climber.taken.len() < STEPS {
        let (left, step) = climber.best_step()?;
        if left >= to_go {
            return None;
        }
        perform(&mut climber.facts, &step);
        climber.taken.push(step);
        to_go = left;
    }
    (to_go == 0).then_some(climber.taken)
}

struct Climber<'a> {
    rules: &'a RuleSet,
    schema: &'a FactSchema,
    choices: &'a Choices,
    facts: Facts,
    taken: Vec<Move>,
    effort: usize,
}

impl Climber<'_> {
    fn to_go(&self) -> usize {
        distance(self.rules, self.schema, &self.facts, Measure::Total)
    }

    /// None when there is no step left or looking at them all would cost too much.
    fn best_step(&mut self) -> Option<(usize, Move)> {
        let taken = &self.taken;
        let free = |slot: &&Slot| !slot.moves.iter().any(|step| taken.contains(step));
        let open: Vec<&Move> = self
            .choices
            .additions
            .iter()
            .chain(self.choices.slots.iter().filter(free).flat_map(|slot| &slot.moves))
            .collect();
        let mut best: Option<(usize, &Move)> = None;
        for step in open {
            self.effort = self.effort.saturating_sub(effort(self.rules, &self.facts));
            if self.effort == 0 {
                return None;
            }
            let undo = perform(&mut self.facts, step);
            let left = distance(self.rules, self.schema, &self.facts, Measure::Total);
            revert(&mut self.facts, undo);
            if best.is_none_or(|(least, _)| left < least) {
                best = Some((left, step));
            }
        }
        best.map(|(left, step)| (left, step.clone()))
    }
}
