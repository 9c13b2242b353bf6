//! Checks that count items one by one: `count`, `distinct` and `every`.

use super::Judge;
use super::finding::{Finding, Who};
use super::mask::Mask;
use super::plan::{PredPlan, SetPlan};
use super::predicate::Belonging;
use super::span::{Growth, MANY, Span, judge};
use super::table::Table;
use crate::rule::Bound;
use crate::verdict::{Actual, Cause, RuleStatus};

impl Judge<'_> {
    pub(super) fn count(&self, set: &SetPlan, bound: Bound, note: Option<&mut Finding>) -> RuleStatus {
        let Some(table) = self.read.table(set.table) else { return RuleStatus::Open };
        let belonging = self.read.belonging(table, set.filter.as_ref());
        let growth = self.growth(table);
        let each = if set.sum.is_some() { MANY } else { 1 };
        let present = self.quantity(table, set.sum, &belonging.yes, &belonging.may);
        let status = judge(present, growth, each, at_stake(table, growth, &belonging, bound));
        if let Some(note) = note {
            self.note_set(set, table, &belonging, note);
            conclude_count(note, status, bound, present, growth, belonging.yes);
        }
        status
    }

    pub(super) fn distinct(
        &self,
        (set, partition, several): (&SetPlan, usize, bool),
        bound: Bound,
        note: Option<&mut Finding>,
    ) -> RuleStatus {
        let Some(table) = self.read.table(set.table) else { return RuleStatus::Open };
        let Some(values) = table.partitions.get(partition) else { return RuleStatus::Open };
        let belonging = self.read.belonging(table, set.filter.as_ref());
        let growth = self.growth(table);
        let each = if several { MANY } else { 1 };
        let (mut sure, mut possible) = (0, 0);
        for group in values.entries.chunk_by(|one, other| one.key == other.key) {
            let meets = |mask: &Mask| group.iter().any(|entry| entry.mask & mask.chunk(entry.chunk) != 0);
            sure += i128::from(meets(&belonging.yes));
            possible += i128::from(meets(&belonging.may));
        }
        // An unknown value may turn out to be known absence, so it adds nothing for certain.
        let unknown = belonging.may.both(&values.unknown);
        let unknown_count = i128::try_from(unknown.count()).unwrap_or(MANY);
        let present = Span::new(sure, possible + unknown_count.saturating_mul(each));
        let status = judge(present, growth, each, at_stake(table, growth, &belonging, bound));
        if let Some(note) = note {
            self.note_filter(set, table, &belonging, note);
            let slots = table.plan.partitions.get(partition).into_iter().flatten();
            slots.for_each(|&slot| note_slot(set.table, table, slot, &unknown, note));
            conclude_count(note, status, bound, present, growth, belonging.yes);
        }
        status
    }

    pub(super) fn every(&self, set: &SetPlan, must: &PredPlan, note: Option<&mut Finding>) -> RuleStatus {
        let Some(table) = self.read.table(set.table) else { return RuleStatus::Open };
        let (mut offending, mut doubtful) = (0, 0);
        for chunk in 0..table.chunks() {
            let (within, fits) =
                (self.read.in_set(table, set.filter.as_ref(), chunk), self.read.holds(table, must, chunk));
            offending |= within.yes & !fits.may;
            doubtful |= (within.may & !fits.yes) & !(within.yes & !fits.may);
        }
        let newcomers = matches!(self.growth(table), Growth::Room(heads) if heads > 0);
        let (status, cause) = match (offending != 0, doubtful != 0, newcomers) {
            (true, _, _) => (RuleStatus::NotMet, Cause::WrongValue),
            (false, true, _) => (RuleStatus::Open, Cause::FactsMissing),
            (false, false, true) => (RuleStatus::Open, Cause::MayJoin),
            (false, false, false) => (RuleStatus::Met, Cause::Fits),
        };
        if let Some(note) = note {
            note.cause = cause;
            self.note_every(set, must, table, note);
        }
        status
    }

    fn note_every(&self, set: &SetPlan, must: &PredPlan, table: &Table, note: &mut Finding) {
        let belonging = self.read.belonging(table, set.filter.as_ref());
        let fits = self.read.belonging(table, Some(must));
        self.note_filter(set, table, &belonging, note);
        for chunk in 0..table.chunks() {
            let whom = belonging.may.chunk(chunk);
            self.read.lacking((set.table, table), must, chunk, whom, &mut |table, slot, chunk, items| {
                note.lack(table, slot, chunk, items);
            });
        }
        let counted = belonging.yes.both(&fits.yes);
        let number = |mask: &Mask| i64::try_from(mask.count()).unwrap_or(i64::MAX);
        note.expected = Some(Bound { min: Some(number(&belonging.yes)), max: None });
        let possible = number(&belonging.yes.both(&fits.may));
        note.actual = Some(Actual { known: number(&counted), possible });
        note.offending = Who::Items(belonging.yes.without(&fits.may));
        note.counted = Who::Items(counted);
        note.table = set.table;
    }

    /// How much the items of a set add up to, one each or their amounts.
    pub(super) fn quantity(&self, table: &Table, sum: Option<usize>, yes: &Mask, may: &Mask) -> Span {
        let Some(slot) = sum else {
            let count = |mask: &Mask| i128::try_from(mask.count()).unwrap_or(MANY);
            return Span::new(count(yes), count(may));
        };
        let sure = |item: usize| yes.chunk(item / 64) >> (item % 64) & 1 == 1;
        Span::sum(may.positions().map(|item| {
            let amount = self.amount(table, slot, item);
            if sure(item) { amount } else { amount.or_nothing() }
        }))
    }

    /// Notes what leaves open who is in a set and what the items there amount to.
    pub(super) fn note_set(&self, set: &SetPlan, table: &Table, belonging: &Belonging, note: &mut Finding) {
        self.note_filter(set, table, belonging, note);
        if let Some(slot) = set.sum {
            note_slot(set.table, table, slot, &belonging.may, note);
        }
    }

    /// Notes what leaves open who is in a set.
    pub(super) fn note_filter(
        &self,
        set: &SetPlan,
        table: &Table,
        belonging: &Belonging,
        note: &mut Finding,
    ) {
        if let Some(filter) = &set.filter {
            for chunk in 0..table.chunks() {
                let open = belonging.may.chunk(chunk) & !belonging.yes.chunk(chunk);
                self.read.lacking(
                    (set.table, table),
                    filter,
                    chunk,
                    open,
                    &mut |table, slot, chunk, items| {
                        note.lack(table, slot, chunk, items);
                    },
                );
            }
        }
        note.table = set.table;
    }
}

/// Notes which of some items lack an attribute.
pub(super) fn note_slot(number: usize, table: &Table, slot: usize, whom: &Mask, note: &mut Finding) {
    for (chunk, whom) in whom.chunks().enumerate() {
        note.lack(number, slot, chunk, whom & table.gap(slot, chunk).unknown);
    }
}

fn conclude_count(
    note: &mut Finding,
    status: RuleStatus,
    bound: Bound,
    present: Span,
    growth: Growth,
    yes: Mask,
) {
    note.conclude(status, bound, present, growth);
    if note.cause == Cause::TooMany {
        note.offending = Who::Items(yes.clone());
    }
    note.counted = Who::Items(yes);
}

/// A registration that cannot be in the set of a pool rule cannot break its maximum.
fn at_stake(table: &Table, growth: Growth, belonging: &Belonging, bound: Bound) -> Bound {
    let own = || belonging.may.chunks().enumerate().any(|(chunk, may)| may & table.own(chunk) != 0);
    if growth == Growth::Filling && !own() { Bound { max: None, ..bound } } else { bound }
}
