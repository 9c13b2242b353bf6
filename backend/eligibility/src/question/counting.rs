//! Questions that the numbers of a rule raise.

use super::words::LEADS;
use super::{About, Case, Question, Reading};
use crate::lint::overlap;
use crate::rule::{Ambiguity, Check, Effect, Frac, MEMBERS, Pred, Rule, Scope, Set};
use crate::schema::AttributeKind;
use crate::summary::team_size;
use crate::value::Value;

/// "At least half" may stand for "most", unless the organiser's own words say half.
pub(super) fn majority(case: &Case) -> Option<Question> {
    let half = |check: &Check| matches!(check, Check::Share { min: Some(Frac(top, bottom)), .. } if u64::from(*top) * 2 == u64::from(*bottom));
    let (pointer, _) = case.parts().into_iter().find(|(_, check)| half(check))?;
    if super::words::says_half(case.rule.title.as_ref()) {
        return None;
    }
    let more = case.with_check(&pointer, |check| {
        if let Check::Share { min, .. } = check {
            *min = Some(Frac::MORE_THAN_HALF);
        }
    });
    let pointer = format!("{pointer}/min");
    Some(case.question(Ambiguity::Majority, pointer, About::Nothing, vec![(Reading::MoreThanHalf, more)]))
}

/// Groups up to this size are small when the rules name no size.
const SMALL: i64 = 6;

/// A share that a small group overshoots by more than a tenth, or that two shares together make impossible.
pub(super) fn small_group(case: &Case) -> Option<Question> {
    let parts = case.parts();
    let shares: Vec<(&String, &Set, Frac)> = parts
        .iter()
        .filter_map(|(pointer, check)| match check {
            Check::Share { part, of, min: Some(min), .. }
                if !plain(*min) && of.filter.is_none() && of.sum.is_none() =>
            {
                Some((pointer, part, *min))
            }
            _ => None,
        })
        .collect();
    let &(pointer, part, frac) = shares.first()?;
    if case.rule.effect == Effect::Advise || conditional(&parts, pointer) {
        return None;
    }
    let bound = team_size(case.rules).filter(|_| part.over == MEMBERS).unwrap_or_default();
    let least = bound.min.unwrap_or(1).max(2);
    let sizes = least..=bound.max.unwrap_or(SMALL).min(SMALL);
    let together = |size: i64| shares.iter().map(|(_, _, frac)| needed(*frac, size)).sum::<i64>();
    let impossible = sizes.clone().find(|size| exclusive(case, &shares) && together(*size) > *size);
    let odd = sizes.clone().find(|size| overshoots(frac, *size));
    let size = impossible.or(odd)?;
    let about = About::Group { size, needed: needed(frac, size), reachable: impossible.is_none() };
    let from = i64::from(frac.1 / gcd(frac.0, frac.1).max(1));
    let over = part.over.clone();
    let guarded = case.with_rule(|rule| {
        let then = rule.check.clone();
        let when =
            Check::Count { set: Set { over: over.clone(), ..Set::default() }, min: Some(from), max: None };
        rule.check = Check::If { when: Box::new(when), then: Box::new(then), otherwise: None };
    });
    let advice = case.with_rule(|rule| rule.effect = Effect::Advise);
    let others = vec![(Reading::FromSize(from), guarded), (Reading::Advice, advice)];
    Some(case.question(Ambiguity::SmallGroup, format!("{pointer}/min"), about, others))
}

/// Halves, thirds and the whole are said of small groups on purpose.
fn plain(Frac(top, bottom): Frac) -> bool {
    let bottom = bottom / gcd(top, bottom).max(1);
    bottom <= 3 || Frac(top, bottom) == Frac::MORE_THAN_HALF
}

fn gcd(one: u32, other: u32) -> u32 {
    if other == 0 { one } else { gcd(other, one % other) }
}

fn needed(Frac(top, bottom): Frac, size: i64) -> i64 {
    let (top, bottom) = (i64::from(top), i64::from(bottom).max(1));
    (size * top + bottom - 1).div_euclid(bottom)
}

fn overshoots(frac: Frac, size: i64) -> bool {
    let excess = needed(frac, size) * i64::from(frac.1) - size * i64::from(frac.0);
    excess * 10 > size * i64::from(frac.1)
}

/// Whether the share already stands under a condition.
fn conditional(parts: &[(String, &Check)], pointer: &str) -> bool {
    parts
        .iter()
        .any(|(at, check)| matches!(check, Check::If { .. }) && pointer.starts_with(&format!("{at}/")))
}

/// Whether no item can be in two of the parts.
fn exclusive(case: &Case, shares: &[(&String, &Set, Frac)]) -> bool {
    let apart = |one: &Set, other: &Set| match (&one.filter, &other.filter) {
        (Some(left), Some(right)) => {
            one.over == other.over && overlap(&one.over, left, right, case.schema) == Some(false)
        }
        _ => false,
    };
    shares
        .iter()
        .enumerate()
        .all(|(index, (_, one, _))| shares.iter().skip(index + 1).all(|(_, other, _)| apart(one, other)))
}

/// Whether the number of members includes whoever leads, coaches or accompanies them.
pub(super) fn lead(case: &Case) -> Option<Question> {
    let size = |check: &Check| matches!(check, Check::Count { set, min, max } if *set == Set::default() && min.max(max).is_some_and(|most| most > 1));
    let binding = |pointer: &str| !pointer.contains("/when");
    let mut parts = case.parts().into_iter();
    let (pointer, _) = parts.find(|(pointer, check)| binding(pointer) && size(check))?;
    let (attribute, value) = leading(case)?;
    let is = Pred::Is { attr: attribute.clone(), value: value.clone() };
    let apart = case.with_check(&pointer, |check| {
        if let Check::Count { set, .. } = check {
            *set = Set::members(Pred::Not { of: Box::new(is.clone()) });
        }
    });
    let about = About::Value { attribute, value };
    Some(case.question(Ambiguity::Lead, pointer, about, vec![(Reading::LeadApart, apart)]))
}

/// An attribute and its value that mark somebody who leads.
fn leading(case: &Case) -> Option<(String, Value)> {
    let attributes = case.schema.attributes(MEMBERS)?;
    attributes.iter().find_map(|(name, attribute)| match &attribute.kind {
        AttributeKind::Code { codes, .. } => {
            let code = codes.keys().find(|code| LEADS.contains(&code.as_str()))?;
            Some((name.clone(), Value::Code(code.clone())))
        }
        AttributeKind::Bool { .. } if LEADS.contains(&name.as_str()) => {
            Some((name.clone(), Value::Bool(true)))
        }
        _ => None,
    })
}

/// Two minima that one member could serve at once. Asked of the later rule.
pub(super) fn same_person(case: &Case) -> Option<Question> {
    let (filter, min) = asked(case.rule)?;
    let earlier = case
        .rules
        .rules
        .iter()
        .take(case.index)
        .find(|other| asked(other).is_some_and(|(known, _)| shared(case, known, filter)))?;
    let (known, least) = asked(earlier)?;
    let either = Pred::Any { of: vec![known.clone(), filter.clone()] };
    let together = min.saturating_add(least);
    if case.rules.rules.iter().any(|rule| counts(rule, &either, together)) {
        return None;
    }
    let id = format!("{}-{}-different", earlier.id, case.rule.id);
    let check = Check::Count { set: Set::members(either), min: Some(together), max: None };
    let mut different = case.rules.clone();
    different.rules.insert(case.index + 1, Rule::required(id, check));
    let about = About::Rule(earlier.id.clone());
    let others = vec![(Reading::DifferentPeople, different)];
    Some(case.question(Ambiguity::SamePerson, case.pointer(), about, others))
}

/// The minimum a required rule sets for some of the members.
fn asked(rule: &Rule) -> Option<(&Pred, i64)> {
    match (&rule.check, rule.effect, rule.scope) {
        (
            Check::Count { set: Set { over, filter: Some(filter), sum: None }, min: Some(min), .. },
            Effect::Require,
            Scope::Registration,
        ) if over == MEMBERS && *min > 0 => Some((filter, *min)),
        _ => None,
    }
}

/// Whether one member could count for both, without the one being said to be a part of the other.
fn shared(case: &Case, one: &Pred, other: &Pred) -> bool {
    let within =
        |whole: &Pred, part: &Pred| matches!(whole, Pred::All { of } | Pred::Any { of } if of.contains(part));
    one != other
        && !within(one, other)
        && !within(other, one)
        && overlap(MEMBERS, one, other, case.schema) == Some(true)
}

fn counts(rule: &Rule, either: &Pred, together: i64) -> bool {
    asked(rule).is_some_and(|(filter, min)| filter == either && min >= together)
}
