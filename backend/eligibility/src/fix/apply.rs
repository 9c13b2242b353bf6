//! Takes the steps of a fix.

use crate::facts::{Facts, Item};
use crate::rule::MEMBERS;
use crate::schema::FactSchema;
use crate::verdict::{Fix, FixKind};

/// Applies a fix to the facts it was suggested for; added members get the ids `new-1`, `new-2` …
pub fn apply(fix: &Fix, facts: &Facts, schema: &FactSchema) -> Facts {
    let mut result = facts.clone();
    let mut added = 0;
    for step in &fix.steps {
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
                    FactSchema::put(schema.attributes(MEMBERS), &mut member.attributes, settings);
                }
            }
            (FixKind::Fill | FixKind::Correct | FixKind::Confirm, None) => {
                FactSchema::put(Some(&schema.registration), &mut result.registration, settings);
            }
            (FixKind::Remove | FixKind::Replace, None) => {}
        }
    }
    result
}
