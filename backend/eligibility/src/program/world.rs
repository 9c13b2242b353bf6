//! What there is to choose from.

use std::collections::BTreeMap;

use super::form::Form;
use super::truth::{truth, value};
use crate::facts::Attributes;
use crate::rule::{Pred, Set};
use crate::schema::FactSchema;
use crate::value::Value;

/// Items that may be there, in any number their column allows.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) column: usize,
    pub(crate) attributes: Attributes,
    /// Attributes whose sum over all these items is chosen freely, with the column of the sum.
    pub(crate) amounts: BTreeMap<String, usize>,
}

pub(crate) struct World<'a> {
    pub(crate) schema: &'a FactSchema,
    pub(crate) registration: Attributes,
    /// By collection. A collection that is missing here is unknown.
    pub(crate) items: BTreeMap<String, Vec<Candidate>>,
    /// Columns of statements that may still be confirmed, by the attribute that records it.
    pub(crate) statements: BTreeMap<String, usize>,
    /// What is not confirmed counts as refused, rather than as open.
    pub(crate) settled: bool,
}

/// An item with how certainly it is in a set and what it adds.
#[derive(Clone, Copy)]
pub(super) struct Counted<'a> {
    pub(super) item: &'a Candidate,
    pub(super) belongs: Option<bool>,
    pub(super) weight: Weight,
}

/// What each item of a column adds, least and most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weight {
    pub(super) column: usize,
    pub(super) low: i64,
    pub(super) high: i64,
}

/// An amount nobody knows may be as large as this.
const UNKNOWN: i64 = 1_000_000;

impl World<'_> {
    /// Items that are or may be in the set; none when the collection is not known.
    pub(super) fn gather(&self, set: &Set) -> Option<Vec<Counted<'_>>> {
        let items = self.items.get(&set.over)?;
        let counted = items.iter().map(|item| Counted {
            item,
            belongs: self.belongs(set.filter.as_ref(), item, &set.over),
            weight: self.weight(set, item),
        });
        Some(counted.filter(|item| item.belongs != Some(false)).collect())
    }

    fn belongs(&self, filter: Option<&Pred>, item: &Candidate, over: &str) -> Option<bool> {
        filter.map_or(Some(true), |filter| truth(filter, &item.attributes, over, self))
    }

    fn weight(&self, set: &Set, item: &Candidate) -> Weight {
        let Some(name) = &set.sum else { return Weight { column: item.column, low: 1, high: 1 } };
        if let Some(column) = item.amounts.get(name) {
            return Weight { column: *column, low: 1, high: 1 };
        }
        let amount = self.value(item, &set.over, name);
        let (low, high) = match amount {
            Some(Value::Int(amount)) => (amount, amount),
            Some(_) => (0, 0),
            None => (0, UNKNOWN),
        };
        Weight { column: item.column, low, high }
    }

    pub(super) fn value(&self, item: &Candidate, over: &str, name: &str) -> Option<Value> {
        value(self.schema.attributes(over), &item.attributes, name).map(std::borrow::Cow::into_owned)
    }
}

impl Counted<'_> {
    pub(super) fn sure(&self) -> bool {
        self.belongs == Some(true)
    }

    /// The least it adds.
    pub(super) fn low(&self) -> (usize, i64) {
        (self.weight.column, if self.sure() { self.weight.low } else { self.weight.low.min(0) })
    }

    /// The most it adds.
    pub(super) fn high(&self) -> (usize, i64) {
        (self.weight.column, if self.sure() { self.weight.high } else { self.weight.high.max(0) })
    }
}

/// Adds terms up.
pub(super) fn sum(terms: impl IntoIterator<Item = (usize, i64)>) -> Form {
    let mut form = Form::new();
    for (column, factor) in terms {
        let known = form.entry(column).or_default();
        *known = known.saturating_add(factor);
    }
    form
}
