//! The kinds of member (or registration) that rules can tell apart: one representative for every combination of
//! answers to the predicates. Everything a rule set can distinguish is among them, so searching over kinds is exact.

use std::collections::{BTreeMap, BTreeSet};

use super::Assignment;
use crate::rule::Pred;
use crate::schema::{Attribute, AttributeKind, FactSchema};
use crate::value::Value;

/// Combinations of values looked at before giving up.
const COMBINATIONS: usize = 20_000;
/// Codes of one code set that are combined freely.
const SUBSETS: usize = 6;

/// A representative with its answers, one for each predicate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kind {
    pub(super) attributes: Assignment,
    pub(super) answers: Vec<bool>,
}

/// None when a predicate compares attributes with each other or there are too many combinations.
pub(super) fn kinds(
    preds: &[&Pred],
    declared: &BTreeMap<String, Attribute>,
    schema: &FactSchema,
) -> Option<Vec<Kind>> {
    let mut mentioned: BTreeMap<&str, Mentions> = BTreeMap::new();
    for pred in preds {
        collect(pred, schema, &mut mentioned)?;
    }
    let mut all = vec![Assignment::new()];
    for (name, mentions) in &mentioned {
        let values = mentions.values(declared.get(*name)?)?;
        all = all.iter().flat_map(|known| with(known, name, &values)).collect();
        if all.len() > COMBINATIONS {
            return None;
        }
    }
    let mut seen = BTreeSet::new();
    let answered = all.into_iter().map(|attributes| {
        let answers: Vec<bool> = preds.iter().map(|pred| holds(pred, &attributes, schema)).collect();
        Kind { attributes, answers }
    });
    Some(answered.filter(|kind| seen.insert(kind.answers.clone())).collect())
}

fn with<'a>(
    known: &'a Assignment,
    name: &'a str,
    values: &'a [Value],
) -> impl Iterator<Item = Assignment> + 'a {
    values.iter().map(move |value| {
        let mut longer = known.clone();
        longer.insert(name.to_owned(), value.clone());
        longer
    })
}

/// What predicates say about one attribute.
#[derive(Default)]
struct Mentions {
    values: BTreeSet<Value>,
    /// Numbers and dates at which an answer can change.
    edges: BTreeSet<Value>,
    absence: bool,
}

fn collect<'a>(
    pred: &'a Pred,
    schema: &FactSchema,
    mentioned: &mut BTreeMap<&'a str, Mentions>,
) -> Option<()> {
    match pred {
        Pred::Is { attr, value } => {
            mentioned.entry(attr).or_default().values.insert(value.clone());
        }
        Pred::In { attr, values } => mentioned.entry(attr).or_default().values.extend(values.iter().cloned()),
        Pred::InGroup { attr, group } => {
            let codes = schema.groups.get(group)?.codes.iter().map(|code| Value::Code(code.clone()));
            mentioned.entry(attr).or_default().values.extend(codes);
        }
        Pred::Between { attr, min, max } => {
            let edges = &mut mentioned.entry(attr).or_default().edges;
            edges.extend(min.iter().flat_map(|min| [Some(min.clone()), before(min)]).flatten());
            edges.extend(max.iter().flat_map(|max| [Some(max.clone()), after(max)]).flatten());
        }
        Pred::SameAs { .. } => return None,
        Pred::Has { attr } => mentioned.entry(attr).or_default().absence = true,
        Pred::All { of } | Pred::Any { of } => {
            of.iter().try_for_each(|pred| collect(pred, schema, mentioned))?;
        }
        Pred::Not { of } => collect(of, schema, mentioned)?,
    }
    Some(())
}

fn before(value: &Value) -> Option<Value> {
    match value {
        Value::Int(number) => number.checked_sub(1).map(Value::Int),
        Value::Date(day) => day.pred_opt().map(Value::Date),
        _ => None,
    }
}

fn after(value: &Value) -> Option<Value> {
    match value {
        Value::Int(number) => number.checked_add(1).map(Value::Int),
        Value::Date(day) => day.succ_opt().map(Value::Date),
        _ => None,
    }
}

impl Mentions {
    /// The values to tell apart: those mentioned and one that is not.
    fn values(&self, attribute: &Attribute) -> Option<Vec<Value>> {
        let mut values: Vec<Value> = match &attribute.kind {
            AttributeKind::Bool { .. } => vec![Value::Bool(true), Value::Bool(false)],
            AttributeKind::Code { codes, open } => {
                let other = codes
                    .keys()
                    .map(|code| Value::Code(code.clone()))
                    .find(|code| !self.values.contains(code));
                let made_up = open.then(|| Value::Code("\u{2026}".to_owned()));
                self.values.iter().cloned().chain(other.or(made_up)).collect()
            }
            AttributeKind::CodeSet { .. } => subsets(&self.values)?,
            AttributeKind::Text => {
                self.values.iter().cloned().chain([Value::Text("\u{2026}".to_owned())]).collect()
            }
            AttributeKind::Int | AttributeKind::Date => {
                let mentioned =
                    self.values.iter().flat_map(|value| [Some(value.clone()), after(value)]).flatten();
                mentioned.chain(self.edges.iter().cloned()).collect::<BTreeSet<_>>().into_iter().collect()
            }
        };
        if self.absence {
            values.push(Value::Absent);
        }
        Some(values)
    }
}

fn subsets(values: &BTreeSet<Value>) -> Option<Vec<Value>> {
    let codes: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
    if codes.len() > SUBSETS {
        return None;
    }
    let chosen = |bits: usize| codes.iter().enumerate().filter(move |(index, _)| bits >> index & 1 == 1);
    let set = |bits: usize| Value::Codes(chosen(bits).map(|(_, code)| (*code).to_owned()).collect());
    Some((0..1 << codes.len()).map(set).collect())
}

/// Two-valued truth: a kind knows every attribute its predicates look at.
fn holds(pred: &Pred, attributes: &Assignment, schema: &FactSchema) -> bool {
    let value = |attr: &String| attributes.get(attr);
    match pred {
        Pred::Is { attr, value: wanted } => value(attr).is_some_and(|found| found.holds(wanted)),
        Pred::In { attr, values } => {
            value(attr).is_some_and(|found| values.iter().any(|wanted| found.holds(wanted)))
        }
        Pred::InGroup { attr, group } => {
            let group = schema.groups.get(group).map(|group| &group.codes);
            let member = |code: &String| group.is_some_and(|codes| codes.contains(code));
            match value(attr) {
                Some(Value::Codes(codes)) => codes.iter().any(member),
                Some(Value::Code(code) | Value::Text(code)) => member(code),
                _ => false,
            }
        }
        Pred::Between { attr, min, max } => value(attr).is_some_and(|found| {
            min.as_ref().is_none_or(|min| found.compare(min).is_some_and(std::cmp::Ordering::is_ge))
                && max.as_ref().is_none_or(|max| found.compare(max).is_some_and(std::cmp::Ordering::is_le))
        }),
        Pred::SameAs { .. } => false,
        Pred::Has { attr } => value(attr).is_some_and(|found| *found != Value::Absent),
        Pred::All { of } => of.iter().all(|pred| holds(pred, attributes, schema)),
        Pred::Any { of } => of.iter().any(|pred| holds(pred, attributes, schema)),
        Pred::Not { of } => !holds(of, attributes, schema),
    }
}
