//! Parts of required rules that make no difference: left out, or taken for granted, the rules ask for the same.

use super::model::Solution;
use super::{Case, DeadBranch};
use crate::rule::Check;

/// Parts of one rule set that are looked at.
const LOOKED_AT: usize = 60;

pub(super) fn dead(case: &mut Case) -> Vec<DeadBranch> {
    let mut found = Vec::new();
    let mut left = LOOKED_AT;
    for (place, rule) in case.required.0.clone() {
        let mut parts = Vec::new();
        collect(&rule.check, &format!("/rules/{place}/check"), &mut parts);
        for part in parts {
            if left == 0 {
                case.gave_up = true;
                return found;
            }
            left -= 1;
            if no_difference(case, place, &rule.check, &part) {
                found.push(DeadBranch { rule: rule.id.clone(), pointer: part.pointer });
            }
        }
    }
    // A part within a dead part needs no mention of its own.
    let inside = |inner: &DeadBranch, outer: &DeadBranch| {
        inner.pointer.strip_prefix(outer.pointer.as_str()).is_some_and(|rest| rest.starts_with('/'))
    };
    let all = found.clone();
    found.retain(|branch| !all.iter().any(|other| inside(branch, other)));
    found
}

/// A part with what it is a part of.
struct Part {
    pointer: String,
    /// The rule's check as it is without the part.
    path: Vec<Step>,
    without: Without,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Nth(usize),
    When,
    Then,
    Else,
}

/// What stands in for a part to see whether anybody notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Without {
    /// Left out of `all_of`.
    Granted,
    /// Left out of `any_of`, or a branch nobody gets into.
    Refused,
}

fn collect(check: &Check, at: &str, parts: &mut Vec<Part>) {
    walk(check, at, &mut Vec::new(), parts);
}

fn walk(check: &Check, at: &str, path: &mut Vec<Step>, parts: &mut Vec<Part>) {
    let branches: Vec<(String, &Check, Step, Option<Without>)> = match check {
        Check::AllOf { checks } | Check::AnyOf { checks } => {
            let without =
                if matches!(check, Check::AllOf { .. }) { Without::Granted } else { Without::Refused };
            let without = (checks.len() > 1).then_some(without);
            let each = checks.iter().enumerate();
            each.map(|(index, part)| (format!("{at}/checks/{index}"), part, Step::Nth(index), without))
                .collect()
        }
        Check::If { when, then, otherwise } => {
            let branch = |name: &str, part, step, without| (format!("{at}/{name}"), part, step, without);
            let otherwise =
                otherwise.as_deref().map(|part| branch("else", part, Step::Else, Some(Without::Refused)));
            [branch("when", when, Step::When, None), branch("then", then, Step::Then, Some(Without::Refused))]
                .into_iter()
                .chain(otherwise)
                .collect()
        }
        _ => Vec::new(),
    };
    for (pointer, part, step, without) in branches {
        path.push(step);
        if let Some(without) = without {
            parts.push(Part { pointer: pointer.clone(), path: path.clone(), without });
        }
        walk(part, &pointer, path, parts);
        path.pop();
    }
}

/// Whether no team tells the rule from the rule without the part, as long as it keeps the other rules.
fn no_difference(case: &mut Case, place: usize, check: &Check, part: &Part) -> bool {
    let mut changed = check.clone();
    let nothing = match part.without {
        Without::Granted => Check::AllOf { checks: Vec::new() },
        Without::Refused => Check::AnyOf { checks: Vec::new() },
    };
    put(&mut changed, &part.path, nothing);
    let others = case.required.without(&[place]);
    let narrower = [others.clone(), vec![check]].concat();
    let wider = [others, vec![&changed]].concat();
    case.smallest(&narrower, Some(&changed)) == Solution::None
        && case.smallest(&wider, Some(check)) == Solution::None
}

fn put(check: &mut Check, path: &[Step], replacement: Check) {
    let Some((step, rest)) = path.split_first() else {
        *check = replacement;
        return;
    };
    let inner = match (check, step) {
        (Check::AllOf { checks } | Check::AnyOf { checks }, Step::Nth(index)) => checks.get_mut(*index),
        (Check::If { when, .. }, Step::When) => Some(&mut **when),
        (Check::If { then, .. }, Step::Then) => Some(&mut **then),
        (Check::If { otherwise, .. }, Step::Else) => otherwise.as_deref_mut(),
        _ => None,
    };
    if let Some(inner) = inner {
        put(inner, rest, replacement);
    }
}
