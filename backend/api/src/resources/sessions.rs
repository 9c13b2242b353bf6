//! Signing in by mail, one's own session and profile. The web app carries its session in cookies that scripts
//! cannot read; other programs ask for bearer tokens.

use std::time::Duration;

use actix_web::http::header::{CACHE_CONTROL, LOCATION, USER_AGENT};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, delete, get, patch, post};
use app::App;
use app::sessions::{NewSession, ProfileChanges};
use app::sign_in::{Carrier, SignInProof, SignInRequest};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{FieldCode, FieldError, SessionId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use crate::http::{
    AcceptLanguage, AccessToken, Cookie, Http, Json, Language, Patch, SignInLimit, client_address,
    require_own_origin,
};
use crate::problem::{Problem, ProblemType, ReadProblems, SignInProblems};
use crate::wire::ListView;
use crate::wire::caller::SignedIn;
use crate::wire::text::LocalText;
use crate::wire::word::{Language as LanguageWord, OrganisationRole};

/// Longest life of an access token; the session behind it is looked up on every request.
const ACCESS_LIFETIME: TimeDelta = TimeDelta::minutes(10);

pub fn routes(config: &mut ServiceConfig<'_>) {
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

/// Where to send the sign-in link.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "mari@example.org", "language": "et", "return_to": "/et/registrations"}))]
pub struct SignInLinkRequest {
    #[validate(length(max = 254))]
    pub email: String,
    /// Language of the mail; by `Accept-Language` where left out.
    pub language: Option<LanguageWord>,
    /// Path inside the web app to return to.
    pub return_to: Option<String>,
}

/// The same for every address.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInLinkView {
    /// Seconds for which the link and its code work.
    #[schema(example = 600)]
    pub expires_in: i64,
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

fn private(mut response: HttpResponseBuilder) -> HttpResponseBuilder {
    response.insert_header((CACHE_CONTROL, "private, no-store"));
    response
}

/// How the session is carried.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// In cookies, for the web app; only in the browser that asked for the link.
    #[default]
    Cookie,
    /// In the answer, for other programs.
    Bearer,
}

/// Proof of the mailbox: the link's token, or address and code.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"token": "ksi_…"}))]
pub struct SessionCreate {
    #[validate(length(max = 200))]
    pub token: Option<String>,
    #[validate(length(max = 254))]
    pub email: Option<String>,
    #[validate(length(max = 40))]
    pub code: Option<String>,
    #[serde(default)]
    pub delivery: Delivery,
}

impl SessionCreate {
    fn into_proof(self) -> app::Result<SignInProof> {
        match (self.token, self.email, self.code) {
            (Some(token), None, None) => Ok(SignInProof::Token(token)),
            (None, Some(email), Some(code)) => Ok(SignInProof::Code { email, code }),
            _ => {
                Err(FieldError::new("/token", FieldCode::Required, "send the token alone, or email and code")
                    .into())
            }
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PersonView {
    pub id: Uuid,
    pub email: String,
    pub name: Option<String>,
    pub language: LanguageWord,
    pub is_administrator: bool,
}

impl From<domain::Person> for PersonView {
    fn from(person: domain::Person) -> Self {
        Self {
            id: person.id.0,
            email: person.email,
            name: person.name,
            language: person.language.into(),
            is_administrator: person.is_administrator,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationRef {
    pub id: Uuid,
    pub name: LocalText,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OwnMembership {
    pub organisation: OrganisationRef,
    pub role: OrganisationRole,
}

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedInView {
    pub person: PersonView,
    pub memberships: Vec<OwnMembership>,
    /// Where the link was asked to return to.
    pub return_to: Option<String>,
    /// Only with `delivery: bearer`; 10 minutes.
    pub access_token: Option<String>,
    /// Only with `delivery: bearer`; works once.
    pub refresh_token: Option<String>,
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

fn carrier(http: &HttpRequest, delivery: Delivery) -> Result<Carrier, Problem> {
    match delivery {
        Delivery::Cookie => {
            require_own_origin(http)?;
            Ok(Carrier::Browser { secret: Cookie::Ask.read(http) })
        }
        Delivery::Bearer => Ok(Carrier::Client),
    }
}

fn user_agent(http: &HttpRequest) -> Option<&str> {
    http.headers().get(USER_AGENT).and_then(|value| value.to_str().ok())
}

async fn deliver(
    http: &HttpRequest,
    app: &App,
    new: NewSession,
    delivery: Delivery,
    language: Language,
) -> Result<HttpResponse, Problem> {
    let access = issue(http, app, &new)?;
    let caller = app.caller(new.session_id).await?;
    let memberships = memberships(app, &caller, language).await?;
    let mut view = SignedInView {
        person: new.person.into(),
        memberships,
        return_to: new.return_to,
        access_token: None,
        refresh_token: None,
    };
    let mut response = private(HttpResponse::Created());
    response.insert_header((LOCATION, "/api/v1/session"));
    match delivery {
        Delivery::Cookie => set_cookies(&mut response, app, &access, &new.refresh_token),
        Delivery::Bearer => {
            view.access_token = Some(access);
            view.refresh_token = Some(new.refresh_token);
        }
    }
    Ok(response.json(view))
}

fn issue(http: &HttpRequest, app: &App, new: &NewSession) -> Result<String, Problem> {
    let issued_at = app.now();
    let token = AccessToken {
        person_id: new.person.id.0,
        session_id: new.session_id.0,
        issued_at,
        expires_at: issued_at + ACCESS_LIFETIME,
    };
    Http::of(http)?.access_tokens.issue(&token).map_err(|_| ProblemType::Internal.into())
}

fn set_cookies(response: &mut HttpResponseBuilder, app: &App, access: &str, refresh: &str) {
    let seconds = |lifetime: TimeDelta| Duration::from_secs(lifetime.num_seconds().unsigned_abs());
    response
        .append_header(Cookie::Access.set(access, seconds(ACCESS_LIFETIME)))
        .append_header(Cookie::Refresh.set(refresh, seconds(app.settings().session_ttl)));
}

async fn memberships(
    app: &App,
    caller: &app::Caller,
    language: Language,
) -> Result<Vec<OwnMembership>, Problem> {
    let organisations = app.organisations_of(caller).await?;
    let own = |(organisation, role): (domain::Organisation, domain::OrganisationRole)| OwnMembership {
        organisation: OrganisationRef {
            id: organisation.id.0,
            name: LocalText::of(&organisation.name, language),
        },
        role: role.into(),
    };
    Ok(organisations.into_iter().map(own).collect())
}

async fn session_view(app: &App, caller: app::Caller, language: Language) -> Result<HttpResponse, Problem> {
    let memberships = memberships(app, &caller, language).await?;
    let view = SignedInView {
        person: caller.person.into(),
        memberships,
        return_to: None,
        access_token: None,
        refresh_token: None,
    };
    Ok(private(HttpResponse::Ok()).json(view))
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

/// Changes of one's own profile.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Mari Maasikas", "language": "et"}))]
pub struct ProfilePatch {
    #[serde(default)]
    #[validate(length(max = 400))]
    pub name: Patch<String>,
    pub language: Option<LanguageWord>,
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

/// The refresh token of a program; the web app sends `{}` and its cookie.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionRenewal {
    #[validate(length(max = 200))]
    pub refresh_token: Option<String>,
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

/// A browser or program where the person is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionEntry {
    pub id: Uuid,
    pub user_agent: Option<String>,
    pub created_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
    pub is_current: bool,
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
