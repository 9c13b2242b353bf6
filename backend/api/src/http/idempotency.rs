//! Idempotency keys: the key that the caller chose, and a fingerprint that tells a repetition from another request.
//! Keeping and comparing them is the business of `app`.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use sha2::{Digest, Sha256};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};

use super::conditional::hex;
use super::parameters::header;
use crate::problem::{Problem, ProblemType};

const HEADER: &str = "idempotency-key";

/// SHA-256 of the body as received. `Json` leaves it with the request, because a body can be read only once.
#[derive(Debug, Clone, Copy)]
pub(super) struct BodyDigest([u8; 32]);

impl BodyDigest {
    pub(super) fn of(body: &[u8]) -> Self {
        Self::of_parts(&[body])
    }

    /// Of several things that belong to the request as its body does; none of them but the last ends in a zero.
    pub(super) fn of_parts(parts: &[&[u8]]) -> Self {
        let mut digest = Sha256::new();
        for (position, part) in parts.iter().enumerate() {
            if position > 0 {
                digest.update([0]);
            }
            digest.update(part);
        }
        Self(digest.finalize().into())
    }
}

/// The `Idempotency-Key` header. Ask it for its fingerprint inside the handler, when the body has been read.
#[derive(Debug, Clone)]
pub struct IdempotencyKey {
    key: String,
    request: HttpRequest,
}

/// A key with what it stands for, in plain strings for `app`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprinted {
    pub key: String,
    pub fingerprint: String,
}

impl IdempotencyKey {
    /// The fingerprint covers method, path and body: the same key with another of these is another request.
    pub fn fingerprinted(self) -> Fingerprinted {
        let body =
            self.request.extensions().get::<BodyDigest>().copied().unwrap_or_else(|| BodyDigest::of(b""));
        let mut digest = Sha256::new();
        digest.update(self.request.method().as_str());
        digest.update([0]);
        digest.update(self.request.path());
        digest.update([0]);
        digest.update(body.0);
        Fingerprinted { key: self.key, fingerprint: hex(digest.finalize().iter()) }
    }
}

impl FromRequest for IdempotencyKey {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let given = request.headers().get(HEADER).and_then(|value| value.to_str().ok());
        let key = given.and_then(parse).ok_or_else(|| ProblemType::IdempotencyKeyMissing.into());
        ready(key.map(|key| Self { key, request: request.clone() }))
    }
}

impl IntoParams for IdempotencyKey {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![header(
            "Idempotency-Key",
            true,
            "One key per intent, 8 to 255 characters; the same when repeating.",
        )]
    }
}

/// Both the quoted form of the draft standard and the bare one in common use name the same key.
fn parse(given: &str) -> Option<String> {
    let given = given.trim();
    let bare = given.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(given);
    let allowed = bare.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"');
    ((8..=255).contains(&bare.len()) && allowed).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn quoted_and_bare_keys_are_the_same_and_others_are_refused() {
        assert_eq!(parse("\"abcd-1234\""), parse("abcd-1234"));
        assert_eq!(parse("abcd-123").as_deref(), Some("abcd-123"));
        assert!(parse(&"a".repeat(255)).is_some());
        for refused in ["", "short", "\"short\"", "with space", "half\"quoted", &"a".repeat(256)] {
            assert_eq!(parse(refused), None, "{refused}");
        }
    }

    #[test]
    fn the_fingerprint_follows_method_path_and_body() {
        let print = |path: &str, body: Option<&[u8]>| {
            let request = TestRequest::post().uri(path).to_http_request();
            body.map(|body| request.extensions_mut().insert(BodyDigest::of(body)));
            IdempotencyKey { key: "k".repeat(8), request }.fingerprinted().fingerprint
        };
        assert_eq!(print("/a", Some(b"{}")), print("/a", Some(b"{}")));
        assert_ne!(print("/a", Some(b"{}")), print("/b", Some(b"{}")));
        assert_ne!(print("/a", Some(b"{}")), print("/a", Some(b"{ }")));
        assert_eq!(print("/a", None), print("/a", Some(b"")));
    }
}
