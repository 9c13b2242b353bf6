//! When searching step by step would take too long: the fewest steps as an integer program over the numbers of
//! moves of each sort. What it finds is held against the evaluator like everything else.

use std::collections::{BTreeMap, BTreeSet};

use super::choices::Move;
use super::distance::Gauge;
use super::plan::{Plan, price, tells_of_registration, whole};
use crate::program::{Budget, Compiler, Outcome, Wanted, World};
use crate::schema::FactSchema;
use crate::verdict::FixKind;

/// Ways to complete the registration's own facts that are tried.
const REGISTRATIONS: usize = 20;
/// The part of the budget, one of so many, that a glance may cost.
const GLANCE: usize = 3;
/// Numbers of steps allowed, one after another: a program with few steps is far easier to decide.
const STEPS: [usize; 6] = [2, 4, 8, 16, 32, 64];

/// Which fixes are asked for.
pub(super) struct Asked {
    /// Steps that a fix has at least, and at most where that is known.
    pub(super) shortest: usize,
    pub(super) longest: Option<usize>,
    pub(super) limit: usize,
    /// What finding them may cost.
    pub(super) work: usize,
}

/// Fixes of different kinds, the cheapest first, with the fewest steps there are. With it, whether that was decided.
pub(super) fn fewest(gauge: &Gauge, asked: &Asked) -> (Vec<Vec<usize>>, bool) {
    let mut budget = Budget::new(asked.work);
    let ends = match asked.longest {
        Some(longest) => vec![longest],
        None => STEPS.into_iter().filter(|most| *most >= asked.shortest).collect(),
    };
    for (tried, most) in ends.into_iter().enumerate() {
        if tried == 1 && hopeless(gauge, asked.shortest, &mut budget) {
            break;
        }
        if let Some(best) = Region::of(asked.shortest, most).solve(gauge, &mut budget) {
            let decided = !budget.gave_up();
            return (alternatives(gauge, best, asked.limit, &mut budget), decided);
        }
    }
    (Vec::new(), !budget.gave_up())
}

/// Whether no number of steps would do, where a glance shows it: the other numbers need not be tried then.
fn hopeless(gauge: &Gauge, shortest: usize, budget: &mut Budget) -> bool {
    let [.., most] = STEPS;
    let mut glance = budget.part(GLANCE);
    let none = Region::of(shortest, most).solve(gauge, &mut glance).is_none() && !glance.gave_up();
    budget.pay(&glance);
    none
}

/// A fix with its kinds, how many steps there are of each.
struct Found {
    price: i64,
    taken: Vec<usize>,
    kinds: BTreeMap<FixKind, i64>,
    region: Region,
}

/// A fix of other kinds has fewer steps of one of them: so each of its kinds in turn is capped, and what is found
/// there is split in the same way.
fn alternatives(gauge: &Gauge, best: Found, limit: usize, budget: &mut Budget) -> Vec<Vec<usize>> {
    let steps = best.kinds.values().sum();
    let mut open = vec![best];
    let mut kinds = BTreeSet::new();
    let mut fixes = Vec::new();
    while fixes.len() < limit && !open.is_empty() {
        open.sort_by(|one, other| (other.price, &other.taken).cmp(&(one.price, &one.taken)));
        let Some(found) = open.pop() else { break };
        for (kind, count) in found.kinds.iter().filter(|(_, count)| **count > 0) {
            let mut region = Region { least: steps, most: steps, caps: found.region.caps.clone() };
            region.caps.insert(*kind, count - 1);
            open.extend(region.solve(gauge, budget));
        }
        if kinds.insert(found.kinds) {
            fixes.push(found.taken);
        }
    }
    fixes
}

/// Which fixes are asked for.
pub(super) struct Region {
    pub(super) least: i64,
    pub(super) most: i64,
    /// Steps allowed of a kind.
    pub(super) caps: BTreeMap<FixKind, i64>,
}

impl Region {
    fn of(least: usize, most: usize) -> Self {
        Self { least: whole(least), most: whole(most), caps: BTreeMap::new() }
    }

    fn solve(self, gauge: &Gauge, budget: &mut Budget) -> Option<Found> {
        let moves = &gauge.choices.moves;
        let ways = |kind| {
            let steps = moves.iter().enumerate().filter(move |(_, step)| step.kind == kind);
            [None].into_iter().chain(steps.filter(|(_, step)| tells_of_registration(step)).map(Some))
        };
        let said = ways(FixKind::Fill)
            .flat_map(|fill| ways(FixKind::Correct).map(move |correct| [fill, correct]))
            .map(|said| said.into_iter().flatten().collect::<Vec<_>>());
        let all: Vec<Vec<(usize, &Move)>> = said.take(REGISTRATIONS + 1).collect();
        if all.len() > REGISTRATIONS {
            budget.leave_open();
        }
        let tried = all.iter().take(REGISTRATIONS);
        let found = tried.filter_map(|said| self.with_registration(gauge, said, budget));
        let (price, taken) = found.min()?;
        let mut kinds = BTreeMap::new();
        for step in taken.iter().filter_map(|index| moves.get(*index)) {
            *kinds.entry(step.kind).or_insert(0) += 1;
        }
        Some(Found { price, taken, kinds, region: self })
    }

    fn with_registration(
        &self,
        gauge: &Gauge,
        said: &[(usize, &Move)],
        budget: &mut Budget,
    ) -> Option<(i64, Vec<usize>)> {
        if !budget.spend(gauge.writing()) {
            return None;
        }
        let mut registration = gauge.start.registration.clone();
        for (_, step) in said {
            FactSchema::put(Some(&gauge.schema.registration), &mut registration, step.wish.clone());
        }
        let mut plan = Plan::new(self.most);
        plan.moves(gauge);
        plan.within(self, said);
        plan.fixed(gauge);
        let choices = gauge.choices;
        let Plan { program, items, statements, columns, pairs, .. } = plan;
        let world =
            World { schema: gauge.schema, registration, items, statements, settled: choices.imagined };
        let mut compiler = Compiler { world: &world, program };
        for rule in &gauge.rules.rules {
            if compiler.demand(&rule.check, Wanted::Met, None).is_none() {
                budget.leave_open();
                return None;
            }
        }
        let Outcome::Best(numbers) = compiler.program.solve(budget) else { return None };
        let number = |column: usize| numbers.get(column).copied().unwrap_or(0);
        let mut taken: Vec<usize> = said.iter().map(|(index, _)| *index).collect();
        for (column, index) in columns {
            taken.extend((0..number(column)).map(|_| index));
        }
        let taken = paired(gauge, taken, number(pairs))?;
        let price = taken.iter().filter_map(|index| gauge.choices.moves.get(*index)).map(price).sum();
        Some((price, taken))
    }
}

/// Makes so many pairs of one who goes and one who comes into replacements.
fn paired(gauge: &Gauge, taken: Vec<usize>, pairs: i64) -> Option<Vec<usize>> {
    let moves = &gauge.choices.moves;
    let kind = |index: &usize| moves.get(*index).map(|step| step.kind);
    let (mut going, rest): (Vec<usize>, Vec<usize>) =
        taken.into_iter().partition(|index| kind(index) == Some(FixKind::Remove));
    let (mut coming, mut steps): (Vec<usize>, Vec<usize>) =
        rest.into_iter().partition(|index| kind(index) == Some(FixKind::Add));
    for _ in 0..pairs {
        let (goes, comes) = (moves.get(going.pop()?)?, moves.get(coming.pop()?)?);
        let same =
            |step: &Move| step.kind == FixKind::Replace && step.source == goes.source && step.to == comes.to;
        steps.push(moves.iter().position(same)?);
    }
    steps.extend(coming);
    steps.extend(going);
    steps.sort_unstable();
    Some(steps)
}
