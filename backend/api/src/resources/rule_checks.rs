//! Trying rules before they are published: what they say, whether they can hold together, how test teams fare; and
//! judging a composition by rules sent along. Nothing is stored.

mod test_teams;
mod wire;

use actix_web::post;
use actix_web::web::Data;
use app::rule_checks::{RuleCheck, RuleDraft};
use domain::EntryKind;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

pub(super) use test_teams::test_teams;
pub use test_teams::{BrokenRule, TestTeam, TriedTeamView};
pub use wire::{
    DeadBranchView, NearMissView, QuestionChoice, QuestionView, RepairView, RuleCheckView, RuleSentences,
    SampleMember, SampleView,
};

use super::evaluations::MemberFacts;
use super::rule_sets::read_rules;
use crate::http::{AcceptLanguage, EvaluationLimit, Http, Json, Register};
use crate::problem::{Problem, SignInProblems};
use crate::wire::verdict::Verdict;
use crate::wire::word::Participation;

pub fn routes(config: &mut impl Register) {
    config.service(check_rules).service(evaluate_rules);
}

/// Rules to look at.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "participation": "team",
    "rules": [
        {"id": "size", "check": {"kind": "count", "max": 2}},
        {"id": "municipal", "check": {"kind": "count", "min": 3, "set": {
            "where": {"op": "is", "attr": "affiliation.kind", "value": "municipality"}}}}
    ]
}))]
pub struct RuleCheckRequest {
    pub participation: Participation,
    #[schema(value_type = Vec<eligibility::Rule>)]
    pub rules: Vec<serde_json::Value>,
    #[validate(length(max = 50), nested)]
    #[serde(default)]
    #[schema(max_items = 50)]
    pub test_teams: Vec<TestTeam>,
}

/// Says what rules mean and what is wrong with them: sentences in three languages, the smallest team that fits, a
/// near miss, contradictions with their repairs, rules without effect, questions left open, and the test teams.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "rules",
    params(AcceptLanguage),
    request_body = RuleCheckRequest,
    responses((status = 200, body = RuleCheckView), SignInProblems)
)]
#[post("/rule-checks")]
pub async fn check_rules(
    AcceptLanguage(language): AcceptLanguage,
    _: EvaluationLimit,
    http: Data<Http>,
    Json(request): Json<RuleCheckRequest>,
) -> Result<Json<RuleCheckView>, Problem> {
    let rules = read_rules(&request.rules)?;
    let test_teams = test_teams(request.test_teams)?;
    let draft = RuleDraft { entry: request.participation.into(), rules, test_teams };
    let view = http
        .off_thread(move |_| RuleCheck::of(draft).map(|check| RuleCheckView::of(&check, language)))
        .await??;
    Ok(Json(view))
}

/// A composition with the rules to judge it by.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "participation": "team",
    "rules": [{"id": "size", "check": {"kind": "count", "min": 4, "max": 6}}],
    "members": [{"affiliation": "municipality"}, {"affiliation": "ngo"}],
    "complete": true
}))]
pub struct RuleEvaluationRequest {
    pub participation: Participation,
    #[schema(value_type = Vec<eligibility::Rule>)]
    pub rules: Vec<serde_json::Value>,
    /// EHAK code of the municipality that the registration stands for.
    pub municipality: Option<String>,
    #[validate(length(max = 60), nested)]
    #[schema(max_items = 60)]
    pub members: Vec<MemberFacts>,
    /// True when nobody else will join: then missing members count as missing.
    #[serde(default)]
    pub complete: bool,
}

/// Judges a composition by rules sent along, rule by rule, with the smallest ways out.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "evaluations",
    params(AcceptLanguage),
    request_body = RuleEvaluationRequest,
    responses((status = 200, body = Verdict), SignInProblems)
)]
#[post("/evaluations")]
pub async fn evaluate_rules(
    AcceptLanguage(language): AcceptLanguage,
    _: EvaluationLimit,
    http: Data<Http>,
    Json(request): Json<RuleEvaluationRequest>,
) -> Result<Json<Verdict>, Problem> {
    let RuleEvaluationRequest { participation, rules, municipality, members, complete } = request;
    let rules = read_rules(&rules)?;
    let composition = super::evaluations::composition(municipality.as_deref(), members, complete)?;
    let entry = EntryKind::from(participation);
    let judged = http.off_thread(move |_| app::rule_checks::evaluate(entry, &rules, &composition));
    Ok(Json(Verdict::of(&judged.await??, language)))
}
