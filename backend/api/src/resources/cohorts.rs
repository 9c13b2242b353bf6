//! Writing cohorts, and the organiser's desk.

mod desk;
mod session;
mod wire;

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use app::App;
use app::rule_checks::{RuleCheck, RuleDraft};
use domain::{CohortId, ProgrammeId};
use eligibility::RuleSet;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::programmes::under;
use super::{intent, rule_sets};
use crate::http::{
    AcceptLanguage, Created, Etagged, Http, IdempotencyKey, IfMatch, Json, Register, Replayed,
};
use crate::problem::{Problem, ReadProblems, WriteProblems};
use crate::wire::ListView;
use crate::wire::caller::SignedIn;

pub use desk::{Counts, DeskCohort};
pub use session::{RsvpTerms, SessionText};
pub use wire::{CohortSource, CohortText};

pub fn routes(config: &mut impl Register) {
    config
        .service(create_cohort)
        .service(get_cohort_source)
        .service(replace_cohort)
        .service(publish_cohort)
        .service(list_managed_cohorts)
        .service(get_counts);
}

/// A new cohort with its rules; it stays a draft until published.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "cohort": {
        "participation": "team",
        "admission_mode": "selection",
        "opens": {"date": "2027-01-11"},
        "closes": {"date": "2027-02-14"},
        "capacity": {"unit": "teams", "total": 10}
    },
    "rules": [
        {"id": "size", "check": {"kind": "count", "min": 4, "max": 6}},
        {"id": "kov", "check": {"kind": "count", "min": 3, "set": {
            "where": {"op": "is", "attr": "affiliation.kind", "value": "municipality"}}}}
    ]
}))]
pub struct CohortCreate {
    #[validate(nested)]
    pub cohort: CohortText,
    /// Eligibility rules, in the rule language.
    #[serde(default)]
    #[schema(value_type = Vec<eligibility::Rule>)]
    pub rules: Vec<serde_json::Value>,
}

/// Creates a cohort of a programme as a draft.
///
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "cohorts",
    params(("id" = Uuid, Path, description = "the programme's"), IdempotencyKey),
    request_body = CohortCreate,
    responses((status = 201, body = CohortSource), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/programmes/{id}/cohorts")]
pub async fn create_cohort(
    id: Path<Uuid>,
    caller: SignedIn,
    key: IdempotencyKey,
    app: Data<App>,
    http: Data<Http>,
    Json(request): Json<CohortCreate>,
) -> Result<Replayed<Created<CohortSource>>, Problem> {
    let rules: RuleSet = rule_sets::read_rules(&request.rules)?;
    let input = request.cohort.into_input(|| app.new_id()).map_err(|error| under(error, "/cohort"))?;
    let draft = RuleDraft { entry: input.entry, rules, test_teams: Vec::new() };
    let check = http.off_thread(move |_| RuleCheck::of(draft)).await??;
    let once = app.create_cohort(&caller.0, ProgrammeId(*id), &input, check, &intent(key)).await?;
    let location = format!("/api/v1/cohorts/{}", once.value.id);
    Ok(Replayed::new(Created::new(location, once.value.version, once.value.into()), once.replayed))
}

/// Reads a cohort in all its languages.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "cohorts",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = CohortSource), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/cohorts/{id}/source")]
pub async fn get_cohort_source(
    id: Path<Uuid>,
    caller: SignedIn,
    app: Data<App>,
) -> Result<Etagged<CohortSource>, Problem> {
    let cohort = app.get_cohort_source(&caller.0, CohortId(*id)).await?;
    Ok(Etagged::new(cohort.version, cohort.into()))
}

/// Replaces everything that organisers write of a cohort, rules apart.
///
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "cohorts",
    params(("id" = Uuid, Path), IfMatch),
    request_body = CohortText,
    responses((status = 200, body = CohortSource), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[put("/cohorts/{id}")]
pub async fn replace_cohort(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    app: Data<App>,
    Json(request): Json<CohortText>,
) -> Result<Etagged<CohortSource>, Problem> {
    let input = request.into_input(|| app.new_id())?;
    let cohort = app.replace_cohort(&caller.0, CohortId(*id), version.0, &input).await?;
    Ok(Etagged::new(cohort.version, cohort.into()))
}

/// Makes a cohort visible to everyone who can see its programme.
///
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "cohorts",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey),
    responses((status = 200, body = CohortSource), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/cohorts/{id}/publish")]
pub async fn publish_cohort(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    app: Data<App>,
) -> Result<Replayed<Etagged<CohortSource>>, Problem> {
    let once = app.publish_cohort(&caller.0, CohortId(*id), version.0, &intent(key)).await?;
    Ok(Replayed::new(Etagged::new(once.value.version, once.value.into()), once.replayed))
}

/// Lists the cohorts of one's organisations with what stands where.
///
/// **Permissions:** the signed-in person; empty without a role.
#[utoipa::path(
    tag = "desk",
    params(AcceptLanguage),
    responses((status = 200, body = ListView<DeskCohort>), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/managed-cohorts")]
pub async fn list_managed_cohorts(
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<ListView<DeskCohort>>, Problem> {
    let entries = app.list_managed_cohorts(&caller.0).await?;
    Ok(Json(ListView::whole(entries.iter().map(|entry| DeskCohort::of(entry, language)).collect())))
}

/// Counts the registrations of a cohort by state.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "desk",
    params(("id" = Uuid, Path), AcceptLanguage),
    responses((status = 200, body = DeskCohort), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/cohorts/{id}/counts")]
pub async fn get_counts(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<DeskCohort>, Problem> {
    let entry = app.get_counts(&caller.0, CohortId(*id)).await?;
    Ok(Json(DeskCohort::of(&entry, language)))
}
