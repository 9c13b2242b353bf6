//! The kinds of item that rules can tell apart: one representative for every combination of answers to the
//! predicates and, where rules compare values, as many different values as could matter.

use std::collections::{BTreeMap, BTreeSet};

use super::INVENTED;
use super::looks::{Look, Scale};
use crate::facts::Attributes;
use crate::program::{World, truth};
use crate::rule::Pred;
use crate::schema::{Attribute, AttributeKind, FactSchema, Origin};
use crate::value::{Value, after, before};

/// Codes of one code set that are combined freely.
const SUBSETS: usize = 6;

/// A representative, with the room its freely chosen amounts have.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kind {
    pub(crate) attributes: Attributes,
    pub(super) amounts: BTreeMap<String, (i64, i64)>,
}

/// None when there are too many kinds or an attribute is not declared.
pub(crate) fn kinds(look: &Look, over: &str, world: &World, scale: Scale) -> Option<Vec<Kind>> {
    let declared = world.schema.attributes(over)?;
    let mut mentioned: BTreeMap<String, Mentions> = BTreeMap::new();
    for pred in &look.preds {
        collect(pred, over, (world, look), &mut mentioned)?;
    }
    for name in look.compared.iter().chain(&look.summed) {
        mentioned.entry((*name).to_owned()).or_default();
    }
    for (name, value) in &look.named {
        mentioned.entry((*name).to_owned()).or_default().mention(value);
    }
    for (name, amounts) in &look.amounts {
        let edges = &mut mentioned.entry((*name).to_owned()).or_default().edges;
        edges.extend(amounts.iter().copied().map(Value::Int));
    }
    trace(&mut mentioned, declared, look, scale);
    let mut all = vec![Kind { attributes: Attributes::new(), amounts: BTreeMap::new() }];
    for (name, mentions) in &mentioned {
        let attribute = declared.get(name)?;
        let compared = look.compared.contains(name.as_str());
        let values = if look.summed.contains(name.as_str()) && !compared {
            mentions.amounts(scale)
        } else {
            plain(mentions.values(attribute, if compared { scale.values } else { 1 })?)
        };
        all = all.iter().flat_map(|known| values.iter().map(|value| known.with(name, value))).collect();
        if all.len() > scale.combinations {
            return None;
        }
    }
    let mut seen = BTreeSet::new();
    all.retain(|kind| seen.insert(signature(kind, look, over, world)));
    Some(all)
}

type Room = Option<(i64, i64)>;

fn plain(values: Vec<Value>) -> Vec<(Value, Room)> {
    values.into_iter().map(|value| (value, None)).collect()
}

impl Kind {
    fn with(&self, name: &str, (value, room): &(Value, Room)) -> Self {
        let mut longer = self.clone();
        longer.attributes.insert(name.to_owned(), value.clone());
        if let Some(room) = room {
            longer.amounts.insert(name.to_owned(), *room);
        }
        longer
    }
}

type Signature = (Vec<Option<bool>>, Vec<Option<Value>>, Vec<(String, (i64, i64))>);

/// All that rules can see of a kind.
fn signature(kind: &Kind, look: &Look, over: &str, world: &World) -> Signature {
    let answers = look.preds.iter().map(|pred| truth(pred, &kind.attributes, over, world));
    let declared = world.schema.attributes(over);
    let value = |name: &&str| {
        let known = kind.attributes.get(*name).cloned();
        known.or_else(|| FactSchema::derived(declared, &kind.attributes, name))
    };
    let values = look.compared.iter().chain(look.amounts.keys()).map(value);
    let amounts = kind.amounts.iter().map(|(name, room)| (name.clone(), *room));
    (answers.collect(), values.collect(), amounts.collect())
}

/// Attributes looked up from another one follow from it: that one is enumerated instead.
fn trace(
    mentioned: &mut BTreeMap<String, Mentions>,
    declared: &BTreeMap<String, Attribute>,
    look: &Look,
    scale: Scale,
) {
    for name in mentioned.keys().cloned().collect::<Vec<_>>() {
        let Some(Origin::Derived { from, table }) = declared.get(&name).map(|known| &known.origin) else {
            continue;
        };
        if table.is_empty() {
            continue;
        }
        mentioned.remove(&name);
        let each = if look.compared.contains(from.as_str()) { scale.values } else { 1 };
        let mut taken: BTreeMap<&String, usize> = BTreeMap::new();
        let codes = table.iter().filter(|(_, target)| {
            let count = taken.entry(*target).or_default();
            *count += 1;
            *count <= each
        });
        let codes: Vec<Value> = codes.map(|(code, _)| Value::Code(code.clone())).collect();
        mentioned.entry(from.clone()).or_default().values.extend(codes);
    }
}

/// What predicates say about one attribute.
#[derive(Debug, Default)]
struct Mentions {
    values: BTreeSet<Value>,
    /// Numbers and dates at which an answer can change: the first of the values above.
    edges: BTreeSet<Value>,
    absence: bool,
}

fn collect(
    pred: &Pred,
    over: &str,
    (world, look): (&World, &Look),
    mentioned: &mut BTreeMap<String, Mentions>,
) -> Option<()> {
    match pred {
        Pred::Is { attr, value } => {
            mentioned.entry(attr.clone()).or_default().mention(value);
        }
        Pred::In { attr, values } => {
            let known = mentioned.entry(attr.clone()).or_default();
            for value in values {
                known.mention(value);
            }
        }
        Pred::InGroup { attr, group } => {
            let codes = world.schema.groups.get(group)?.codes.iter().map(|code| Value::Code(code.clone()));
            mentioned.entry(attr.clone()).or_default().values.extend(codes);
        }
        Pred::Between { attr, min, max } => {
            let edges = &mut mentioned.entry(attr.clone()).or_default().edges;
            edges.extend(min.iter().cloned());
            edges.extend(max.iter().filter_map(after));
        }
        Pred::SameAs { attr, other } => same_as(attr, other, over, (world, look), mentioned)?,
        Pred::Has { attr } => mentioned.entry(attr.clone()).or_default().absence = true,
        Pred::All { of } | Pred::Any { of } => {
            of.iter().try_for_each(|pred| collect(pred, over, (world, look), mentioned))?;
        }
        Pred::Not { of } => collect(of, over, (world, look), mentioned)?,
    }
    Some(())
}

/// What makes two attributes equal, or an attribute equal to the registration's; none where that is not known yet and
/// the values of the attribute are not told apart anyhow.
fn same_as(
    attr: &String,
    other: &String,
    over: &str,
    (world, look): (&World, &Look),
    mentioned: &mut BTreeMap<String, Mentions>,
) -> Option<()> {
    let known = mentioned.entry(attr.clone()).or_default();
    if let Some(value) = world.registration.get(other) {
        known.mention(value);
        return Some(());
    }
    if over != "registrations" && world.schema.registration.contains_key(other) {
        return look.compared.contains(attr.as_str()).then_some(());
    }
    mentioned.entry(other.clone()).or_default();
    let known = [attr, other].into_iter().filter_map(|name| mentioned.get(name));
    let mut both: BTreeSet<Value> = known.flat_map(|known| known.values.iter().cloned()).collect();
    both.extend(sample(world.schema.attributes(over)?.get(attr)?));
    for name in [attr, other] {
        mentioned.entry(name.clone()).or_default().values.extend(both.iter().cloned());
    }
    Some(())
}

/// Some value an attribute can have.
fn sample(attribute: &Attribute) -> Option<Value> {
    Mentions::default().values(attribute, 1)?.into_iter().next()
}

impl Mentions {
    fn mention(&mut self, value: &Value) {
        match value {
            Value::Int(_) | Value::Date(_) => {
                self.edges.extend([Some(value.clone()), after(value)].into_iter().flatten());
            }
            Value::Codes(codes) => self.values.extend(codes.iter().cloned().map(Value::Code)),
            _ => {
                self.values.insert(value.clone());
            }
        }
    }

    /// The values to tell apart: those mentioned and `more` others, wherever there are that many.
    fn values(&self, attribute: &Attribute, more: usize) -> Option<Vec<Value>> {
        let mut values: Vec<Value> = match &attribute.kind {
            AttributeKind::Bool { .. } => vec![Value::Bool(true), Value::Bool(false)],
            AttributeKind::Code { codes, open } => {
                let known = codes.keys().map(|code| Value::Code(code.clone()));
                let made_up = (1..=more).filter(|_| *open).map(|number| Value::Code(other(number)));
                let others = known.filter(|code| !self.values.contains(code)).chain(made_up).take(more);
                self.values.iter().cloned().chain(others).collect()
            }
            AttributeKind::CodeSet { codes, .. } => subsets(&self.values, codes.keys(), more)?,
            AttributeKind::Text => {
                let made_up = (1..=more).map(|number| Value::Text(other(number)));
                self.values.iter().cloned().chain(made_up).collect()
            }
            AttributeKind::Int => self.steps(&Value::Int(0), more),
            AttributeKind::Date => {
                let first = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).map(Value::Date)?;
                self.steps(&first, more)
            }
        };
        if self.absence {
            values.push(Value::Absent);
        }
        Some(values)
    }

    /// From each edge on, `more` values up to the next one; and as many below the first.
    fn steps(&self, zero: &Value, more: usize) -> Vec<Value> {
        let mut values = BTreeSet::new();
        let edges = if self.edges.is_empty() { BTreeSet::from([zero.clone()]) } else { self.edges.clone() };
        let mut below = edges.first().cloned();
        for _ in 0..more {
            below = below.as_ref().and_then(before).filter(|value| !matches!(value, Value::Int(..0)));
            values.extend(below.clone());
        }
        for edge in &edges {
            let mut next = Some(edge.clone());
            for _ in 0..more {
                values.extend(next.clone());
                next = next.as_ref().and_then(after).filter(|value| !edges.contains(value));
            }
        }
        values.into_iter().collect()
    }

    /// Ranges of amounts between the edges, from nought up, each with its least amount.
    fn amounts(&self, scale: Scale) -> Vec<(Value, Room)> {
        let number = |value: &Value| if let Value::Int(number) = value { Some(*number) } else { None };
        let mut starts: BTreeSet<i64> =
            self.edges.iter().filter_map(number).filter(|edge| *edge > 0).collect();
        starts.insert(0);
        let starts: Vec<i64> = starts.into_iter().collect();
        let ends = starts.iter().skip(1).map(|next| next - 1);
        let last = starts.last().copied().unwrap_or(0).saturating_add(scale.amount);
        let rooms = starts.iter().copied().zip(ends.chain([last]));
        rooms.map(|(low, high)| (Value::Int(low), Some((low, high)))).collect()
    }
}

/// A value nobody mentions.
fn other(number: usize) -> String {
    format!("{INVENTED}{number}")
}

/// Combinations of the mentioned codes and, where sets are compared, of further ones.
fn subsets<'a>(
    values: &'a BTreeSet<Value>,
    known: impl Iterator<Item = &'a String>,
    more: usize,
) -> Option<Vec<Value>> {
    let mut codes: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
    let further = known.map(String::as_str).filter(|code| !values.contains(&Value::Code((*code).to_owned())));
    codes.extend(further.take(if more > 1 { SUBSETS.saturating_sub(codes.len()) } else { 0 }));
    if codes.len() > SUBSETS {
        return None;
    }
    let chosen = |bits: usize| codes.iter().enumerate().filter(move |(index, _)| bits >> index & 1 == 1);
    let set = |bits: usize| Value::Codes(chosen(bits).map(|(_, code)| (*code).to_owned()).collect());
    Some((0..1 << codes.len()).map(set).collect())
}
