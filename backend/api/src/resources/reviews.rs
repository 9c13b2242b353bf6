//! The organiser's side of registrations: reading with verdicts, proposing and releasing decisions.

use actix_web::web::{Data, Path};
use actix_web::{delete, get, post, put};
use app::reviews::{ProposalInput, ReviewFilter, ReviewSort};
use app::{App, Once, ReviewCase};
use chrono::{DateTime, Utc};
use domain::{CohortId, PersonId, RegistrationId};
use eligibility::{RuleStatus, VerdictStatus};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::catalogue::paging;
use super::intent;
use super::registrations::{HistoryView, Nothing, RegistrationView};
use crate::http::{
    AcceptLanguage, Etagged, IdempotencyKey, IfMatch, Json, Language, Paging, Query, Replayed,
};
use crate::problem::{Problem, ReadProblems, TransitionProblems};
use crate::wire::ListView;
use crate::wire::caller::SignedIn;
use crate::wire::cohort::Coded;
use crate::wire::word::{Outcome, RegistrationState};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_reviews)
        .service(get_review)
        .service(propose_decision)
        .service(withdraw_proposal)
        .service(release_decisions)
        .service(reopen_registration)
        .service(complete_registration);
}

#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
pub enum ReviewOrder {
    #[default]
    #[serde(rename = "-submitted_at")]
    NewestFirst,
    #[serde(rename = "submitted_at")]
    OldestFirst,
}

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReviewQuery {
    #[param(inline)]
    pub state: Option<RegistrationState>,
    #[param(inline)]
    pub verdict: Option<VerdictStatus>,
    /// Part of a team's or a person's name, an organisation or a municipality.
    #[validate(length(max = 100))]
    pub q: Option<String>,
    #[serde(default)]
    #[param(inline)]
    pub sort: ReviewOrder,
}

impl ReviewQuery {
    fn into_filter(self) -> (ReviewFilter, ReviewSort) {
        let states = self.state.map(Into::into).into_iter().collect();
        let sort = match self.sort {
            ReviewOrder::NewestFirst => ReviewSort::NewestFirst,
            ReviewOrder::OldestFirst => ReviewSort::OldestFirst,
        };
        (ReviewFilter { states, verdict: self.verdict, search: self.q }, sort)
    }
}

/// The verdict in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerdictBrief {
    pub status: Option<VerdictStatus>,
    /// Ids of rules that do not hold, advice included.
    pub not_met: Vec<String>,
}

/// A registration in the organiser's list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewRow {
    pub id: Uuid,
    pub team_name: Option<String>,
    pub lead_name: Option<String>,
    pub member_count: usize,
    pub municipality: Option<Coded>,
    pub state: RegistrationState,
    pub verdict: VerdictBrief,
    pub submitted_at: Option<DateTime<Utc>>,
    /// A proposed decision that is not released.
    pub proposed: Option<Outcome>,
    pub version: i64,
}

impl ReviewRow {
    fn of(
        (registration, proposal): (domain::Registration, Option<domain::Proposal>),
        language: Language,
    ) -> Self {
        let verdict = registration.verdict.as_ref();
        let not_met = verdict.map(|verdict| {
            let broken = verdict.rules.iter().filter(|result| result.status == RuleStatus::NotMet);
            broken.map(|result| result.rule.clone()).collect()
        });
        Self {
            id: registration.id.0,
            lead_name: registration.lead().and_then(|lead| lead.name.clone()),
            member_count: registration.members.len(),
            municipality: registration.municipality.map(|code| Coded::municipality(code, language)),
            state: registration.state.into(),
            verdict: VerdictBrief {
                status: verdict.map(|verdict| verdict.status),
                not_met: not_met.unwrap_or_default(),
            },
            submitted_at: registration.submitted_at,
            proposed: proposal.map(|proposal| proposal.outcome.into()),
            version: registration.review_version,
            team_name: registration.team_name,
        }
    }
}

/// Lists the submitted registrations of a cohort. Drafts are never in it.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "reviews",
    params(("id" = Uuid, Path, description = "the cohort's"), ReviewQuery, Paging, AcceptLanguage),
    responses((status = 200, body = ListView<ReviewRow>), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/cohorts/{id}/registrations")]
pub async fn list_reviews(
    id: Path<Uuid>,
    query: Query<ReviewQuery>,
    page: Query<Paging>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<ListView<ReviewRow>>, Problem> {
    let (filter, sort) = query.0.into_filter();
    let listed = app.list_reviews(&caller.0, CohortId(*id), &filter, sort, &paging(page)).await?;
    Ok(Json(ListView::of(listed, |row| ReviewRow::of(row, language))))
}

/// A decision that only organisers see until it is released.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalView {
    pub outcome: Outcome,
    pub reason: Option<String>,
    pub override_note: Option<String>,
    pub at: DateTime<Utc>,
    pub by_email: Option<String>,
}

/// One step, with who took it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewHistoryView {
    #[serde(flatten)]
    pub step: HistoryView,
    pub by_email: Option<String>,
    pub override_note: Option<String>,
}

/// A registration as its organisers see it. `version` counts proposals too, and is the `ETag` here.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewView {
    pub registration: RegistrationView,
    pub applicant_email: String,
    pub proposed: Option<ProposalView>,
    pub history: Vec<ReviewHistoryView>,
    pub version: i64,
}

impl ReviewView {
    fn of(review: &ReviewCase, language: Language) -> Self {
        let email = |id: PersonId| {
            review.actors.iter().find(|person| person.id == id).map(|person| person.email.clone())
        };
        let proposal = |proposal: &domain::Proposal| ProposalView {
            outcome: proposal.outcome.into(),
            reason: proposal.reason.clone(),
            override_note: proposal.override_note.clone(),
            at: proposal.proposed_at,
            by_email: email(proposal.proposed_by),
        };
        let step = |entry: &domain::HistoryEntry| ReviewHistoryView {
            step: entry.into(),
            by_email: entry.person_id.and_then(email),
            override_note: entry.override_note.clone(),
        };
        Self {
            registration: RegistrationView::of(&review.case, language),
            applicant_email: review.applicant_email.clone(),
            proposed: review.proposal.as_ref().map(proposal),
            history: review.case.history.iter().map(step).collect(),
            version: review.case.registration.review_version,
        }
    }
}

fn etagged(review: &ReviewCase, language: Language) -> Etagged<ReviewView> {
    Etagged::new(review.case.registration.review_version, ReviewView::of(review, language))
}

fn answer(once: &Once<ReviewCase>, language: Language) -> Replayed<Etagged<ReviewView>> {
    Replayed::new(etagged(&once.value, language), once.replayed)
}

/// Reads a submitted registration with its verdict, history and proposal.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "reviews",
    params(("id" = Uuid, Path), AcceptLanguage),
    responses((status = 200, body = ReviewView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/registrations/{id}/review")]
pub async fn get_review(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Etagged<ReviewView>, Problem> {
    let review = app.get_review(&caller.0, RegistrationId(*id)).await?;
    Ok(etagged(&review, language))
}

/// A decision to propose.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"outcome": "decline", "reason": "Kohad said täis."}))]
pub struct DecisionInput {
    pub outcome: Outcome,
    /// The applicant will read it. Required for `decline`.
    #[serde(default)]
    pub reason: Option<String>,
    /// Required to offer a place although the rules do not hold.
    #[serde(default)]
    pub override_note: Option<String>,
}

/// Proposes a decision, or replaces the earlier proposal. Nobody is told before it is released.
///
/// **Permissions:** reviewers of the programme's organisation.
#[utoipa::path(
    tag = "reviews",
    params(("id" = Uuid, Path), IfMatch, AcceptLanguage),
    request_body = DecisionInput,
    responses((status = 200, body = ReviewView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[put("/registrations/{id}/decision")]
pub async fn propose_decision(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<DecisionInput>,
) -> Result<Etagged<ReviewView>, Problem> {
    let DecisionInput { outcome, reason, override_note } = request;
    let input = ProposalInput { outcome: outcome.into(), reason, override_note };
    let review = app.propose_decision(&caller.0, RegistrationId(*id), version.0, &input).await?;
    Ok(etagged(&review, language))
}

/// Takes a proposed decision back.
///
/// **Permissions:** reviewers of the programme's organisation.
#[utoipa::path(
    tag = "reviews",
    params(("id" = Uuid, Path), IfMatch, AcceptLanguage),
    responses((status = 200, body = ReviewView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[delete("/registrations/{id}/decision")]
pub async fn withdraw_proposal(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Etagged<ReviewView>, Problem> {
    let review = app.withdraw_proposal(&caller.0, RegistrationId(*id), version.0).await?;
    Ok(etagged(&review, language))
}

/// What became of one registration.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReleasedDecision {
    pub registration_id: Uuid,
    pub outcome: Outcome,
    pub state: RegistrationState,
}

/// What was released.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReleaseView {
    pub released: Vec<ReleasedDecision>,
}

/// Releases all proposed decisions of a cohort: they take effect and are told in one step, or none is.
///
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "reviews",
    params(("id" = Uuid, Path, description = "the cohort's"), IdempotencyKey),
    request_body = Nothing,
    responses((status = 200, body = ReleaseView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/cohorts/{id}/release")]
pub async fn release_decisions(
    id: Path<Uuid>,
    caller: SignedIn,
    key: IdempotencyKey,
    app: Data<App>,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Replayed<Json<ReleaseView>>, Problem> {
    let once = app.release_decisions(&caller.0, CohortId(*id), &intent(key)).await?;
    let decision = |decision: app::releases::ReleasedDecision| ReleasedDecision {
        registration_id: decision.registration_id.0,
        outcome: decision.outcome.into(),
        state: decision.state.into(),
    };
    let released = once.value.into_iter().map(decision).collect();
    Ok(Replayed::new(Json(ReleaseView { released }), once.replayed))
}

/// Why a decision is looked at again.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Üks koht vabanes."}))]
pub struct ReopenReason {
    pub reason: String,
}

/// Takes a refusal or a waitlisting back for another look.
///
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "reviews",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = ReopenReason,
    responses((status = 200, body = ReviewView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/reopen")]
pub async fn reopen_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<ReopenReason>,
) -> Result<Replayed<Etagged<ReviewView>>, Problem> {
    let (id, reason) = (RegistrationId(*id), request.reason);
    let once = app.reopen_registration(&caller.0, id, version.0, &reason, &intent(key)).await?;
    Ok(answer(&once, language))
}

/// Records that a confirmed registration took part to the end.
///
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "reviews",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = Nothing,
    responses((status = 200, body = ReviewView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/complete")]
pub async fn complete_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Replayed<Etagged<ReviewView>>, Problem> {
    let once = app.complete_registration(&caller.0, RegistrationId(*id), version.0, &intent(key)).await?;
    Ok(answer(&once, language))
}
