//! Who the request says it comes from, as far as HTTP can tell: a token that holds, or nobody.
//! Loading the person and their roles is the next step and needs the database; it is not done here.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest};
use uuid::Uuid;

use super::cookies::Cookie;
use super::origin::require_own_origin;
use super::settings::Http;
use crate::problem::{Problem, ProblemType};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    Cookie,
    Bearer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credentials {
    Anonymous,
    Token { session_id: Uuid, person_id: Uuid, via: Via },
}

impl FromRequest for Credentials {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(credentials(request))
    }
}

fn credentials(request: &HttpRequest) -> Result<Credentials, Problem> {
    let Some((text, via)) = presented(request)? else { return Ok(Credentials::Anonymous) };
    let http = Http::of(request)?;
    // A token that does not hold is refused rather than ignored: the caller believes to be signed in.
    let token = http.access_tokens.read(&text, http.now()).map_err(|_| ProblemType::Unauthenticated)?;
    if via == Via::Cookie && !request.method().is_safe() {
        require_own_origin(request)?;
    }
    Ok(Credentials::Token { session_id: token.session_id, person_id: token.person_id, via })
}

/// An `Authorization` header outranks the cookie, because it was put there on purpose.
fn presented(request: &HttpRequest) -> Result<Option<(String, Via)>, Problem> {
    let Some(header) = request.headers().get(AUTHORIZATION) else {
        return Ok(Cookie::Access.read(request).map(|text| (text, Via::Cookie)));
    };
    let parts = header.to_str().ok().and_then(|text| text.split_once(' '));
    let bearer = parts.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let (_, text) = bearer.ok_or(ProblemType::Unauthenticated)?;
    Ok(Some((text.trim().to_owned(), Via::Bearer)))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;
    use chrono::Duration;

    use super::super::access_token::AccessToken;
    use super::super::settings::testing;
    use super::*;

    fn text(age: Duration) -> String {
        let issued_at = testing::now() - age;
        let expires_at = issued_at + Duration::minutes(10);
        let token = AccessToken {
            person_id: Uuid::from_u128(1),
            session_id: Uuid::from_u128(2),
            issued_at,
            expires_at,
        };
        testing::http().access_tokens.issue(&token).unwrap()
    }

    fn ask(request: TestRequest) -> Result<Credentials, ProblemType> {
        credentials(&request.app_data(testing::data()).to_http_request()).map_err(|problem| problem.kind())
    }

    fn bearer(text: &str) -> TestRequest {
        TestRequest::post().insert_header((AUTHORIZATION, format!("Bearer {text}")))
    }

    fn cookie(request: TestRequest) -> TestRequest {
        request.insert_header(("cookie", format!("__Host-kohort_access={}", text(Duration::zero()))))
    }

    #[test]
    fn a_token_is_somebody_and_a_broken_one_is_nobody_but_never_anonymous() {
        assert_eq!(ask(TestRequest::get()), Ok(Credentials::Anonymous));
        let good = ask(bearer(&text(Duration::zero()))).unwrap();
        let (person_id, session_id) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(good, Credentials::Token { session_id, person_id, via: Via::Bearer });
        assert_eq!(ask(bearer("x.y.z")), Err(ProblemType::Unauthenticated));
        assert_eq!(ask(bearer(&text(Duration::minutes(10)))), Err(ProblemType::Unauthenticated));
        let basic = TestRequest::get().insert_header((AUTHORIZATION, "Basic abc"));
        assert_eq!(ask(basic), Err(ProblemType::Unauthenticated));
    }

    #[test]
    fn cookies_change_things_only_from_our_own_pages() {
        assert!(ask(cookie(TestRequest::get())).is_ok());
        assert_eq!(ask(cookie(TestRequest::post())), Err(ProblemType::Forbidden));
        let own = TestRequest::post().insert_header(("sec-fetch-site", "same-origin"));
        assert!(matches!(ask(cookie(own)), Ok(Credentials::Token { via: Via::Cookie, .. })));
    }
}
