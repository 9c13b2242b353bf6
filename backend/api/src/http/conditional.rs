//! Conditional requests: `IfMatch` on the way in, `Etagged` (private, by version) on the way out. It answers 304 where
//! the caller already has the representation, as `Public` does by content.

use std::fmt::Write;
use std::future::{Ready, ready};

use actix_web::body::BoxBody;
use actix_web::dev::Payload;
use actix_web::http::header::{CACHE_CONTROL, ETAG, HeaderName, IF_MATCH, IF_NONE_MATCH};
use actix_web::http::{Method, StatusCode};
use actix_web::{FromRequest, HttpRequest, HttpResponse, Responder};
use serde::Serialize;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};

use super::parameters::header;
use crate::problem::{Problem, ProblemType};

/// Private answers stay out of every cache; the `ETag` is for `If-Match`.
pub(super) const PRIVATE: &str = "private, no-store";

/// The version that the caller read and wants to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IfMatch(pub i64);

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(if_match(text(request, IF_MATCH)))
    }
}

impl IntoParams for IfMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![header("If-Match", true, "ETag of the version that was read, such as \"3\".")]
    }
}

fn if_match(given: Option<&str>) -> Result<IfMatch, Problem> {
    match given.map(str::trim) {
        // `*` would overwrite whatever is there, which is what the header exists to prevent.
        None | Some("" | "*") => Err(ProblemType::PreconditionRequired.into()),
        // A weak, foreign or malformed tag cannot be the current version of anything here.
        Some(tag) => version(tag).map(IfMatch).ok_or_else(|| ProblemType::VersionMismatch.into()),
    }
}

fn version(tag: &str) -> Option<i64> {
    let digits = tag.strip_prefix('"')?.strip_suffix('"')?;
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// Whether `If-None-Match` names this tag; the comparison is weak, as RFC 9110 asks for reading.
pub(super) fn has_already(request: &HttpRequest, tag: &str) -> bool {
    let reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let bare = |candidate: &str| candidate.trim().trim_start_matches("W/").to_owned();
    reading
        && request
            .headers()
            .get_all(IF_NONE_MATCH)
            .filter_map(|value| value.to_str().ok())
            .any(|list| list.trim() == "*" || list.split(',').any(|candidate| bare(candidate) == bare(tag)))
}

fn text(request: &HttpRequest, name: HeaderName) -> Option<&str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}

pub(super) fn version_tag(version: i64) -> String {
    format!("\"{version}\"")
}

/// A private answer whose `ETag` is the version of what it shows.
#[derive(Debug)]
pub struct Etagged<T> {
    version: i64,
    body: T,
}

impl<T> Etagged<T> {
    pub const fn new(version: i64, body: T) -> Self {
        Self { version, body }
    }
}

impl<T: Serialize> Responder for Etagged<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let tag = version_tag(self.version);
        let status = if has_already(request, &tag) { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
        let mut response = HttpResponse::build(status);
        response.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, PRIVATE));
        if status == StatusCode::OK { response.json(self.body) } else { response.finish() }
    }
}

pub(super) fn hex<'a>(bytes: impl Iterator<Item = &'a u8>) -> String {
    bytes.fold(String::new(), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn only_one_strong_version_is_a_match() {
        assert_eq!(if_match(Some("\"3\"")).unwrap(), IfMatch(3));
        for missing in [None, Some("*"), Some("")] {
            assert_eq!(if_match(missing).unwrap_err().kind(), ProblemType::PreconditionRequired);
        }
        for foreign in ["3", "W/\"3\"", "\"3\", \"4\"", "\"x\"", "\"+3\"", "\"\""] {
            assert_eq!(
                if_match(Some(foreign)).unwrap_err().kind(),
                ProblemType::VersionMismatch,
                "{foreign}"
            );
        }
    }

    #[test]
    fn a_known_representation_is_not_sent_again() {
        let ask =
            |tag: &'static str| TestRequest::get().insert_header((IF_NONE_MATCH, tag)).to_http_request();
        assert_eq!(
            Etagged::new(3, "x").respond_to(&ask("\"2\", W/\"3\"")).status(),
            StatusCode::NOT_MODIFIED
        );
        assert_eq!(Etagged::new(3, "x").respond_to(&ask("\"2\"")).status(), StatusCode::OK);
        let write = TestRequest::patch().insert_header((IF_NONE_MATCH, "\"3\"")).to_http_request();
        assert_eq!(Etagged::new(3, "x").respond_to(&write).status(), StatusCode::OK);
    }
}
