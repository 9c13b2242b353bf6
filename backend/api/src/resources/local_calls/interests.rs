//! The side of the people who are called. They have no account: the secret of their link, sent in the body, is who they
//! are.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use app::App;
use domain::Interest;

use super::wire::{InterestAsked, InterestCreate, InterestToken, InterestView, OpenCallView};
use crate::http::{
    AcceptLanguage, IdempotencyKey, InvitationLimit, Json, Register, Replayed, SignInLimit, client_address,
};
use crate::problem::{LinkProblems, Problem, PublicProblems, SignInProblems, TransitionProblems};
use crate::resources::intent;
use crate::resources::invitations::dead_link;

pub fn routes(config: &mut impl Register) {
    config
        .service(read_local_call)
        .service(create_interest)
        .service(read_interest)
        .service(confirm_interest)
        .service(withdraw_interest);
}

/// Shows a local call: for whose team people are wanted, until when, and what will be asked.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "local calls",
    params(("code" = String, Path, description = "as in the address of its page"), AcceptLanguage),
    responses((status = 200, body = OpenCallView), PublicProblems)
)]
#[get("/local-calls/{code}")]
pub async fn read_local_call(
    code: Path<String>,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<OpenCallView>, Problem> {
    Ok(Json(OpenCallView::of(app.read_local_call(&code).await?, language)))
}

/// Says that one wants to be in the team. The answer is the same whether or not the address is known; a mail brings the
/// link that confirms it.
///
/// **Permissions:** anyone; limited per address and per network address.
#[utoipa::path(
    tag = "local calls",
    params(
        ("code" = String, Path, description = "as in the address of its page"),
        IdempotencyKey,
        AcceptLanguage
    ),
    request_body = InterestCreate,
    responses((status = 202, body = InterestAsked), LinkProblems)
)]
#[post("/local-calls/{code}/interests")]
pub async fn create_interest(
    _: SignInLimit,
    code: Path<String>,
    key: IdempotencyKey,
    AcceptLanguage(accepted): AcceptLanguage,
    http: HttpRequest,
    app: Data<App>,
    Json(request): Json<InterestCreate>,
) -> Result<Replayed<HttpResponse>, Problem> {
    let request = request.into_request(accepted, client_address(&http)?.to_string())?;
    let once = app.express_interest(&code, &request, &intent(key)).await?;
    let asked = InterestAsked { expires_in: Interest::UNCONFIRMED.num_seconds() };
    Ok(Replayed::new(HttpResponse::Accepted().json(asked), once.replayed))
}

/// Shows what a link is about. Reading confirms nothing.
///
/// **Permissions:** whoever holds the link; limited per network address.
#[utoipa::path(
    tag = "local calls",
    params(AcceptLanguage),
    request_body = InterestToken,
    responses((status = 200, body = InterestView), SignInProblems)
)]
#[post("/interests/read")]
pub async fn read_interest(
    _: InvitationLimit,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<InterestToken>,
) -> Result<Json<InterestView>, Problem> {
    let case = app.read_interest(&request.token).await.map_err(dead_link)?;
    Ok(Json(InterestView::of(case, language)))
}

/// Says yes: from now on who composes the team reads one's details.
///
/// **Permissions:** whoever holds the link; limited per network address.
#[utoipa::path(
    tag = "local calls",
    params(IdempotencyKey, AcceptLanguage),
    request_body = InterestToken,
    responses((status = 200, body = InterestView), TransitionProblems)
)]
#[post("/interests/confirm")]
pub async fn confirm_interest(
    _: InvitationLimit,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<InterestToken>,
) -> Result<Replayed<Json<InterestView>>, Problem> {
    let once = app.confirm_interest(&request.token, &intent(key)).await.map_err(dead_link)?;
    Ok(Replayed::new(Json(InterestView::of(once.value, language)), once.replayed))
}

/// Takes it back: everything that was written is erased, and the link leads nowhere.
///
/// **Permissions:** whoever holds the link; limited per network address.
#[utoipa::path(
    tag = "local calls",
    request_body = InterestToken,
    responses((status = 204), SignInProblems)
)]
#[post("/interests/withdraw")]
pub async fn withdraw_interest(
    _: InvitationLimit,
    app: Data<App>,
    Json(request): Json<InterestToken>,
) -> Result<HttpResponse, Problem> {
    app.withdraw_interest(&request.token).await.map_err(dead_link)?;
    Ok(HttpResponse::NoContent().finish())
}
