//! What can be wrong with a rule set, at which place.

use serde::{Deserialize, Serialize};

/// Something wrong at one place of a rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleProblem))]
pub struct Problem {
    pub kind: ProblemKind,
    /// JSON pointer (RFC 6901) into the rule set.
    pub pointer: String,
    pub message: String,
    /// What may stand there instead, where the choice is closed.
    pub allowed: Vec<String>,
}

/// The closed list of what can be wrong; stable, so that programs can act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleProblemKind))]
pub enum ProblemKind {
    /// A field that has to be there is not, or a bound has neither end.
    Missing,
    /// A field the language does not have.
    UnknownField,
    /// A word, or a code of a classifier, that is not on its closed list.
    UnknownCode,
    /// A collection, an attribute or a group that the facts do not have.
    UnknownName,
    /// Another sort of value than belongs there.
    WrongType,
    /// A fraction is written as two whole numbers, the lower of them positive.
    NotAFraction,
    /// A list or a text with nothing in it.
    Empty,
    TooLong,
    /// More rules, checks, values or attributes than the limits allow.
    TooMany,
    TooDeep,
    /// Used twice where it may be used once.
    Duplicate,
    /// A number beyond what it counts: less than nothing, or a part larger than the whole.
    OutOfRange,
    /// The lower bound lies above the upper one.
    Contradiction,
    /// Well formed, but it makes no sense in this place.
    NotAllowed,
}

impl Problem {
    pub(crate) fn new(kind: ProblemKind, pointer: String, message: String) -> Self {
        Self { kind, pointer, message, allowed: Vec::new() }
    }
}
