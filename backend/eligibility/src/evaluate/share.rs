//! `share` and `ratio`. Both compare two quantities by an exact fraction n/d, which is the sign of the linear form
//! d·left − n·right; every item adds to that form on its own, so its least and greatest value are exact sums.
//! Items that are alike add alike: without amounts there are six kinds of them, and each is counted.

use super::Judge;
use super::count::note_slot;
use super::finding::{Finding, Who};
use super::mask::Mask;
use super::plan::{Fractions, SetPlan};
use super::predicate::Belonging;
use super::span::{Growth, MANY, Span, both, judge, shown};
use super::table::Table;
use crate::rule::{Bound, Frac};
use crate::verdict::RuleStatus;

/// What one item can add to the left and the right quantity: every combination that is possible.
type Choices = [Option<(Span, Span)>; 3];

/// Items alike and how many of them there are.
type Bundle = (Choices, i128);

struct Comparison {
    bundles: Vec<Bundle>,
    newcomer: Choices,
    growth: Growth,
}

const NOTHING: Span = Span::new(0, 0);
const ONE: Span = Span::new(1, 1);
const ANY: Span = Span::new(0, MANY);

impl Judge<'_> {
    pub(super) fn share(
        &self,
        (part, of): (&SetPlan, &SetPlan),
        between: Fractions,
        note: Option<&mut Finding>,
    ) -> RuleStatus {
        if part.table != of.table {
            return self.ratio((part, of), between, note);
        }
        let Some(table) = self.read.table(of.table) else { return RuleStatus::Open };
        let (left, right) = (
            self.read.belonging(table, part.filter.as_ref()),
            self.read.belonging(table, of.filter.as_ref()),
        );
        let bundles = match (part.sum, of.sum) {
            (None, None) => counted_bundles(&left, &right),
            _ => self.amount_bundles(table, (part, &left), (of, &right)),
        };
        let everybody = if of.filter.is_none() { Standing::In } else { Standing::Open };
        let unit = |set: &SetPlan| if set.sum.is_some() { ANY } else { ONE };
        let newcomer = joint(Standing::Open, everybody, (unit(part), unit(of)));
        let comparison = Comparison { bundles, newcomer, growth: self.growth(table) };
        let status = comparison.status(between);
        if let Some(note) = note {
            self.note_filter(part, table, &left, note);
            self.note_set(of, table, &right, note);
            if let Some(slot) = part.sum {
                note_slot(part.table, table, slot, &left.may.both(&right.may), note);
            }
            comparison.conclude(note, between, status);
            note.counted = Who::Items(left.yes.both(&right.yes));
        }
        status
    }

    /// Two sets of which nothing is known about the overlap: each item counts on its side alone.
    pub(super) fn ratio(
        &self,
        (left_set, right_set): (&SetPlan, &SetPlan),
        between: Fractions,
        note: Option<&mut Finding>,
    ) -> RuleStatus {
        let tables = (self.read.table(left_set.table), self.read.table(right_set.table));
        let (Some(left_table), Some(right_table)) = tables else { return RuleStatus::Open };
        let left = self.read.belonging(left_table, left_set.filter.as_ref());
        let right = self.read.belonging(right_table, right_set.filter.as_ref());
        let mut bundles = self.side(left_table, left_set, &left, |span| (span, NOTHING));
        bundles.extend(self.side(right_table, right_set, &right, |span| (NOTHING, span)));
        let growth = match self.growth(left_table) {
            Growth::Closed => self.growth(right_table),
            growing => growing,
        };
        let side = |set: &SetPlan| if set.sum.is_some() { ANY } else { Span::new(0, 1) };
        let newcomer = [Some((side(left_set), side(right_set))), None, None];
        let comparison = Comparison { bundles, newcomer, growth };
        let status = comparison.status(between);
        if let Some(note) = note {
            self.note_set(right_set, right_table, &right, note);
            self.note_set(left_set, left_table, &left, note);
            comparison.conclude(note, between, status);
            note.counted = Who::Items(left.yes);
        }
        status
    }

    /// What the items of one set add on their side.
    fn side(
        &self,
        table: &Table,
        set: &SetPlan,
        belonging: &Belonging,
        place: impl Fn(Span) -> (Span, Span),
    ) -> Vec<Bundle> {
        let choices = |sure: bool, weight: Span| [(!sure).then(|| place(NOTHING)), Some(place(weight)), None];
        let open = belonging.may.without(&belonging.yes);
        let Some(slot) = set.sum else {
            return vec![(choices(true, ONE), many(&belonging.yes)), (choices(false, ONE), many(&open))];
        };
        let each = |sure: bool| move |item: usize| (choices(sure, self.amount(table, slot, item)), 1);
        let sure = belonging.yes.positions().map(each(true));
        sure.chain(open.positions().map(each(false))).collect()
    }

    fn amount_bundles(
        &self,
        table: &Table,
        (part, left): (&SetPlan, &Belonging),
        (of, right): (&SetPlan, &Belonging),
    ) -> Vec<Bundle> {
        let weight = |set: &SetPlan, item: usize| set.sum.map_or(ONE, |slot| self.amount(table, slot, item));
        let bundle = |item: usize| {
            let at = |mask: &Mask| mask.chunk(item / 64) >> (item % 64) & 1 == 1;
            let standing =
                (Standing::new(&left.yes, &left.may, at), Standing::new(&right.yes, &right.may, at));
            (joint(standing.0, standing.1, (weight(part, item), weight(of, item))), 1)
        };
        right.may.positions().map(bundle).collect()
    }
}

/// Whether an item is in a set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Out,
    Open,
    In,
}

impl Standing {
    fn new(yes: &Mask, may: &Mask, at: impl Fn(&Mask) -> bool) -> Self {
        match (at(yes), at(may)) {
            (true, _) => Self::In,
            (false, true) => Self::Open,
            (false, false) => Self::Out,
        }
    }
}

/// A part is counted within its whole, so what is not in the whole is not in the part either.
fn joint(part: Standing, whole: Standing, (part_weight, whole_weight): (Span, Span)) -> Choices {
    [
        (whole != Standing::In).then_some((NOTHING, NOTHING)),
        (part != Standing::In).then_some((NOTHING, whole_weight)),
        (part != Standing::Out).then_some((part_weight, whole_weight)),
    ]
}

fn counted_bundles(left: &Belonging, right: &Belonging) -> Vec<Bundle> {
    let (left_open, right_open) = (left.may.without(&left.yes), right.may.without(&right.yes));
    let wholes = [(Standing::In, &right.yes), (Standing::Open, &right_open)];
    let mut bundles = Vec::with_capacity(6);
    for (whole, there) in wholes {
        let parts = [
            (Standing::In, there.both(&left.yes)),
            (Standing::Open, there.both(&left_open)),
            (Standing::Out, there.without(&left.may)),
        ];
        bundles.extend(parts.map(|(part, items)| (joint(part, whole, (ONE, ONE)), many(&items))));
    }
    bundles.retain(|(_, times)| *times > 0);
    bundles
}

fn many(items: &Mask) -> i128 {
    items.chunks().map(|chunk| i128::from(chunk.count_ones())).sum()
}

impl Comparison {
    fn status(&self, between: Fractions) -> RuleStatus {
        let at_least = between.min.map(|frac| self.sign(frac, Bound { min: Some(0), max: None }));
        let at_most = between.max.map(|frac| self.sign(frac, Bound { min: None, max: Some(0) }));
        both(at_least.unwrap_or(RuleStatus::Met), at_most.unwrap_or(RuleStatus::Met))
    }

    fn sign(&self, frac: Frac, bound: Bound) -> RuleStatus {
        let (top, bottom) = (i128::from(frac.0), i128::from(frac.1));
        let less = |one: i128, other: i128| {
            one.saturating_mul(bottom).saturating_sub(other.saturating_mul(top)).clamp(-MANY, MANY)
        };
        let form =
            |(left, right): (Span, Span)| Span::new(less(left.low, right.high), less(left.high, right.low));
        let spread = |choices: &Choices| hull(choices.iter().flatten().map(|&choice| form(choice)));
        let present = Span::sum(self.bundles.iter().map(|(choices, times)| spread(choices).times(*times)));
        let newcomer = spread(&self.newcomer);
        let heads = match self.growth {
            Growth::Closed => 0,
            Growth::Room(heads) => heads,
            Growth::Filling => MANY,
        };
        let grown = Span::new(newcomer.low.min(0), newcomer.high.max(0)).times(heads);
        judge(present.plus(grown), Growth::Closed, 0, bound)
    }

    /// The bound is shown in items, for as many of the whole as are there now.
    fn conclude(&self, note: &mut Finding, between: Fractions, status: RuleStatus) {
        let total = |side: fn(&(Span, Span)) -> Span| {
            let of_bundle =
                |(choices, times): &Bundle| hull(choices.iter().flatten().map(side)).times(*times);
            Span::sum(self.bundles.iter().map(of_bundle))
        };
        let (left, right) = (total(|choice| choice.0), total(|choice| choice.1));
        let times = |frac: Frac| right.low.saturating_mul(frac.0.into());
        let per = |frac: Frac| i128::from(frac.1.max(1));
        let least = |frac| shown(times(frac).saturating_add(per(frac) - 1).div_euclid(per(frac)));
        let most = |frac| shown(times(frac).div_euclid(per(frac)));
        let bound = Bound { min: between.min.map(least), max: between.max.map(most) };
        note.conclude(status, bound, left, self.growth);
    }
}

fn hull(spans: impl Iterator<Item = Span>) -> Span {
    let join = |one: Span, other: Span| Span::new(one.low.min(other.low), one.high.max(other.high));
    spans.reduce(join).unwrap_or_default()
}
