//! Who fits: rules × facts → an explained verdict. Pure and total: no clock, no randomness, no input or output.
//!
//! Rules are data in a small counting language ([`rule`], read strictly by [`parse`]); facts are what is known about
//! a registration ([`facts`]), named by a [`FactSchema`]. [`evaluate()`] holds one against the other in three-valued
//! logic, so that what is unknown is never taken for true or false. [`suggest`] finds the smallest changes after
//! which every required rule holds; [`explain`] puts all of it into Estonian, English and Russian. Before publishing,
//! [`RuleSet::check_types`] compares rules with the schema and [`lint()`] says whether they can hold together.
//!
//! # A worked example
//!
//! A call asks for teams of 4–6 people, three or more of them from the municipality.
//!
//! ```
//! use eligibility::{FactSchema, Facts, Item, Language, RuleSet, VerdictStatus};
//! use eligibility::{evaluate, fix, fix_text, result_text, rule_text, suggest};
//!
//! let rules = RuleSet::parse(&serde_json::json!({"rules": [
//!     {"id": "size", "check": {"kind": "count", "min": 4, "max": 6}},
//!     {"id": "municipal", "check": {"kind": "count", "min": 3, "set": {
//!         "where": {"op": "is", "attr": "affiliation.kind", "value": "municipality"}}}}
//! ]})).expect("the rules are well formed");
//! let schema = FactSchema::standard();
//! assert!(rules.check_types(&schema).is_empty());
//!
//! let member = |id: &str, kind: &str| Item::new(id, [("affiliation.kind", kind.into())]);
//! let team = Facts {
//!     members: vec![
//!         member("1", "municipality"),
//!         member("2", "municipality"),
//!         member("3", "ngo"),
//!         Item::new("4", []), // nothing is known of the fourth member yet
//!     ],
//!     ..Facts::default()
//! };
//!
//! let verdict = evaluate(&rules, &schema, &team);
//! assert_eq!(verdict.status, VerdictStatus::Undetermined);
//! let (rule, result) = (&rules.rules[1], &verdict.rules[1]);
//! assert_eq!(result.counted, ["1", "2"]);
//! assert_eq!(rule_text(rule, &schema, Language::En), "At least 3 members are from the municipality.");
//! assert_eq!(
//!     result_text(rule, result, &schema, Language::En),
//!     "2 of 3 from the municipality; 1 not yet known."
//! );
//!
//! let fixes = suggest(&rules, &schema, &team, 3);
//! let said: Vec<String> = fixes.iter().map(|fix| fix_text(fix, &team, &schema, Language::En)).collect();
//! assert_eq!(said, [
//!     "Member 4: fill in “affiliation” (municipality fits).",
//!     "Add 1 more member from the municipality.",
//!     "Replace member 4 with someone from the municipality.",
//! ]);
//! let mended = fix::apply(&fixes[0], &team, &schema);
//! assert_eq!(evaluate(&rules, &schema, &mended).status, VerdictStatus::Satisfied);
//! ```

pub mod evaluate;
pub mod explain;
pub mod facts;
pub mod fix;
pub mod lint;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod parse;
mod program;
pub mod question;
pub mod rule;
pub mod schema;
mod summary;
mod types;
pub mod value;
pub mod verdict;
mod weight;

pub use evaluate::{Case, CompiledRules, ENGINE, Finding, Mask, Statuses, Who, evaluate};
pub use explain::{
    Language, choice_text, fix_text, item_words, question_text, repair_text, result_text, rule_text,
    step_text,
};
pub use facts::{Attributes, Facts, Item};
pub use fix::suggest;
pub use lint::{Lint, Sample, apply_repair, lint};
pub use parse::{Problem, ProblemKind};
pub use question::{Question, questions};
pub use rule::{Ambiguity, Bound, Check, Confirmer, Effect, Frac, Pred, Rule, RuleSet, Scope, Set, Titles};
pub use schema::FactSchema;
pub use summary::{attributes_used, municipality_limit, team_size};
pub use value::Value;
pub use verdict::{
    Actual, Cause, Fix, FixKind, FixStep, Missing, Part, Provenance, RuleResult, RuleStatus, Setting,
    Verdict, VerdictStatus,
};
pub use weight::weight;
