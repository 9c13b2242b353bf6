//! The applicant's side: drafting, submitting, answering, withdrawing.

mod members;
mod wire;

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, patch, post};
use app::{App, Once, RegistrationCase};
use domain::{CohortId, RegistrationId};
use uuid::Uuid;

use super::catalogue::paging;
use super::intent;
use crate::http::{
    AcceptLanguage, Created, Etagged, IdempotencyKey, IfMatch, Json, Language, Paging, Query, Register,
    Replayed,
};
use crate::problem::{Problem, ReadProblems, TransitionProblems};
use crate::wire::ListView;
use crate::wire::caller::SignedIn;
use crate::wire::cohort::CohortRef;
use crate::wire::verdict::problem_in;

pub use members::{DeclinedInvitation, JoinLinkEnd, MemberInvitation, MemberView, PendingMember};
pub(super) use wire::members as members_in;
pub use wire::{
    HistoryView, MemberInput, Nothing, OptionalReason, RegistrationCreate, RegistrationPatch,
    RegistrationRow, RegistrationView,
};

pub fn routes(config: &mut impl Register) {
    config
        .service(list_registrations)
        .service(create_registration)
        .service(get_registration)
        .service(update_registration)
        .service(delete_registration)
        .service(submit_registration)
        .service(withdraw_registration)
        .service(confirm_registration)
        .service(decline_offer);
}

/// Lists one's own registrations, latest change first.
///
/// **Permissions:** the signed-in person.
#[utoipa::path(
    tag = "registrations",
    params(Paging, AcceptLanguage),
    responses((status = 200, body = ListView<RegistrationRow>), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/registrations")]
pub async fn list_registrations(
    page: Query<Paging>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<ListView<RegistrationRow>>, Problem> {
    let listed = app.list_registrations(&caller.0, &paging(page)).await?;
    Ok(Json(ListView::of(listed, |(registration, cohort)| RegistrationRow {
        id: registration.id.0,
        cohort: CohortRef::of(&cohort, language),
        state: registration.state.into(),
        team_name: registration.team_name,
        updated_at: registration.updated_at,
        submitted_at: registration.submitted_at,
    })))
}

pub(super) fn answer(
    once: &Once<RegistrationCase>,
    language: Language,
) -> Replayed<Etagged<RegistrationView>> {
    let view = RegistrationView::of(&once.value, language);
    Replayed::new(Etagged::new(once.value.registration.version, view), once.replayed)
}

/// Begins a draft in a cohort that is open.
///
/// **Permissions:** any signed-in person.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path, description = "the cohort's"), IdempotencyKey, AcceptLanguage),
    request_body = RegistrationCreate,
    responses((status = 201, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/cohorts/{id}/registrations")]
pub async fn create_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<RegistrationCreate>,
) -> Result<Replayed<Created<RegistrationView>>, Problem> {
    let input = request.into_input()?;
    let once = app.create_registration(&caller.0, CohortId(*id), input, &intent(key)).await?;
    let (id, version) = (once.value.registration.id, once.value.registration.version);
    let view = RegistrationView::of(&once.value, language);
    Ok(Replayed::new(Created::new(format!("/api/v1/registrations/{id}"), version, view), once.replayed))
}

/// Reads one's own registration.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), AcceptLanguage),
    responses((status = 200, body = RegistrationView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/registrations/{id}")]
pub async fn get_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Etagged<RegistrationView>, Problem> {
    let case = app.get_registration(&caller.0, RegistrationId(*id)).await?;
    Ok(Etagged::new(case.registration.version, RegistrationView::of(&case, language)))
}

/// Changes a draft. The answer carries the verdict on the changed composition.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, AcceptLanguage),
    request_body = RegistrationPatch,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[patch("/registrations/{id}")]
pub async fn update_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<RegistrationPatch>,
) -> Result<Etagged<RegistrationView>, Problem> {
    let changes = request.into_changes()?;
    let case = app.update_registration(&caller.0, RegistrationId(*id), version.0, &changes).await?;
    Ok(Etagged::new(case.registration.version, RegistrationView::of(&case, language)))
}

/// Deletes a draft with everything in it.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch),
    responses((status = 204), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[delete("/registrations/{id}")]
pub async fn delete_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    app.delete_registration(&caller.0, RegistrationId(*id), version.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Hands the registration in. Refused with the verdict while a required rule is violated or undetermined.
///
/// In a `first_come` cohort the place is given, or the waiting list joined, in the same step.
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = Nothing,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/submit")]
pub async fn submit_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let once = app.submit_registration(&caller.0, RegistrationId(*id), version.0, &intent(key)).await;
    Ok(answer(&once.map_err(problem_in(language))?, language))
}

/// Takes the registration back; exactly its places come free.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = OptionalReason,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/withdraw")]
pub async fn withdraw_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<OptionalReason>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let (id, reason) = (RegistrationId(*id), request.reason.as_deref());
    let once = app.withdraw_registration(&caller.0, id, version.0, reason, &intent(key)).await?;
    Ok(answer(&once, language))
}

/// Says yes to an offered place.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = Nothing,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/confirm")]
pub async fn confirm_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let once = app.confirm_registration(&caller.0, RegistrationId(*id), version.0, &intent(key)).await?;
    Ok(answer(&once, language))
}

/// Says no to an offered place; it goes to the next.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = OptionalReason,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/decline-offer")]
pub async fn decline_offer(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<OptionalReason>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let (id, reason) = (RegistrationId(*id), request.reason.as_deref());
    let once = app.decline_offer(&caller.0, id, version.0, reason, &intent(key)).await?;
    Ok(answer(&once, language))
}
