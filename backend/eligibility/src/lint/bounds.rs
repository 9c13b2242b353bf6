//! The bounds of a rule with their places: what a repair may change.

use crate::rule::{Check, Frac, Rule};

/// A bound that can be changed in place.
pub(super) enum Slot<'a> {
    Number(&'a mut i64),
    Fraction(&'a mut Frac),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Min,
    Max,
}

/// Shows every bound of a rule with its JSON pointer in the rule set.
pub(super) fn visit(index: usize, rule: &mut Rule, see: &mut dyn FnMut(&str, Slot, Side)) {
    of_check(&mut rule.check, &format!("/rules/{index}/check"), see);
}

fn of_check(check: &mut Check, at: &str, see: &mut dyn FnMut(&str, Slot, Side)) {
    match check {
        Check::Count { min, max, .. } | Check::Distinct { min, max, .. } => numbers(min, max, at, see),
        Check::Share { min, max, .. } | Check::Ratio { min, max, .. } => fractions(min, max, at, see),
        Check::PerValue { min, max, max_share, table, .. } => {
            numbers(min, max, at, see);
            if let Some(share) = max_share {
                see(&format!("{at}/max_share"), Slot::Fraction(share), Side::Max);
            }
            for (code, bound) in table {
                let at = format!("{at}/table/{}", crate::parse::escape(code));
                numbers(&mut bound.min, &mut bound.max, &at, see);
            }
        }
        Check::AllOf { checks } | Check::AnyOf { checks } => {
            for (index, check) in checks.iter_mut().enumerate() {
                of_check(check, &format!("{at}/checks/{index}"), see);
            }
        }
        Check::If { when, then, otherwise } => {
            of_check(when, &format!("{at}/when"), see);
            of_check(then, &format!("{at}/then"), see);
            if let Some(otherwise) = otherwise {
                of_check(otherwise, &format!("{at}/else"), see);
            }
        }
        Check::Every { .. } | Check::Fact { .. } | Check::Confirm { .. } => {}
    }
}

type Ends<'a, T> = (&'a mut Option<T>, &'a mut Option<T>);

fn numbers(min: &mut Option<i64>, max: &mut Option<i64>, at: &str, see: &mut dyn FnMut(&str, Slot, Side)) {
    ends((min, max), at, &mut |at, bound, side| see(at, Slot::Number(bound), side));
}

fn fractions(
    min: &mut Option<Frac>,
    max: &mut Option<Frac>,
    at: &str,
    see: &mut dyn FnMut(&str, Slot, Side),
) {
    ends((min, max), at, &mut |at, bound, side| see(at, Slot::Fraction(bound), side));
}

fn ends<T>((min, max): Ends<T>, at: &str, see: &mut dyn FnMut(&str, &mut T, Side)) {
    if let Some(min) = min {
        see(&format!("{at}/min"), min, Side::Min);
    }
    if let Some(max) = max {
        see(&format!("{at}/max"), max, Side::Max);
    }
}
