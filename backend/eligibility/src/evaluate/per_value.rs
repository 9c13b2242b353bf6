//! `per_value`: bounds that hold for each value, or combination of values, on its own.
//! An item whose value is unknown may have any value, known so far or not.

use super::Judge;
use super::count::note_slot;
use super::finding::{Finding, Who};
use super::mask::{CHUNK, Mask, bits};
use super::plan::PerValuePlan;
use super::predicate::Belonging;
use super::span::{Growth, MANY, Span, both, judge, shown};
use super::table::{Entry, Partition, Table};
use crate::rule::{Bound, Frac};
use crate::verdict::{Actual, Cause, RuleStatus};

/// What the items present add to one value.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    span: Span,
    /// Some item certainly has the value, however little it adds.
    occurs: bool,
    /// Holds this registration, so that a pool rule concerns it.
    own: bool,
}

/// Everything about the set that the bounds of a single value depend on.
struct Grouped<'g> {
    plan: &'g PerValuePlan<'g>,
    table: &'g Table<'g>,
    values: &'g Partition,
    belonging: Belonging,
    growth: Growth,
    each: i128,
    /// Items whose value is unknown: what they could add to any one value.
    floating: Span,
    floats: bool,
    floating_own: bool,
    /// Items whose value is known, each once; only shares ask for it.
    settled: Span,
}

impl Judge<'_> {
    pub(super) fn per_value(&self, plan: &PerValuePlan, note: Option<&mut Finding>) -> RuleStatus {
        let Some(grouped) = self.grouped(plan) else { return RuleStatus::Open };
        let mut status = both(grouped.newcomers_apart(), self.covered(&grouped));
        let Some(note) = note else {
            for group in grouped.groups() {
                if status == RuleStatus::NotMet {
                    break;
                }
                status =
                    both(status, self.of_group(&grouped, group).map_or(RuleStatus::Met, |(_, here)| here));
            }
            return status;
        };
        let mut counted = Vec::with_capacity(grouped.table.items.len());
        let mut offending = Vec::new();
        let mut worst: Option<Tally> = None;
        for group in grouped.groups() {
            let Some((tally, here)) = self.of_group(&grouped, group) else { continue };
            let before = counted.len();
            counted.extend(group.iter().flat_map(|entry| grouped.sure(entry)));
            if here == RuleStatus::NotMet {
                offending.extend(counted.iter().skip(before).copied());
            }
            let matters = grouped.growth != Growth::Filling || tally.own;
            if matters && worst.is_none_or(|worst| tally.span.high > worst.span.high) {
                worst = Some(tally);
            }
            status = both(status, here);
        }
        self.note_set(&plan.set, grouped.table, &grouped.belonging, note);
        let slots = grouped.table.plan.partitions.get(plan.partition).into_iter().flatten();
        slots.for_each(|&slot| note_slot(plan.set.table, grouped.table, slot, &grouped.belonging.may, note));
        grouped.conclude(note, status, worst, offending.is_empty());
        note.counted = Who::Listed(counted);
        note.offending = Who::Listed(offending);
        status
    }

    fn grouped<'g>(&'g self, plan: &'g PerValuePlan<'g>) -> Option<Grouped<'g>> {
        let table = self.read.table(plan.set.table)?;
        let values = table.partitions.get(plan.partition)?;
        let belonging = self.read.belonging(table, plan.set.filter.as_ref());
        let floating = belonging.may.both(&values.unknown);
        let floats = !floating.is_empty();
        let own = || floating.chunks().enumerate().any(|(chunk, items)| items & table.own(chunk) != 0);
        let settled = |mask: &Mask| mask.without(&values.unknown);
        Some(Grouped {
            plan,
            table,
            values,
            growth: self.growth(table),
            each: if plan.set.sum.is_some() { MANY } else { 1 },
            floating: self.quantity(table, plan.set.sum, &Mask::default(), &floating),
            floats,
            floating_own: floats && own(),
            settled: if plan.max_share.is_some() {
                let (sure, possible) = (settled(&belonging.yes), settled(&belonging.may));
                self.quantity(table, plan.set.sum, &sure, &possible)
            } else {
                Span::default()
            },
            belonging,
        })
    }

    /// None when nothing in the set may have the value.
    fn of_group(&self, grouped: &Grouped, group: &[Entry]) -> Option<(Tally, RuleStatus)> {
        let tally = self.tally(grouped, group)?;
        let bound = grouped.plan.bound(group.first().and_then(|entry| entry.word));
        Some((tally, grouped.judge_value(tally, bound, grouped.plan.max_share)))
    }

    fn tally(&self, grouped: &Grouped, group: &[Entry]) -> Option<Tally> {
        let mut tally = Tally::default();
        let (mut sure, mut possible) = (0, 0);
        for entry in group {
            let yes = entry.mask & grouped.belonging.yes.chunk(entry.chunk);
            let may = entry.mask & grouped.belonging.may.chunk(entry.chunk);
            sure += yes.count_ones();
            possible += may.count_ones();
            tally.own |= may & grouped.table.own(entry.chunk) != 0;
            if let Some(slot) = grouped.plan.set.sum {
                tally.span = tally.span.plus(self.amounts(grouped.table, slot, (entry.chunk, yes, may)));
            }
        }
        tally.occurs = sure != 0;
        if grouped.plan.set.sum.is_none() {
            tally.span = Span::new(sure.into(), possible.into());
        }
        (possible != 0).then_some(tally)
    }

    fn amounts(&self, table: &Table, slot: usize, (chunk, yes, may): (usize, u64, u64)) -> Span {
        Span::sum(bits(may).map(|bit| {
            let amount = self.amount(table, slot, chunk * CHUNK + bit);
            if yes >> bit & 1 == 1 { amount } else { amount.or_nothing() }
        }))
    }

    /// Every code of the group to be covered, and every value of the table with a minimum, occurs often enough.
    fn covered(&self, grouped: &Grouped) -> RuleStatus {
        let plan = grouped.plan;
        let least = plan.common.min.unwrap_or(1).max(1);
        let wanted = plan.cover.iter().map(|&word| (word, least));
        let tabled = plan.table.iter().filter_map(|&(word, bound)| bound.min.map(|min| (word, min)));
        let each = wanted.chain(tabled).map(|(word, min)| {
            let present = self.tally(grouped, self.group_of(grouped, word)).unwrap_or_default().span;
            let bound = Bound { min: Some(min), max: None };
            judge(present.plus(grouped.floating), grouped.growth, grouped.each, bound)
        });
        each.fold(if plan.undeclared { RuleStatus::Open } else { RuleStatus::Met }, both)
    }

    fn group_of<'g>(&self, grouped: &Grouped<'g>, word: u32) -> &'g [Entry] {
        let entries = &grouped.values.entries;
        let before = |entry: &Entry| entry.word.is_some_and(|known| self.read.order(known, word).is_lt());
        let from = entries.get(entries.partition_point(before)..).unwrap_or_default();
        let many = from.iter().take_while(|entry| entry.word == Some(word)).count();
        from.get(..many).unwrap_or_default()
    }
}

impl PerValuePlan<'_> {
    /// Bounds of one value: its own row of the table, or the common ones.
    fn bound(&self, word: Option<u32>) -> Bound {
        let row = |word: u32| self.table.binary_search_by_key(&word, |(word, _)| *word).ok();
        let row = word.and_then(row).and_then(|at| self.table.get(at));
        row.map_or(self.common, |(_, bound)| *bound)
    }
}

impl<'g> Grouped<'g> {
    fn groups(&self) -> impl Iterator<Item = &'g [Entry]> + use<'g> {
        self.values.entries.chunk_by(|one, other| one.key == other.key)
    }

    /// Items that certainly have the value and belong to the set.
    fn sure(&self, entry: &Entry) -> impl Iterator<Item = usize> + use<> {
        let start = entry.chunk * CHUNK;
        bits(entry.mask & self.belonging.yes.chunk(entry.chunk)).map(move |bit| start + bit)
    }

    fn judge_value(&self, tally: Tally, bound: Bound, max_share: Option<Frac>) -> RuleStatus {
        if self.growth == Growth::Filling && !tally.own && !self.floating_own {
            return RuleStatus::Met;
        }
        let possible = if self.floats { tally.span.plus(self.floating) } else { tally.span };
        let mut status = judge(possible, self.growth, self.each, Bound { min: None, max: bound.max });
        if let Some(min) = bound.min {
            // A minimum is asked only of values that occur; one item is enough for a minimum of one item.
            let enough = match tally.occurs {
                true => judge(possible, self.growth, self.each, Bound { min: Some(min), max: None }),
                false if self.each == 1 && min <= 1 => RuleStatus::Met,
                false => RuleStatus::Open,
            };
            status = both(status, enough);
        }
        both(status, max_share.map_or(RuleStatus::Met, |frac| self.judge_share(tally.span, frac)))
    }

    /// d·value − n·total ≤ 0, that is (d − n)·value − n·rest ≤ 0, where each item is on one side or the other.
    fn judge_share(&self, value: Span, frac: Frac) -> RuleStatus {
        let (top, bottom) = (i128::from(frac.0.min(frac.1)), i128::from(frac.1));
        let rest = Span::new(self.settled.low - value.low, self.settled.high - value.high);
        let newcomers = match self.growth {
            Growth::Closed => 0,
            Growth::Room(heads) => heads.saturating_mul(self.each).min(MANY),
            Growth::Filling => MANY,
        };
        let undecided = self.floating.high.saturating_add(newcomers).min(MANY);
        let form = |value: i128, rest: i128| {
            value.saturating_mul(bottom - top).saturating_sub(rest.saturating_mul(top)).clamp(-MANY, MANY)
        };
        let span = Span::new(form(value.low, rest.high + undecided), form(value.high + undecided, rest.low));
        judge(span, Growth::Closed, 0, Bound { min: None, max: Some(0) })
    }

    /// Values nobody present is known to have, but somebody unknown or new might.
    fn newcomers_apart(&self) -> RuleStatus {
        let joining = matches!(self.growth, Growth::Room(heads) if heads > 0);
        if !joining && !self.floats {
            return RuleStatus::Met;
        }
        let fresh = Tally { own: self.floating_own, ..Tally::default() };
        let tabled = self.plan.table.iter().map(|(_, bound)| self.judge_value(fresh, *bound, None));
        tabled.fold(self.judge_value(fresh, self.plan.common, self.plan.max_share), both)
    }

    fn conclude(&self, note: &mut Finding, status: RuleStatus, worst: Option<Tally>, unbroken: bool) {
        let common = self.plan.common;
        note.cause = match status {
            RuleStatus::Met => Cause::Fits,
            RuleStatus::NotMet if unbroken => Cause::TooFew,
            RuleStatus::NotMet => match worst {
                Some(tally) if common.max.is_some_and(|max| tally.span.low <= max.into()) => Cause::TooFew,
                _ => Cause::TooMany,
            },
            RuleStatus::Open if note.lacking.is_empty() => Cause::MayJoin,
            RuleStatus::Open => Cause::FactsMissing,
        };
        let actual =
            worst.map(|tally| Actual { known: shown(tally.span.low), possible: shown(tally.span.high) });
        note.expected = Some(common);
        note.actual = Some(actual.unwrap_or(Actual { known: 0, possible: shown(self.floating.high) }));
    }
}
