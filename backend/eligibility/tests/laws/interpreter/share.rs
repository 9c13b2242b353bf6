//! `share` and `ratio`. Both compare two quantities by an exact fraction n/d, which is the sign of the linear form
//! d·left − n·right; every item adds to that form on its own, so its least and greatest value are exact sums.

use super::count::{Outcome, finish};
use super::scene::{Gathered, Scene};
use super::span::{Growth, MANY, Span, both, judge, shown};
use super::tidy;
use super::truth::Truth;
use eligibility::rule::{Bound, Frac, Set};
use eligibility::verdict::{Missing, Part, RuleStatus};

/// What one item can add to the left and the right quantity: every combination that is possible.
type Choices = Vec<(Span, Span)>;

struct Comparison {
    choices: Vec<Choices>,
    newcomer: Choices,
    growth: Growth,
    missing: Vec<Missing>,
    counted: Vec<String>,
}

pub(super) fn share<'a>(
    scene: &'a Scene<'a>,
    part: &'a Set,
    of: &'a Set,
    min: Option<Frac>,
    max: Option<Frac>,
) -> Part {
    let (left, right) = (scene.gather(part), scene.gather(of));
    if part.over != of.over {
        return compare(independent(&left, &right, part, of), min, max);
    }
    let mut missing = [left.missing.clone(), right.missing.clone()].concat();
    let (mut choices, mut counted) = (Vec::new(), Vec::new());
    for whole in &right.items {
        let inside = left.items.iter().find(|item| std::ptr::eq(item.subject.facts, whole.subject.facts));
        let belongs = inside.map_or(Truth::No, |item| item.belongs);
        let weights =
            (inside.map_or(NOTHING, |item| item.weight(part, &mut missing)), whole.weight(of, &mut missing));
        if belongs.and(whole.belongs) == Truth::Yes {
            counted.push(whole.id.to_owned());
        }
        choices.push(joint(belongs, whole.belongs, weights));
    }
    let (one, any) = (Span::new(1, 1), Span::new(0, MANY));
    let unit = |set: &Set| if set.sum.is_some() { any } else { one };
    let everybody = if of.filter.is_none() { Truth::Yes } else { Truth::Unknown };
    let newcomer = joint(Truth::Unknown, everybody, (unit(part), unit(of)));
    compare(Comparison { choices, newcomer, growth: right.growth, missing, counted }, min, max)
}

pub(super) fn ratio<'a>(
    scene: &'a Scene<'a>,
    left: &'a Set,
    right: &'a Set,
    min: Option<Frac>,
    max: Option<Frac>,
) -> Part {
    compare(independent(&scene.gather(left), &scene.gather(right), left, right), min, max)
}

const NOTHING: Span = Span::new(0, 0);

/// A part is counted within its whole, so what is not in the whole is not in the part either.
fn joint(part: Truth, whole: Truth, (part_weight, whole_weight): (Span, Span)) -> Choices {
    let mut choices = Vec::new();
    if whole != Truth::Yes {
        choices.push((NOTHING, NOTHING));
    }
    if part != Truth::Yes {
        choices.push((NOTHING, whole_weight));
    }
    if part != Truth::No {
        choices.push((part_weight, whole_weight));
    }
    choices
}

/// Two sets of which nothing is known about the overlap: each item counts on its side alone.
fn independent(left: &Gathered, right: &Gathered, left_set: &Set, right_set: &Set) -> Comparison {
    let mut missing = [left.missing.clone(), right.missing.clone()].concat();
    let mut choices = Vec::new();
    for item in &left.items {
        let weight = item.weight(left_set, &mut missing);
        choices.push(either_way(item.belongs, weight).map(|span| (span, NOTHING)).collect());
    }
    for item in &right.items {
        let weight = item.weight(right_set, &mut missing);
        choices.push(either_way(item.belongs, weight).map(|span| (NOTHING, span)).collect());
    }
    let side = |set: &Set| if set.sum.is_some() { Span::new(0, MANY) } else { Span::new(0, 1) };
    let counted = super::count::certain(left);
    let growth = if left.growth == Growth::Closed { right.growth } else { left.growth };
    let newcomer = vec![(side(left_set), side(right_set))];
    Comparison { choices, newcomer, growth, missing, counted }
}

fn either_way(belongs: Truth, weight: Span) -> impl Iterator<Item = Span> {
    let absent = (belongs != Truth::Yes).then_some(NOTHING);
    absent.into_iter().chain([weight])
}

fn compare(comparison: Comparison, min: Option<Frac>, max: Option<Frac>) -> Part {
    let at_least = min.map(|frac| sign(&comparison, frac, Bound { min: Some(0), max: None }));
    let at_most = max.map(|frac| sign(&comparison, frac, Bound { min: None, max: Some(0) }));
    let status = both(at_least.unwrap_or(RuleStatus::Met), at_most.unwrap_or(RuleStatus::Met));
    let total = |side: fn(&(Span, Span)) -> Span| {
        Span::sum(comparison.choices.iter().map(|choices| hull(choices.iter().map(side))))
    };
    let (left, right) = (total(|choice| choice.0), total(|choice| choice.1));
    // The bound is shown in items, for as many of the whole as are there now.
    let times = |frac: Frac| right.low.saturating_mul(frac.0.into());
    let per = |frac: Frac| i128::from(frac.1.max(1));
    let least = min.map(|frac| shown(times(frac).saturating_add(per(frac) - 1).div_euclid(per(frac))));
    let most = max.map(|frac| shown(times(frac).div_euclid(per(frac))));
    let found = Outcome {
        counted: comparison.counted,
        offending: Vec::new(),
        missing: tidy(comparison.missing),
        growth: comparison.growth,
    };
    finish(status, (least, most), left, found)
}

fn sign(comparison: &Comparison, frac: Frac, bound: Bound) -> RuleStatus {
    let (top, bottom) = (i128::from(frac.0), i128::from(frac.1));
    let form = |&(left, right): &(Span, Span)| {
        let less =
            |one: i128, other: i128| one.saturating_mul(bottom).saturating_sub(other.saturating_mul(top));
        Span::new(
            less(left.low, right.high).clamp(-MANY, MANY),
            less(left.high, right.low).clamp(-MANY, MANY),
        )
    };
    let spread = |choices: &Choices| hull(choices.iter().map(form));
    let present = Span::sum(comparison.choices.iter().map(spread));
    let newcomer = spread(&comparison.newcomer);
    let heads = match comparison.growth {
        Growth::Closed => 0,
        Growth::Room(heads) => heads,
        Growth::Filling => MANY,
    };
    let grown = |each: i128| heads.saturating_mul(each).clamp(-MANY, MANY);
    let whole = present.plus(Span::new(grown(newcomer.low.min(0)), grown(newcomer.high.max(0))));
    judge(whole, Growth::Closed, 0, bound)
}

fn hull(spans: impl Iterator<Item = Span>) -> Span {
    let join = |one: Span, other: Span| Span::new(one.low.min(other.low), one.high.max(other.high));
    spans.reduce(join).unwrap_or_default()
}
