//! Predicates over one candidate: yes, no, or unknown.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::world::World;
use crate::facts::Attributes;
use crate::rule::Pred;
use crate::schema::{Attribute, FactSchema};
use crate::value::Value;

/// Whether the predicate holds of an item; none when its facts do not tell.
pub(crate) fn truth(pred: &Pred, item: &Attributes, over: &str, world: &World) -> Option<bool> {
    let declared = world.schema.attributes(over);
    let found = |name: &str| value(declared, item, name);
    match pred {
        Pred::Is { attr, value } => found(attr).map(|found| found.holds(value)),
        Pred::In { attr, values } => found(attr).map(|found| values.iter().any(|value| found.holds(value))),
        Pred::InGroup { attr, group } => {
            let codes = &world.schema.groups.get(group)?.codes;
            found(attr).map(|found| match &*found {
                Value::Codes(several) => several.iter().any(|code| codes.contains(code)),
                other => other.as_str().is_some_and(|code| codes.contains(code)),
            })
        }
        Pred::Between { attr, min, max } => found(attr).map(|found| {
            min.as_ref().is_none_or(|min| found.compare(min).is_some_and(std::cmp::Ordering::is_ge))
                && max.as_ref().is_none_or(|max| found.compare(max).is_some_and(std::cmp::Ordering::is_le))
        }),
        Pred::SameAs { attr, other } => {
            let here = declared.is_some_and(|known| known.contains_key(other));
            let wanted = if here && !world.schema.registration.contains_key(other) {
                found(other)
            } else {
                value(Some(&world.schema.registration), &world.registration, other)
            }?;
            found(attr).map(|found| *found != Value::Absent && found.holds(&wanted))
        }
        Pred::Has { attr } => found(attr).map(|found| *found != Value::Absent),
        Pred::All { of } => fold(of.iter().map(|pred| truth(pred, item, over, world)), false),
        Pred::Any { of } => fold(of.iter().map(|pred| truth(pred, item, over, world)), true),
        Pred::Not { of } => truth(of, item, over, world).map(|holds| !holds),
    }
}

/// One decisive part decides; otherwise one unknown part leaves it unknown.
fn fold(parts: impl Iterator<Item = Option<bool>>, decisive: bool) -> Option<bool> {
    let mut result = Some(!decisive);
    for part in parts {
        match part {
            Some(truth) if truth == decisive => return Some(decisive),
            Some(_) => {}
            None => result = None,
        }
    }
    result
}

/// A known value, looked up from another attribute where the schema derives it.
pub(super) fn value<'a>(
    declared: Option<&BTreeMap<String, Attribute>>,
    item: &'a Attributes,
    name: &str,
) -> Option<Cow<'a, Value>> {
    match item.get(name) {
        Some(value) => Some(Cow::Borrowed(value)),
        None => FactSchema::derived(declared, item, name).map(Cow::Owned),
    }
}
