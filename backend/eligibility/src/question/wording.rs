//! Questions that the words of a rule or of its attributes raise.

use super::words::{advising, open_ended};
use super::{About, Case, Question, Reading};
use crate::rule::{Ambiguity, Check, Confirmer, Effect, Pred, RuleSet, Scope, Set};
use crate::schema::AttributeKind;
use crate::summary::check_attributes;

/// A minimum of some registrations in a pool with a known number of places.
pub(super) fn reserved(case: &Case) -> Option<Question> {
    if case.rule.scope != Scope::Pool {
        return None;
    }
    let (pointer, over, filter, min) = case.parts().into_iter().find_map(|(pointer, check)| match check {
        Check::Count { set: Set { over, filter: Some(filter), sum: None }, min: Some(min), max: None } => {
            Some((pointer, over.clone(), filter.clone(), *min))
        }
        _ => None,
    })?;
    let others = places(case.rules, &over)?.checked_sub(min).filter(|others| *others >= 0)?;
    let capped = case.with_check(&pointer, |check| {
        let filter = Some(Pred::Not { of: Box::new(filter.clone()) });
        let set = Set { over: over.clone(), filter, sum: None };
        *check = Check::Count { set, min: None, max: Some(others) };
    });
    let choices = vec![(Reading::CapOnOthers(others), capped)];
    Some(case.question(Ambiguity::Reserved, pointer, About::Nothing, choices))
}

/// How many may take part altogether, if a pool rule says so.
fn places(rules: &RuleSet, over: &str) -> Option<i64> {
    fn largest(check: &Check, over: &str) -> Option<i64> {
        match check {
            Check::Count { set, max, .. }
                if set.over == over && set.filter.is_none() && set.sum.is_none() =>
            {
                *max
            }
            Check::AllOf { checks } => checks.iter().filter_map(|check| largest(check, over)).min(),
            _ => None,
        }
    }
    let pool = rules.rules.iter().filter(|rule| rule.scope == Scope::Pool);
    pool.filter_map(|rule| largest(&rule.check, over)).min()
}

/// "Usually", "preferably": words that do not require.
pub(super) fn advice(case: &Case) -> Option<Question> {
    if !binds(case) {
        return None;
    }
    let words = advising(case.rule.title.as_ref())?;
    let advised = case.with_rule(|rule| rule.effect = Effect::Advise);
    let pointer = format!("/rules/{}/effect", case.index);
    Some(case.question(Ambiguity::Advice, pointer, About::Words(words), vec![(Reading::Advice, advised)]))
}

/// A list of codes whose wording goes on.
pub(super) fn open_list(case: &Case) -> Option<Question> {
    let listed = case.parts().iter().any(|(_, check)| match check {
        Check::Every { must, .. } | Check::Fact { must } => lists(must),
        Check::Count { set, .. } => set.filter.as_ref().is_some_and(lists),
        _ => false,
    });
    if !binds(case) || !listed {
        return None;
    }
    let words = open_ended(case.rule.title.as_ref())?;
    let statement = format!("{COMPARABLE}{}", case.rule.id);
    let reviewed = case.with_rule(|rule| {
        let confirm = Check::Confirm { by: Confirmer::Reviewer, statement: statement.clone() };
        rule.check = Check::AnyOf { checks: vec![rule.check.clone(), confirm] };
    });
    if matches!(&case.rule.check, Check::AnyOf { checks } if checks.iter().any(|check| matches!(check, Check::Confirm { .. })))
    {
        return None;
    }
    let advised = case.with_rule(|rule| rule.effect = Effect::Advise);
    let choices = vec![(Reading::ReviewerDecides, reviewed), (Reading::Advice, advised)];
    Some(case.question(Ambiguity::OpenList, case.pointer(), About::Words(words), choices))
}

/// Begins the key of the statement that somebody compares to those a rule lists; the rule's id follows.
pub(crate) const COMPARABLE: &str = "comparable-";

fn lists(pred: &Pred) -> bool {
    match pred {
        Pred::In { .. } | Pred::Is { .. } | Pred::InGroup { .. } => true,
        Pred::All { of } | Pred::Any { of } => of.iter().any(lists),
        Pred::Not { .. } | Pred::Between { .. } | Pred::SameAs { .. } | Pred::Has { .. } => false,
    }
}

/// An age in years changes with the day; a date of birth does not.
pub(super) fn age_day(case: &Case) -> Option<Question> {
    let mut used = None;
    check_attributes(&case.rule.check, &mut |over, name| {
        if used.is_none() && is_age(case, over, name) {
            used = Some((over.to_owned(), name.to_owned()));
        }
    });
    let (over, name) = used?;
    let known = case.schema.attributes(&over)?;
    let alternatives = known.keys().filter(|other| **other != name && is_age(case, &over, other));
    let choices = alternatives.map(|other| {
        let renamed = case.with_rule(|rule| rename(&mut rule.check, &name, other));
        (Reading::OtherAge(other.clone()), renamed)
    });
    let choices = choices.collect();
    let value = About::Words(name.clone());
    Some(case.question(Ambiguity::AgeDay, case.pointer(), value, choices))
}

fn is_age(case: &Case, over: &str, name: &str) -> bool {
    let attribute = case.schema.attributes(over).and_then(|known| known.get(name));
    let named = name.split(['_', '.']).any(|part| part == "age");
    named && attribute.is_some_and(|known| known.kind == AttributeKind::Int)
}

fn rename(check: &mut Check, from: &str, to: &str) {
    match check {
        Check::Every { set, must } => {
            rename_in(set, from, to);
            rename_pred(must, from, to);
        }
        Check::Count { set, .. } => rename_in(set, from, to),
        Check::Share { part, of, .. } => [part, of].into_iter().for_each(|set| rename_in(set, from, to)),
        Check::Ratio { left, right, .. } => {
            for set in [left, right] {
                rename_in(set, from, to);
            }
        }
        Check::Fact { must } => rename_pred(must, from, to),
        Check::Distinct { set, attr, .. } => {
            rename_in(set, from, to);
            rename_name(attr, from, to);
        }
        Check::PerValue { set, attr, .. } => {
            rename_in(set, from, to);
            for attr in attr {
                rename_name(attr, from, to);
            }
        }
        Check::Confirm { .. } => {}
        Check::AllOf { checks } | Check::AnyOf { checks } => {
            for check in checks {
                rename(check, from, to);
            }
        }
        Check::If { when, then, otherwise } => {
            [Some(when), Some(then), otherwise.as_mut()]
                .into_iter()
                .flatten()
                .for_each(|check| rename(check, from, to));
        }
    }
}

fn rename_in(set: &mut Set, from: &str, to: &str) {
    if let Some(filter) = &mut set.filter {
        rename_pred(filter, from, to);
    }
    if let Some(sum) = &mut set.sum {
        rename_name(sum, from, to);
    }
}

fn rename_pred(pred: &mut Pred, from: &str, to: &str) {
    match pred {
        Pred::Is { attr, .. }
        | Pred::In { attr, .. }
        | Pred::InGroup { attr, .. }
        | Pred::Between { attr, .. }
        | Pred::SameAs { attr, .. }
        | Pred::Has { attr } => rename_name(attr, from, to),
        Pred::All { of } | Pred::Any { of } => of.iter_mut().for_each(|pred| rename_pred(pred, from, to)),
        Pred::Not { of } => rename_pred(of, from, to),
    }
}

fn rename_name(name: &mut String, from: &str, to: &str) {
    if name == from {
        *name = to.to_owned();
    }
}

fn binds(case: &Case) -> bool {
    matches!(case.rule.effect, Effect::Require | Effect::Waitlist)
}
