//! The facts a rule set is held against: one registration, its members and, for pool rules, the registrations
//! already admitted. Whoever calls the evaluator fills this in; nothing here is looked up.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::value::Value;

/// Known attributes by name. A missing key means *unknown*, which is neither true nor false: rules that look at it stay
/// open, results say "not yet known" and fixes ask for it to be filled in. That is right while an answer is still
/// expected. A question that need not be answered stops being expected when the registration is handed in: whoever
/// collects the facts then writes [`Value::Absent`], which is known, holds no condition but `not`, and is asked of nobody.
pub type Attributes = BTreeMap<String, Value>;

/// A member, an admitted registration, or an item of another collection.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Item {
    pub id: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, Value>))]
    pub attributes: Attributes,
}

impl Item {
    pub fn new<'a>(id: impl Into<String>, attributes: impl IntoIterator<Item = (&'a str, Value)>) -> Self {
        let attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { id: id.into(), attributes }
    }
}

/// Everything known about one registration at the moment of judging.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facts {
    /// Identifies this registration among `pool`; it is added there when the pool does not hold it yet.
    pub registration_id: String,
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, Value>))]
    pub registration: Attributes,
    pub members: Vec<Item>,
    /// Others may still join (a draft). Submission is judged with `false`.
    pub may_join: bool,
    /// Registrations that hold a place, for rules of scope `pool`.
    pub pool: Vec<Item>,
    /// Items of further collections. A collection that is missing here is unknown, not empty.
    pub collections: BTreeMap<String, Vec<Item>>,
}
