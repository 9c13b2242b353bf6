//! Values of facts and of rule literals, and how they are written in JSON.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A known value. An *unknown* one has no `Value` at all: its key is missing from the attributes.
///
/// In JSON codes and free text are strings, dates are `YYYY-MM-DD` strings, code sets are arrays and
/// `Absent` is null. Codes and texts differ only in who may choose the words: equal strings are equal values.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(from = "Wire", into = "Wire")]
pub enum Value {
    /// Known to have none, as opposed to unknown.
    Absent,
    Bool(bool),
    Int(i64),
    Date(NaiveDate),
    /// A code of a classifier.
    Code(String),
    /// Free text, such as the name of an organisation.
    Text(String),
    /// Several codes at once, such as languages spoken.
    Codes(Vec<String>),
}

impl Value {
    /// The day a text names as `YYYY-MM-DD`, and in no other way: what is written is read as the same again.
    pub(crate) fn day(text: &str) -> Option<NaiveDate> {
        let plain = text.len() == 10 && text.starts_with(|first: char| first.is_ascii_digit());
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| plain)
    }

    /// The string of a code or a text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Code(text) | Self::Text(text) => Some(text),
            Self::Absent | Self::Bool(_) | Self::Int(_) | Self::Date(_) | Self::Codes(_) => None,
        }
    }

    /// Whether the value is, or as a code set contains, `other`.
    pub fn holds(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Codes(codes), Self::Codes(others)) => others.iter().any(|code| codes.contains(code)),
            (Self::Codes(codes), _) => {
                other.as_str().is_some_and(|text| codes.iter().any(|code| code == text))
            }
            (_, Self::Codes(_)) => other.holds(self),
            _ => self == other,
        }
    }

    /// Order within numbers or within dates; nothing else is ordered.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Int(left), Self::Int(right)) => Some(left.cmp(right)),
            (Self::Date(left), Self::Date(right)) => Some(left.cmp(right)),
            _ => None,
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Absent => 0,
            Self::Bool(_) => 1,
            Self::Int(_) => 2,
            Self::Date(_) => 3,
            Self::Code(_) | Self::Text(_) => 4,
            Self::Codes(_) => 5,
        }
    }
}

/// The next number or day.
pub(crate) fn after(value: &Value) -> Option<Value> {
    match value {
        Value::Int(number) => number.checked_add(1).map(Value::Int),
        Value::Date(day) => day.succ_opt().map(Value::Date),
        _ => None,
    }
}

/// The one before.
pub(crate) fn before(value: &Value) -> Option<Value> {
    match value {
        Value::Int(number) => number.checked_sub(1).map(Value::Int),
        Value::Date(day) => day.pred_opt().map(Value::Date),
        _ => None,
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Bool(left), Self::Bool(right)) => left.cmp(right),
            (Self::Int(left), Self::Int(right)) => left.cmp(right),
            (Self::Date(left), Self::Date(right)) => left.cmp(right),
            (Self::Code(left) | Self::Text(left), Self::Code(right) | Self::Text(right)) => left.cmp(right),
            (Self::Codes(left), Self::Codes(right)) => left.cmp(right),
            _ => self.rank().cmp(&other.rank()),
        }
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Value {}

impl From<&str> for Value {
    fn from(code: &str) -> Self {
        Self::Code(code.to_owned())
    }
}

/// The JSON form; the order of variants is the order in which they are tried.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Wire {
    Absent(()),
    Bool(bool),
    Int(i64),
    Text(String),
    Codes(Vec<String>),
}

impl From<Wire> for Value {
    fn from(wire: Wire) -> Self {
        match wire {
            Wire::Absent(()) => Self::Absent,
            Wire::Bool(value) => Self::Bool(value),
            Wire::Int(value) => Self::Int(value),
            Wire::Text(value) => Self::day(&value).map_or(Self::Code(value), Self::Date),
            Wire::Codes(value) => Self::Codes(value),
        }
    }
}

impl From<Value> for Wire {
    fn from(value: Value) -> Self {
        match value {
            Value::Absent => Self::Absent(()),
            Value::Bool(value) => Self::Bool(value),
            Value::Int(value) => Self::Int(value),
            Value::Date(value) => Self::Text(value.to_string()),
            Value::Code(value) | Value::Text(value) => Self::Text(value),
            Value::Codes(value) => Self::Codes(value),
        }
    }
}
