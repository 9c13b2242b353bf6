//! Checks that count items one by one: `count`, `distinct` and `every`.

use std::collections::BTreeSet;

use super::scene::{Gathered, Scene};
use super::span::{Growth, MANY, Span, judge, shown};
use super::truth::Truth;
use super::{bare, tidy};
use eligibility::rule::{Bound, Pred, Set};
use eligibility::schema::AttributeKind;
use eligibility::value::Value;
use eligibility::verdict::{Actual, Cause, Missing, Part, RuleStatus};

pub(super) fn count<'a>(scene: &'a Scene<'a>, set: &'a Set, min: Option<i64>, max: Option<i64>) -> Part {
    let gathered = scene.gather(set);
    let mut missing = gathered.missing.clone();
    let mut present = Span::default();
    for item in &gathered.items {
        let weight = item.weight(set, &mut missing);
        present = present.plus(if item.belongs == Truth::Yes { weight } else { with_nothing(weight) });
    }
    let each = if set.sum.is_some() { MANY } else { 1 };
    let status = judge(present, gathered.growth, each, at_stake(&gathered, min, max));
    let too_many = status == RuleStatus::NotMet && max.is_some_and(|max| present.low > i128::from(max));
    let counted = certain(&gathered);
    let offending = if too_many { counted.clone() } else { Vec::new() };
    finish(status, (min, max), present, Outcome { counted, offending, missing, growth: gathered.growth })
}

pub(super) fn distinct<'a>(
    scene: &'a Scene<'a>,
    set: &'a Set,
    attr: &'a str,
    min: Option<i64>,
    max: Option<i64>,
) -> Part {
    let gathered = scene.gather(set);
    let declared = scene.schema.attributes(&set.over).and_then(|known| known.get(attr));
    let several = declared.is_some_and(|known| matches!(known.kind, AttributeKind::CodeSet { .. }));
    let each = if several { MANY } else { 1 };
    let mut missing = gathered.missing.clone();
    let (mut sure, mut conceivable, mut unknown) = (BTreeSet::new(), BTreeSet::new(), 0);
    for item in &gathered.items {
        match item.subject.get(attr) {
            Ok(value) => {
                let values = values_of(&value);
                if item.belongs == Truth::Yes {
                    sure.extend(values.iter().cloned());
                }
                conceivable.extend(values);
            }
            Err(gap) => {
                missing.push(gap);
                unknown += each;
            }
        }
    }
    let size = |values: &BTreeSet<Value>| i128::try_from(values.len()).unwrap_or(MANY);
    // An unknown value may turn out to be known absence, so it adds nothing for certain.
    let low = size(&sure);
    let present = Span::new(low, size(&conceivable) + unknown);
    let status = judge(present, gathered.growth, each, at_stake(&gathered, min, max));
    let too_many = status == RuleStatus::NotMet && max.is_some_and(|max| low > i128::from(max));
    let counted = certain(&gathered);
    let offending = if too_many { counted.clone() } else { Vec::new() };
    finish(status, (min, max), present, Outcome { counted, offending, missing, growth: gathered.growth })
}

pub(super) fn every<'a>(scene: &'a Scene<'a>, set: &'a Set, must: &'a Pred) -> Part {
    let gathered = scene.gather(set);
    let mut missing = gathered.missing.clone();
    let (mut counted, mut offending) = (Vec::new(), Vec::new());
    let (mut all, mut possible, mut doubtful) = (0, 0, false);
    for item in &gathered.items {
        let mut gaps = Vec::new();
        let fits = item.subject.truth(must, &mut gaps);
        let sure = item.belongs == Truth::Yes;
        all += i64::from(sure);
        possible += i64::from(sure && fits != Truth::No);
        match fits {
            Truth::Yes if sure => counted.push(item.id.to_owned()),
            Truth::Yes => {}
            Truth::No if sure => offending.push(item.id.to_owned()),
            Truth::No | Truth::Unknown => {
                doubtful = true;
                missing.extend(gaps);
            }
        }
    }
    let (status, cause) = unanimous(&offending, doubtful, gathered.growth);
    let known = i64::try_from(counted.len()).unwrap_or(i64::MAX);
    Part {
        expected: Some(Bound { min: Some(all), max: None }),
        actual: Some(Actual { known, possible }),
        counted,
        offending,
        unknown: tidy(missing),
        ..bare(status, cause)
    }
}

fn unanimous(offending: &[String], doubtful: bool, growth: Growth) -> (RuleStatus, Cause) {
    let newcomers = matches!(growth, Growth::Room(heads) if heads > 0);
    match (offending.is_empty(), doubtful, newcomers) {
        (false, _, _) => (RuleStatus::NotMet, Cause::WrongValue),
        (true, true, _) => (RuleStatus::Open, Cause::FactsMissing),
        (true, false, true) => (RuleStatus::Open, Cause::MayJoin),
        (true, false, false) => (RuleStatus::Met, Cause::Fits),
    }
}

/// A registration that cannot be in the set of a pool rule cannot break its maximum.
fn at_stake(gathered: &Gathered, min: Option<i64>, max: Option<i64>) -> Bound {
    let binding = gathered.growth != Growth::Filling || gathered.concerned;
    Bound { min, max: max.filter(|_| binding) }
}

fn with_nothing(weight: Span) -> Span {
    Span::new(weight.low.min(0), weight.high.max(0))
}

/// The single values of a value: the codes of a code set, nothing for known absence.
pub(super) fn values_of(value: &Value) -> Vec<Value> {
    match value {
        Value::Absent => Vec::new(),
        Value::Codes(codes) => {
            codes.iter().collect::<BTreeSet<_>>().into_iter().cloned().map(Value::Code).collect()
        }
        other => vec![other.clone()],
    }
}

pub(super) fn certain(gathered: &Gathered) -> Vec<String> {
    let sure = gathered.items.iter().filter(|item| item.belongs == Truth::Yes);
    sure.map(|item| item.id.to_owned()).collect()
}

/// What a counting check found, besides the number.
pub(super) struct Outcome {
    pub(super) counted: Vec<String>,
    pub(super) offending: Vec<String>,
    pub(super) missing: Vec<Missing>,
    pub(super) growth: Growth,
}

/// Puts the result of a counting check into words a program can read.
pub(super) fn finish(
    status: RuleStatus,
    bounds: (Option<i64>, Option<i64>),
    present: Span,
    found: Outcome,
) -> Part {
    let (min, max) = bounds;
    let too_many = max.is_some_and(|max| present.low > i128::from(max));
    let unknown = tidy(found.missing);
    let cause = match status {
        RuleStatus::Met => Cause::Fits,
        RuleStatus::NotMet if too_many => Cause::TooMany,
        RuleStatus::NotMet => Cause::TooFew,
        RuleStatus::Open if unknown.is_empty() || found.growth == Growth::Filling => Cause::MayJoin,
        RuleStatus::Open => Cause::FactsMissing,
    };
    Part {
        expected: Some(Bound { min, max }),
        actual: Some(Actual { known: shown(present.low), possible: shown(present.high) }),
        counted: found.counted,
        offending: found.offending,
        unknown,
        ..bare(status, cause)
    }
}
