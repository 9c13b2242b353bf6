//! Reading bodies within a limit, piece by piece as they come.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};

use super::idempotency::BodyDigest;
use super::parameters;
use crate::problem::{Problem, ProblemType};

const FILE: &str = "application/octet-stream";

/// A body of at most so many bytes.
pub(super) async fn read(
    request: &HttpRequest,
    mut payload: Payload,
    limit: usize,
) -> Result<Vec<u8>, Problem> {
    // An announced excess is refused before a byte of it is read.
    if announced(request.headers()).is_some_and(|length| length > limit) {
        return Err(too_large(limit));
    }
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk =
            chunk.map_err(|_| Problem::new(ProblemType::MalformedJson).detail("The body broke off."))?;
        if body.len().saturating_add(chunk.len()) > limit {
            return Err(too_large(limit));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The bytes of a file. Its name and place are in the query, so a repeated request must have the same there too.
pub async fn read_file(request: &HttpRequest, payload: Payload, limit: usize) -> Result<Vec<u8>, Problem> {
    if !request.content_type().eq_ignore_ascii_case(FILE) {
        return Err(Problem::new(ProblemType::UnsupportedMediaType)
            .detail(format!("Send the bytes of the file themselves, as {FILE}.")));
    }
    let body = read(request, payload, limit).await?;
    let digest = BodyDigest::of_parts(&[request.query_string().as_bytes(), &body]);
    request.extensions_mut().insert(digest);
    Ok(body)
}

pub(super) fn announced(headers: &header::HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Whether the body is a file, which may take its time on a slow connection.
pub(super) fn is_file(headers: &header::HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|given| given.as_bytes().eq_ignore_ascii_case(FILE.as_bytes()))
}

fn too_large(limit: usize) -> Problem {
    Problem::new(ProblemType::PayloadTooLarge).detail(format!("A body may have {limit} bytes."))
}

/// The secret of an invitation's link, where the body holds something else.
#[derive(Debug, Clone)]
pub struct LinkToken(pub String);

const TOKEN: &str = "invitation-token";

impl FromRequest for LinkToken {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let given = request.headers().get(TOKEN).and_then(|value| value.to_str().ok());
        ready(given.map(|token| Self(token.to_owned())).ok_or_else(|| ProblemType::NotFound.into()))
    }
}

impl IntoParams for LinkToken {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![parameters::header("Invitation-Token", true, "What follows `#token=` in the link.")]
    }
}
