//! OpenAPI demands a sentence on every answer, and clients are generated from documents that keep to it. An operation
//! that says nothing of its success gets the sentence of its status.

use actix_web::http::StatusCode;
use utoipa::openapi::{OpenApi, RefOr};

use super::examples::operations;

pub(super) fn describe_answers(document: &mut OpenApi) {
    for operation in document.paths.paths.values_mut().flat_map(operations) {
        for (status, response) in &mut operation.responses.responses {
            if let RefOr::T(response) = response
                && response.description.is_empty()
            {
                sentence(status).clone_into(&mut response.description);
            }
        }
    }
}

/// The standard's own words, such as "Created".
fn sentence(status: &str) -> &'static str {
    let status = status.parse().ok().and_then(|code| StatusCode::from_u16(code).ok());
    status.and_then(|status| status.canonical_reason()).unwrap_or("The answer")
}
