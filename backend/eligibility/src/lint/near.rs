//! A team that nearly fits: it breaks one required rule and differs little from the smallest team that fits.

use super::model::Solution;
use super::{Case, NearMiss, Sample};
use crate::evaluate::judge;
use crate::rule::{Effect, Scope};
use crate::verdict::RuleStatus;

/// One member changed for another kind, then one less, then one more; failing that, the smallest team that breaks
/// a rule, whichever rule comes with the least difference in size.
pub(super) fn miss(case: &mut Case, team: &Sample) -> Option<NearMiss> {
    let others = case.model.members();
    let size = team.members.len();
    let replaced = (0..size).rev().flat_map(|place| others.iter().map(move |other| (place, other)));
    let replaced = replaced.map(|(place, other)| {
        let mut near = team.clone();
        if let Some(member) = near.members.get_mut(place) {
            *member = (*other).clone();
        }
        near
    });
    let fewer = (0..size).rev().map(|place| {
        let mut near = team.clone();
        near.members.remove(place);
        near
    });
    let more = others.iter().map(|other| {
        let mut near = team.clone();
        near.members.push((*other).clone());
        near
    });
    let near: Vec<Sample> = replaced.chain(fewer).chain(more).take(TRIED).collect();
    near.into_iter().find_map(|near| only_broken(case, near)).or_else(|| farther(case, size))
}

/// Teams held against the rules.
const TRIED: usize = 600;

/// The only rule the sample breaks, if all others are met.
fn only_broken(case: &Case, team: Sample) -> Option<NearMiss> {
    let results = judge(case.rules, case.schema, &team.facts());
    let required = results.iter().filter(|result| {
        result.effect == Effect::Require
            && result.scope == Scope::Registration
            && result.status != RuleStatus::Met
    });
    let broken: Vec<_> = required.collect();
    match broken.as_slice() {
        [one] if one.status == RuleStatus::NotMet => Some(NearMiss { rule: one.rule.clone(), team }),
        _ => None,
    }
}

fn farther(case: &mut Case, size: usize) -> Option<NearMiss> {
    let mut found: Vec<NearMiss> = Vec::new();
    for (place, rule) in case.required.0.clone() {
        if let Solution::Smallest(team) = case.smallest(&case.required.without(&[place]), Some(&rule.check)) {
            found.extend(only_broken(case, team));
        }
    }
    found.into_iter().min_by_key(|near| near.team.members.len().abs_diff(size))
}
