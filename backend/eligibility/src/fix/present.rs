//! The members who are there: who is like whom, and what other facts about each would make of them.

use std::collections::BTreeMap;

use super::class::{Class, Eyes};
use super::wish::{Wish, Wishes};
use crate::facts::{Attributes, Facts, Item};
use crate::rule::MEMBERS;
use crate::schema::{Attribute, FactSchema, Origin, Rigidity};
use crate::value::Value;
use crate::verdict::FixKind;

/// What can be done about a member by giving other facts: the shortest way to each class.
type Changes = BTreeMap<(FixKind, Class), Wish>;

/// Members whom no rule tells apart, and of whom the same can be made.
pub(super) struct Alike<'a> {
    pub(super) class: Class,
    pub(super) changes: Changes,
    pub(super) members: Vec<&'a Item>,
}

pub(super) fn alike<'a>(
    wishes: &Wishes,
    eyes: &Eyes,
    schema: &FactSchema,
    facts: &'a Facts,
) -> Vec<Alike<'a>> {
    let mut groups: Vec<Alike> = Vec::new();
    // Looking costs much where there are many rules, so those who are seen alike are looked at once.
    let mut looked: BTreeMap<Attributes, usize> = BTreeMap::new();
    // Later members first: the lead, usually the first, is the last to be replaced.
    for member in facts.members.iter().rev() {
        let seen = eyes.seen_of(&member.attributes);
        let known = looked.get(&seen).and_then(|place| groups.get_mut(*place));
        if let Some(group) = known {
            group.members.push(member);
            continue;
        }
        let class = eyes.class(&member.attributes);
        let changes = changes(wishes, eyes, schema, member, &class);
        let same = |other: &Alike| other.class == class && other.changes == changes;
        let place = groups.iter().position(same).unwrap_or(groups.len());
        looked.insert(seen, place);
        match groups.get_mut(place) {
            Some(group) => group.members.push(member),
            None => groups.push(Alike { class, changes, members: vec![member] }),
        }
    }
    groups
}

/// Attributes once the wish has come true.
pub(super) fn with(attributes: &Attributes, wish: &Wish, schema: &FactSchema) -> Attributes {
    let mut changed = attributes.clone();
    FactSchema::put(schema.attributes(MEMBERS), &mut changed, wish.clone());
    changed
}

fn changes(wishes: &Wishes, eyes: &Eyes, schema: &FactSchema, member: &Item, class: &Class) -> Changes {
    let mut changes = Changes::new();
    // Many wishes come to the same for a member of whom much is known.
    let mut made: BTreeMap<Wish, Option<Class>> = BTreeMap::new();
    for wish in &wishes.members {
        for kind in [FixKind::Fill, FixKind::Correct] {
            let news = news(kind, wish, &member.attributes, schema.attributes(MEMBERS));
            if news.is_empty() {
                continue;
            }
            let look = || eyes.look(&with(&member.attributes, &news, schema));
            let changed = made.entry(news.clone()).or_insert_with(look);
            let Some(changed) = changed.as_ref().filter(|changed| *changed != class) else { continue };
            let way = changes.entry((kind, changed.clone())).or_insert_with(|| news.clone());
            if news.len() < way.len() {
                *way = news;
            }
        }
    }
    changes
}

/// The part of a wish that filling in, or correcting, what is known makes come true.
pub(super) fn news(
    kind: FixKind,
    wish: &Wish,
    known: &Attributes,
    declared: Option<&BTreeMap<String, Attribute>>,
) -> Wish {
    let may = |name: &String, value: &Value| {
        let attribute = declared.and_then(|declared| declared.get(name));
        match known.get(name) {
            // The applicant is asked for it, so the applicant can fill it in.
            None => kind == FixKind::Fill && attribute.is_none_or(|known| known.origin == Origin::Asked),
            Some(given) => {
                kind == FixKind::Correct
                    && given != value
                    && attribute.is_some_and(|known| known.rigidity == Rigidity::Flexible)
            }
        }
    };
    let news = wish.iter().filter(|(name, value)| may(name, value));
    news.map(|(name, value)| (name.clone(), value.clone())).collect()
}
