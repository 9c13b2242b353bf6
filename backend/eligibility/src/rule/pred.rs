//! Predicates over one item: the nine operators.

use serde::Serialize;

use crate::value::Value;

/// The closed list of nine predicate operators.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "op", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Pred {
    /// The attribute has this value (a code set: contains it).
    Is { attr: String, value: Value },
    /// The attribute has one of these values (a code set: contains one).
    In {
        attr: String,
        #[cfg_attr(feature = "openapi", schema(min_items = 1))]
        values: Vec<Value>,
    },
    /// The attribute's code belongs to a named group of the fact schema.
    InGroup { attr: String, group: String },
    /// A number or a date within bounds, both ends included.
    Between {
        attr: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<Value>,
    },
    /// Equal to an attribute of the registration (or, if it has none of that name, of the same item).
    SameAs {
        attr: String,
        #[serde(rename = "as")]
        other: String,
    },
    /// The attribute has a value at all.
    Has { attr: String },
    All {
        #[cfg_attr(feature = "openapi", schema(no_recursion, min_items = 1))]
        of: Vec<Pred>,
    },
    Any {
        #[cfg_attr(feature = "openapi", schema(no_recursion, min_items = 1))]
        of: Vec<Pred>,
    },
    Not {
        #[cfg_attr(feature = "openapi", schema(no_recursion))]
        of: Box<Pred>,
    },
}

impl Pred {
    /// `attr` is the code `code`.
    pub fn is_code(attr: &str, code: &str) -> Self {
        Self::Is { attr: attr.to_owned(), value: Value::Code(code.to_owned()) }
    }
}
