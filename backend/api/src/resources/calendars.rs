//! Calendars for other programs to subscribe to (RFC 5545).

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::web::{Data, Path};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, get, post};
use app::App;
use domain::{CohortId, RegistrationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use super::registrations::Nothing;
use crate::http::{AcceptLanguage, Audience, Json, Language, Query, Register};
use crate::problem::{Problem, PublicProblems, SignInProblems};
use crate::wire::caller::{MaybeSignedIn, SignedIn};
use crate::wire::word::Language as LanguageWord;

const FORM: &str = "text/calendar; charset=utf-8";

pub fn routes(config: &mut impl Register) {
    config.service(get_cohort_calendar).service(get_calendar).service(replace_calendar_link);
}

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CalendarQuery {
    /// Language of the texts, for programs that cannot send `Accept-Language`.
    #[param(inline)]
    pub lang: Option<LanguageWord>,
    /// Only this session.
    pub session: Option<Uuid>,
}

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LanguageQuery {
    /// Language of the texts; the registration's own where left out.
    #[param(inline)]
    pub lang: Option<LanguageWord>,
}

/// Where a calendar can be subscribed to.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarLinkView {
    /// Secret: whoever has it reads the calendar.
    #[schema(example = "https://kohort.example/api/v1/calendars/kcl_…")]
    pub url: String,
}

fn calendar(text: String, cache: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(FORM)
        .insert_header((CACHE_CONTROL, cache))
        .insert_header((CONTENT_DISPOSITION, "inline; filename=\"kohort.ics\""))
        .body(text)
}

/// The dated sessions of a cohort as a calendar. Cancelled ones stay in it as cancelled.
///
/// **Permissions:** anyone; of unpublished cohorts only members of the programme's organisation.
#[utoipa::path(
    tag = "calendars",
    params(("id" = Uuid, Path), CalendarQuery, AcceptLanguage),
    responses((status = 200, body = String, content_type = "text/calendar"), PublicProblems)
)]
#[get("/cohorts/{id}/calendar.ics")]
pub async fn get_cohort_calendar(
    id: Path<Uuid>,
    query: Query<CalendarQuery>,
    accepted: AcceptLanguage,
    caller: MaybeSignedIn,
    http: HttpRequest,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    let language: Language = query.0.lang.map_or(accepted.0, Into::into);
    http.extensions_mut().insert(AcceptLanguage(language));
    let text = app.cohort_calendar(caller.0.as_ref(), CohortId(*id), query.0.session, language).await?;
    let cache = match caller.audience() {
        Audience::Everyone => "public, max-age=300",
        Audience::Caller => "private, no-store",
    };
    Ok(calendar(text, cache))
}

/// The sessions that go with a registration, at its secret address. What is not certain says so in its title and
/// status.
///
/// **Permissions:** whoever has the address.
#[utoipa::path(
    tag = "calendars",
    params(("secret" = String, Path, example = "kcl_…"), LanguageQuery),
    responses((status = 200, body = String, content_type = "text/calendar"), PublicProblems)
)]
#[get("/calendars/{secret}")]
pub async fn get_calendar(
    secret: Path<String>,
    query: Query<LanguageQuery>,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    let text = app.registration_calendar(&secret, query.0.lang.map(Into::into)).await?;
    Ok(calendar(text, "private, no-store"))
}

/// Makes a new secret address for the calendar of one's own registration; the earlier one stops working.
///
/// The address is shown once. Repeating the request makes another.
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "calendars",
    params(("id" = Uuid, Path, description = "the registration's")),
    request_body = Nothing,
    responses((status = 200, body = CalendarLinkView), SignInProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/calendar-link")]
pub async fn replace_calendar_link(
    id: Path<Uuid>,
    caller: SignedIn,
    app: Data<App>,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Json<CalendarLinkView>, Problem> {
    let url = app.replace_calendar_link(&caller.0, RegistrationId(*id)).await?;
    Ok(Json(CalendarLinkView { url }))
}
