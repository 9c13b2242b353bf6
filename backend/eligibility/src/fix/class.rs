//! What rules can see of a member. Members of one class are interchangeable: no rule tells them apart, so a search
//! counts how many there are of each class and never asks which of them it looks at.

use std::collections::BTreeSet;

use super::sources::Sources;
use super::work::{CLASSES, Work};
use crate::facts::Attributes;
use crate::program::{World, truth};
use crate::rule::{MEMBERS, Pred};
use crate::schema::{FactSchema, Origin};
use crate::value::Value;
use crate::weight;

/// The answers to every predicate, and the values that are compared or added up. None is unknown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class {
    answers: Vec<Option<bool>>,
    values: Vec<Option<Value>>,
}

impl Class {
    /// Whether all that rules look at is known.
    pub(super) fn is_settled(&self) -> bool {
        self.answers.iter().all(Option::is_some) && self.values.iter().all(Option::is_some)
    }

    /// Whether this class is the other one with more facts known. Knowing more never breaks a rule that is met.
    pub(super) fn refines(&self, other: &Self) -> bool {
        let answers = self.answers.iter().zip(&other.answers);
        let values = self.values.iter().zip(&other.values);
        self != other
            && answers.into_iter().all(|(mine, known)| known.is_none() || mine == known)
            && values.into_iter().all(|(mine, known)| known.is_none() || mine == known)
    }
}

pub(super) struct Eyes<'a> {
    preds: Vec<&'a Pred>,
    values: Vec<&'a str>,
    world: &'a World<'a>,
    work: Work,
    /// What one look costs.
    cost: usize,
    /// Every attribute that is looked at, and those that others are looked up from.
    names: BTreeSet<&'a str>,
}

impl<'a> Eyes<'a> {
    pub(super) fn of(sources: &Sources<'a>, world: &'a World<'a>) -> Self {
        let values = sources.values.iter().chain(sources.amounts.keys()).copied().collect();
        let cost = sources.seen.iter().map(|pred| weight::pred(pred)).sum();
        let mut names: BTreeSet<&str> =
            sources.values.iter().chain(sources.amounts.keys()).copied().collect();
        sources.seen.iter().for_each(|pred| named(pred, &mut names));
        let declared = world.schema.attributes(MEMBERS);
        let origin = |name: &&str| match &declared?.get(*name)?.origin {
            Origin::Derived { from, .. } => Some(from.as_str()),
            Origin::Asked | Origin::Recorded => None,
        };
        let from: Vec<&str> = names.iter().filter_map(origin).collect();
        names.extend(from);
        Self { preds: sources.seen.clone(), values, world, work: Work::new(CLASSES), cost, names }
    }

    /// What the rules could see of somebody at all.
    pub(super) fn seen_of(&self, attributes: &Attributes) -> Attributes {
        let seen = attributes.iter().filter(|(name, _)| self.names.contains(name.as_str()));
        seen.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// The class these attributes make; none once looking has cost enough.
    pub(super) fn look(&self, attributes: &Attributes) -> Option<Class> {
        self.work.spend(self.cost).then(|| self.class(attributes))
    }

    pub(super) fn spent(&self) -> bool {
        !self.work.left()
    }

    pub(super) fn class(&self, attributes: &Attributes) -> Class {
        let answers = self.preds.iter().map(|pred| truth(pred, attributes, MEMBERS, self.world));
        let declared = self.world.schema.attributes(MEMBERS);
        let value = |name: &&str| {
            let known = attributes.get(*name).cloned();
            known.or_else(|| FactSchema::derived(declared, attributes, name))
        };
        Class { answers: answers.collect(), values: self.values.iter().map(value).collect() }
    }
}

fn named<'a>(pred: &'a Pred, names: &mut BTreeSet<&'a str>) {
    match pred {
        Pred::Is { attr, .. }
        | Pred::In { attr, .. }
        | Pred::InGroup { attr, .. }
        | Pred::Between { attr, .. }
        | Pred::Has { attr } => {
            names.insert(attr);
        }
        Pred::SameAs { attr, other } => names.extend([attr.as_str(), other.as_str()]),
        Pred::All { of } | Pred::Any { of } => of.iter().for_each(|pred| named(pred, names)),
        Pred::Not { of } => named(of, names),
    }
}
