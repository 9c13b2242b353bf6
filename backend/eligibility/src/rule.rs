//! The rule language as data: rule sets, rules, checks, the sets they count, and predicates over their items.
//! Reading JSON strictly lives in `parse`; meaning lives in `evaluate`; sentences live in `explain`.

mod ambiguity;
mod frac;
mod parts;
mod pred;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sha2::{Digest, Sha256};

pub use self::ambiguity::Ambiguity;
pub use self::frac::Frac;
pub use self::pred::Pred;

/// The collection a set ranges over when it names none.
pub const MEMBERS: &str = "members";

/// All rules of a cohort. Immutable once published and identified by its content: see [`RuleSet::hash`].
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleSet {
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub rules: Vec<Rule>,
}

impl RuleSet {
    /// SHA-256 (lower-case hex) of the canonical JSON: equal rule sets have equal hashes, whatever the
    /// order of keys or the omitted defaults of the text they were read from.
    pub fn hash(&self) -> String {
        content_hash(self)
    }
}

/// Fields are written in declaration order and maps in key order, so the JSON of a value is canonical.
pub(crate) fn content_hash<T: Serialize>(content: &T) -> String {
    let bytes = serde_json::to_vec(content).unwrap_or_default();
    Sha256::digest(&bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        for nibble in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
        hex
    })
}

/// One requirement with what follows from breaking it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rule {
    /// Unique within the rule set; stable across versions so that verdicts can be compared.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
    pub id: String,
    /// The organiser's own words; without them the sentence is rendered from the check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Titles>,
    #[serde(skip_serializing_if = "Scope::is_default")]
    pub scope: Scope,
    #[serde(skip_serializing_if = "Effect::is_default")]
    pub effect: Effect,
    pub check: Check,
    /// Ambiguities the organiser has settled in favour of the rule as it stands; they are not asked about again.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[cfg_attr(feature = "openapi", schema(required = false, value_type = Vec<Ambiguity>))]
    pub answered: BTreeSet<Ambiguity>,
}

impl Rule {
    /// A rule that a registration has to keep.
    pub fn required(id: impl Into<String>, check: Check) -> Self {
        Self {
            id: id.into(),
            title: None,
            scope: Scope::Registration,
            effect: Effect::Require,
            check,
            answered: BTreeSet::new(),
        }
    }
}

/// A text in up to three languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Titles {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
    pub et: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
    pub en: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
    pub ru: Option<String>,
}

/// Over what a rule holds: one registration, or all admitted registrations together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Scope {
    #[default]
    Registration,
    Pool,
}

impl Scope {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references to skip conditions")]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// What follows when a rule is not met.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Effect {
    /// The registration is refused.
    #[default]
    Require,
    /// The registration goes to the waitlist.
    Waitlist,
    /// The applicant is told; nothing else happens.
    Advise,
    /// Only recorded, for the organiser's reports.
    Classify,
}

impl Effect {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references to skip conditions")]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// What is counted: items of a collection that satisfy a predicate, or the sum of one of their attributes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Set {
    /// Collection: `members` (the default), `registrations`, or another of the fact schema.
    #[serde(skip_serializing_if = "is_members")]
    #[cfg_attr(feature = "openapi", schema(required = false, default = "members"))]
    pub over: String,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<Pred>,
    /// Integer attribute to add up instead of counting items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sum: Option<String>,
}

fn is_members(over: &str) -> bool {
    over == MEMBERS
}

impl Default for Set {
    fn default() -> Self {
        Self { over: MEMBERS.to_owned(), filter: None, sum: None }
    }
}

impl Set {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// The members that satisfy a predicate.
    pub fn members(filter: Pred) -> Self {
        Self { filter: Some(filter), ..Self::default() }
    }
}

/// The closed list of eleven kinds of check.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Check {
    /// How many items, or how much.
    Count {
        #[serde(skip_serializing_if = "Set::is_default")]
        #[cfg_attr(feature = "openapi", schema(required = false))]
        set: Set,
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
    },
    /// Which part of a whole; vacuously met when the whole is empty.
    Share {
        part: Set,
        #[serde(skip_serializing_if = "Set::is_default")]
        #[cfg_attr(feature = "openapi", schema(required = false))]
        of: Set,
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<Frac>,
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<Frac>,
    },
    /// How many of one set there are for each of another.
    Ratio {
        left: Set,
        right: Set,
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<Frac>,
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<Frac>,
    },
    /// Every item of the set satisfies the predicate.
    Every {
        #[serde(skip_serializing_if = "Set::is_default")]
        #[cfg_attr(feature = "openapi", schema(required = false))]
        set: Set,
        must: Pred,
    },
    /// How many different values an attribute takes.
    Distinct {
        #[serde(skip_serializing_if = "Set::is_default")]
        #[cfg_attr(feature = "openapi", schema(required = false))]
        set: Set,
        attr: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
    },
    /// Bounds that hold for each value (or combination of values) separately.
    PerValue {
        #[serde(skip_serializing_if = "Set::is_default")]
        #[cfg_attr(feature = "openapi", schema(required = false))]
        set: Set,
        #[cfg_attr(feature = "openapi", schema(min_items = 1))]
        attr: Vec<String>,
        /// Each value that occurs at all occurs at least this often.
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
        /// No value has more than this share of the set.
        #[serde(skip_serializing_if = "Option::is_none")]
        max_share: Option<Frac>,
        /// Every code of this group occurs (at least `min` times, or once).
        #[serde(skip_serializing_if = "Option::is_none")]
        cover: Option<String>,
        /// Bounds of single values, in place of `min` and `max`.
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        #[cfg_attr(feature = "openapi", schema(required = false))]
        table: BTreeMap<String, Bound>,
    },
    /// Something about the registration itself.
    Fact { must: Pred },
    /// A person or a register confirms a statement no fact can show.
    Confirm { by: Confirmer, statement: String },
    /// All parts hold.
    AllOf {
        #[cfg_attr(feature = "openapi", schema(no_recursion, min_items = 1))]
        checks: Vec<Check>,
    },
    /// At least one part holds.
    AnyOf {
        #[cfg_attr(feature = "openapi", schema(no_recursion, min_items = 1))]
        checks: Vec<Check>,
    },
    /// `then` holds when `when` does; otherwise `else`, if there is one.
    If {
        #[cfg_attr(feature = "openapi", schema(no_recursion))]
        when: Box<Check>,
        #[cfg_attr(feature = "openapi", schema(no_recursion))]
        then: Box<Check>,
        #[serde(rename = "else", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(no_recursion))]
        otherwise: Option<Box<Check>>,
    },
}

/// Who confirms a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Confirmer {
    Applicant,
    Reviewer,
    Registry,
}

/// A closed interval of whole numbers; a missing end is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bound {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
}
