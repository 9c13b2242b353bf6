//! Values that no rule tells apart. Which of them is used more often makes no difference, so they are put in order: a
//! program that could exchange them would be searched once for every order they can have.

use std::collections::{BTreeMap, BTreeSet};

use super::looks::Look;
use crate::facts::Attributes;
use crate::program::{Candidate, Program, World, truth};
use crate::value::Value;

/// What rules see of the items that have a value, but for the value itself.
type Seen = BTreeSet<(Attributes, Vec<Option<bool>>)>;

/// Of values that may be exchanged, each is used at least as often as the next one. Only where a single attribute is
/// compared: with several, rows of this kind cost the solver more than they save.
pub(super) fn order(found: &[Candidate], over: &str, look: &Look, world: &World, program: &mut Program) {
    let mut compared = look.compared.iter();
    let (Some(name), None) = (compared.next(), compared.next()) else { return };
    let mut alike: BTreeMap<Seen, Vec<Vec<usize>>> = BTreeMap::new();
    for (value, items) in by_value(found, name) {
        if look.named.iter().any(|(named, known)| named == name && known == value) {
            continue;
        }
        let seen = items.iter().map(|item| seen(item, name, over, look, world)).collect();
        alike.entry(seen).or_default().push(items.iter().map(|item| item.column).collect());
    }
    for values in alike.values() {
        for (more, fewer) in values.iter().zip(values.iter().skip(1)) {
            let fewer = fewer.iter().map(|column| (*column, -1));
            program.at_least(more.iter().map(|column| (*column, 1)).chain(fewer).collect(), 0, None);
        }
    }
}

fn by_value<'c>(found: &'c [Candidate], name: &str) -> BTreeMap<&'c Value, Vec<&'c Candidate>> {
    let mut values: BTreeMap<&Value, Vec<&Candidate>> = BTreeMap::new();
    for candidate in found {
        // Sets of codes share their codes, so none of them is exchanged for another alone.
        if let Some(value @ (Value::Code(_) | Value::Text(_))) = candidate.attributes.get(name) {
            values.entry(value).or_default().push(candidate);
        }
    }
    values
}

fn seen(
    item: &Candidate,
    name: &str,
    over: &str,
    look: &Look,
    world: &World,
) -> (Attributes, Vec<Option<bool>>) {
    let mut others = item.attributes.clone();
    others.remove(name);
    let answers = look.preds.iter().map(|pred| truth(pred, &item.attributes, over, world));
    (others, answers.collect())
}
