//! Iterative deepening: first all fixes of one step, then of two, and so on, pruned by the least distance that is
//! still to go. The first depth at which anything is found holds the cheapest fixes.

use super::distance::{Measure, distance};
use super::moves::{Choices, Move, Slot, choices};
use crate::facts::{Facts, Item};
use crate::rule::RuleSet;
use crate::schema::FactSchema;
use crate::verdict::FixKind;

/// States judged before the search gives up looking for a proven minimum.
const NODES: usize = 4000;
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
    let mut search = Search { rules, schema, choices: &choices, nodes: 0, found: Vec::new() };
    for depth in first..=DEPTH {
        search.descend(&mut Path::new(start), 0, depth);
        if !search.found.is_empty() {
            return search.found;
        }
        if search.exhausted() {
            return search.climb(start).into_iter().collect();
        }
    }
    Vec::new()
}

struct Search<'a> {
    rules: &'a RuleSet,
    schema: &'a FactSchema,
    choices: &'a Choices,
    nodes: usize,
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
        self.nodes >= NODES || self.found.len() >= SOLUTIONS
    }

    /// Tries every continuation from choice number `next` on with exactly `left` more steps.
    fn descend(&mut self, path: &mut Path, next: usize, left: usize) {
        if self.exhausted() {
            return;
        }
        self.nodes += 1;
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

    /// When proof is too costly: always the step that leaves least to go, kept only if it arrives.
    fn climb(&self, start: &Facts) -> Option<Vec<Move>> {
        let mut facts = start.clone();
        let mut steps: Vec<Move> = Vec::new();
        let mut to_go = distance(self.rules, self.schema, &facts, Measure::Total);
        while to_go > 0 && steps.len() < DEPTH {
            let (left, step) = self.best_step(&mut facts, &steps)?;
            if left >= to_go {
                return None;
            }
            perform(&mut facts, &step);
            steps.push(step);
            to_go = left;
        }
        (to_go == 0).then_some(steps)
    }

    fn best_step(&self, facts: &mut Facts, taken: &[Move]) -> Option<(usize, Move)> {
        let free = |slot: &&Slot| !slot.moves.iter().any(|step| taken.contains(step));
        let open = self.choices.slots.iter().filter(free).flat_map(|slot| &slot.moves);
        let mut judged = open.chain(&self.choices.additions).map(|step| {
            let undo = perform(facts, step);
            let left = distance(self.rules, self.schema, facts, Measure::Total);
            revert(facts, undo);
            (left, step)
        });
        let first = judged.next()?;
        let (left, step) = judged.fold(first, |best, next| if next.0 < best.0 { next } else { best });
        Some((left, step.clone()))
    }
}

/// What has to be put back.
enum Undo {
    Nothing,
    Pop,
    Member(usize, Item),
    Insert(usize, Item),
    Registration(crate::facts::Attributes),
}

fn perform(facts: &mut Facts, step: &Move) -> Undo {
    let target = step.member.as_ref();
    let position = target.and_then(|id| facts.members.iter().position(|member| member.id == *id));
    match (step.kind, position) {
        (FixKind::Add, _) => {
            let id = format!("new-{}", facts.members.len() + 1);
            facts.members.push(Item { id, attributes: step.wish.clone() });
            Undo::Pop
        }
        (FixKind::Remove, Some(position)) => Undo::Insert(position, facts.members.remove(position)),
        (kind, Some(position)) => match facts.members.get_mut(position) {
            Some(member) => {
                let before = member.clone();
                if kind == FixKind::Replace {
                    member.attributes.clear();
                }
                member.attributes.extend(step.wish.clone());
                Undo::Member(position, before)
            }
            None => Undo::Nothing,
        },
        (FixKind::Fill | FixKind::Correct | FixKind::Confirm, None) if target.is_none() => {
            let before = facts.registration.clone();
            facts.registration.extend(step.wish.clone());
            Undo::Registration(before)
        }
        (_, None) => Undo::Nothing,
    }
}

fn revert(facts: &mut Facts, undo: Undo) {
    match undo {
        Undo::Nothing => {}
        Undo::Pop => {
            facts.members.pop();
        }
        Undo::Member(position, before) => {
            if let Some(member) = facts.members.get_mut(position) {
                *member = before;
            }
        }
        Undo::Insert(position, before) => facts.members.insert(position, before),
        Undo::Registration(before) => facts.registration = before,
    }
}
