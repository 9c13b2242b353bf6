//! The HTTP face of Kohort: routes, data-transfer types and the translation of `app::Error` into problems.
//! No decisions and no SQL; those live in `app` and `store`.

pub mod http;
pub mod problem;
pub mod resources;
pub mod wire;

use utoipa::openapi::OpenApi;

/// The document that the server serves, for export without a running server.
pub fn openapi() -> OpenApi {
    http::document(|config| resources::routes(config))
}
