//! Coming to a session without an account: asked for by name and address, confirmed and cancelled by a link in a mail.
//! The link's secret stands after `#` in it and travels in bodies only, so that no log and no referrer sees it.

mod wire;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use app::App;
use app::rsvps::RsvpRequest;
use domain::CohortId;
use domain::retention::UNCONFIRMED;
use uuid::Uuid;

use super::catalogue::paging;
use super::intent;
use crate::http::{
    AcceptLanguage, IdempotencyKey, Json, Paging, Query, Register, Replayed, SignInLimit, client_address,
};
use crate::problem::{LinkProblems, Problem, ReadProblems};
use crate::wire::caller::SignedIn;

pub use wire::{
    RsvpAction, RsvpAsked, RsvpCounts, RsvpCreate, RsvpListView, RsvpQuery, RsvpRow, RsvpToken, RsvpView,
};

pub fn routes(config: &mut impl Register) {
    config
        .service(create_rsvp)
        .service(list_rsvps)
        .service(read_rsvp)
        .service(confirm_rsvp)
        .service(cancel_rsvp);
}

/// Asks for a link to confirm that one comes to a session. The answer is the same whether or not the address is known.
///
/// **Permissions:** anyone; limited per address and per network address.
#[utoipa::path(
    tag = "rsvps",
    params(
        ("id" = Uuid, Path, description = "the cohort's"),
        ("session_id" = Uuid, Path),
        IdempotencyKey,
        AcceptLanguage
    ),
    request_body = RsvpCreate,
    responses((status = 202, body = RsvpAsked), LinkProblems)
)]
#[post("/cohorts/{id}/sessions/{session_id}/rsvps")]
pub async fn create_rsvp(
    _: SignInLimit,
    ids: Path<(Uuid, Uuid)>,
    key: IdempotencyKey,
    AcceptLanguage(accepted): AcceptLanguage,
    http: HttpRequest,
    app: Data<App>,
    Json(request): Json<RsvpCreate>,
) -> Result<Replayed<HttpResponse>, Problem> {
    let (cohort, session) = ids.into_inner();
    let request = RsvpRequest {
        name: request.name,
        email: request.email,
        language: request.language.map_or(accepted, Into::into),
        network: Some(client_address(&http)?.to_string()),
    };
    let once = app.ask_rsvp(CohortId(cohort), session, &request, &intent(key)).await?;
    let asked = RsvpAsked { expires_in: UNCONFIRMED.num_seconds() };
    Ok(Replayed::new(HttpResponse::Accepted().json(asked), once.replayed))
}

/// Lists who comes to a session, in the order in which they confirmed.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "rsvps",
    params(
        ("id" = Uuid, Path, description = "the cohort's"),
        ("session_id" = Uuid, Path),
        RsvpQuery,
        Paging
    ),
    responses((status = 200, body = RsvpListView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/cohorts/{id}/sessions/{session_id}/rsvps")]
pub async fn list_rsvps(
    ids: Path<(Uuid, Uuid)>,
    query: Query<RsvpQuery>,
    page: Query<Paging>,
    caller: SignedIn,
    app: Data<App>,
) -> Result<Json<RsvpListView>, Problem> {
    let (cohort, session) = ids.into_inner();
    let state = query.0.state.map(Into::into);
    let list = app.list_rsvps(&caller.0, (CohortId(cohort), session), state, &paging(page)).await?;
    Ok(Json(list.into()))
}

/// Shows what a link is about. Reading confirms nothing.
///
/// **Permissions:** whoever holds the link.
#[utoipa::path(
    tag = "rsvps",
    params(AcceptLanguage),
    request_body = RsvpToken,
    responses((status = 200, body = RsvpView), LinkProblems)
)]
#[post("/rsvps/read")]
pub async fn read_rsvp(
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<RsvpToken>,
) -> Result<Json<RsvpView>, Problem> {
    let case = app.read_rsvp(&request.token).await?;
    Ok(Json(RsvpView::of(&case, language)))
}

/// Says yes: takes a seat, or a place on the waiting list where none is free.
///
/// **Permissions:** whoever holds the link.
#[utoipa::path(
    tag = "rsvps",
    params(IdempotencyKey, AcceptLanguage),
    request_body = RsvpToken,
    responses((status = 200, body = RsvpView), LinkProblems)
)]
#[post("/rsvps/confirm")]
pub async fn confirm_rsvp(
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<RsvpToken>,
) -> Result<Replayed<Json<RsvpView>>, Problem> {
    let once = app.confirm_rsvp(&request.token, &intent(key)).await?;
    Ok(Replayed::new(Json(RsvpView::of(&once.value, language)), once.replayed))
}

/// Says no, or not any more; the seat goes to the first on the waiting list.
///
/// **Permissions:** whoever holds the link.
#[utoipa::path(
    tag = "rsvps",
    params(IdempotencyKey, AcceptLanguage),
    request_body = RsvpToken,
    responses((status = 200, body = RsvpView), LinkProblems)
)]
#[post("/rsvps/cancel")]
pub async fn cancel_rsvp(
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<RsvpToken>,
) -> Result<Replayed<Json<RsvpView>>, Problem> {
    let once = app.cancel_rsvp(&request.token, &intent(key)).await?;
    Ok(Replayed::new(Json(RsvpView::of(&once.value, language)), once.replayed))
}
