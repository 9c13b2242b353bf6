//! Predicates over one item, in three-valued logic, remembering which missing facts left them open.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use eligibility::facts::Attributes;
use eligibility::rule::Pred;
use eligibility::schema::{Attribute, FactSchema, Origin};
use eligibility::value::Value;
use eligibility::verdict::Missing;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    No,
    Unknown,
    Yes,
}

impl Truth {
    pub(super) fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    pub(super) fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }
}

/// One item with what is needed to look its attributes up.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    /// None for the registration itself.
    pub(super) id: Option<&'a str>,
    pub(super) facts: &'a Attributes,
    pub(super) declared: Option<&'a BTreeMap<String, Attribute>>,
    pub(super) schema: &'a FactSchema,
    pub(super) registration: &'a Attributes,
}

impl<'a> Subject<'a> {
    /// A known value, or the attribute whose absence leaves it unknown.
    pub(super) fn get(&self, name: &'a str) -> Result<Cow<'a, Value>, Missing> {
        if let Some(value) = self.facts.get(name) {
            return Ok(Cow::Borrowed(value));
        }
        let missing =
            |attribute: &str| Missing { member: self.id.map(str::to_owned), attribute: attribute.to_owned() };
        derive(self.declared, self.facts, name).map(Cow::Owned).map_err(missing)
    }

    /// The value a `same_as` compares with: the registration's, or else the item's own.
    fn other(&self, name: &'a str) -> Result<Cow<'a, Value>, Missing> {
        let known_here = self.declared.is_some_and(|declared| declared.contains_key(name));
        if known_here && !self.schema.registration.contains_key(name) {
            return self.get(name);
        }
        let registration = Subject {
            id: None,
            facts: self.registration,
            declared: Some(&self.schema.registration),
            schema: self.schema,
            registration: self.registration,
        };
        registration.get(name)
    }

    /// Whether the predicate holds; when it is unknown, the facts that would tell are added to `missing`.
    pub(super) fn truth(&self, pred: &'a Pred, missing: &mut Vec<Missing>) -> Truth {
        match pred {
            Pred::Is { attr, value } => self.test(attr, missing, |found| Truth::of(found.holds(value))),
            Pred::In { attr, values } => {
                self.test(attr, missing, |found| Truth::of(values.iter().any(|value| found.holds(value))))
            }
            Pred::InGroup { attr, group } => self.in_group(attr, group, missing),
            Pred::Between { attr, min, max } => {
                self.test(attr, missing, |found| within(found, min.as_ref(), max.as_ref()))
            }
            Pred::SameAs { attr, other } => match self.other(other) {
                Ok(wanted) => self
                    .test(attr, missing, |found| Truth::of(*found != Value::Absent && found.holds(&wanted))),
                Err(gap) => {
                    missing.push(gap);
                    missing.extend(self.get(attr).err());
                    Truth::Unknown
                }
            },
            Pred::Has { attr } => self.test(attr, missing, |found| Truth::of(*found != Value::Absent)),
            Pred::All { of } => self.fold(of, Truth::No, missing),
            Pred::Any { of } => self.fold(of, Truth::Yes, missing),
            Pred::Not { of } => self.truth(of, missing).not(),
        }
    }

    fn test(&self, attr: &'a str, missing: &mut Vec<Missing>, holds: impl FnOnce(&Value) -> Truth) -> Truth {
        match self.get(attr) {
            Ok(value) => holds(&value),
            Err(gap) => {
                missing.push(gap);
                Truth::Unknown
            }
        }
    }

    fn in_group(&self, attr: &'a str, group: &str, missing: &mut Vec<Missing>) -> Truth {
        // A group nobody declared says nothing about anybody; `check_types` refuses such a rule beforehand.
        let Some(group) = self.schema.groups.get(group) else { return Truth::Unknown };
        self.test(attr, missing, |found| match found {
            Value::Codes(codes) => Truth::of(codes.iter().any(|code| group.codes.contains(code))),
            other => Truth::of(other.as_str().is_some_and(|code| group.codes.contains(code))),
        })
    }

    /// Kleene conjunction (`decisive` = no) or disjunction (`decisive` = yes). A decided result needs no facts.
    fn fold(&self, parts: &'a [Pred], decisive: Truth, missing: &mut Vec<Missing>) -> Truth {
        let before = missing.len();
        let mut result = decisive.not();
        for part in parts {
            let truth = self.truth(part, missing);
            if truth == decisive {
                missing.truncate(before);
                return decisive;
            }
            if truth == Truth::Unknown {
                result = Truth::Unknown;
            }
        }
        result
    }
}

fn within(found: &Value, min: Option<&Value>, max: Option<&Value>) -> Truth {
    let above = min.is_none_or(|min| matches!(found.compare(min), Some(Ordering::Greater | Ordering::Equal)));
    let below = max.is_none_or(|max| matches!(found.compare(max), Some(Ordering::Less | Ordering::Equal)));
    Truth::of(above && below)
}

/// Fills in the derived attribute's value, or names the asked attribute whose absence keeps it unknown.
fn derive<'a>(
    declared: Option<&'a BTreeMap<String, Attribute>>,
    facts: &Attributes,
    name: &'a str,
) -> Result<Value, &'a str> {
    let Some(Origin::Derived { from, table }) =
        declared.and_then(|known| known.get(name)).map(|known| &known.origin)
    else {
        return Err(name);
    };
    match facts.get(from) {
        None => Err(from),
        Some(Value::Absent) => Ok(Value::Absent),
        Some(value) => {
            value.as_str().and_then(|code| table.get(code)).map(|code| Value::Code(code.clone())).ok_or(name)
        }
    }
}
