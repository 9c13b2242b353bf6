//! Checks about the registration itself and checks made of checks.

use super::scene::Scene;
use super::span::{both, either};
use super::truth::Truth;
use super::{bare, tidy};
use eligibility::rule::Pred;
use eligibility::value::Value;
use eligibility::verdict::{Cause, Missing, Part, RuleStatus};

pub(super) fn fact<'a>(scene: &'a Scene<'a>, must: &'a Pred) -> Part {
    let mut missing = Vec::new();
    let (status, cause) = match scene.registration().truth(must, &mut missing) {
        Truth::Yes => (RuleStatus::Met, Cause::Fits),
        Truth::No => (RuleStatus::NotMet, Cause::WrongValue),
        Truth::Unknown => (RuleStatus::Open, Cause::FactsMissing),
    };
    Part { unknown: tidy(missing), ..bare(status, cause) }
}

/// The attribute of the registration that records whether a statement was confirmed.
fn confirmation(statement: &str) -> String {
    format!("confirm.{statement}")
}

pub(super) fn confirm(scene: &Scene, statement: &str) -> Part {
    let attribute = confirmation(statement);
    match scene.facts.registration.get(&attribute) {
        Some(Value::Bool(true)) => bare(RuleStatus::Met, Cause::Fits),
        Some(_) => bare(RuleStatus::NotMet, Cause::Refused),
        None => Part {
            unknown: vec![Missing { member: None, attribute }],
            ..bare(RuleStatus::Open, Cause::FactsMissing)
        },
    }
}

pub(super) fn all_of(parts: Vec<Part>) -> Part {
    let status = parts.iter().map(|part| part.status).fold(RuleStatus::Met, both);
    with_parts(status, parts)
}

pub(super) fn any_of(parts: Vec<Part>) -> Part {
    let status = parts.iter().map(|part| part.status).fold(RuleStatus::NotMet, either);
    with_parts(status, parts)
}

/// Without an `else` nothing is asked of those the condition does not concern.
pub(super) fn if_then(when: Part, then: Part, otherwise: Option<Part>) -> Part {
    let fallback = otherwise.as_ref().map_or(RuleStatus::Met, |part| part.status);
    let status = match when.status {
        RuleStatus::Met => then.status,
        RuleStatus::NotMet => fallback,
        RuleStatus::Open if then.status == fallback => fallback,
        RuleStatus::Open => RuleStatus::Open,
    };
    with_parts(status, [when, then].into_iter().chain(otherwise).collect())
}

/// A compound lists who counts, who offends and what is unknown in any part that still matters.
fn with_parts(status: RuleStatus, parts: Vec<Part>) -> Part {
    let cause = if status == RuleStatus::Met { Cause::Fits } else { Cause::Parts };
    let undecided = |part: &&Part| status != RuleStatus::Met && part.status != RuleStatus::Met;
    let unknown = parts.iter().flat_map(|part| part.unknown.iter().cloned()).collect();
    let offending = unique(parts.iter().filter(undecided).flat_map(|part| &part.offending));
    let counted = unique(parts.iter().flat_map(|part| &part.counted));
    Part { counted, offending, unknown: tidy(unknown), parts, ..bare(status, cause) }
}

fn unique<'a>(ids: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for id in ids {
        if !seen.contains(id) {
            seen.push(id.clone());
        }
    }
    seen
}
