//! Changes of a single bound that make impossible rules possible.

use serde::{Deserialize, Serialize};

use super::bounds::{Side, Slot, visit};
use crate::rule::{Frac, RuleSet};

/// How many steps a bound is moved before giving up.
const FARTHEST: usize = 20;
/// Repairs offered.
const OFFERED: usize = 3;
/// The parts of a whole that people speak of, in falling order: the steps in which a fraction is moved.
const SPOKEN: [Frac; 12] = [
    Frac(1, 1),
    Frac(9, 10),
    Frac(4, 5),
    Frac(3, 4),
    Frac(2, 3),
    Frac(3, 5),
    Frac(1, 2),
    Frac(2, 5),
    Frac(1, 3),
    Frac(1, 4),
    Frac(1, 5),
    Frac(1, 10),
];

/// A bound changed so that contradicting rules can hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleRepair))]
pub struct Repair {
    /// JSON pointer of the bound in the rule set.
    pub pointer: String,
    pub from: Amount,
    pub to: Amount,
}

/// A bound as it stands in the JSON of a rule: a whole number or an exact fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleAmount))]
pub enum Amount {
    Number(i64),
    Fraction(Frac),
}

impl std::fmt::Display for Amount {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(out, "{number}"),
            Self::Fraction(Frac(top, bottom)) => write!(out, "[{top}, {bottom}]"),
        }
    }
}

/// The rule set with the repaired bound; unchanged when the pointer leads to no bound of that kind.
pub fn apply_repair(rules: &RuleSet, repair: &Repair) -> RuleSet {
    let mut changed = rules.clone();
    for (index, rule) in changed.rules.iter_mut().enumerate() {
        visit(index, rule, &mut |pointer, bound, _| {
            if pointer == repair.pointer {
                match (bound, repair.to) {
                    (Slot::Number(number), Amount::Number(to)) => *number = to,
                    (Slot::Fraction(fraction), Amount::Fraction(to)) => *fraction = to,
                    (Slot::Number(_) | Slot::Fraction(_), _) => {}
                }
            }
        });
    }
    changed
}

/// The smallest repairs among the bounds of these rules, by place in the rule set.
/// `mends` says whether a rule set can hold.
pub(super) fn repairs(
    rules: &RuleSet,
    among: &[usize],
    mends: &mut dyn FnMut(&RuleSet) -> bool,
) -> Vec<Repair> {
    let mut candidates = Vec::new();
    let mut copy = rules.clone();
    for (index, rule) in copy.rules.iter_mut().enumerate().filter(|(index, _)| among.contains(index)) {
        visit(index, rule, &mut |pointer, bound, side| {
            for (distance, (from, to)) in moved(&bound, side).into_iter().enumerate() {
                candidates.push((distance, Repair { pointer: pointer.to_owned(), from, to }));
            }
        });
    }
    candidates.sort_by_key(|(distance, _)| *distance);
    let mut found = Vec::new();
    let mut nearest = FARTHEST;
    for (distance, repair) in candidates {
        if distance > nearest || found.len() >= OFFERED {
            break;
        }
        if mends(&apply_repair(rules, &repair)) {
            nearest = distance;
            found.push(repair);
        }
    }
    found
}

/// Values that ask for less than the bound does, nearest first.
fn moved(bound: &Slot, side: Side) -> Vec<(Amount, Amount)> {
    match bound {
        Slot::Number(from) => {
            let from: i64 = **from;
            let steps = 1..=i64::try_from(FARTHEST).unwrap_or(1);
            let to = steps.map(|step| {
                if side == Side::Min { from.saturating_sub(step) } else { from.saturating_add(step) }
            });
            to.filter(|to| *to >= 0).map(|to| (Amount::Number(from), Amount::Number(to))).collect()
        }
        Slot::Fraction(from) => {
            let from: Frac = **from;
            let less = |to: &Frac| product(*to, from) < product(from, *to);
            let more = |to: &Frac| product(*to, from) > product(from, *to);
            let to: Vec<Frac> = match side {
                Side::Min => SPOKEN.into_iter().filter(less).collect(),
                Side::Max => SPOKEN.into_iter().rev().filter(more).collect(),
            };
            to.into_iter().map(|to| (Amount::Fraction(from), Amount::Fraction(to))).collect()
        }
    }
}

fn product(top: Frac, bottom: Frac) -> u64 {
    u64::from(top.0) * u64::from(bottom.1)
}
