//! Problems: the one shape in which this API says no (RFC 9457). The catalogue of types, the translation of
//! `app::Error`, the response groups for OpenAPI and the pages that explain each type live here.

mod catalogue;
mod from_app;
pub mod pages;
mod responses;
mod wire;

use std::fmt;
use std::time::Duration;

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use domain::{FieldCode, FieldError};
use serde::Serialize;
use serde_json::{Map, Value};

pub use catalogue::ProblemType;
pub(crate) use responses::components;
pub use responses::{
    LinkProblems, PublicProblems, ReadProblems, SignInProblems, TransitionProblems, WriteProblems,
};
pub use wire::{FieldProblem, Problem as ProblemBody};

pub const CONTENT_TYPE: &str = "application/problem+json";

/// What a handler returns instead of an answer: `Result<_, Problem>`.
#[derive(Debug, Clone)]
pub struct Problem {
    kind: ProblemType,
    /// Boxed, so that the good case of every `Result<_, Problem>` stays small.
    about: Box<About>,
}

#[derive(Debug, Clone)]
struct About {
    detail: String,
    errors: Vec<FieldError>,
    extensions: Map<String, Value>,
    retry_after: Option<Duration>,
    allow: Vec<Method>,
}

impl Problem {
    /// A problem explained by the general meaning of its type.
    pub fn new(kind: ProblemType) -> Self {
        let about = About {
            detail: kind.meaning().to_owned(),
            errors: Vec::new(),
            extensions: Map::new(),
            retry_after: None,
            allow: Vec::new(),
        };
        Self { kind, about: Box::new(about) }
    }

    /// Says what happened here; ignored for faults of ours, whose text never varies and so never leaks.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        if !self.kind.status().is_server_error() {
            self.about.detail = detail.into();
        }
        self
    }

    #[must_use]
    pub fn errors(mut self, errors: Vec<FieldError>) -> Self {
        self.about.errors = errors;
        self
    }

    /// An extension member beside the standard ones.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        // A value that cannot be written as JSON is left out rather than hiding the problem behind another one.
        if let Ok(value) = serde_json::to_value(value) {
            self.about.extensions.insert(name.to_owned(), value);
        }
        self
    }

    #[must_use]
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.about.retry_after = Some(wait);
        self
    }

    #[must_use]
    pub fn allow(mut self, methods: Vec<Method>) -> Self {
        self.about.allow = methods;
        self
    }

    /// One refused field of the body.
    pub fn field(pointer: impl Into<String>, code: FieldCode, detail: impl Into<String>) -> Self {
        Self::new(ProblemType::ValidationFailed).errors(vec![FieldError::new(pointer, code, detail)])
    }

    pub const fn kind(&self) -> ProblemType {
        self.kind
    }

    /// What it says happened.
    pub fn said(&self) -> &str {
        &self.about.detail
    }

    pub fn field_errors(&self) -> &[FieldError] {
        &self.about.errors
    }
}

impl From<ProblemType> for Problem {
    fn from(kind: ProblemType) -> Self {
        Self::new(kind)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.code(), self.about.detail)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.kind.status()
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.content_type(CONTENT_TYPE).insert_header((header::CACHE_CONTROL, "no-store"));
        if let Some(wait) = self.wait() {
            response.insert_header((header::RETRY_AFTER, whole_seconds(wait)));
        }
        if !self.about.allow.is_empty() {
            response.insert_header((header::ALLOW, allow_list(&self.about.allow)));
        }
        if self.kind == ProblemType::Unauthenticated {
            response.insert_header((header::WWW_AUTHENTICATE, r#"Bearer realm="kohort""#));
        }
        response.body(serde_json::to_vec(&wire::Problem::from(self)).unwrap_or_default())
    }
}

impl Problem {
    /// Types that promise Retry-After carry it even where the place that raised them named no time.
    fn wait(&self) -> Option<Duration> {
        let promised = matches!(
            self.kind,
            ProblemType::TooManyRequests | ProblemType::Unavailable | ProblemType::IdempotencyInProgress
        );
        self.about.retry_after.or(promised.then_some(Duration::from_secs(1)))
    }
}

/// Rounded up: a client that waits exactly this long must not come too early.
fn whole_seconds(wait: Duration) -> String {
    let partial = u64::from(wait.subsec_nanos() > 0);
    wait.as_secs().saturating_add(partial).max(1).to_string()
}

fn allow_list(methods: &[Method]) -> String {
    methods.iter().map(Method::as_str).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use actix_web::body::to_bytes;

    use super::*;

    #[actix_web::test]
    async fn every_type_answers_in_the_one_shape() {
        for kind in ProblemType::ALL {
            let response = Problem::new(*kind).detail("here").error_response();
            assert_eq!(response.status(), kind.status());
            assert_eq!(response.headers().get("content-type").unwrap(), CONTENT_TYPE);
            let body: Value = serde_json::from_slice(&to_bytes(response.into_body()).await.unwrap()).unwrap();
            assert_eq!(body["type"], kind.type_uri());
            assert_eq!(body["code"], kind.code());
            assert_eq!(body["status"], kind.status().as_u16());
            let constant = kind.status().is_server_error();
            assert_eq!(body["detail"], if constant { kind.meaning() } else { "here" });
        }
    }

    #[actix_web::test]
    async fn headers_go_with_their_types() {
        let response = Problem::new(ProblemType::TooManyRequests)
            .retry_after(Duration::from_millis(1500))
            .error_response();
        assert_eq!(response.headers().get("retry-after").unwrap(), "2");
        let response = Problem::new(ProblemType::MethodNotAllowed)
            .allow(vec![Method::GET, Method::HEAD])
            .error_response();
        assert_eq!(response.headers().get("allow").unwrap(), "GET, HEAD");
        let response = Problem::new(ProblemType::Unauthenticated).error_response();
        assert!(response.headers().contains_key("www-authenticate"));
        assert!(!response.headers().contains_key("retry-after"));
    }
}
