//! What the HTTP layer is told once at start: origins, keys, limits and the clock.
//! One `Http` is shared by all workers; build it outside the application factory.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use actix_web::http::header::HeaderName;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, web};
use chrono::{DateTime, Utc};

use super::access_token::AccessTokens;
use super::limits::Limits;
use super::off_thread::Workshop;
use super::public::Answers;
use super::request_scope::RequestIds;
use super::routes::Routes;
use crate::problem::{Problem, ProblemType};

/// The injected clock, as a function so that `api` need not know whose it is.
pub type Now = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

pub struct Settings {
    /// Scheme, host and port under which people reach the service, without a slash at the end.
    pub public_origin: String,
    /// Origins of pages hosted elsewhere that may use the API with cookies.
    pub allowed_origins: Vec<String>,
    pub access_tokens: AccessTokens,
    pub now: Now,
    /// Time from the first byte of a request to its answer.
    pub deadline: Duration,
    /// Header in which a proxy in front appends the client's address; `None` when clients connect directly.
    pub client_address_header: Option<HeaderName>,
    pub limits: Limits,
}

/// The settings with what grows out of them at run time.
pub struct Http {
    settings: Settings,
    pub(super) request_ids: RequestIds,
    pub(super) routes: OnceLock<Routes>,
    pub(super) document: OnceLock<Bytes>,
    pub(super) answers: Answers,
    pub(super) workshop: Workshop,
}

impl std::ops::Deref for Http {
    type Target = Settings;

    fn deref(&self) -> &Settings {
        &self.settings
    }
}

impl Http {
    pub fn new(settings: Settings) -> web::Data<Self> {
        web::Data::new(Self {
            settings,
            request_ids: RequestIds::default(),
            routes: OnceLock::new(),
            document: OnceLock::new(),
            answers: Answers::default(),
            workshop: Workshop::default(),
        })
    }

    /// The settings that serve this request. Missing ones are a fault in how the application was put together.
    pub fn of(request: &HttpRequest) -> Result<&Self, Problem> {
        let data = request.app_data::<web::Data<Self>>().ok_or(ProblemType::Internal)?;
        Ok(data)
    }

    /// The same, to keep.
    pub(super) fn data(request: &HttpRequest) -> Result<web::Data<Self>, Problem> {
        Ok(request.app_data::<web::Data<Self>>().ok_or(ProblemType::Internal)?.clone())
    }

    pub fn now(&self) -> DateTime<Utc> {
        (self.settings.now)()
    }

    pub(super) fn is_own_origin(&self, origin: &str) -> bool {
        origin == self.public_origin || self.allowed_origins.iter().any(|allowed| allowed == origin)
    }

    pub(super) fn is_https(&self) -> bool {
        self.public_origin.starts_with("https://")
    }
}

#[cfg(test)]
pub(super) mod testing {
    use super::super::limits::Quotas;
    use super::*;

    pub fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    pub fn data() -> web::Data<Http> {
        Http::new(Settings {
            public_origin: "https://kohort.example".into(),
            allowed_origins: vec!["https://spa.example".into()],
            access_tokens: AccessTokens::new(
                b"0123456789abcdef0123456789abcdef",
                "https://kohort.example",
                "kohort",
            ),
            now: Arc::new(now),
            deadline: Duration::from_millis(200),
            client_address_header: None,
            limits: Limits::new(Quotas { sign_ins_per_minute: 2, evaluations_per_minute: 3 }),
        })
    }

    pub fn http() -> Arc<Http> {
        data().into_inner()
    }
}
