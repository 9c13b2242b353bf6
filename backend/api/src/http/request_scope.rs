//! What every part of one request may know about it without passing it along: its id and its path.
//! A task-local, because errors are turned into answers where no `HttpRequest` is at hand.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::http::header::HeaderMap;

pub const HEADER: &str = "x-request-id";
const MAX_GIVEN_ID: usize = 64;

#[derive(Debug, Clone)]
pub struct RequestScope {
    pub request_id: String,
    pub path: String,
}

tokio::task_local! {
    static CURRENT: RequestScope;
}

/// The request being answered, if any: unit tests of problems have none.
pub fn current() -> Option<RequestScope> {
    CURRENT.try_with(Clone::clone).ok()
}

pub(super) async fn within<F: Future>(scope: RequestScope, work: F) -> F::Output {
    CURRENT.scope(scope, work).await
}

pub(super) fn within_sync<R>(scope: RequestScope, work: impl FnOnce() -> R) -> R {
    CURRENT.sync_scope(scope, work)
}

/// Ids of requests: a random start per process and a counter. They only have to be told apart, not kept secret.
#[derive(Debug)]
pub struct RequestIds {
    start: u64,
    next: AtomicU64,
}

impl Default for RequestIds {
    fn default() -> Self {
        Self { start: RandomState::new().hash_one("kohort"), next: AtomicU64::new(1) }
    }
}

impl RequestIds {
    /// The id that a proxy in front gave, if it is harmless to log, or a new one.
    pub fn for_request(&self, headers: &HeaderMap) -> String {
        let given = headers.get(HEADER).and_then(|value| value.to_str().ok());
        match given.filter(|id| is_harmless(id)) {
            Some(id) => id.to_owned(),
            None => format!("{:016x}-{:08x}", self.start, self.next.fetch_add(1, Ordering::Relaxed)),
        }
    }
}

fn is_harmless(id: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=MAX_GIVEN_ID).contains(&id.len()) && id.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    #[test]
    fn a_harmless_given_id_is_kept_and_others_are_replaced() {
        let ids = RequestIds::default();
        let with = |value: &'static str| {
            HeaderMap::from_iter([(HeaderName::from_static(HEADER), HeaderValue::from_static(value))])
        };
        assert_eq!(ids.for_request(&with("abc-1.2_3")), "abc-1.2_3");
        assert_ne!(ids.for_request(&with("a b\"c")), "a b\"c");
        assert_ne!(ids.for_request(&HeaderMap::new()), ids.for_request(&HeaderMap::new()));
    }
}
