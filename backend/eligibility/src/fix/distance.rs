//! How many steps a broken rule needs at least. Never more than it really needs: the search relies on that.

use crate::evaluate::judge;
use crate::facts::Facts;
use crate::rule::{Check, RuleSet};
use crate::schema::FactSchema;
use crate::verdict::{Part, RuleStatus};

/// The largest distance of any rule; nought when all of them are met.
pub(super) fn distance(rules: &RuleSet, schema: &FactSchema, facts: &Facts) -> usize {
    let results = judge(rules, schema, facts);
    let each = rules.rules.iter().zip(results).map(|(rule, result)| {
        let part = Part {
            status: result.status,
            expected: result.expected,
            actual: result.actual,
            parts: result.parts,
            ..Part::bare(result.status, result.cause)
        };
        of_check(&rule.check, &part)
    });
    each.max().unwrap_or(0)
}

fn of_check(check: &Check, part: &Part) -> usize {
    if part.status == RuleStatus::Met {
        return 0;
    }
    let distance = match check {
        // One step changes one member, so a count of members moves by one at most.
        Check::Count { set, .. } if set.sum.is_none() => off_by(part),
        Check::Every { .. } => off_by(part),
        Check::AllOf { checks } => nested(checks, part).max().unwrap_or(1),
        Check::AnyOf { checks } => nested(checks, part).min().unwrap_or(1),
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

fn nested<'a>(checks: &'a [Check], part: &'a Part) -> impl Iterator<Item = usize> + 'a {
    checks.iter().zip(&part.parts).map(|(check, part)| of_check(check, part))
}

fn off_by(part: &Part) -> usize {
    let (Some(bound), Some(actual)) = (part.expected, part.actual) else { return 1 };
    let lacking = bound.min.map_or(0, |min| min.saturating_sub(actual.known));
    let excess = bound.max.map_or(0, |max| actual.possible.saturating_sub(max));
    usize::try_from(lacking.max(excess)).unwrap_or(1)
}
