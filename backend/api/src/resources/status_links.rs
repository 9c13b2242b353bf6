//! One registration by the link of a mail, without an account. The secret comes in the body: reading an address, as
//! mail scanners do, neither shows nor changes anything.

use actix_web::post;
use actix_web::web::Data;
use app::{App, Once, RegistrationCase};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::intent;
use super::registrations::RegistrationView;
use crate::http::{AcceptLanguage, IdempotencyKey, InvitationLimit, Json, Language, Register, Replayed};
use crate::problem::{Problem, ProblemType, SignInProblems, TransitionProblems};

pub fn routes(config: &mut impl Register) {
    config
        .service(read_status)
        .service(confirm_by_link)
        .service(decline_offer_by_link)
        .service(withdraw_by_link);
}

/// The secret of a mail's link.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"token": "kst_q0v7Yw3kX2m9T1b5R8n4L6c0Z3f7H1d5J9s2P4a6G8E"}))]
pub struct StatusToken {
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub token: String,
}

/// The secret of a mail's link, and why, if the applicant wants to say.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "token": "kst_q0v7Yw3kX2m9T1b5R8n4L6c0Z3f7H1d5J9s2P4a6G8E", "reason": "Meie meeskond ei saa kevadel osaleda."
}))]
pub struct StatusAnswer {
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub token: String,
    #[serde(default)]
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub reason: Option<String>,
}

type Answered = Result<Replayed<Json<RegistrationView>>, Problem>;

fn answered(once: app::Result<Once<RegistrationCase>>, language: Language) -> Answered {
    let once = once.map_err(dead_link)?;
    Ok(Replayed::new(Json(RegistrationView::of(&once.value, language)), once.replayed))
}

fn dead_link(error: app::Error) -> Problem {
    match error {
        app::Error::NotFound { .. } => Problem::new(ProblemType::NotFound)
            .detail("This link does not work any more. Use the link of the latest mail, or sign in."),
        other => other.into(),
    }
}

/// Shows how the registration stands. Addresses of members are left out, and only what needs no account can be done.
///
/// **Permissions:** whoever holds the link; limited per network address.
#[utoipa::path(
    tag = "status links",
    params(AcceptLanguage),
    request_body = StatusToken,
    responses((status = 200, body = RegistrationView), SignInProblems)
)]
#[post("/status-links/read")]
pub async fn read_status(
    _: InvitationLimit,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<StatusToken>,
) -> Result<Json<RegistrationView>, Problem> {
    let case = app.read_status(&request.token).await.map_err(dead_link)?;
    Ok(Json(RegistrationView::of(&case, language)))
}

/// Says yes to an offered place.
///
/// **Permissions:** whoever holds the link; limited per network address.
#[utoipa::path(
    tag = "status links",
    params(IdempotencyKey, AcceptLanguage),
    request_body = StatusToken,
    responses((status = 200, body = RegistrationView), TransitionProblems)
)]
#[post("/status-links/confirm")]
pub async fn confirm_by_link(
    _: InvitationLimit,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<StatusToken>,
) -> Answered {
    answered(app.confirm_by_link(&request.token, &intent(key)).await, language)
}

/// Says no to an offered place; it goes to the next.
///
/// **Permissions:** whoever holds the link; limited per network address.
#[utoipa::path(
    tag = "status links",
    params(IdempotencyKey, AcceptLanguage),
    request_body = StatusAnswer,
    responses((status = 200, body = RegistrationView), TransitionProblems)
)]
#[post("/status-links/decline-offer")]
pub async fn decline_offer_by_link(
    _: InvitationLimit,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<StatusAnswer>,
) -> Answered {
    let StatusAnswer { token, reason } = request;
    answered(app.decline_offer_by_link(&token, reason.as_deref(), &intent(key)).await, language)
}

/// Takes the registration back; exactly its places come free.
///
/// **Permissions:** whoever holds the link; limited per network address.
#[utoipa::path(
    tag = "status links",
    params(IdempotencyKey, AcceptLanguage),
    request_body = StatusAnswer,
    responses((status = 200, body = RegistrationView), TransitionProblems)
)]
#[post("/status-links/withdraw")]
pub async fn withdraw_by_link(
    _: InvitationLimit,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<StatusAnswer>,
) -> Answered {
    let StatusAnswer { token, reason } = request;
    answered(app.withdraw_by_link(&token, reason.as_deref(), &intent(key)).await, language)
}
