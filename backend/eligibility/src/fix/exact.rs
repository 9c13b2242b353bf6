//! When searching step by step would take too long: the fewest steps as an integer program over the numbers of
//! moves of each sort. What it finds is held against the evaluator like everything else.

use std::collections::{BTreeMap, BTreeSet};

use super::choices::{Move, Place};
use super::cost;
use super::distance::Gauge;
use crate::facts::Attributes;
use crate::program::{Budget, Candidate, Compiler, Form, Outcome, Program, Wanted, World};
use crate::rule::MEMBERS;
use crate::schema::FactSchema;
use crate::verdict::FixKind;

/// Ways to complete the registration's own facts that are tried.
const REGISTRATIONS: usize = 20;
/// The part of the budget, one of so many, that a glance may cost.
const GLANCE: usize = 3;
/// Numbers of steps allowed, one after another: a program with few steps is far easier to decide.
const STEPS: [usize; 6] = [2, 4, 8, 16, 32, 64];
/// What a step costs: more than all differences between kinds of step together.
const STEP: i64 = 1_000;

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
struct Region {
    least: i64,
    most: i64,
    /// Steps allowed of a kind.
    caps: BTreeMap<FixKind, i64>,
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
        let fixed = gauge.start.collections.iter().filter(|(name, _)| !name.starts_with("registrations"));
        for (name, list) in fixed {
            let items = list.iter().map(|item| candidate(plan.program.column(1, 1, 0), &item.attributes));
            plan.items.insert(name.clone(), items.collect());
        }
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

/// Fills in or corrects what the registration says about itself.
fn tells_of_registration(step: &Move) -> bool {
    matches!(step.kind, FixKind::Fill | FixKind::Correct) && step.from.is_none()
}

fn candidate(column: usize, attributes: &Attributes) -> Candidate {
    Candidate { column, attributes: attributes.clone(), amounts: BTreeMap::new() }
}

fn price(step: &Move) -> i64 {
    STEP + i64::from(cost(step.kind))
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The moves as columns, and the members they lead to. A replacement is one who goes and one who comes, in one step
/// instead of two: so who replaces whom need not be decided.
struct Plan {
    program: Program,
    items: BTreeMap<String, Vec<Candidate>>,
    statements: BTreeMap<String, usize>,
    /// Columns of moves.
    columns: Vec<(usize, usize)>,
    /// The column of replacements.
    pairs: usize,
    most: i64,
    /// Steps by kind, and altogether.
    kinds: BTreeMap<FixKind, Form>,
    all: Form,
}

impl Plan {
    fn new(most: i64) -> Self {
        let mut program = Program::default();
        let [goes, comes, both] =
            [FixKind::Remove, FixKind::Add, FixKind::Replace].map(|kind| i64::from(cost(kind)));
        let pairs = program.column(0, most, both - goes - comes - STEP);
        let kinds = [(FixKind::Remove, -1), (FixKind::Add, -1), (FixKind::Replace, 1)];
        Self {
            program,
            items: BTreeMap::from([(MEMBERS.to_owned(), Vec::new())]),
            statements: BTreeMap::new(),
            columns: Vec::new(),
            pairs,
            most,
            kinds: kinds.into_iter().map(|(kind, factor)| (kind, Form::from([(pairs, factor)]))).collect(),
            all: Form::from([(pairs, -1)]),
        }
    }

    fn moves(&mut self, gauge: &Gauge) {
        let choices = gauge.choices;
        let mut of_source: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, step) in choices.moves.iter().enumerate() {
            if step.kind == FixKind::Replace || tells_of_registration(step) {
                continue;
            }
            let capacity = step.source.and_then(|source| choices.capacities.get(source));
            let most = capacity.map_or(self.most, |capacity| whole(*capacity).min(self.most));
            let column = self.program.column(0, most, price(step));
            self.columns.push((column, index));
            self.all.insert(column, 1);
            self.kinds.entry(step.kind).or_default().insert(column, 1);
            if let Some(source) = step.source {
                of_source.entry(source).or_default().push(column);
            }
            match step.to.and_then(|place| choices.places.get(place)) {
                Some(Place::Member(attributes)) => self.member(column, attributes),
                Some(Place::Registration(said)) => {
                    self.statements.extend(said.keys().map(|name| (name.clone(), column)));
                }
                None => {}
            }
        }
        // Everyone stays or makes one of the moves.
        for (source, from) in choices.present() {
            let Some(Place::Member(attributes)) = choices.places.get(from) else { continue };
            let count = choices.capacities.get(source).map_or(0, |count| whole(*count));
            let stays = self.program.column(0, count, 0);
            self.member(stays, attributes);
            let moved = of_source.remove(&source).unwrap_or_default();
            let each: Form = moved.into_iter().chain([stays]).map(|column| (column, 1)).collect();
            self.program.at_most(each.clone(), count, None);
            self.program.at_least(each, count, None);
        }
    }

    fn member(&mut self, column: usize, attributes: &Attributes) {
        self.items.entry(MEMBERS.to_owned()).or_default().push(candidate(column, attributes));
    }

    /// As many steps as asked for, with those that are `said` of the registration.
    fn within(&mut self, region: &Region, said: &[(usize, &Move)]) {
        let made = whole(said.len());
        let of_kind = |kind: FixKind| whole(said.iter().filter(|(_, step)| step.kind == kind).count());
        self.program.at_most(self.all.clone(), region.most - made, None);
        self.program.at_least(self.all.clone(), region.least - made, None);
        for (kind, form) in &self.kinds {
            self.program.at_least(form.clone(), 0, None);
            if let Some(cap) = region.caps.get(kind) {
                self.program.at_most(form.clone(), cap - of_kind(*kind), None);
            }
        }
        if region.caps.iter().any(|(kind, cap)| of_kind(*kind) > *cap) {
            // More is said than is allowed.
            self.program.at_least(Form::new(), 1, None);
        }
    }
}
