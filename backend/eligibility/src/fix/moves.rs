//! Single steps towards a fix, and what they do to the facts.

use std::collections::BTreeSet;

use super::wish::{Wish, Wishes};
use crate::evaluate::confirmation;
use crate::facts::{Facts, Item};
use crate::rule::{Check, RuleSet};
use crate::schema::{Attribute, FactSchema, Origin, Rigidity};
use crate::value::Value;
use crate::verdict::{FixKind, FixStep, Setting};

/// A step in the search: a fix step with the place it takes in the order of choices.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Move {
    pub(super) kind: FixKind,
    pub(super) member: Option<String>,
    pub(super) wish: Wish,
}

impl From<Move> for FixStep {
    fn from(step: Move) -> Self {
        let set = step.wish.into_iter().map(|(attribute, value)| Setting { attribute, value }).collect();
        Self { kind: step.kind, member: step.member, set }
    }
}

/// The moves open to the applicant. At most one move of each slot is made; additions may repeat.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// One slot for the registration's facts, one for each statement, one for each member.
    pub(super) slots: Vec<Slot>,
    pub(super) additions: Vec<Move>,
}

/// Alternatives of which at most one is taken.
#[derive(Debug, Default)]
pub(super) struct Slot {
    pub(super) moves: Vec<Move>,
    /// Members that the rules cannot tell apart have equal signatures.
    pub(super) signature: Option<Wish>,
}

pub(super) fn choices(rules: &RuleSet, schema: &FactSchema, facts: &Facts) -> Choices {
    let wishes = Wishes::of(rules, schema, facts);
    let mut slots = statements(rules, facts);
    slots.push(Slot { moves: registration(&wishes, schema, facts), signature: None });
    // Later members first: the lead, usually the first, is the last to be replaced.
    slots.extend(facts.members.iter().rev().map(|member| Slot {
        moves: member_moves(&wishes, schema, member),
        signature: Some(wishes.signature(&member.attributes)),
    }));
    slots.retain(|slot| !slot.moves.is_empty());
    let additions =
        wishes.members.iter().map(|wish| Move { kind: FixKind::Add, member: None, wish: wish.clone() });
    Choices { slots, additions: additions.collect() }
}

fn statements(rules: &RuleSet, facts: &Facts) -> Vec<Slot> {
    let mut named = BTreeSet::new();
    rules.rules.iter().for_each(|rule| collect_statements(&rule.check, &mut named));
    let open = named.into_iter().filter(|name| !facts.registration.contains_key(name));
    let confirm = |name: String| Move {
        kind: FixKind::Confirm,
        member: None,
        wish: Wish::from([(name, Value::Bool(true))]),
    };
    open.map(|name| Slot { moves: vec![confirm(name)], signature: None }).collect()
}

fn collect_statements(check: &Check, named: &mut BTreeSet<String>) {
    match check {
        Check::Confirm { statement, .. } => {
            named.insert(confirmation(statement));
        }
        Check::AllOf { checks } | Check::AnyOf { checks } => {
            for check in checks {
                collect_statements(check, named);
            }
        }
        Check::If { when, then, otherwise } => {
            let branches = [Some(when), Some(then), otherwise.as_ref()];
            branches.into_iter().flatten().for_each(|check| collect_statements(check, named));
        }
        Check::Count { .. }
        | Check::Share { .. }
        | Check::Ratio { .. }
        | Check::Every { .. }
        | Check::Distinct { .. }
        | Check::PerValue { .. }
        | Check::Fact { .. } => {}
    }
}

fn registration(wishes: &Wishes, schema: &FactSchema, facts: &Facts) -> Vec<Move> {
    let fitting = |wish: &&Wish| {
        wish.keys().all(|name| !facts.registration.contains_key(name) && asked(schema.registration.get(name)))
    };
    let found = wishes.registration.iter().filter(|wish| !wish.is_empty()).filter(fitting);
    found.map(|wish| Move { kind: FixKind::Fill, member: None, wish: wish.clone() }).collect()
}

fn member_moves(wishes: &Wishes, schema: &FactSchema, member: &Item) -> Vec<Move> {
    let declared = schema.attributes(crate::rule::MEMBERS);
    let attribute = |name: &String| declared.and_then(|declared| declared.get(name));
    let step = |kind, wish: &Wish| Move { kind, member: Some(member.id.clone()), wish: wish.clone() };
    let mut moves = Vec::new();
    for wish in &wishes.members {
        let news: Wish = wish
            .iter()
            .filter(|(name, value)| member.attributes.get(*name) != Some(*value))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        if news.is_empty() {
            continue;
        }
        let missing = news.keys().all(|name| !member.attributes.contains_key(name) && asked(attribute(name)));
        let settled = news.keys().all(|name| {
            member.attributes.contains_key(name)
                && attribute(name).is_some_and(|known| known.rigidity == Rigidity::Flexible)
        });
        // What the wish says beyond the news is true already, so the step need not repeat it.
        if missing {
            moves.push(step(FixKind::Fill, &news));
        }
        if settled {
            moves.push(step(FixKind::Correct, &news));
        }
    }
    moves.extend(wishes.members.iter().map(|wish| step(FixKind::Replace, wish)));
    moves.push(step(FixKind::Remove, &Wish::new()));
    moves.sort_by_key(|step| step.kind);
    moves.dedup();
    moves
}

/// Whether the applicant is asked for the attribute, so that the applicant can fill it in.
fn asked(attribute: Option<&Attribute>) -> bool {
    attribute.is_none_or(|known| known.origin == Origin::Asked)
}

pub(super) fn apply(steps: &[FixStep], facts: &Facts) -> Facts {
    let mut result = facts.clone();
    let mut added = 0;
    for step in steps {
        let settings = step.set.iter().map(|setting| (setting.attribute.clone(), setting.value.clone()));
        let target = step.member.as_ref();
        let position = target.and_then(|id| result.members.iter().position(|member| member.id == *id));
        match (step.kind, position) {
            (FixKind::Add, _) => {
                added += 1;
                result.members.push(Item { id: format!("new-{added}"), attributes: settings.collect() });
            }
            (FixKind::Remove, Some(position)) => {
                result.members.remove(position);
            }
            (FixKind::Replace, Some(position)) => {
                if let Some(member) = result.members.get_mut(position) {
                    member.attributes = settings.collect();
                }
            }
            (FixKind::Fill | FixKind::Correct | FixKind::Confirm, Some(position)) => {
                if let Some(member) = result.members.get_mut(position) {
                    member.attributes.extend(settings);
                }
            }
            (FixKind::Fill | FixKind::Correct | FixKind::Confirm, None) => {
                result.registration.extend(settings);
            }
            (FixKind::Remove | FixKind::Replace, None) => {}
        }
    }
    result
}
