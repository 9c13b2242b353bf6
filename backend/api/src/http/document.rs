//! The OpenAPI document and its readable pages. The viewer's files are compiled in, and it loads nothing from
//! any other host.

use std::sync::Arc;

use actix_web::guard::Get;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, LOCATION};
use actix_web::web::{Data, Path, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi as Document, RefOr};
use utoipa::{Modify, OpenApi};
use utoipa_swagger_ui::Config;

use super::cookies::Cookie;
use super::security_headers::DOCS_PATH;
use super::settings::Http;
use crate::problem::{self, Problem, ProblemBody, ProblemType};

pub const DOCUMENT_PATH: &str = "/api/v1/openapi.json";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Kohort",
        description = "Programmes, their cohorts, and the registrations of teams. Errors are problems (RFC 9457); \
            /problems lists their types.",
        license(name = "MIT", identifier = "MIT")
    ),
    components(schemas(ProblemBody)),
    modifiers(&Security)
)]
struct Base;

/// The document before the routes are added to it.
pub(super) fn base() -> Document {
    Base::openapi()
}

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut Document) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        let cookie = ApiKey::Cookie(ApiKeyValue::new(Cookie::Access.name()));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
        let responses = problem::components().into_iter();
        components.responses.extend(responses.map(|(name, response)| (name, RefOr::T(response))));
    }
}

pub(super) fn configure(config: &mut ServiceConfig) {
    // Swagger UI would otherwise send the document to a public validator.
    let viewer = Config::new([DOCUMENT_PATH]).validator_url("none");
    config.app_data(Data::from(Arc::new(viewer)));
    config.service(resource(DOCUMENT_PATH).guard(Get()).to(document));
    config.service(resource(DOCS_PATH).guard(Get()).to(to_pages));
    config.service(resource(format!("{DOCS_PATH}/{{file:.*}}")).guard(Get()).to(page));
}

async fn document(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let json = Http::of(&request)?.document.get().ok_or(ProblemType::Internal)?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((CACHE_CONTROL, "public, max-age=300"))
        .body(json.clone()))
}

async fn to_pages() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((LOCATION, format!("{DOCS_PATH}/"))).finish()
}

async fn page(file: Path<String>, viewer: Data<Config<'static>>) -> Result<HttpResponse, Problem> {
    let found = utoipa_swagger_ui::serve(&file, viewer.into_inner()).map_err(|_| ProblemType::Internal)?;
    let found = found.ok_or(ProblemType::NotFound)?;
    let mut response = HttpResponse::Ok();
    if found.gzpipped {
        response.insert_header((CONTENT_ENCODING, "gzip"));
    }
    response.insert_header((CACHE_CONTROL, "public, max-age=3600"));
    Ok(response.content_type(found.content_type).body(found.bytes.into_owned()))
}
