//! What every resource shares on its way through HTTP: extractors, answers, credentials, limits and the middleware.
//! Resource handlers and their data-transfer types live beside this module, not in it.
//!
//! A handler reads what it needs through its arguments and answers `Result<_, Problem>`:
//!
//! ```ignore
//! /// Changes a programme.
//! #[utoipa::path(
//!     tag = "programmes",
//!     params(IfMatch, AcceptLanguage),
//!     responses((status = 200, body = ProgrammeSource), WriteProblems),
//!     security(("session" = []), ("bearer" = []))
//! )]
//! #[patch("/programmes/{id}")]
//! pub async fn change_programme(
//!     id: Path<Uuid>, version: IfMatch, AcceptLanguage(language): AcceptLanguage, caller: Caller,
//!     app: Data<App>, Json(change): Json<ProgrammeChange>,
//! ) -> Result<Etagged<ProgrammeSource>, Problem> {
//!     let changed = app.change_programme(&caller, *id, version.0, change.into()).await?;
//!     Ok(Etagged::new(changed.version, ProgrammeSource::of(changed, language)))
//! }
//! ```
//!
//! `app(&http, |routes| { routes.service(change_programme); })` puts it under `/api/v1` with everything around it.

mod accept;
mod access_token;
mod answers;
mod body;
mod client_address;
mod conditional;
mod cookies;
mod credentials;
mod described;
mod document;
mod examples;
mod exchange;
mod idempotency;
mod json;
mod language;
mod limits;
mod off_thread;
mod origin;
mod outputs;
mod parameters;
mod patch;
mod public;
mod query;
mod register;
pub mod request_scope;
mod routes;
mod security_headers;
mod settings;
mod shape;
mod validation;

use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::web::Bytes;
use actix_web::{App, Error, web};
use utoipa::Modify;
use utoipa::openapi::OpenApi;
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_actix_web::{AppExt, scope};

pub use access_token::{AccessToken, AccessTokens, InvalidToken};
pub use actix_web::web::Path;
pub use answers::{Created, Replayed};
pub use body::{LinkToken, read_file};
pub use client_address::client_address;
pub use conditional::{Etagged, IfMatch};
pub use cookies::Cookie;
pub use credentials::{Credentials, Via};
pub use document::DOCUMENT_PATH;
pub use idempotency::{Fingerprinted, IdempotencyKey};
pub use json::{BODY_LIMIT, Json};
pub use language::{AcceptLanguage, Language};
pub use limits::{EvaluationLimit, InvitationLimit, Limits, Quotas, SignInLimit};
pub use origin::require_own_origin;
pub use patch::Patch;
pub use public::{Audience, Public, Shared};
pub use query::{Paging, Query};
pub use register::Register;
pub use routes::no_route;
pub use settings::{Http, Now, Settings};
pub(crate) use shape::refused_field;

use crate::problem::{self, Problem, ProblemType};
use routes::Routes;

/// Everything under `/api/v1` goes through here, for the server as for tests. The server adds the pages of the
/// application after it; addresses under `/api` never reach those. `http` must have been given the document of these
/// resources by `describe`.
pub fn app<F>(
    http: &web::Data<Http>,
    resources: F,
) -> App<
    impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = Error, InitError = ()>
    + use<F>,
>
where
    F: FnOnce(&mut web::ServiceConfig),
{
    App::new()
        .app_data(http.clone())
        // A malformed id names nothing.
        .app_data(web::PathConfig::default().error_handler(|_, _| Problem::new(ProblemType::NotFound).into()))
        .wrap(from_fn(exchange::exchange))
        .configure(document::configure)
        .configure(problem::pages::configure)
        .service(web::scope("/api/v1").configure(resources).default_service(web::to(no_route)))
        .service(web::scope("/api").default_service(web::to(no_route)))
        .default_service(web::to(no_route))
}

/// The document of these resources, for export without a running server.
pub fn document(resources: impl FnOnce(&mut ServiceConfig)) -> OpenApi {
    let app = App::new().into_utoipa_app().openapi(document::base());
    let mut document = app.service(scope::scope("/api/v1").configure(resources)).split_for_parts().1;
    finish(&mut document);
    document
}

/// What the derived schemas cannot say by themselves.
fn finish(document: &mut OpenApi) {
    eligibility::openapi::Strict.modify(document);
    outputs::close_variants(document, "QuestionSource");
    outputs::name_items(document);
    outputs::require_properties(document);
    described::describe_answers(document);
    examples::add_examples(document);
}

impl Http {
    /// The OpenAPI document to serve, which also says what methods each address takes. The first one counts.
    ///
    /// # Errors
    /// When it is not JSON with `paths`.
    pub fn describe(&self, document: impl Into<Bytes>) -> serde_json::Result<()> {
        let document = document.into();
        let routes = Routes::of(&document)?;
        self.routes.get_or_init(|| routes);
        self.document.get_or_init(|| document);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod wire_tests;
