//! Taking a step and taking it back, without copying all facts for every step tried.

use super::moves::Move;
use crate::facts::{Attributes, Facts, Item};
use crate::verdict::FixKind;

/// What has to be put back.
pub(super) enum Undo {
    Nothing,
    Pop,
    Member(usize, Item),
    Insert(usize, Item),
    Registration(Attributes),
}

pub(super) fn perform(facts: &mut Facts, step: &Move) -> Undo {
    let target = step.member.as_ref();
    let position = target.and_then(|id| facts.members.iter().position(|member| member.id == *id));
    match (step.kind, position) {
        (FixKind::Add, _) => {
            let id = format!("new-{}", facts.members.len() + 1);
            facts.members.push(Item { id, attributes: step.wish.clone() });
            Undo::Pop
        }
        (FixKind::Remove, Some(position)) => Undo::Insert(position, facts.members.remove(position)),
        (kind, Some(position)) => match facts.members.get_mut(position) {
            Some(member) => {
                let before = member.clone();
                if kind == FixKind::Replace {
                    member.attributes.clear();
                }
                member.attributes.extend(step.wish.clone());
                Undo::Member(position, before)
            }
            None => Undo::Nothing,
        },
        (FixKind::Fill | FixKind::Correct | FixKind::Confirm, None) if target.is_none() => {
            let before = facts.registration.clone();
            facts.registration.extend(step.wish.clone());
            Undo::Registration(before)
        }
        (_, None) => Undo::Nothing,
    }
}

pub(super) fn revert(facts: &mut Facts, undo: Undo) {
    match undo {
        Undo::Nothing => {}
        Undo::Pop => {
            facts.members.pop();
        }
        Undo::Member(position, before) => {
            if let Some(member) = facts.members.get_mut(position) {
                *member = before;
            }
        }
        Undo::Insert(position, before) => facts.members.insert(position, before),
        Undo::Registration(before) => facts.registration = before,
    }
}
