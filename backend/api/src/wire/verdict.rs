//! Verdicts in words: the machine-readable result with its sentences in the asked language.

use app::Judgement;
use domain::{EntryKind, fact_schema};
use eligibility::{Actual, Effect, FixKind, Missing, RuleStatus, Scope, Setting, VerdictStatus};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::Language;
use crate::problem::{Problem, ProblemType};

/// What the rules say about a composition or a registration.
#[derive(Debug, Serialize, ToSchema)]
pub struct Verdict {
    /// Decided by the required rules alone.
    pub status: VerdictStatus,
    pub rule_set_version: Option<i64>,
    pub rules: Vec<RuleResult>,
    /// Up to three smallest ways out; after applying one, every required rule holds.
    pub fixes: Vec<Fix>,
    /// The rules are too many to look at every way out: there may be others, or shorter ones.
    pub gave_up: bool,
    pub provenance: eligibility::Provenance,
}

/// One rule, explained.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleResult {
    pub rule: String,
    pub scope: Scope,
    pub effect: Effect,
    /// Unknown is never `not_met`, and never `met`.
    pub status: RuleStatus,
    /// The rule as a sentence.
    #[schema(example = "At least 3 members are from the municipality.")]
    pub text: String,
    /// Where the composition stands.
    #[schema(example = "2 of 3 from the municipality")]
    pub explanation: String,
    pub expected: Option<Range>,
    pub actual: Option<Actual>,
    /// Ids of the people who count; empty for rules over the pool.
    pub counted: Vec<String>,
    /// Ids of the people who break the rule; empty for rules over the pool.
    pub offending: Vec<String>,
    pub unknown: Vec<Missing>,
}

/// What a number should be; null where there is no limit.
#[derive(Debug, Serialize, ToSchema)]
pub struct Range {
    pub min: Option<i64>,
    pub max: Option<i64>,
}

/// One way out.
#[derive(Debug, Serialize, ToSchema)]
pub struct Fix {
    #[schema(example = "Add 1 more member from the municipality.")]
    pub text: String,
    pub steps: Vec<FixStep>,
}

/// One step of a fix.
#[derive(Debug, Serialize, ToSchema)]
pub struct FixStep {
    pub kind: FixKind,
    /// Whom it concerns; null for `add` and for the registration's own fields.
    pub member: Option<String>,
    pub set: Vec<Setting>,
    pub text: String,
}

/// A rule in plain words.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleView {
    pub id: String,
    pub scope: Scope,
    pub effect: Effect,
    pub text: String,
}

pub(crate) fn rule_views(rules: &domain::RuleSet, entry: EntryKind, language: Language) -> Vec<RuleView> {
    let schema = fact_schema(entry);
    let view = |rule: &eligibility::Rule| RuleView {
        id: rule.id.clone(),
        scope: rule.scope,
        effect: rule.effect,
        text: eligibility::rule_text(rule, schema, language.into()),
    };
    rules.rules.iter().map(view).collect()
}

impl Verdict {
    pub fn of(judgement: &Judgement, language: Language) -> Self {
        let verdict = &judgement.verdict;
        Self {
            status: verdict.status,
            rule_set_version: judgement.rule_set_version,
            rules: verdict.rules.iter().map(|result| RuleResult::of(result, judgement, language)).collect(),
            fixes: verdict.fixes.iter().map(|fix| Fix::of(fix, judgement, language)).collect(),
            gave_up: verdict.gave_up,
            provenance: verdict.provenance.clone(),
        }
    }
}

impl RuleResult {
    fn of(result: &eligibility::RuleResult, judgement: &Judgement, language: Language) -> Self {
        let schema = fact_schema(judgement.entry);
        let rule = judgement.rules.rules.iter().find(|rule| rule.id == result.rule);
        let text = rule.map(|rule| eligibility::rule_text(rule, schema, language.into()));
        let explanation = rule.map(|rule| eligibility::result_text(rule, result, schema, language.into()));
        Self {
            rule: result.rule.clone(),
            scope: result.scope,
            effect: result.effect,
            status: result.status,
            text: text.unwrap_or_default(),
            explanation: explanation.unwrap_or_default(),
            expected: result.expected.map(|bound| Range { min: bound.min, max: bound.max }),
            actual: result.actual,
            counted: people_only(result, &result.counted),
            offending: people_only(result, &result.offending),
            unknown: result.unknown.iter().cloned().map(in_field_names).collect(),
        }
    }
}

/// Rules over the pool count registrations, and other people's are nobody's business here.
fn people_only(result: &eligibility::RuleResult, ids: &[String]) -> Vec<String> {
    match result.scope {
        Scope::Registration => ids.to_vec(),
        Scope::Pool => Vec::new(),
    }
}

impl Fix {
    fn of(fix: &eligibility::Fix, judgement: &Judgement, language: Language) -> Self {
        let schema = fact_schema(judgement.entry);
        let step = |step: &eligibility::FixStep| FixStep {
            kind: step.kind,
            member: step.member.clone(),
            set: step.set.iter().cloned().map(setting_in_field_names).collect(),
            text: eligibility::step_text(step, &judgement.facts, schema, language.into()),
        };
        Self {
            text: eligibility::fix_text(fix, &judgement.facts, schema, language.into()),
            steps: fix.steps.iter().map(step).collect(),
        }
    }
}

/// The rule language's attribute as the field of `MemberFacts` and of members that holds it.
fn field_name(attribute: String) -> String {
    match attribute.as_str() {
        "affiliation.kind" => "affiliation".to_owned(),
        "affiliation.organisation" => "organisation".to_owned(),
        "affiliation.municipality" => "municipality".to_owned(),
        _ => attribute,
    }
}

fn in_field_names(missing: Missing) -> Missing {
    Missing { attribute: field_name(missing.attribute), ..missing }
}

fn setting_in_field_names(setting: Setting) -> Setting {
    Setting { attribute: field_name(setting.attribute), ..setting }
}

/// The problem of an error whose verdict should speak the caller's language.
pub(crate) fn problem_in(language: Language) -> impl Fn(app::Error) -> Problem {
    move |error| match error {
        app::Error::Ineligible(judgement) => {
            Problem::new(ProblemType::Ineligible).with("verdict", Verdict::of(&judgement, language))
        }
        other => other.into(),
    }
}
