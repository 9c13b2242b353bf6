//! Changing what was handed in: all of it until the deadline, or one person for another later.

mod wire;

use actix_web::web::{Data, Path};
use actix_web::{post, put};
use app::App;
use domain::RegistrationId;
use uuid::Uuid;

use super::intent;
use super::registrations::{RegistrationView, answer};
use crate::http::{AcceptLanguage, Etagged, IdempotencyKey, IfMatch, Json, Register, Replayed};
use crate::problem::{Problem, TransitionProblems};
use crate::wire::caller::SignedIn;
use crate::wire::verdict::problem_in;

pub use wire::{
    AmendedAnswers, AmendmentTrial, ChangedAnswerView, ChangedPerson, ChangesView, CorrectedPerson, DoorView,
    MunicipalityChange, RegistrationAmendment, Substitution, TeamNameChange, TrialObstacle,
};

pub fn routes(config: &mut impl Register) {
    config.service(amend_registration).service(try_amendment).service(substitute_member);
}

/// Replaces what was handed in, until the deadline and where the cohort lets it be changed.
///
/// The whole is judged by the rules that it was handed in under, and refused as handing in would be. Where it holds a
/// place, what it needs more must be free, and what it needs less goes to the waiting list. Somebody new is asked by
/// mail and is pending until they confirm; who is taken out is told, and erased. A request that changes nothing
/// answers with the registration as it is. After the deadline, and where places are selected after the decision,
/// people can still be substituted.
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, AcceptLanguage),
    request_body = RegistrationAmendment,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[put("/registrations/{id}/amendment")]
pub async fn amend_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<RegistrationAmendment>,
) -> Result<Etagged<RegistrationView>, Problem> {
    let wish = request.into_input()?;
    let case = app.amend_registration(&caller.0, RegistrationId(*id), version.0, &wish).await;
    let case = case.map_err(problem_in(language))?;
    Ok(Etagged::new(case.registration.version, RegistrationView::of(&case, language)))
}

/// Tries an amendment out: its verdict, what it would change, and what stands against it. Nothing is stored.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), AcceptLanguage),
    request_body = RegistrationAmendment,
    responses((status = 200, body = AmendmentTrial), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/amendment-trials")]
pub async fn try_amendment(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<RegistrationAmendment>,
) -> Result<Json<AmendmentTrial>, Problem> {
    let wish = request.into_input()?;
    let trial = app.try_amendment(&caller.0, RegistrationId(*id), &wish).await?;
    Ok(Json(AmendmentTrial::of(trial, language)))
}

/// Puts one person in the place of another, until the cohort's last meeting is over.
///
/// The whole is judged by the rules that it was handed in under. The new person is asked by mail, and is pending until
/// they confirm; who is taken out is told, and erased. Organisers see the exchange in the history. Somebody can also come
/// in the place of who left by themselves, if that place is still free.
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = Substitution,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/substitutions")]
pub async fn substitute_member(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<Substitution>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let wish = request.into_input()?;
    let once = app.substitute_member(&caller.0, RegistrationId(*id), version.0, &wish, &intent(key)).await;
    Ok(answer(&once.map_err(problem_in(language))?, language))
}
