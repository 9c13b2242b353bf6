//! The explained, machine-readable result of holding facts against a rule set. It is stored with a registration
//! and sent to pages and programs alike, so every type here survives a trip through JSON unchanged.

use serde::{Deserialize, Serialize};

pub use crate::rule::Bound;
use crate::rule::{Effect, Scope};
use crate::value::Value;

/// What the rules say about a registration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleVerdict))]
pub struct Verdict {
    pub status: VerdictStatus,
    /// One result for each rule, in the order of the rule set.
    pub rules: Vec<RuleResult>,
    /// Ways to make every required rule hold, cheapest first.
    pub fixes: Vec<Fix>,
    /// The search for fixes ended before it had looked at everything: there may be others, or shorter ones.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "openapi", schema(required = false))]
    pub gave_up: bool,
    pub provenance: Provenance,
}

/// Decided by the `require` rules of scope `registration` alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum VerdictStatus {
    Satisfied,
    Violated,
    /// Facts are missing, or others may still join.
    Undetermined,
}

/// The result of one rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleFinding))]
pub struct RuleResult {
    /// Id of the rule.
    pub rule: String,
    pub scope: Scope,
    pub effect: Effect,
    pub status: RuleStatus,
    pub expected: Option<Bound>,
    pub actual: Option<Actual>,
    /// Items that count, by id.
    pub counted: Vec<String>,
    /// Items that break the rule, by id.
    pub offending: Vec<String>,
    pub unknown: Vec<Missing>,
    pub cause: Cause,
    /// Results of the parts of `all_of`, `any_of` and `if`, in the order written.
    pub parts: Vec<Part>,
}

/// The result of one part of a compound rule; the same shape without the rule's own words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Part {
    pub status: RuleStatus,
    pub expected: Option<Bound>,
    pub actual: Option<Actual>,
    pub counted: Vec<String>,
    pub offending: Vec<String>,
    pub unknown: Vec<Missing>,
    pub cause: Cause,
    #[cfg_attr(feature = "openapi", schema(no_recursion))]
    pub parts: Vec<Part>,
}

/// Unknown is never `not_met` and never `met`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RuleStatus {
    Met,
    NotMet,
    Open,
}

/// How many items count for certain, and how many could if every missing fact turned out well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Actual {
    pub known: i64,
    pub possible: i64,
}

/// A fact nobody has given yet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Missing {
    /// Whose fact; none for the registration's own.
    pub member: Option<String>,
    pub attribute: String,
}

/// Why a rule stands where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Cause {
    /// The rule holds.
    Fits,
    TooFew,
    TooMany,
    /// Some items have a value the rule does not allow.
    WrongValue,
    /// Whoever had to confirm said no.
    Refused,
    /// Facts are missing.
    FactsMissing,
    /// All facts are there, but others may still join.
    MayJoin,
    /// A part decides: see `parts`.
    Parts,
}

/// A set of steps after which every required rule of scope `registration` holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleFix))]
pub struct Fix {
    pub steps: Vec<FixStep>,
}

/// One thing the applicant can do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleFixStep))]
pub struct FixStep {
    pub kind: FixKind,
    /// The member concerned; none when somebody is added or the registration itself is concerned.
    pub member: Option<String>,
    /// The fewest attributes that matter.
    pub set: Vec<Setting>,
}

/// Kinds of step, from the easiest for the applicant to the hardest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum FixKind {
    /// Give a fact that is missing.
    Fill,
    /// Get a statement confirmed.
    Confirm,
    /// Change a fact, if it was given wrongly.
    Correct,
    Add,
    Replace,
    Remove,
}

/// An attribute and the value it takes in a fix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleFixSetting))]
pub struct Setting {
    pub attribute: String,
    pub value: Value,
}

/// What a verdict was computed from; equal provenance means an equal verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Provenance {
    pub rule_set_hash: String,
    pub facts_hash: String,
    /// Name and version of the evaluator.
    pub engine: String,
}
