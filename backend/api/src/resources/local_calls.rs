//! Local calls: a lead lets people of the place say that they want to be in the team, and composes it from them.

mod interests;
mod wire;

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use app::App;
use app::local_calls::LocalCallTerms;
use domain::{InterestId, RegistrationId};
use uuid::Uuid;

use super::intent;
use super::registrations::{RegistrationView, answer};
use crate::http::{AcceptLanguage, Etagged, IdempotencyKey, IfMatch, Json, Register, Replayed};
use crate::problem::{Problem, ReadProblems, TransitionProblems};
use crate::wire::caller::SignedIn;

pub use wire::{
    InterestAsked, InterestChoice, InterestCreate, InterestRow, InterestToken, InterestView,
    LocalCallReplace, LocalCallView, OpenCallView,
};

pub fn routes(config: &mut impl Register) {
    config.service(get_local_call).service(replace_local_call).service(choose_interests);
    interests::routes(config);
}

/// Reads the local call under a draft, with those who want to be in the team.
///
/// **Permissions:** the applicant.
#[utoipa::path(
    tag = "local calls",
    params(("id" = Uuid, Path, description = "the registration's"), AcceptLanguage),
    responses((status = 200, body = LocalCallView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/registrations/{id}/local-call")]
pub async fn get_local_call(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Etagged<LocalCallView>, Problem> {
    let case = app.get_local_call(&caller.0, RegistrationId(*id)).await?;
    let view = LocalCallView::of(case, &app, language);
    Ok(Etagged::new(view.version, view))
}

/// Opens a local call under a draft of a team, or changes it. `If-Match` names the version of the call, "0" for the first.
///
/// **Permissions:** the applicant.
#[utoipa::path(
    tag = "local calls",
    params(("id" = Uuid, Path, description = "the registration's"), IfMatch, AcceptLanguage),
    request_body = LocalCallReplace,
    responses((status = 200, body = LocalCallView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[put("/registrations/{id}/local-call")]
pub async fn replace_local_call(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<LocalCallReplace>,
) -> Result<Etagged<LocalCallView>, Problem> {
    let LocalCallReplace { closes_on, text, stopped } = request;
    let terms = LocalCallTerms { closes_on, text, stopped };
    let case = app.put_local_call(&caller.0, RegistrationId(*id), version.0, &terms).await?;
    let view = LocalCallView::of(case, &app, language);
    Ok(Etagged::new(view.version, view))
}

/// Takes people who answered the local call into the team.
///
/// They confirmed their details themselves, so they are members at once, and get a link of their own by mail.
/// **Permissions:** the applicant.
#[utoipa::path(
    tag = "local calls",
    params(("id" = Uuid, Path, description = "the registration's"), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = InterestChoice,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/local-call/choices")]
pub async fn choose_interests(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<InterestChoice>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let chosen: Vec<_> = request.interests.into_iter().map(InterestId).collect();
    let id = RegistrationId(*id);
    let once = app.choose_interests(&caller.0, id, version.0, &chosen, &intent(key)).await?;
    Ok(answer(&once, language))
}
