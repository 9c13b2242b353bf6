//! What rules look at, gathered from their checks: the raw material of wishes.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::Facts;
use crate::rule::{Check, MEMBERS, Pred, RuleSet, Set};
use crate::schema::FactSchema;

/// The predicates and attributes that rules hold members and the registration against.
#[derive(Default)]
pub(super) struct Sources<'a> {
    pub(super) members: Vec<&'a Pred>,
    pub(super) registration: Vec<&'a Pred>,
    /// All that tells members apart: the predicates, and the parts of those that the registration still decides.
    pub(super) seen: Vec<&'a Pred>,
    pub(super) values: BTreeSet<&'a str>,
    /// Attributes added up, with the bounds of their sums.
    pub(super) amounts: BTreeMap<&'a str, BTreeSet<i64>>,
    /// Attributes of members compared with one of the registration that is not known yet, with that one. Once it is,
    /// members that were alike may turn out to differ.
    pub(super) linked: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(rules: &'a RuleSet, schema: &FactSchema, facts: &Facts) -> Self {
        let mut sources = Self::default();
        rules.rules.iter().for_each(|rule| sources.collect(&rule.check));
        for pred in sources.members.clone() {
            let mut open = BTreeSet::new();
            linked(pred, schema, facts, &mut open);
            if !open.is_empty() {
                leaves(pred, &mut sources.seen);
            }
            sources.linked.extend(open);
        }
        sources.seen.extend(&sources.members);
        sources.values.extend(sources.linked.iter().map(|(attr, _)| *attr));
        sources
    }

    fn collect(&mut self, check: &'a Check) {
        match check {
            Check::Count { set, min, max } => {
                self.set(set);
                self.amount(set, min.iter().chain(max));
            }
            Check::Share { part: left, of: right, .. } | Check::Ratio { left, right, .. } => {
                for set in [left, right] {
                    self.set(set);
                    self.amount(set, [].iter());
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
            Check::PerValue { set, attr, min, max, .. } => {
                self.set(set);
                self.amount(set, min.iter().chain(max));
                self.values_of(set, attr.iter());
            }
            Check::Fact { must } => self.registration.push(must),
            Check::Confirm { .. } => {}
            Check::AllOf { checks } | Check::AnyOf { checks } => {
                for check in checks {
                    self.collect(check);
                }
            }
            Check::If { when, then, otherwise } => {
                let branches = [Some(when), Some(then), otherwise.as_ref()];
                branches.into_iter().flatten().for_each(|check| self.collect(check));
            }
        }
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

    fn amount<'b>(&mut self, set: &'a Set, bounds: impl Iterator<Item = &'b i64>) {
        if let (MEMBERS, Some(name)) = (set.over.as_str(), &set.sum) {
            self.amounts.entry(name).or_default().extend(bounds);
        }
    }

    fn values_of(&mut self, set: &Set, attrs: impl Iterator<Item = &'a String>) {
        if set.over == MEMBERS {
            self.values.extend(attrs.map(String::as_str));
        }
    }
}

fn linked<'a>(pred: &'a Pred, schema: &FactSchema, facts: &Facts, found: &mut BTreeSet<(&'a str, &'a str)>) {
    match pred {
        Pred::SameAs { attr, other }
            if schema.registration.contains_key(other) && !facts.registration.contains_key(other) =>
        {
            found.insert((attr, other));
        }
        Pred::All { of } | Pred::Any { of } => of.iter().for_each(|pred| linked(pred, schema, facts, found)),
        Pred::Not { of } => linked(of, schema, facts, found),
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
