//! Holds facts against rules. Three-valued throughout: a rule is met only if it is met however the missing facts
//! turn out and whoever still joins, not met only if nothing could rescue it, and open otherwise.
//! Total: every rule set and every facts yield a verdict.

mod compound;
mod count;
mod per_value;
mod scene;
mod share;
mod span;
mod truth;

use std::collections::BTreeSet;

pub use self::compound::confirmation;
use self::scene::Scene;
use crate::facts::Facts;
use crate::rule::{Check, Effect, Rule, RuleSet, Scope, content_hash};
use crate::schema::FactSchema;
use crate::verdict::{Missing, Part, Provenance, RuleResult, RuleStatus, Verdict, VerdictStatus};

/// Name and version written into every verdict.
pub const ENGINE: &str = concat!("kohort-eligibility/", env!("CARGO_PKG_VERSION"));

/// Judges a registration. `fixes` stays empty: they cost more than a verdict and are asked for separately.
pub fn evaluate(rules: &RuleSet, schema: &FactSchema, facts: &Facts) -> Verdict {
    let results = judge(rules, schema, facts);
    Verdict {
        status: overall(&results),
        rules: results,
        fixes: Vec::new(),
        provenance: Provenance {
            rule_set_hash: rules.hash(),
            facts_hash: content_hash(facts),
            engine: ENGINE.to_owned(),
        },
    }
}

/// The results alone, without the cost of provenance.
pub(crate) fn judge(rules: &RuleSet, schema: &FactSchema, facts: &Facts) -> Vec<RuleResult> {
    let scene = Scene::new(rules, schema, facts);
    rules.rules.iter().map(|rule| judge_rule(rule, &scene)).collect()
}

fn judge_rule(rule: &Rule, scene: &Scene) -> RuleResult {
    let part = judge_check(&rule.check, scene);
    RuleResult {
        rule: rule.id.clone(),
        scope: rule.scope,
        effect: rule.effect,
        status: part.status,
        expected: part.expected,
        actual: part.actual,
        counted: part.counted,
        offending: part.offending,
        unknown: part.unknown,
        cause: part.cause,
        parts: part.parts,
    }
}

fn judge_check(check: &Check, scene: &Scene) -> Part {
    match check {
        Check::Count { set, min, max } => count::count(scene, set, *min, *max),
        Check::Distinct { set, attr, min, max } => count::distinct(scene, set, attr, *min, *max),
        Check::Every { set, must } => count::every(scene, set, must),
        Check::Share { part, of, min, max } => share::share(scene, part, of, *min, *max),
        Check::Ratio { left, right, min, max } => share::ratio(scene, left, right, *min, *max),
        Check::PerValue { .. } => per_value::per_value(scene, check),
        Check::Fact { must } => compound::fact(scene, must),
        Check::Confirm { statement, .. } => compound::confirm(scene, statement),
        Check::AllOf { checks } => {
            compound::all_of(checks.iter().map(|check| judge_check(check, scene)).collect())
        }
        Check::AnyOf { checks } => {
            compound::any_of(checks.iter().map(|check| judge_check(check, scene)).collect())
        }
        Check::If { when, then, otherwise } => {
            let branch = |check: &Check| judge_check(check, scene);
            compound::if_then(branch(when), branch(then), otherwise.as_deref().map(branch))
        }
    }
}

/// Only required rules of the registration decide; pool rules depend on others and advice binds nobody.
pub(crate) fn overall(results: &[RuleResult]) -> VerdictStatus {
    let deciding = |status: RuleStatus| {
        results.iter().any(|result| {
            result.effect == Effect::Require && result.scope == Scope::Registration && result.status == status
        })
    };
    if deciding(RuleStatus::NotMet) {
        VerdictStatus::Violated
    } else if deciding(RuleStatus::Open) {
        VerdictStatus::Undetermined
    } else {
        VerdictStatus::Satisfied
    }
}

/// Each missing fact once, in a stable order.
fn tidy(missing: Vec<Missing>) -> Vec<Missing> {
    missing.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}
