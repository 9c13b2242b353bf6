//! The rules of a cohort, for organisers.

use actix_web::web::{Data, Path};
use actix_web::{get, put};
use app::App;
use app::rule_checks::{RuleCheck, RuleDraft};
use app::rule_sets::{PublishedRuleSet, RulePublication, rule_problem};
use chrono::{DateTime, Utc};
use domain::CohortId;
use eligibility::RuleSet;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::rule_checks::{TestTeam, test_teams};
use crate::http::{AcceptLanguage, Etagged, Http, IfMatch, Json, Language, Register};
use crate::problem::{Problem, ReadProblems, WriteProblems};
use crate::wire::ListView;
use crate::wire::caller::SignedIn;
use crate::wire::verdict::{RuleView, rule_views};

pub fn routes(config: &mut impl Register) {
    config.service(get_rule_set).service(replace_rule_set).service(list_rule_sets);
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
    /// They travel with the rules; publishing is refused while one gets another verdict than expected.
    #[validate(length(max = 50), nested)]
    #[serde(default)]
    #[schema(max_items = 50)]
    pub test_teams: Vec<TestTeam>,
    /// Required for rules that cannot hold together: why they are published all the same.
    pub override_reason: Option<String>,
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
    pub override_reason: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    pub test_teams: Vec<TestTeam>,
    /// Version of the cohort, for `If-Match`.
    pub version: i64,
}

impl RuleSetView {
    fn of(
        (cohort, published): (domain::Cohort, Option<PublishedRuleSet>),
        language: Language,
    ) -> Etagged<Self> {
        let rules = published.as_ref().map(|published| published.rules.clone()).unwrap_or_default();
        let view = Self {
            rule_set_version: cohort.rule_set_version,
            sentences: rule_views(&rules, cohort.entry, language),
            rules: rules.rules,
            hash: published.as_ref().map(|published| published.hash.clone()),
            reason: published.as_ref().and_then(|published| published.reason.clone()),
            override_reason: published.as_ref().and_then(|published| published.override_reason.clone()),
            published_at: published.as_ref().map(|published| published.published_at),
            test_teams: published
                .iter()
                .flat_map(|published| &published.test_teams)
                .map(TestTeam::from)
                .collect(),
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
    http: Data<Http>,
    Json(request): Json<RuleSetReplace>,
) -> Result<Etagged<RuleSetView>, Problem> {
    let rules = read_rules(&request.rules)?;
    let test_teams = test_teams(request.test_teams)?;
    let cohort = app.cohort_to_rule(&caller.0, CohortId(*id)).await?;
    let draft = RuleDraft { entry: cohort.entry, rules, test_teams };
    let check = http.off_thread(move |_| RuleCheck::of(draft)).await??;
    let (reason, override_reason) = (request.reason, request.override_reason);
    let publication = RulePublication { check, reason, override_reason };
    let replaced = app.replace_rule_set(&caller.0, CohortId(*id), version.0, &publication).await?;
    Ok(RuleSetView::of(replaced, language))
}

/// A published version, which never changes.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublishedRuleSetView {
    pub rule_set_version: i64,
    pub rules: Vec<eligibility::Rule>,
    /// The same rules in plain words.
    pub sentences: Vec<RuleView>,
    pub hash: String,
    pub reason: Option<String>,
    pub override_reason: Option<String>,
    pub published_at: DateTime<Utc>,
}

/// Lists every published version of a cohort's rules, latest first.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "rules",
    params(("id" = Uuid, Path), AcceptLanguage),
    responses((status = 200, body = ListView<PublishedRuleSetView>), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/cohorts/{id}/rule-sets")]
pub async fn list_rule_sets(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<ListView<PublishedRuleSetView>>, Problem> {
    let (cohort, _) = app.get_rule_set(&caller.0, CohortId(*id)).await?;
    let view = |published: PublishedRuleSet| PublishedRuleSetView {
        rule_set_version: published.version,
        sentences: rule_views(&published.rules, cohort.entry, language),
        rules: published.rules.rules,
        hash: published.hash,
        reason: published.reason,
        override_reason: published.override_reason,
        published_at: published.published_at,
    };
    let versions = app.list_rule_sets(&caller.0, CohortId(*id)).await?;
    Ok(Json(ListView::whole(versions.into_iter().map(view).collect())))
}
