//! What rules look at, gathered from their checks: the raw material of wishes.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::Facts;
use crate::rule::{Check, Frac, MEMBERS, Pred, RuleSet, Set};
use crate::schema::{FactSchema, Origin, Rigidity};
use crate::value::Value;

/// The predicates and attributes that rules hold members and the registration against.
#[derive(Default)]
pub(super) struct Sources<'a> {
    pub(super) members: Vec<&'a Pred>,
    pub(super) registration: Vec<&'a Pred>,
    /// All that tells members apart: the predicates, and the parts of those that the registration still decides.
    pub(super) seen: Vec<&'a Pred>,
    pub(super) values: BTreeSet<&'a str>,
    /// Attributes added up, with what is asked of their sums.
    pub(super) amounts: BTreeMap<&'a str, Amounts>,
    /// Attributes of members compared with one of the registration that may still change, with that one. Once it
    /// does, members that were alike may turn out to differ.
    pub(super) linked: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(rules: &'a RuleSet, schema: &FactSchema, facts: &Facts) -> Self {
        let mut sources = Self::default();
        let changeable = |name: &str| changeable(schema, facts, name);
        rules.rules.iter().for_each(|rule| sources.collect(&rule.check));
        for pred in sources.members.clone() {
            let mut open = BTreeSet::new();
            linked(pred, &changeable, &mut open);
            if !open.is_empty() {
                leaves(pred, &mut sources.seen);
            }
            sources.linked.extend(open);
        }
        sources.seen.extend(&sources.members);
        sources.values.extend(sources.linked.iter().map(|(attr, _)| *attr));
        sources
    }

    /// Amounts that settle the sums, by attribute.
    pub(super) fn amounts(&self, facts: &Facts) -> BTreeMap<&'a str, BTreeSet<i64>> {
        self.amounts.iter().map(|(name, amounts)| (*name, amounts.settling(name, facts))).collect()
    }

    fn collect(&mut self, check: &'a Check) {
        match check {
            Check::Count { set, min, max } => {
                self.set(set);
                self.amount(set, [*min, *max], []);
            }
            Check::Share { part: left, of: right, min, max } | Check::Ratio { left, right, min, max } => {
                for set in [left, right] {
                    self.set(set);
                    self.amount(set, [], [*min, *max]);
                }
            }
            Check::Every { set, must } => {
                self.set(set);
                if set.over == MEMBERS {
                    self.member_pred(must);
                }
            }
            Check::Distinct { set, attr, .. } => {
                self.set(set);
                self.values_of(set, [attr].into_iter());
            }
            Check::PerValue { set, attr, min, max, max_share, table, .. } => {
                self.set(set);
                self.amount(set, [*min, *max], [*max_share]);
                for bound in table.values() {
                    self.amount(set, [bound.min, bound.max], []);
                }
                self.values_of(set, attr.iter());
            }
            Check::Fact { must } => self.registration.push(must),
            Check::Confirm { .. } | Check::AllOf { .. } | Check::AnyOf { .. } | Check::If { .. } => {}
        }
        check.parts().into_iter().for_each(|part| self.collect(part));
    }

    fn set(&mut self, set: &'a Set) {
        if let (MEMBERS, Some(filter)) = (set.over.as_str(), &set.filter) {
            self.member_pred(filter);
        }
    }

    fn member_pred(&mut self, pred: &'a Pred) {
        if !self.members.contains(&pred) {
            self.members.push(pred);
        }
    }

    fn amount<const B: usize, const P: usize>(
        &mut self,
        set: &'a Set,
        bounds: [Option<i64>; B],
        parts: [Option<Frac>; P],
    ) {
        if let (MEMBERS, Some(name)) = (set.over.as_str(), &set.sum) {
            let amounts = self.amounts.entry(name).or_default();
            amounts.bounds.extend(bounds.into_iter().flatten());
            amounts.parts.extend(parts.into_iter().flatten().map(|Frac(top, bottom)| (top, bottom)));
        }
    }

    fn values_of(&mut self, set: &Set, attrs: impl Iterator<Item = &'a String>) {
        if set.over == MEMBERS {
            self.values.extend(attrs.map(String::as_str));
        }
    }
}

/// What is asked of a sum.
#[derive(Default)]
pub(super) struct Amounts {
    bounds: BTreeSet<i64>,
    /// Shares and ratios it is part of.
    parts: BTreeSet<(u32, u32)>,
}

/// Small amounts are all tried.
const SMALL: i64 = 4;

impl Amounts {
    /// Amounts that settle the sum: small ones, a bound, what is lacking for it, and one more than that.
    fn settling(&self, attr: &str, facts: &Facts) -> BTreeSet<i64> {
        let number = |value: &Value| if let Value::Int(number) = value { *number } else { 0 };
        let given = facts.members.iter().filter_map(|member| member.attributes.get(attr)).map(number);
        let total = given.fold(0, i64::saturating_add);
        let members = i64::try_from(facts.members.len()).unwrap_or(i64::MAX);
        let wholes = [1, total, members, members.saturating_add(1)];
        let part = |whole: i64, (top, bottom): (u32, u32)| {
            let (top, bottom) = (i64::from(top), i64::from(bottom).max(1));
            whole.saturating_mul(top).saturating_add(bottom - 1) / bottom
        };
        let parts = self.parts.iter().flat_map(|(top, bottom)| [(*top, *bottom), (*bottom, *top)]);
        let parts = parts.flat_map(|frac| wholes.map(|whole| part(whole, frac)));
        let bounds: BTreeSet<i64> = self.bounds.iter().copied().chain(parts).collect();
        let lacking = bounds.iter().map(|bound| bound.saturating_sub(total)).filter(|lacking| *lacking > 0);
        let beyond = bounds.iter().copied().chain(lacking).flat_map(|bound| [bound, bound.saturating_add(1)]);
        beyond.chain(0..=SMALL).chain([total]).filter(|amount| *amount >= 0).collect()
    }
}

/// Whether the applicant may give the registration another value of an attribute, or of the one it is looked up from.
fn changeable(schema: &FactSchema, facts: &Facts, name: &str) -> bool {
    let Some(attribute) = schema.registration.get(name) else { return false };
    match &attribute.origin {
        Origin::Asked => attribute.rigidity == Rigidity::Flexible || !facts.registration.contains_key(name),
        Origin::Derived { from, .. } => from != name && changeable(schema, facts, from),
        Origin::Recorded => false,
    }
}

/// Comparisons with attributes of the registration that may still change.
fn linked<'a>(pred: &'a Pred, changeable: &dyn Fn(&str) -> bool, found: &mut BTreeSet<(&'a str, &'a str)>) {
    match pred {
        Pred::SameAs { attr, other } if changeable(other) => {
            found.insert((attr, other));
        }
        Pred::All { of } | Pred::Any { of } => of.iter().for_each(|pred| linked(pred, changeable, found)),
        Pred::Not { of } => linked(of, changeable, found),
        _ => {}
    }
}

fn leaves<'a>(pred: &'a Pred, found: &mut Vec<&'a Pred>) {
    match pred {
        Pred::All { of } | Pred::Any { of } => of.iter().for_each(|pred| leaves(pred, found)),
        Pred::Not { of } => leaves(of, found),
        leaf => found.push(leaf),
    }
}
