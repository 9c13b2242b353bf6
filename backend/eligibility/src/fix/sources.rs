//! What rules look at, gathered from their checks: the raw material of wishes.

use std::collections::{BTreeMap, BTreeSet};

use crate::rule::{Check, MEMBERS, Pred, Set};

/// The predicates and attributes that rules hold members and the registration against.
#[derive(Default)]
pub(super) struct Sources<'a> {
    pub(super) members: Vec<&'a Pred>,
    pub(super) registration: Vec<&'a Pred>,
    pub(super) values: BTreeSet<&'a str>,
    /// Attributes added up, with the bounds of their sums.
    pub(super) amounts: BTreeMap<&'a str, BTreeSet<i64>>,
}

impl<'a> Sources<'a> {
    pub(super) fn collect(&mut self, check: &'a Check) {
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
