//! What rules mean, item by item and without any cleverness: the interpreter the compiled rules must agree with.
//!
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

use self::scene::Scene;
use eligibility::facts::Facts;
use eligibility::rule::{Check, Rule, RuleSet};
use eligibility::schema::FactSchema;
use eligibility::verdict::{Cause, Missing, Part, RuleResult, RuleStatus};

/// The results alone, without the cost of provenance.
pub fn judge(rules: &RuleSet, schema: &FactSchema, facts: &Facts) -> Vec<RuleResult> {
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

/// Each missing fact once, in a stable order.
fn tidy(missing: Vec<Missing>) -> Vec<Missing> {
    missing.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

fn bare(status: RuleStatus, cause: Cause) -> Part {
    Part {
        status,
        cause,
        expected: None,
        actual: None,
        counted: Vec::new(),
        offending: Vec::new(),
        unknown: Vec::new(),
        parts: Vec::new(),
    }
}
