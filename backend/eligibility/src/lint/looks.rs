//! What the required rules look at, collection by collection.

use std::collections::{BTreeMap, BTreeSet};

use crate::evaluate::confirmation;
use crate::rule::{Check, Frac, Pred, Scope, Set};
use crate::schema::FactSchema;
use crate::value::Value;

pub(super) const REGISTRATIONS: &str = "registrations";

/// What rules look at in the items of one collection.
#[derive(Debug, Default)]
pub(crate) struct Look<'a> {
    pub(crate) preds: Vec<&'a Pred>,
    /// Attributes whose values are compared with each other.
    pub(crate) compared: BTreeSet<&'a str>,
    /// Attributes that are added up.
    pub(crate) summed: BTreeSet<&'a str>,
    /// Attributes of which certain amounts are to be told apart.
    pub(crate) amounts: BTreeMap<&'a str, BTreeSet<i64>>,
    /// Values that matter although no predicate mentions them.
    pub(crate) named: Vec<(&'a str, Value)>,
}

impl<'a> Look<'a> {
    fn look_at(&mut self, pred: &'a Pred) {
        if !self.preds.contains(&pred) {
            self.preds.push(pred);
        }
    }
}

/// How many different values, and how large amounts, can matter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub(crate) values: usize,
    pub(crate) amount: i64,
    /// Combinations of values looked at before giving up.
    pub(crate) combinations: usize,
}

impl Scale {
    pub(super) const SMALLEST: Self = Self { values: 1, amount: 1, combinations: 20_000 };
}

/// Everything some rules look at.
pub(crate) struct Looks<'a> {
    pub(crate) collections: BTreeMap<&'a str, Look<'a>>,
    pub(crate) registration: Look<'a>,
    /// Attributes that record confirmations.
    pub(super) statements: BTreeSet<String>,
    schema: &'a FactSchema,
    /// The largest number any bound names, and the largest denominator.
    largest: i64,
    denominator: i64,
    /// Different values that `distinct` names, and members that share the values of a `per_value` among them.
    different: i64,
    crowded: Option<i64>,
    /// The largest amount asked of a sum.
    amount: i64,
    /// Attributes of items that are compared with one of the registration: collection, attribute, the other one.
    pairs: Vec<(&'a str, &'a str, &'a str)>,
    /// Over what the rules hold: those of one registration cannot be decided on the pool.
    scope: Scope,
}

impl<'a> Looks<'a> {
    pub(crate) fn new(schema: &'a FactSchema) -> Self {
        Self::over(schema, Scope::Registration)
    }

    pub(super) fn over(schema: &'a FactSchema, scope: Scope) -> Self {
        let members = [(crate::rule::MEMBERS, Look::default())];
        Self {
            collections: members.into(),
            registration: Look::default(),
            statements: BTreeSet::new(),
            schema,
            largest: 1,
            denominator: 1,
            different: 1,
            crowded: None,
            amount: 1,
            pairs: Vec::new(),
            scope,
        }
    }

    /// What every item of a collection is held against.
    pub(super) fn each(&mut self, over: &'a str, pred: &'a Pred) {
        self.item_pred(pred, over);
    }

    pub(crate) fn scale(&self) -> Scale {
        let spread = self.crowded.map_or(0, |each| self.largest / each.max(1));
        let values = self.different.max(spread).max(self.denominator).saturating_add(1).clamp(2, 40);
        Scale {
            values: usize::try_from(values).unwrap_or(40),
            amount: self.amount.saturating_mul(2).min(1 << 30),
            ..Scale::SMALLEST
        }
    }

    /// Items of one kind beyond which more of them change nothing.
    pub(super) fn most(&self) -> i64 {
        (self.largest.saturating_mul(2)).saturating_add(self.denominator.saturating_mul(4)).min(5_000) + 4
    }

    /// None for collections that rules of one registration cannot be decided on.
    pub(crate) fn collect(&mut self, check: &'a Check) -> Option<()> {
        match check {
            Check::Count { set, min, max } => {
                self.set(set)?;
                self.bounds(set, &[*min, *max]);
            }
            Check::Share { part: left, of: right, min, max } | Check::Ratio { left, right, min, max } => {
                self.set(left)?;
                self.set(right)?;
                self.fractions(&[*min, *max]);
            }
            Check::Every { set, must } => {
                self.set(set)?;
                self.item_pred(must, &set.over);
            }
            Check::Distinct { set, attr, min, max } => {
                self.set(set)?.compared.insert(attr);
                self.numbers(&[*min, *max]);
                self.different = [*min, *max].into_iter().flatten().fold(self.different, i64::max);
            }
            Check::PerValue { .. } => self.per_value(check)?,
            Check::Fact { must } => self.registration.look_at(must),
            Check::Confirm { statement, .. } => {
                self.statements.insert(confirmation(statement));
            }
            Check::AllOf { .. } | Check::AnyOf { .. } | Check::If { .. } => {}
        }
        check.parts().into_iter().try_for_each(|part| self.collect(part))
    }

    fn per_value(&mut self, check: &'a Check) -> Option<()> {
        let Check::PerValue { set, attr, min, max, max_share, table, .. } = check else { return None };
        self.set(set)?.compared.extend(attr.iter().map(String::as_str));
        self.bounds(set, &[*min, *max]);
        for bound in table.values() {
            self.bounds(set, &[bound.min, bound.max]);
        }
        self.fractions(&[*max_share]);
        let most = [*max].into_iter().chain(table.values().map(|bound| bound.max));
        self.crowded = most.chain([self.crowded]).flatten().min();
        self.covered(check)
    }

    /// Codes that a cover or a table names have to be among the values.
    fn covered(&mut self, check: &'a Check) -> Option<()> {
        let Check::PerValue { set, attr, cover, table, .. } = check else { return None };
        let group = cover.as_ref().and_then(|name| self.schema.groups.get(name));
        let codes = group.into_iter().flat_map(|group| &group.codes).chain(table.keys());
        let name = attr.first()?;
        let named = codes.map(|code| (name.as_str(), Value::Code(code.clone())));
        self.collections.get_mut(set.over.as_str())?.named.extend(named);
        Some(())
    }

    /// The registration may have any value that items it is compared with may have.
    pub(crate) fn link(&mut self) {
        for (over, attr, other) in &self.pairs {
            let look = self.collections.get(over);
            let mut found = Vec::new();
            for pred in look.into_iter().flat_map(|look| &look.preds) {
                literals(pred, attr, self.schema, &mut found);
            }
            self.registration.named.extend(found.into_iter().map(|value| (*other, value)));
        }
    }

    fn set(&mut self, set: &'a Set) -> Option<&mut Look<'a>> {
        if self.scope == Scope::Registration && set.over.starts_with(REGISTRATIONS) {
            return None;
        }
        self.collections.entry(&set.over).or_default();
        if let Some(filter) = &set.filter {
            self.item_pred(filter, &set.over);
        }
        let look = self.collections.get_mut(set.over.as_str())?;
        look.summed.extend(set.sum.as_deref());
        Some(look)
    }

    fn item_pred(&mut self, pred: &'a Pred, over: &'a str) {
        self.reach(pred, over);
        self.collections.entry(over).or_default().look_at(pred);
    }

    /// Attributes of the registration that items are compared with.
    fn reach(&mut self, pred: &'a Pred, over: &'a str) {
        match pred {
            Pred::SameAs { attr, other } if self.schema.registration.contains_key(other) => {
                self.registration.compared.insert(other);
                self.pairs.push((over, attr, other));
            }
            Pred::All { of } | Pred::Any { of } => of.iter().for_each(|pred| self.reach(pred, over)),
            Pred::Not { of } => self.reach(of, over),
            _ => {}
        }
    }

    fn bounds(&mut self, set: &Set, bounds: &[Option<i64>]) {
        if set.sum.is_some() {
            self.amount = bounds.iter().flatten().copied().fold(self.amount, i64::max);
        } else {
            self.numbers(bounds);
        }
    }

    fn numbers(&mut self, bounds: &[Option<i64>]) {
        self.largest = bounds.iter().flatten().copied().fold(self.largest, i64::max);
    }

    fn fractions(&mut self, bounds: &[Option<Frac>]) {
        for Frac(top, bottom) in bounds.iter().flatten() {
            self.denominator = self.denominator.max(i64::from(*top)).max(i64::from(*bottom));
        }
    }
}

/// The values a predicate names for one attribute.
fn literals(pred: &Pred, name: &str, schema: &FactSchema, found: &mut Vec<Value>) {
    match pred {
        Pred::Is { attr, value } if attr == name => found.push(value.clone()),
        Pred::In { attr, values } if attr == name => found.extend(values.iter().cloned()),
        Pred::InGroup { attr, group } if attr == name => {
            let codes = schema.groups.get(group).into_iter().flat_map(|group| &group.codes);
            found.extend(codes.map(|code| Value::Code(code.clone())));
        }
        Pred::Between { attr, min, max } if attr == name => found.extend(min.iter().chain(max).cloned()),
        Pred::All { of } | Pred::Any { of } => of.iter().for_each(|pred| literals(pred, name, schema, found)),
        Pred::Not { of } => literals(of, name, schema, found),
        _ => {}
    }
}
