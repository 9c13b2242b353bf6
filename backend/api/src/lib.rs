//! The HTTP face of Kohort: routes, data-transfer types and the translation of `app::Error` into problems.
//! No decisions and no SQL; those live in `app` and `store`.

pub mod http;
pub mod problem;
pub mod resources;
pub mod wire;

use utoipa::openapi::OpenApi;

/// The document that the server serves: what `openapi` says, as committed. Building it anew at each start would cost
/// more memory than everything else at rest.
pub const DOCUMENT: &str = include_str!("../../../openapi/openapi.json");

/// The document, made from the routes and their types.
pub fn openapi() -> OpenApi {
    http::document(|config| resources::routes(config))
}
