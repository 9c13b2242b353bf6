//! Changes of a single number that make impossible rules possible.

use super::model::Model;
use super::solve::Solution;
use super::{Repair, binding};
use crate::rule::{Check, RuleSet};
use crate::schema::FactSchema;

/// How far a bound is moved before giving up.
const FARTHEST: i64 = 20;
/// Repairs offered.
const OFFERED: usize = 3;

pub(super) fn repairs(rules: &RuleSet, schema: &FactSchema) -> Vec<Repair> {
    let mut bounds = Vec::new();
    for (index, rule) in rules.rules.iter().enumerate().filter(|(_, rule)| binding(rule)) {
        let mut check = rule.check.clone();
        visit(&mut check, &format!("/rules/{index}/check"), &mut |pointer, bound, side| {
            bounds.push((index, pointer.to_owned(), *bound, side));
        });
    }
    let mut found = Vec::new();
    for distance in 1..=FARTHEST {
        for (index, pointer, from, side) in &bounds {
            let to = match side {
                Side::Min => from - distance,
                Side::Max => from + distance,
            };
            if to >= 0 && found.len() < OFFERED && mends(rules, schema, *index, pointer, to) {
                found.push(Repair { pointer: pointer.clone(), from: *from, to });
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

fn mends(rules: &RuleSet, schema: &FactSchema, index: usize, pointer: &str, to: i64) -> bool {
    let mut changed = rules.clone();
    let Some(rule) = changed.rules.get_mut(index) else { return false };
    visit(&mut rule.check, &format!("/rules/{index}/check"), &mut |at, bound, _| {
        if at == pointer {
            *bound = to;
        }
    });
    let required: Vec<usize> =
        (0..changed.rules.len()).filter(|&at| changed.rules.get(at).is_some_and(binding)).collect();
    let solution = Model::of(&changed, schema).map(|model| model.smallest(&required, None));
    matches!(solution, Some(Solution::Smallest(_)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Min,
    Max,
}

/// Shows every bound of a number of members, with its place.
fn visit(check: &mut Check, at: &str, see: &mut dyn FnMut(&str, &mut i64, Side)) {
    match check {
        Check::Count { min, max, .. } => {
            if let Some(min) = min {
                see(&format!("{at}/min"), min, Side::Min);
            }
            if let Some(max) = max {
                see(&format!("{at}/max"), max, Side::Max);
            }
        }
        Check::AllOf { checks } | Check::AnyOf { checks } => {
            for (index, check) in checks.iter_mut().enumerate() {
                visit(check, &format!("{at}/checks/{index}"), see);
            }
        }
        Check::If { when, then, otherwise } => {
            visit(when, &format!("{at}/when"), see);
            visit(then, &format!("{at}/then"), see);
            if let Some(otherwise) = otherwise {
                visit(otherwise, &format!("{at}/else"), see);
            }
        }
        Check::Share { .. }
        | Check::Ratio { .. }
        | Check::Every { .. }
        | Check::Distinct { .. }
        | Check::PerValue { .. }
        | Check::Fact { .. }
        | Check::Confirm { .. } => {}
    }
}
