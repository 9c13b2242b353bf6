//! What rules can see of a member. Members of one class are interchangeable: no rule tells them apart, so a search
//! counts how many there are of each class and never asks which of them it looks at.

use super::sources::Sources;
use crate::facts::Attributes;
use crate::program::{World, truth};
use crate::rule::{MEMBERS, Pred};
use crate::schema::FactSchema;
use crate::value::Value;

/// The answers to every predicate, and the values that are compared or added up. None is unknown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class {
    answers: Vec<Option<bool>>,
    values: Vec<Option<Value>>,
}

impl Class {
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
}

impl<'a> Eyes<'a> {
    pub(super) fn of(sources: &Sources<'a>, world: &'a World<'a>) -> Self {
        let values = sources.values.iter().chain(sources.amounts.keys()).copied().collect();
        Self { preds: sources.seen.clone(), values, world }
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
