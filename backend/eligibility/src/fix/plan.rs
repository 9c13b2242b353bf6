//! Every move as a column of a program, and the members that moves lead to.

use std::collections::BTreeMap;

use super::choices::{Move, Place};
use super::cost;
use super::distance::Gauge;
use super::exact::Region;
use crate::facts::Attributes;
use crate::program::{Candidate, Form, Program};
use crate::rule::MEMBERS;
use crate::verdict::FixKind;

/// What a step costs: more than all differences between kinds of step together.
const STEP: i64 = 1_000;

/// The moves as columns, and the members they lead to. A replacement is one who goes and one who comes, in one step
/// instead of two: so who replaces whom need not be decided.
pub(super) struct Plan {
    pub(super) program: Program,
    pub(super) items: BTreeMap<String, Vec<Candidate>>,
    pub(super) statements: BTreeMap<String, usize>,
    /// Columns of moves.
    pub(super) columns: Vec<(usize, usize)>,
    /// The column of replacements.
    pub(super) pairs: usize,
    most: i64,
    /// Steps by kind, and altogether.
    kinds: BTreeMap<FixKind, Form>,
    all: Form,
}

impl Plan {
    pub(super) fn new(most: i64) -> Self {
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

    pub(super) fn moves(&mut self, gauge: &Gauge) {
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

    /// What no move changes.
    pub(super) fn fixed(&mut self, gauge: &Gauge) {
        let fixed = gauge.start.collections.iter().filter(|(name, _)| !name.starts_with("registrations"));
        for (name, list) in fixed {
            let items = list.iter().map(|item| candidate(self.program.column(1, 1, 0), &item.attributes));
            self.items.insert(name.clone(), items.collect());
        }
    }

    fn member(&mut self, column: usize, attributes: &Attributes) {
        self.items.entry(MEMBERS.to_owned()).or_default().push(candidate(column, attributes));
    }

    /// As many steps as asked for, with those that are `said` of the registration.
    pub(super) fn within(&mut self, region: &Region, said: &[(usize, &Move)]) {
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

/// Fills in or corrects what the registration says about itself.
pub(super) fn tells_of_registration(step: &Move) -> bool {
    matches!(step.kind, FixKind::Fill | FixKind::Correct) && step.from.is_none()
}

fn candidate(column: usize, attributes: &Attributes) -> Candidate {
    Candidate { column, attributes: attributes.clone(), amounts: BTreeMap::new() }
}

pub(super) fn price(step: &Move) -> i64 {
    STEP + i64::from(cost(step.kind))
}

pub(super) fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
