//! How many steps a broken rule needs at least. Never more than it really needs: the search relies on that.

use crate::evaluate::judge;
use crate::facts::Facts;
use crate::rule::{Check, RuleSet};
use crate::schema::FactSchema;
use crate::verdict::{Part, RuleStatus};

/// How the distances of several conditions make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Their maximum: a lower bound of the steps to go, since one step may serve several conditions.
    Least,
    /// Their sum: no bound, but it tells which of two states is further on.
    Total,
}

/// The distance of a rule set; nought exactly when all rules are met.
pub(super) fn distance(rules: &RuleSet, schema: &FactSchema, facts: &Facts, measure: Measure) -> usize {
    let results = judge(rules, schema, facts);
    let each = rules.rules.iter().zip(results).map(|(rule, result)| {
        let part = Part {
            expected: result.expected,
            actual: result.actual,
            parts: result.parts,
            ..Part::bare(result.status, result.cause)
        };
        of_check(&rule.check, &part, measure)
    });
    measure.of(each)
}

impl Measure {
    fn of(self, distances: impl Iterator<Item = usize>) -> usize {
        match self {
            Self::Least => distances.max().unwrap_or(0),
            Self::Total => distances.sum(),
        }
    }
}

fn of_check(check: &Check, part: &Part, measure: Measure) -> usize {
    if part.status == RuleStatus::Met {
        return 0;
    }
    let nested = |checks: &'_ [Check]| -> Vec<usize> {
        checks.iter().zip(&part.parts).map(|(check, part)| of_check(check, part, measure)).collect()
    };
    let distance = match check {
        // One step changes one member, so a count of members moves by one at most.
        Check::Count { set, .. } if set.sum.is_none() => off_by(part),
        Check::Every { .. } => off_by(part),
        Check::AllOf { checks } => measure.of(nested(checks).into_iter()),
        Check::AnyOf { checks } => nested(checks).into_iter().min().unwrap_or(1),
        Check::Count { .. }
        | Check::Share { .. }
        | Check::Ratio { .. }
        | Check::Distinct { .. }
        | Check::PerValue { .. }
        | Check::Fact { .. }
        | Check::Confirm { .. }
        | Check::If { .. } => 1,
    };
    distance.max(1)
}

fn off_by(part: &Part) -> usize {
    let (Some(bound), Some(actual)) = (part.expected, part.actual) else { return 1 };
    let lacking = bound.min.map_or(0, |min| min.saturating_sub(actual.known));
    let excess = bound.max.map_or(0, |max| actual.possible.saturating_sub(max));
    usize::try_from(lacking.max(excess)).unwrap_or(1)
}
