//! The rules of a cohort, for organisers.

use actix_web::web::{Data, Path};
use actix_web::{get, put};
use app::App;
use app::rule_sets::rule_problem;
use chrono::{DateTime, Utc};
use domain::CohortId;
use eligibility::RuleSet;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::http::{AcceptLanguage, Etagged, IfMatch, Json, Language, Register};
use crate::problem::{Problem, ReadProblems, WriteProblems};
use crate::wire::caller::SignedIn;
use crate::wire::verdict::{RuleView, rule_views};

pub fn routes(config: &mut impl Register) {
    config.service(get_rule_set).service(replace_rule_set);
}

/// Reads rules strictly; every problem points into `rules`.
pub(super) fn read_rules(rules: &[serde_json::Value]) -> app::Result<RuleSet> {
    let document = serde_json::json!({ "rules": rules });
    RuleSet::parse(&document).map_err(|problems| {
        app::Error::Invalid(problems.into_iter().map(|problem| rule_problem(problem, "/rules")).collect())
    })
}

/// The next version of a cohort's rules.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "rules": [{"id": "size", "check": {"kind": "count", "min": 4}}],
    "reason": "Väiksemad omavalitsused palusid."
}))]
pub struct RuleSetReplace {
    #[schema(value_type = Vec<eligibility::Rule>)]
    pub rules: Vec<serde_json::Value>,
    /// Required once registrations have begun.
    pub reason: Option<String>,
}

/// The rules in force.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleSetView {
    /// Null while the cohort has no rules.
    pub rule_set_version: Option<i64>,
    pub rules: Vec<eligibility::Rule>,
    /// The same rules in plain words.
    pub sentences: Vec<RuleView>,
    pub hash: Option<String>,
    pub reason: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    /// Version of the cohort, for `If-Match`.
    pub version: i64,
}

impl RuleSetView {
    fn of(
        (cohort, published): (domain::Cohort, Option<app::rule_sets::PublishedRuleSet>),
        language: Language,
    ) -> Etagged<Self> {
        let rules = published.as_ref().map(|published| published.rules.clone()).unwrap_or_default();
        let view = Self {
            rule_set_version: cohort.rule_set_version,
            sentences: rule_views(&rules, cohort.entry, language),
            rules: rules.rules,
            hash: published.as_ref().map(|published| published.hash.clone()),
            reason: published.as_ref().and_then(|published| published.reason.clone()),
            published_at: published.map(|published| published.published_at),
            version: cohort.version,
        };
        Etagged::new(cohort.version, view)
    }
}

/// Reads the rules in force as data and in plain words.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "rules",
    params(("id" = Uuid, Path), AcceptLanguage),
    responses((status = 200, body = RuleSetView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/cohorts/{id}/rule-set")]
pub async fn get_rule_set(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Etagged<RuleSetView>, Problem> {
    Ok(RuleSetView::of(app.get_rule_set(&caller.0, CohortId(*id)).await?, language))
}

/// Publishes the next version of a cohort's rules. Verdicts already given stay as they were.
///
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "rules",
    params(("id" = Uuid, Path), IfMatch, AcceptLanguage),
    request_body = RuleSetReplace,
    responses((status = 200, body = RuleSetView), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[put("/cohorts/{id}/rule-set")]
pub async fn replace_rule_set(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<RuleSetReplace>,
) -> Result<Etagged<RuleSetView>, Problem> {
    let rules = read_rules(&request.rules)?;
    let reason = request.reason.as_deref();
    let replaced = app.replace_rule_set(&caller.0, CohortId(*id), version.0, &rules, reason).await?;
    Ok(RuleSetView::of(replaced, language))
}
