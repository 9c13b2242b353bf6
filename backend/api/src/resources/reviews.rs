//! The organiser's side of registrations: reading with verdicts, proposing and releasing decisions.

mod wire;

use actix_web::web::{Data, Path};
use actix_web::{delete, get, post, put};
use app::reviews::ProposalInput;
use app::{App, Once, ReviewCase};
use domain::{CohortId, RegistrationId};
use uuid::Uuid;

use super::catalogue::paging;
use super::intent;
use super::registrations::Nothing;
use crate::http::{
    AcceptLanguage, Etagged, IdempotencyKey, IfMatch, Json, Language, Paging, Query, Register, Replayed,
};
use crate::problem::{Problem, ReadProblems, TransitionProblems};
use crate::wire::ListView;
use crate::wire::caller::SignedIn;

pub use wire::{
    DecisionInput, ProposalView, ReleaseView, ReleasedDecision, ReopenReason, ReviewHistoryView, ReviewOrder,
    ReviewQuery, ReviewRow, ReviewView, VerdictBrief,
};

pub fn routes(config: &mut impl Register) {
    config
        .service(list_reviews)
        .service(get_review)
        .service(propose_decision)
        .service(withdraw_proposal)
        .service(release_decisions)
        .service(reopen_registration)
        .service(complete_registration);
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
