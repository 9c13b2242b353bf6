//! What other rules would change for the registrations of a cohort.

use actix_web::post;
use actix_web::web::{Data, Path};
use app::App;
use app::what_ifs::{ChangedRegistration, WhatIf};
use domain::{CohortId, VerdictStatus};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::rule_sets::read_rules;
use crate::http::{EvaluationLimit, Http, Json, Register};
use crate::problem::{Problem, SignInProblems};
use crate::wire::caller::SignedIn;

/// Registrations that an answer names at most; the counts are of all.
const NAMED: usize = 200;

pub fn routes(config: &mut impl Register) {
    config.service(compare_rules);
}

/// Rules to compare with those in force.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"rules": [{"id": "size", "check": {"kind": "count", "min": 3}}]}))]
pub struct WhatIfRequest {
    #[schema(value_type = Vec<eligibility::Rule>)]
    pub rules: Vec<serde_json::Value>,
}

/// The verdicts of today beside those under other rules.
#[derive(Debug, Serialize, ToSchema)]
pub struct WhatIfView {
    /// How many were compared: handed in and not ended.
    pub registrations: usize,
    /// Drafts go on under the new rules; what is in them is their owners' business.
    pub drafts: usize,
    /// The transition matrix, without its zeros.
    pub transitions: Vec<TransitionView>,
    pub rules: Vec<RuleChangeView>,
    /// At most 200 of those whose verdict changes.
    pub changed: Vec<ChangedRegistrationView>,
    /// True when comparing took too long: then the counts are of those compared until then.
    pub gave_up: bool,
}

/// How many go from one verdict to another, or stay.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransitionView {
    pub from: VerdictStatus,
    pub to: VerdictStatus,
    pub count: usize,
}

/// For how many registrations the result of one rule changes.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleChangeView {
    /// Id of the rule.
    pub rule: String,
    pub now_met: usize,
    pub now_not_met: usize,
}

/// A registration whose verdict would be another.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangedRegistrationView {
    pub registration_id: Uuid,
    pub team_name: Option<String>,
    pub lead_name: Option<String>,
    pub from: VerdictStatus,
    pub to: VerdictStatus,
    /// Ids of the rules that are not met now, or were not before.
    pub because: Vec<String>,
}

impl ChangedRegistrationView {
    fn of(changed: &ChangedRegistration) -> Self {
        let registration = &changed.registration;
        Self {
            registration_id: registration.id.0,
            team_name: registration.team_name.clone(),
            lead_name: registration.lead().and_then(|lead| lead.name.clone()),
            from: changed.from,
            to: changed.to,
            because: changed.because.clone(),
        }
    }
}

impl From<&WhatIf> for WhatIfView {
    fn from(found: &WhatIf) -> Self {
        let transitions = found.transitions.iter();
        let rules = found.rules.iter();
        Self {
            registrations: found.registrations,
            drafts: found.drafts.len(),
            transitions: transitions
                .map(|seen| TransitionView { from: seen.from, to: seen.to, count: seen.count })
                .collect(),
            rules: rules
                .map(|change| RuleChangeView {
                    rule: change.rule.clone(),
                    now_met: change.now_met,
                    now_not_met: change.now_not_met,
                })
                .collect(),
            changed: found.changed.iter().take(NAMED).map(ChangedRegistrationView::of).collect(),
            gave_up: found.gave_up,
        }
    }
}

/// Judges the registrations of a cohort by other rules and says whose verdict would change. Nothing is stored.
///
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "rules",
    params(("id" = Uuid, Path)),
    request_body = WhatIfRequest,
    responses((status = 200, body = WhatIfView), SignInProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/cohorts/{id}/what-ifs")]
pub async fn compare_rules(
    id: Path<Uuid>,
    caller: SignedIn,
    _: EvaluationLimit,
    app: Data<App>,
    http: Data<Http>,
    Json(request): Json<WhatIfRequest>,
) -> Result<Json<WhatIfView>, Problem> {
    let rules = read_rules(&request.rules)?;
    let comparison = app.comparison(&caller.0, CohortId(*id)).await?;
    app::rule_sets::check_rules(&rules, comparison.cohort.entry, "/rules")?;
    let found = http.off_thread(move |limit| comparison.with(&rules, &|| limit.passed())).await?;
    Ok(Json(WhatIfView::from(&found)))
}
