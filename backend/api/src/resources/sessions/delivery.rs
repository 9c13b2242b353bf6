//! How a session reaches its holder: in cookies that scripts cannot read, or in the answer for other programs.

use crate::http::{AccessToken, Cookie, Http, Language, require_own_origin};
use crate::problem::{Problem, ProblemType};
use crate::wire::text::LocalText;
use actix_web::http::header::{CACHE_CONTROL, LOCATION, USER_AGENT};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use app::App;
use app::sessions::NewSession;
use app::sign_in::Carrier;
use chrono::TimeDelta;
use std::time::Duration;

use super::{Delivery, OrganisationRef, OwnMembership, SignedInView};

/// Longest life of an access token; the session behind it is looked up on every request.
const ACCESS_LIFETIME: TimeDelta = TimeDelta::minutes(10);

pub(super) fn private(mut response: HttpResponseBuilder) -> HttpResponseBuilder {
    response.insert_header((CACHE_CONTROL, "private, no-store"));
    response
}

pub(super) fn carrier(http: &HttpRequest, delivery: Delivery) -> Result<Carrier, Problem> {
    match delivery {
        Delivery::Cookie => {
            require_own_origin(http)?;
            Ok(Carrier::Browser { secret: Cookie::Ask.read(http) })
        }
        Delivery::Bearer => Ok(Carrier::Client),
    }
}

pub(super) fn user_agent(http: &HttpRequest) -> Option<&str> {
    http.headers().get(USER_AGENT).and_then(|value| value.to_str().ok())
}

pub(super) async fn deliver(
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

pub(super) async fn session_view(
    app: &App,
    caller: app::Caller,
    language: Language,
) -> Result<HttpResponse, Problem> {
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
