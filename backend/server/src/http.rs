//! The one HTTP application: the API, the health checks and the pages, with what surrounds them all. Each worker
//! builds its own from the same shared parts.

use actix_cors::Cors;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::{Next, from_fn};
use actix_web::web::Data;
use actix_web::{App, Error, HttpRequest, HttpResponse, web};
use api::http::Http;
use api::problem::{Problem, ProblemType};
use jobs::Waker;

use crate::health;
use crate::site::{self, Site};

/// What all workers share.
#[derive(Clone)]
pub struct Shared {
    pub http: Data<Http>,
    pub app: Data<app::App>,
    pub health: Data<health::Health>,
    pub site: Option<Data<Site>>,
    pub waker: Data<Waker>,
    pub allowed_origins: Vec<String>,
}

/// The application of one worker.
pub fn application(
    shared: &Shared,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = Error,
        InitError = (),
    > + use<>,
> {
    let mut app = api::http::app(&shared.http, api::resources::routes)
        .app_data(shared.app.clone())
        .app_data(shared.health.clone())
        .app_data(shared.waker.clone())
        .configure(health::configure);
    if let Some(site) = &shared.site {
        app = app.app_data(site.clone()).default_service(web::to(page));
    }
    app.wrap(from_fn(wake_jobs)).wrap(cors(&shared.allowed_origins))
}

/// Every address that is neither API nor health check. Pages can only be read.
async fn page(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let reading = [Method::GET, Method::HEAD];
    let found = request.app_data::<Data<Site>>().and_then(|site| site::answer(site, &request));
    match found {
        Some(answer) if reading.contains(request.method()) => Ok(answer),
        Some(_) => Err(Problem::new(ProblemType::MethodNotAllowed).allow(reading.to_vec())),
        None => api::http::no_route(request).await,
    }
}

/// What a request has queued should leave at once, not at the runner's next look.
async fn wake_jobs(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let waker = if request.method().is_safe() { None } else { request.app_data::<Data<Waker>>().cloned() };
    let response = next.call(request).await?;
    if let Some(waker) = waker.filter(|_| response.status().is_success()) {
        waker.wake();
    }
    Ok(response.map_into_boxed_body())
}

/// Pages of the allowed origins may use the API with cookies; to any other page a browser shows nothing.
fn cors(allowed_origins: &[String]) -> Cors {
    let cors = Cors::default()
        .allowed_methods([
            Method::GET,
            Method::HEAD,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ])
        .allowed_headers([
            header::ACCEPT,
            header::ACCEPT_LANGUAGE,
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
        ])
        .allowed_headers([header::IF_MATCH, header::IF_NONE_MATCH])
        .allowed_header("idempotency-key")
        .allowed_header("invitation-token")
        .expose_headers([header::ETAG, header::LOCATION, header::CONTENT_LANGUAGE, header::RETRY_AFTER])
        .expose_headers(["idempotency-replayed", "x-request-id"])
        .supports_credentials()
        .max_age(600);
    allowed_origins.iter().fold(cors, |cors, origin| cors.allowed_origin(origin))
}
