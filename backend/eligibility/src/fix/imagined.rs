//! What is unknown, imagined to be known. A fix that leaves something open holds whatever it turns out to be, so it
//! also holds in any world where all is known. Where such a world has no fix of so few steps, there is none at all;
//! and what is known can be put into rows exactly.

use super::choices::Place;
use super::distance::Gauge;
use super::exact::{Asked, fewest};
use super::work::IMAGINED;
use crate::facts::{Attributes, Facts};
use crate::lint::INVENTED;
use crate::rule::MEMBERS;
use crate::schema::{Attribute, AttributeKind, FactSchema, Origin};
use crate::value::Value;

/// Worlds tried: one where everything unknown is the first that it could be, and one where it is the last.
const WORLDS: [World; 2] = [World::First, World::Last];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum World {
    First,
    Last,
}

/// Whether there surely is no fix of at least `shortest` and fewer than `longer` steps.
pub(super) fn none_between(gauge: &Gauge, shortest: usize, longer: usize) -> bool {
    let longest = longer.checked_sub(1);
    let asked = Asked { shortest, longest, limit: 1, work: IMAGINED };
    WORLDS.into_iter().any(|world| world.refutes(gauge, &asked))
}

impl World {
    fn refutes(self, gauge: &Gauge, asked: &Asked) -> bool {
        let start = self.completed(gauge.start, gauge.schema);
        let mut choices = gauge.choices.clone();
        choices.imagined = true;
        for place in &mut choices.places {
            if let Place::Member(attributes) = place {
                self.complete(attributes, MEMBERS, gauge.schema);
            }
        }
        let known = Gauge::new(gauge.rules, gauge.schema, &start, &choices);
        let (fixes, decided) = fewest(&known, asked);
        fixes.is_empty() && decided
    }

    fn completed(self, start: &Facts, schema: &FactSchema) -> Facts {
        let mut facts = start.clone();
        self.complete(&mut facts.registration, "registrations", schema);
        for (over, items) in &mut facts.collections {
            for item in items {
                self.complete(&mut item.attributes, over, schema);
            }
        }
        facts
    }

    fn complete(self, attributes: &mut Attributes, over: &str, schema: &FactSchema) {
        let Some(declared) = schema.attributes(over) else { return };
        let derived = |attribute: &Attribute| matches!(attribute.origin, Origin::Derived { .. });
        // What is looked up comes last: it may follow from what has just been imagined.
        for late in [false, true] {
            for (name, attribute) in declared.iter().filter(|(_, attribute)| derived(attribute) == late) {
                let follows = FactSchema::derived(Some(declared), attributes, name).is_some();
                if !follows && !attributes.contains_key(name) {
                    attributes.insert(name.clone(), self.value(&attribute.kind));
                }
            }
        }
    }

    /// A value that the attribute could turn out to have.
    fn value(self, kind: &AttributeKind) -> Value {
        let made_up = || Value::Code(format!("{INVENTED}0"));
        match (kind, self) {
            (AttributeKind::Bool { .. }, world) => Value::Bool(world == Self::Last),
            (AttributeKind::Int, _) => Value::Int(0),
            (AttributeKind::Code { codes, .. }, Self::First) => {
                codes.keys().next().map_or_else(made_up, |code| Value::Code(code.clone()))
            }
            (AttributeKind::Code { .. }, Self::Last) | (AttributeKind::Date, _) => Value::Absent,
            (AttributeKind::CodeSet { .. }, Self::First) => Value::Codes(Vec::new()),
            (AttributeKind::CodeSet { codes, .. }, Self::Last) => {
                Value::Codes(codes.keys().cloned().collect())
            }
            (AttributeKind::Text, _) => Value::Text(format!("{INVENTED}0")),
        }
    }
}
