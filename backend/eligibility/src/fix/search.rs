//! Iterative deepening: first all fixes of one step, then of two, and so on, pruned by the least distance that is
//! still to go. The first depth at which anything is found holds the cheapest fixes.

use super::change::{perform, revert};
use super::climb::climb;
use super::distance::{Measure, distance, effort};
use super::exact::fewest;
use super::moves::{Choices, Move, choices};
use crate::facts::Facts;
use crate::rule::RuleSet;
use crate::schema::FactSchema;

/// Members judged, check by check, before the search gives up looking for a proven minimum.
const EFFORT: usize = 100_000;
/// Fixes gathered at the smallest depth.
const SOLUTIONS: usize = 60;
/// Steps in one fix.
const DEPTH: usize = 60;

pub(super) fn solve(rules: &RuleSet, schema: &FactSchema, start: &Facts) -> Vec<Vec<Move>> {
    let first = distance(rules, schema, start, Measure::Least);
    if first == 0 {
        return Vec::new();
    }
    let choices = choices(rules, schema, start);
    let mut search = Search { rules, schema, choices: &choices, effort: EFFORT, found: Vec::new() };
    for depth in first..=DEPTH {
        search.descend(&mut Path::new(start), 0, depth);
        if !search.found.is_empty() {
            return search.found;
        }
        if search.exhausted() {
            let holds = |steps: &Vec<Move>| {
                let mut facts = start.clone();
                for step in steps {
                    perform(&mut facts, step);
                }
                distance(rules, schema, &facts, Measure::Least) == 0
            };
            let exact = fewest(rules, schema, &choices, start).filter(holds);
            return exact.or_else(|| climb(rules, schema, &choices, start, EFFORT)).into_iter().collect();
        }
    }
    Vec::new()
}

struct Search<'a> {
    rules: &'a RuleSet,
    schema: &'a FactSchema,
    choices: &'a Choices,
    /// What may still be spent.
    effort: usize,
    found: Vec<Vec<Move>>,
}

/// The steps taken so far and the facts they lead to.
struct Path {
    facts: Facts,
    steps: Vec<Move>,
    /// Slots passed over, so that of members alike the first is changed first.
    skipped: Vec<usize>,
}

impl Path {
    fn new(start: &Facts) -> Self {
        Self { facts: start.clone(), steps: Vec::new(), skipped: Vec::new() }
    }
}

impl Search<'_> {
    fn exhausted(&self) -> bool {
        self.effort == 0 || self.found.len() >= SOLUTIONS
    }

    /// Tries every continuation from choice number `next` on with exactly `left` more steps.
    fn descend(&mut self, path: &mut Path, next: usize, left: usize) {
        if self.exhausted() {
            return;
        }
        self.effort = self.effort.saturating_sub(effort(self.rules, &path.facts));
        let to_go = distance(self.rules, self.schema, &path.facts, Measure::Least);
        if to_go == 0 && left == 0 {
            self.found.push(path.steps.clone());
        }
        if left == 0 || to_go > left || to_go == 0 {
            return;
        }
        let slots = self.choices.slots.len();
        let skipped = path.skipped.len();
        for slot in next..slots {
            if !self.interchangeable(path, slot) {
                self.take_slot(path, slot, left);
            }
            path.skipped.push(slot);
        }
        for kind in next.max(slots)..slots + self.choices.additions.len() {
            if let Some(step) = self.choices.additions.get(kind - slots) {
                self.take(path, step.clone(), kind, left);
            }
        }
        path.skipped.truncate(skipped);
    }

    /// Whether an equal member was passed over: changing that one instead was tried already.
    fn interchangeable(&self, path: &Path, slot: usize) -> bool {
        let signature = |slot: usize| self.choices.slots.get(slot).and_then(|slot| slot.signature.as_ref());
        let mine = signature(slot);
        mine.is_some() && path.skipped.iter().any(|&other| signature(other) == mine)
    }

    fn take_slot(&mut self, path: &mut Path, slot: usize, left: usize) {
        let moves = self.choices.slots.get(slot).map(|slot| slot.moves.clone()).unwrap_or_default();
        for step in moves {
            self.take(path, step, slot + 1, left);
        }
    }

    fn take(&mut self, path: &mut Path, step: Move, next: usize, left: usize) {
        let undo = perform(&mut path.facts, &step);
        path.steps.push(step);
        self.descend(path, next, left - 1);
        path.steps.pop();
        revert(&mut path.facts, undo);
    }
}
