//! What a rule set asks for, at a glance: for forms, catalogues and database constraints. No facts involved.

use std::collections::BTreeSet;

use crate::rule::{Bound, Check, Effect, Pred, Rule, RuleSet, Scope, Set};

/// Bounds on the number of members implied by the required rules themselves (not by alternatives within them).
pub fn team_size(rules: &RuleSet) -> Option<Bound> {
    let required = rules.rules.iter().filter(|rule| binds_team(rule));
    let mut bounds = Vec::new();
    required.for_each(|rule| collect_sizes(&rule.check, &mut bounds));
    let min = bounds.iter().filter_map(|bound| bound.min).max();
    let max = bounds.iter().filter_map(|bound| bound.max).min();
    (min.is_some() || max.is_some()).then_some(Bound { min, max })
}

fn binds_team(rule: &Rule) -> bool {
    rule.scope == Scope::Registration && rule.effect == Effect::Require
}

fn collect_sizes(check: &Check, bounds: &mut Vec<Bound>) {
    match check {
        Check::Count { set, min, max } if *set == Set::default() => {
            bounds.push(Bound { min: *min, max: *max });
        }
        Check::AllOf { checks } => checks.iter().for_each(|check| collect_sizes(check, bounds)),
        _ => {}
    }
}

/// How many admitted registrations one municipality may have, if a pool rule limits that.
pub fn municipality_limit(rules: &RuleSet) -> Option<u32> {
    let pool = rules.rules.iter().filter(|rule| rule.scope == Scope::Pool && binds_pool(rule.effect));
    let mut limits = Vec::new();
    pool.for_each(|rule| collect_limits(&rule.check, &mut limits));
    limits.into_iter().min()
}

fn binds_pool(effect: Effect) -> bool {
    matches!(effect, Effect::Require | Effect::Waitlist)
}

fn collect_limits(check: &Check, limits: &mut Vec<u32>) {
    match check {
        Check::PerValue { set, attr, max: Some(max), table, .. }
            if set.over == "registrations"
                && set.filter.is_none()
                && set.sum.is_none()
                && table.is_empty()
                && attr.len() == 1
                && attr.iter().all(|name| name == "municipality") =>
        {
            limits.push(u32::try_from((*max).max(0)).unwrap_or(u32::MAX));
        }
        Check::AllOf { checks } => checks.iter().for_each(|check| collect_limits(check, limits)),
        _ => {}
    }
}

/// Every attribute any rule looks at, by its plain name: what a form has to ask for.
pub fn attributes_used(rules: &RuleSet) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rule in &rules.rules {
        check_attributes(&rule.check, &mut |_, name| {
            found.insert(name.to_owned());
        });
    }
    found
}

/// Calls `see` with the collection and the name of each attribute a check looks at.
pub(crate) fn check_attributes(check: &Check, see: &mut dyn FnMut(&str, &str)) {
    match check {
        Check::Count { set, .. } => set_attributes(set, see),
        Check::Share { part: left, of: right, .. } | Check::Ratio { left, right, .. } => {
            set_attributes(left, see);
            set_attributes(right, see);
        }
        Check::Every { set, must } => {
            set_attributes(set, see);
            pred_attributes(must, &set.over, see);
        }
        Check::Distinct { set, attr, .. } => {
            set_attributes(set, see);
            see(&set.over, attr);
        }
        Check::PerValue { set, attr, .. } => {
            set_attributes(set, see);
            for name in attr {
                see(&set.over, name);
            }
        }
        Check::Fact { must } => pred_attributes(must, "registrations", see),
        Check::Confirm { .. } => {}
        Check::AllOf { checks } | Check::AnyOf { checks } => {
            for check in checks {
                check_attributes(check, see);
            }
        }
        Check::If { when, then, otherwise } => {
            let branches = [Some(when), Some(then), otherwise.as_ref()];
            branches.into_iter().flatten().for_each(|check| check_attributes(check, see));
        }
    }
}

fn set_attributes(set: &Set, see: &mut dyn FnMut(&str, &str)) {
    if let Some(filter) = &set.filter {
        pred_attributes(filter, &set.over, see);
    }
    if let Some(sum) = &set.sum {
        see(&set.over, sum);
    }
}

fn pred_attributes(pred: &Pred, over: &str, see: &mut dyn FnMut(&str, &str)) {
    match pred {
        Pred::Is { attr, .. }
        | Pred::In { attr, .. }
        | Pred::InGroup { attr, .. }
        | Pred::Between { attr, .. }
        | Pred::Has { attr } => see(over, attr),
        Pred::SameAs { attr, other } => {
            see(over, attr);
            see("registrations", other);
        }
        Pred::All { of } | Pred::Any { of } => of.iter().for_each(|pred| pred_attributes(pred, over, see)),
        Pred::Not { of } => pred_attributes(of, over, see),
    }
}
