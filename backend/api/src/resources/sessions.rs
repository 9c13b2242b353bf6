//! Signing in by mail, one's own session and profile. The web app carries its session in cookies that scripts
//! cannot read; other programs ask for bearer tokens.

mod delivery;
mod wire;

use std::time::Duration;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use app::App;
use app::sessions::ProfileChanges;
use app::sign_in::SignInRequest;
use domain::SessionId;
use uuid::Uuid;

use crate::http::{
    AcceptLanguage, Cookie, Json, Language, Register, SignInLimit, client_address, require_own_origin,
};
use crate::problem::{Problem, ProblemType, ReadProblems, SignInProblems};
use crate::wire::ListView;
use crate::wire::caller::SignedIn;

use delivery::{carrier, deliver, private, session_view, user_agent};
pub use wire::{
    Delivery, OrganisationRef, OwnMembership, PersonView, ProfilePatch, SessionCreate, SessionEntry,
    SessionRenewal, SignInLinkRequest, SignInLinkView, SignedInView,
};

pub fn routes(config: &mut impl Register) {
    config
        .service(request_sign_in_link)
        .service(create_session)
        .service(get_session)
        .service(update_session)
        .service(renew_session)
        .service(end_session)
        .service(list_sessions)
        .service(delete_session);
}

/// Sends a sign-in link and a code by mail. The answer is the same whether or not the address is known.
///
/// **Permissions:** anyone; limited per address and per network address.
#[utoipa::path(
    tag = "sessions",
    params(AcceptLanguage),
    request_body = SignInLinkRequest,
    responses((status = 202, body = SignInLinkView), SignInProblems)
)]
#[post("/sign-in-links")]
pub async fn request_sign_in_link(
    _: SignInLimit,
    AcceptLanguage(accepted): AcceptLanguage,
    http: HttpRequest,
    app: Data<App>,
    Json(request): Json<SignInLinkRequest>,
) -> Result<HttpResponse, Problem> {
    let asked = app.request_sign_in(sign_in_request(&http, request, accepted)?).await?;
    let remembered = Cookie::Ask.set(&asked.browser_secret, Duration::from_hours(1));
    let view = SignInLinkView { expires_in: asked.expires_in.num_seconds() };
    Ok(private(HttpResponse::Accepted()).append_header(remembered).json(view))
}

fn sign_in_request(
    http: &HttpRequest,
    request: SignInLinkRequest,
    accepted: Language,
) -> Result<SignInRequest, Problem> {
    Ok(SignInRequest {
        email: request.email,
        language: request.language.map_or(accepted, Into::into),
        return_to: request.return_to,
        browser_secret: Cookie::Ask.read(http),
        network: Some(client_address(http)?.to_string()),
    })
}

/// Begins a session by consuming a link or a code.
///
/// **Permissions:** whoever holds the link or the code.
#[utoipa::path(
    tag = "sessions",
    params(AcceptLanguage),
    request_body = SessionCreate,
    responses((status = 201, body = SignedInView), SignInProblems)
)]
#[post("/sessions")]
pub async fn create_session(
    _: SignInLimit,
    AcceptLanguage(language): AcceptLanguage,
    http: HttpRequest,
    app: Data<App>,
    Json(request): Json<SessionCreate>,
) -> Result<HttpResponse, Problem> {
    let delivery = request.delivery;
    let carrier = carrier(&http, delivery)?;
    let new = app.sign_in(&request.into_proof()?, &carrier, user_agent(&http)).await?;
    deliver(&http, &app, new, delivery, language).await
}

/// Reads who is signed in, with the roles of this moment.
///
/// **Permissions:** the signed-in person.
#[utoipa::path(
    tag = "sessions",
    params(AcceptLanguage),
    responses((status = 200, body = SignedInView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/session")]
pub async fn get_session(
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    session_view(&app, caller.0, language).await
}

/// Changes one's own name and language.
///
/// **Permissions:** the signed-in person.
#[utoipa::path(
    tag = "sessions",
    params(AcceptLanguage),
    request_body = ProfilePatch,
    responses((status = 200, body = SignedInView), SignInProblems),
    security(("session" = []), ("bearer" = []))
)]
#[patch("/session")]
pub async fn update_session(
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<ProfilePatch>,
) -> Result<HttpResponse, Problem> {
    let changes =
        ProfileChanges { name: request.name.into_option(), language: request.language.map(Into::into) };
    let mut caller = caller.0;
    caller.person = app.update_profile(&caller, &changes).await?;
    session_view(&app, caller, language).await
}

/// Renews the session: the refresh token is exchanged for the next one. An old one ends the session.
///
/// **Permissions:** whoever holds the refresh token.
#[utoipa::path(
    tag = "sessions",
    params(AcceptLanguage),
    request_body = SessionRenewal,
    responses((status = 201, body = SignedInView), SignInProblems)
)]
#[post("/session/renew")]
pub async fn renew_session(
    AcceptLanguage(language): AcceptLanguage,
    http: HttpRequest,
    app: Data<App>,
    Json(request): Json<SessionRenewal>,
) -> Result<HttpResponse, Problem> {
    let (token, delivery) = if let Some(token) = request.refresh_token {
        (Some(token), Delivery::Bearer)
    } else {
        require_own_origin(&http)?;
        (Cookie::Refresh.read(&http), Delivery::Cookie)
    };
    let new = app.renew_session(&token.ok_or(ProblemType::Unauthenticated)?).await?;
    deliver(&http, &app, new, delivery, language).await
}

/// Ends the current session.
///
/// **Permissions:** the signed-in person.
#[utoipa::path(
    tag = "sessions",
    responses((status = 204), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[delete("/session")]
pub async fn end_session(caller: SignedIn, app: Data<App>) -> Result<HttpResponse, Problem> {
    app.end_session(&caller.0, caller.0.session_id).await?;
    let mut response = private(HttpResponse::NoContent());
    response.append_header(Cookie::Access.clear()).append_header(Cookie::Refresh.clear());
    Ok(response.finish())
}

/// Lists where the person is signed in.
///
/// **Permissions:** the signed-in person.
#[utoipa::path(
    tag = "sessions",
    responses((status = 200, body = ListView<SessionEntry>), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/sessions")]
pub async fn list_sessions(
    caller: SignedIn,
    app: Data<App>,
) -> Result<Json<ListView<SessionEntry>>, Problem> {
    let sessions = app.list_sessions(&caller.0).await?;
    let entry = |session: domain::SignedInSession| SessionEntry {
        id: session.id.0,
        user_agent: session.user_agent,
        created_at: session.created_at,
        last_used_at: session.last_used_at,
        is_current: session.id == caller.0.session_id,
    };
    Ok(Json(ListView::whole(sessions.into_iter().map(entry).collect())))
}

/// Ends one of one's own sessions.
///
/// **Permissions:** the signed-in person.
#[utoipa::path(
    tag = "sessions",
    params(("id" = Uuid, Path)),
    responses((status = 204), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[delete("/sessions/{id}")]
pub async fn delete_session(
    id: Path<Uuid>,
    caller: SignedIn,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    app.end_session(&caller.0, SessionId(*id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
