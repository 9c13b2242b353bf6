//! Answers to requests that change something: `Created`, and `Replayed` around any answer given a second time.

use actix_web::body::BoxBody;
use actix_web::http::header::{CACHE_CONTROL, ETAG, HeaderName, HeaderValue, LOCATION};
use actix_web::{HttpRequest, HttpResponse, Responder};
use serde::Serialize;

use super::conditional::{PRIVATE, version_tag};

const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// 201 with the address and version of the new thing. `location` is a path, such as `/api/v1/cohorts/{id}`.
#[derive(Debug)]
pub struct Created<T> {
    location: String,
    version: i64,
    body: T,
}

impl<T> Created<T> {
    pub fn new(location: impl Into<String>, version: i64, body: T) -> Self {
        Self { location: location.into(), version, body }
    }
}

impl<T: Serialize> Responder for Created<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Created()
            .insert_header((LOCATION, self.location))
            .insert_header((ETAG, version_tag(self.version)))
            .insert_header((CACHE_CONTROL, PRIVATE))
            .json(self.body)
    }
}

/// Says whether the answer was kept from an earlier request with the same key.
#[derive(Debug)]
pub struct Replayed<R> {
    pub answer: R,
    pub replayed: bool,
}

impl<R> Replayed<R> {
    pub const fn new(answer: R, replayed: bool) -> Self {
        Self { answer, replayed }
    }
}

impl<R: Responder> Responder for Replayed<R> {
    type Body = R::Body;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse<R::Body> {
        let mut response = self.answer.respond_to(request);
        if self.replayed {
            response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_new_thing_has_an_address_and_a_version_and_a_replay_says_so() {
        let request = TestRequest::post().to_http_request();
        let answer = || Created::new("/api/v1/cohorts/1", 1, "x");
        let response = Replayed::new(answer(), true).respond_to(&request);
        assert_eq!(response.status(), 201);
        assert_eq!(response.headers().get("location").unwrap(), "/api/v1/cohorts/1");
        assert_eq!(response.headers().get("etag").unwrap(), "\"1\"");
        assert_eq!(response.headers().get("idempotency-replayed").unwrap(), "true");
        let first = Replayed::new(answer(), false).respond_to(&request);
        assert!(!first.headers().contains_key("idempotency-replayed"));
    }
}
