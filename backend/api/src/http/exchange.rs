//! The middleware around every request: its id, total deadline, caught panics, the form of errors that libraries
//! answer, response headers, and one line in the access log. Outermost, so that nothing escapes it.

use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpResponse, web};
use futures_util::FutureExt;

use domain::form::FILE_BYTES_MAX;

use super::accept::{self, JSON};
use super::body;
use super::language::AcceptLanguage;
use super::request_scope::{self, RequestScope, within, within_sync};
use super::security_headers;
use super::settings::Http;
use crate::problem::{CONTENT_TYPE, Problem, ProblemType};

/// Bytes a second over the slowest connection by which files are to arrive.
const SLOWEST: usize = 32 * 1024;

/// What is remembered of a request while the request itself is given away.
struct Asked {
    scope: RequestScope,
    method: Method,
    accept: Option<String>,
    since: Instant,
}

impl Asked {
    fn of(request: &ServiceRequest, http: &Http) -> Self {
        let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
        Self {
            scope: RequestScope {
                request_id: http.request_ids.for_request(request.headers()),
                path: request.path().to_owned(),
            },
            method: request.method().clone(),
            accept: accept.map(ToOwned::to_owned),
            since: Instant::now(),
        }
    }
}

pub(super) async fn exchange<B: MessageBody + 'static>(
    http: web::Data<Http>,
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse, Error> {
    let asked = Asked::of(&request, &http);
    if asked.method == Method::HEAD {
        // Routes know GET only; the connection itself leaves the body out of the answer to a HEAD.
        request.head_mut().method = Method::GET;
    }
    let answered = within(asked.scope.clone(), bounded(&http, &asked, request, next)).await;
    match answered {
        Ok(mut response) => {
            let language = response.request().extensions().get::<AcceptLanguage>().copied();
            finish(response.headers_mut(), &asked, language, http.is_https());
            log(&asked, response.request().match_pattern().as_deref(), response.status());
            Ok(response)
        }
        Err(error) => {
            let mut response = within_sync(asked.scope.clone(), || in_our_form(error.error_response()));
            finish(response.headers_mut(), &asked, None, http.is_https());
            log(&asked, None, response.status());
            Err(InternalError::from_response(error, response).into())
        }
    }
}

/// The answer within the deadline, or the problem of having none.
async fn bounded<B: MessageBody + 'static>(
    http: &Http,
    asked: &Asked,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse, Error> {
    // A change must not happen and then prove unpresentable, so its answer's form is settled before.
    if !asked.method.is_safe() && !accept::admits(asked.accept.as_deref(), JSON) {
        return Err(Problem::new(ProblemType::NotAcceptable).into());
    }
    let deadline = http.deadline + patience(&request);
    let work = AssertUnwindSafe(async move { next.call(request).await }).catch_unwind();
    match tokio::time::timeout(deadline, work).await {
        Ok(Ok(answered)) => answered.map(|response| presentable(response.map_into_boxed_body(), asked)),
        Ok(Err(_panic)) => {
            tracing::error!(request_id = asked.scope.request_id, "a handler panicked");
            Err(Problem::new(ProblemType::Internal).into())
        }
        Err(_elapsed) => Err(Problem::new(ProblemType::RequestTimeout).into()),
    }
}

/// What a file may take to arrive besides what everything may take.
fn patience(request: &ServiceRequest) -> Duration {
    let announced = body::announced(request.headers()).filter(|_| body::is_file(request.headers()));
    let bytes = announced.unwrap_or_default().min(FILE_BYTES_MAX as usize);
    Duration::from_secs((bytes / SLOWEST) as u64)
}

fn presentable(response: ServiceResponse, asked: &Asked) -> ServiceResponse {
    let form = content_type(response.headers());
    if response.status().is_success()
        && form.is_some_and(|form| !accept::admits(asked.accept.as_deref(), form))
    {
        return response.into_response(HttpResponse::from_error(Problem::new(ProblemType::NotAcceptable)));
    }
    let (request, response) = response.into_parts();
    ServiceResponse::new(request, in_our_form(response))
}

/// Errors that a library answered in plain text become problems; pages stay pages.
fn in_our_form(response: HttpResponse<BoxBody>) -> HttpResponse<BoxBody> {
    let status = response.status();
    let form = content_type(response.headers()).unwrap_or_default();
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_error || form.starts_with(CONTENT_TYPE) || form.starts_with("text/html") {
        return response;
    }
    HttpResponse::from_error(Problem::new(ProblemType::for_status(status)))
}

fn content_type(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok())
}

fn finish(headers: &mut HeaderMap, asked: &Asked, language: Option<AcceptLanguage>, https: bool) {
    security_headers::apply(headers, &asked.scope.path, https);
    if let Ok(id) = HeaderValue::from_str(&asked.scope.request_id) {
        headers.insert(HeaderName::from_static(request_scope::HEADER), id);
    }
    if let Some(AcceptLanguage(language)) = language {
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
        headers.append(header::VARY, HeaderValue::from_static("Accept-Language"));
    }
}

/// The route's pattern rather than its path, and never a query: both may carry secrets of signed links.
fn log(asked: &Asked, route: Option<&str>, status: StatusCode) {
    let milliseconds = asked.since.elapsed().as_millis();
    let (id, method, route) = (&asked.scope.request_id, &asked.method, route.unwrap_or("-"));
    let status = status.as_u16();
    if status >= 500 {
        tracing::error!(request_id = %id, %method, route, status, %milliseconds, "answered");
    } else {
        tracing::info!(request_id = %id, %method, route, status, %milliseconds, "answered");
    }
}
