//! What rules cost to judge by, in numbers of predicates: the unit of work of the search for fixes, and what tells
//! large rule sets from small ones.

use crate::rule::{Check, Pred, RuleSet, Set};

/// What holding all rules against one member costs, in predicates.
pub fn weight(rules: &RuleSet) -> usize {
    rules.rules.iter().map(|rule| check(&rule.check)).sum::<usize>().max(1)
}

fn check(of: &Check) -> usize {
    match of {
        Check::Count { set, .. } | Check::Distinct { set, .. } | Check::PerValue { set, .. } => {
            1 + filter(set)
        }
        Check::Share { part: left, of: right, .. } | Check::Ratio { left, right, .. } => {
            1 + filter(left) + filter(right)
        }
        Check::Every { set, must } => 1 + filter(set) + pred(must),
        Check::Fact { must } => 1 + pred(must),
        Check::Confirm { .. } => 1,
        Check::AllOf { checks } | Check::AnyOf { checks } => checks.iter().map(check).sum(),
        Check::If { when, then, otherwise } => {
            check(when) + check(then) + otherwise.as_ref().map_or(0, |otherwise| check(otherwise))
        }
    }
}

fn filter(set: &Set) -> usize {
    set.filter.as_ref().map_or(0, pred)
}

/// What holding a predicate against one member costs.
pub(crate) fn pred(of: &Pred) -> usize {
    match of {
        Pred::Is { .. } | Pred::InGroup { .. } | Pred::Between { .. } | Pred::Has { .. } => 1,
        Pred::SameAs { .. } => 2,
        Pred::In { values, .. } => 1 + values.len() / 4,
        Pred::All { of } | Pred::Any { of } => 1 + of.iter().map(pred).sum::<usize>(),
        Pred::Not { of } => 1 + pred(of),
    }
}
