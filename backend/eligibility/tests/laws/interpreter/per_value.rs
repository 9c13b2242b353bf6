//! `per_value`: bounds that hold for each value, or combination of values, on its own.
//! An item whose value is unknown may have any value, known so far or not.

use std::collections::{BTreeMap, BTreeSet};

use super::count::values_of;
use super::scene::{Counted, Scene};
use super::span::{Growth, MANY, Span, both, judge, shown};
use super::truth::Truth;
use super::{bare, tidy};
use eligibility::rule::{Bound, Check, Frac, Set};
use eligibility::value::Value;
use eligibility::verdict::{Actual, Cause, Missing, Part, RuleStatus};

type Key = Vec<Value>;

/// What the items present add to one value.
#[derive(Default)]
struct Tally {
    span: Span,
    counted: Vec<String>,
    /// Some item certainly has the value, however little it adds.
    occurs: bool,
    /// Holds this registration, so that a pool rule concerns it.
    own: bool,
}

struct Tallies {
    by_key: BTreeMap<Key, Tally>,
    /// Items whose value is unknown: what they could add to any one value.
    floating: Span,
    floats: bool,
    floating_own: bool,
    /// Items whose value is known, each once.
    settled: Span,
    missing: Vec<Missing>,
    growth: Growth,
    each: i128,
}

/// The numbers of a `per_value` check.
struct Bounds<'a> {
    min: Option<i64>,
    max: Option<i64>,
    max_share: Option<Frac>,
    cover: Option<&'a String>,
    table: &'a BTreeMap<String, Bound>,
}

pub(super) fn per_value<'a>(scene: &'a Scene<'a>, check: &'a Check) -> Part {
    let Check::PerValue { set, attr, min, max, max_share, cover, table } = check else {
        return bare(RuleStatus::Open, Cause::FactsMissing);
    };
    let bounds = Bounds { min: *min, max: *max, max_share: *max_share, cover: cover.as_ref(), table };
    let tallies = tally(scene, set, attr);
    let mut status = both(newcomers_apart(&tallies, &bounds), covered(scene, &tallies, &bounds));
    let mut offending = Vec::new();
    let mut worst: Option<&Tally> = None;
    for (key, tally) in &tallies.by_key {
        let here = judge_value(&tallies, tally, bounds.of(key), bounds.max_share);
        if here == RuleStatus::NotMet {
            offending.extend(tally.counted.iter().cloned());
        }
        let matters = tallies.growth != Growth::Filling || tally.own;
        if matters && worst.is_none_or(|worst| tally.span.high > worst.span.high) {
            worst = Some(tally);
        }
        status = both(status, here);
    }
    report(status, &bounds, &tallies, worst, offending)
}

fn tally<'a>(scene: &'a Scene<'a>, set: &'a Set, attr: &'a [String]) -> Tallies {
    let gathered = scene.gather(set);
    let mut tallies = Tallies {
        by_key: BTreeMap::new(),
        floating: Span::default(),
        floats: false,
        floating_own: false,
        settled: Span::default(),
        missing: gathered.missing.clone(),
        growth: gathered.growth,
        each: if set.sum.is_some() { MANY } else { 1 },
    };
    for item in &gathered.items {
        let own = scene.is_own(item.id, item.subject.facts, &set.over);
        let full = item.weight(set, &mut tallies.missing);
        let sure = item.belongs == Truth::Yes;
        let weight = if sure { full } else { Span::new(full.low.min(0), full.high.max(0)) };
        let Some(keys) = keys_of(item, attr, &mut tallies.missing) else {
            tallies.floating = tallies.floating.plus(Span::new(full.low.min(0), full.high.max(0)));
            tallies.floats = true;
            tallies.floating_own |= own;
            continue;
        };
        tallies.settled = tallies.settled.plus(weight);
        for key in keys {
            let entry = tallies.by_key.entry(key).or_default();
            entry.span = entry.span.plus(weight);
            entry.own |= own;
            entry.occurs |= sure;
            if sure {
                entry.counted.push(item.id.to_owned());
            }
        }
    }
    tallies
}

/// The item's values; none when one of them is unknown.
fn keys_of<'a>(item: &Counted<'a>, attr: &'a [String], missing: &mut Vec<Missing>) -> Option<Vec<Key>> {
    let before = missing.len();
    let mut keys: Vec<Key> = vec![Vec::new()];
    for name in attr {
        match item.subject.get(name) {
            Ok(value) => keys = extended(&keys, &values_of(&value)),
            Err(gap) => missing.push(gap),
        }
    }
    (missing.len() == before).then_some(keys)
}

/// Every combination of the keys so far with one more value; an item with several codes has several keys.
fn extended(keys: &[Key], values: &[Value]) -> Vec<Key> {
    let longer = |key: &Key| {
        let key = key.clone();
        values.iter().map(move |value| [key.clone(), vec![value.clone()]].concat()).collect::<Vec<_>>()
    };
    keys.iter().flat_map(longer).collect()
}

impl Bounds<'_> {
    /// Bounds of one value: its own row of the table, or the common ones.
    fn of(&self, key: &Key) -> Bound {
        let single = match key.as_slice() {
            [value] => value.as_str(),
            _ => None,
        };
        let row = single.and_then(|code| self.table.get(code)).copied();
        row.unwrap_or(Bound { min: self.min, max: self.max })
    }
}

fn judge_value(tallies: &Tallies, tally: &Tally, bound: Bound, max_share: Option<Frac>) -> RuleStatus {
    if tallies.growth == Growth::Filling && !tally.own && !tallies.floating_own {
        return RuleStatus::Met;
    }
    let possible = tally.span.plus(tallies.floating);
    let mut status = judge(possible, tallies.growth, tallies.each, Bound { min: None, max: bound.max });
    if let Some(min) = bound.min {
        // A minimum is asked only of values that occur; one item is enough for a minimum of one item.
        let enough = match tally.occurs {
            true => judge(possible, tallies.growth, tallies.each, Bound { min: Some(min), max: None }),
            false if tallies.each == 1 && min <= 1 => RuleStatus::Met,
            false => RuleStatus::Open,
        };
        status = both(status, enough);
    }
    both(status, max_share.map_or(RuleStatus::Met, |frac| judge_share(tallies, tally.span, frac)))
}

/// d·value − n·total ≤ 0, that is (d − n)·value − n·rest ≤ 0, where each item is on one side or the other.
fn judge_share(tallies: &Tallies, value: Span, frac: Frac) -> RuleStatus {
    let (top, bottom) = (i128::from(frac.0.min(frac.1)), i128::from(frac.1));
    let rest = Span::new(tallies.settled.low - value.low, tallies.settled.high - value.high);
    let newcomers = match tallies.growth {
        Growth::Closed => 0,
        Growth::Room(heads) => heads.saturating_mul(tallies.each).min(MANY),
        Growth::Filling => MANY,
    };
    let undecided = tallies.floating.high.saturating_add(newcomers).min(MANY);
    let form = |value: i128, rest: i128| {
        value.saturating_mul(bottom - top).saturating_sub(rest.saturating_mul(top)).clamp(-MANY, MANY)
    };
    let span = Span::new(form(value.low, rest.high + undecided), form(value.high + undecided, rest.low));
    judge(span, Growth::Closed, 0, Bound { min: None, max: Some(0) })
}

/// Values nobody present is known to have, but somebody unknown or new might.
fn newcomers_apart(tallies: &Tallies, bounds: &Bounds) -> RuleStatus {
    let joining = matches!(tallies.growth, Growth::Room(heads) if heads > 0);
    if !joining && !tallies.floats {
        return RuleStatus::Met;
    }
    let fresh = Tally { own: tallies.floating_own, ..Tally::default() };
    let tabled = bounds.table.values().map(|bound| judge_value(tallies, &fresh, *bound, None));
    let common = judge_value(tallies, &fresh, Bound { min: bounds.min, max: bounds.max }, bounds.max_share);
    tabled.fold(common, both)
}

/// Every code of the group to be covered, and every value of the table with a minimum, occurs often enough.
fn covered(scene: &Scene, tallies: &Tallies, bounds: &Bounds) -> RuleStatus {
    let group = bounds.cover.and_then(|name| scene.schema.groups.get(name));
    let undeclared = bounds.cover.is_some() && group.is_none();
    let wanted: BTreeSet<&String> = group.into_iter().flat_map(|group| &group.codes).collect();
    let wanted = wanted.into_iter().map(|code| (code, bounds.min.unwrap_or(1).max(1)));
    let tabled = bounds.table.iter().filter_map(|(code, bound)| bound.min.map(|min| (code, min)));
    let none = Span::default();
    let each = wanted.chain(tabled).map(|(code, min)| {
        let present = tallies.by_key.get(&vec![Value::Code(code.clone())]).map_or(none, |tally| tally.span);
        judge(
            present.plus(tallies.floating),
            tallies.growth,
            tallies.each,
            Bound { min: Some(min), max: None },
        )
    });
    each.fold(if undeclared { RuleStatus::Open } else { RuleStatus::Met }, both)
}

fn report(
    status: RuleStatus,
    bounds: &Bounds,
    tallies: &Tallies,
    worst: Option<&Tally>,
    offending: Vec<String>,
) -> Part {
    let unknown = tidy(tallies.missing.clone());
    let cause = match status {
        RuleStatus::Met => Cause::Fits,
        RuleStatus::NotMet if offending.is_empty() => Cause::TooFew,
        RuleStatus::NotMet => match worst {
            Some(tally) if bounds.max.is_some_and(|max| tally.span.low <= max.into()) => Cause::TooFew,
            _ => Cause::TooMany,
        },
        RuleStatus::Open if unknown.is_empty() => Cause::MayJoin,
        RuleStatus::Open => Cause::FactsMissing,
    };
    let counted = tallies.by_key.values().flat_map(|tally| tally.counted.iter().cloned());
    let actual = worst.map(|tally| Actual { known: shown(tally.span.low), possible: shown(tally.span.high) });
    Part {
        expected: Some(Bound { min: bounds.min, max: bounds.max }),
        actual: Some(actual.unwrap_or(Actual { known: 0, possible: shown(tallies.floating.high) })),
        counted: counted.collect(),
        offending,
        unknown,
        ..bare(status, cause)
    }
}
