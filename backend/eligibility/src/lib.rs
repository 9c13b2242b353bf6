//! Who fits: rules × facts → an explained verdict. Pure and total: no clock, no randomness, no input or output.
//!
//! Rules are data in a small counting language ([`rule`]); facts are what is known about a registration
//! ([`facts`]); [`evaluate`] holds one against the other in three-valued logic, so that what is unknown is never
//! taken for true or false.

pub mod evaluate;
pub mod explain;
pub mod facts;
pub mod fix;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod parse;
pub mod rule;
pub mod schema;
mod summary;
mod types;
pub mod value;
pub mod verdict;

pub use evaluate::{ENGINE, evaluate};
pub use explain::{Language, fix_text, result_text, rule_text, step_text};
pub use facts::{Attributes, Facts, Item};
pub use fix::suggest;
pub use parse::Problem;
pub use rule::{Bound, Check, Confirmer, Effect, Frac, Pred, Rule, RuleSet, Scope, Set, Titles};
pub use schema::FactSchema;
pub use summary::{attributes_used, municipality_limit, team_size};
pub use value::Value;
pub use verdict::{
    Actual, Cause, Fix, FixKind, FixStep, Missing, Part, Provenance, RuleResult, RuleStatus, Setting,
    Verdict, VerdictStatus,
};
