//! Limits on how often one network address may sign in, evaluate or use invitations, kept in this process. They blunt a flood; the
//! limits that replicas share are counted by `app` in the database.

use std::fmt;
use std::future::{Ready, ready};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::client_address::client_address;
use super::settings::Http;
use crate::problem::{Problem, ProblemType};

/// How many checks pass between two sweeps of addresses that have been quiet.
const SWEEP_EVERY: u64 = 1024;

/// Requests per minute from one address; nought counts as one.
#[derive(Debug, Clone, Copy)]
pub struct Quotas {
    pub sign_ins_per_minute: u32,
    pub evaluations_per_minute: u32,
}

impl Default for Quotas {
    fn default() -> Self {
        // A classroom behind one address signs in within a minute; a person who edits a team evaluates at each pause.
        Self { sign_ins_per_minute: 30, evaluations_per_minute: 240 }
    }
}

pub struct Limits {
    sign_in: Limit,
    evaluation: Limit,
    invitation: Limit,
}

impl Limits {
    pub fn new(quotas: Quotas) -> Self {
        Self {
            sign_in: Limit::per_minute(quotas.sign_ins_per_minute),
            evaluation: Limit::per_minute(quotas.evaluations_per_minute),
            // Whoever joins reads, fills in and perhaps corrects: several requests where signing in takes one.
            invitation: Limit::per_minute(quotas.sign_ins_per_minute.saturating_mul(4)),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new(Quotas::default())
    }
}

impl fmt::Debug for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limits").finish_non_exhaustive()
    }
}

struct Limit {
    by_address: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    checks: AtomicU64,
}

impl Limit {
    fn per_minute(count: u32) -> Self {
        let quota = Quota::per_minute(NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN));
        Self {
            by_address: RateLimiter::keyed(quota),
            clock: DefaultClock::default(),
            checks: AtomicU64::new(0),
        }
    }

    fn check(&self, address: IpAddr) -> Result<(), Problem> {
        if self.checks.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            self.by_address.retain_recent();
        }
        self.by_address.check_key(&address).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            Problem::new(ProblemType::TooManyRequests).retry_after(wait)
        })
    }
}

/// Handler argument that counts the request as an attempt to sign in.
#[derive(Debug, Clone, Copy)]
pub struct SignInLimit;

/// Handler argument that counts the request as an evaluation.
#[derive(Debug, Clone, Copy)]
pub struct EvaluationLimit;

/// Handler argument that counts the request as a use of an invitation's link.
#[derive(Debug, Clone, Copy)]
pub struct InvitationLimit;

impl FromRequest for SignInLimit {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(check(request, |limits| &limits.sign_in).map(|()| Self))
    }
}

impl FromRequest for EvaluationLimit {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(check(request, |limits| &limits.evaluation).map(|()| Self))
    }
}

impl FromRequest for InvitationLimit {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(check(request, |limits| &limits.invitation).map(|()| Self))
    }
}

fn check(request: &HttpRequest, limit: fn(&Limits) -> &Limit) -> Result<(), Problem> {
    let address = client_address(request)?;
    limit(&Http::of(request)?.limits).check(address)
}

#[cfg(test)]
mod tests {
    use actix_web::ResponseError;
    use actix_web::test::TestRequest;

    use super::super::settings::testing;
    use super::*;

    #[actix_web::test]
    async fn one_address_runs_out_and_another_does_not() {
        let http = testing::data();
        let from = |peer: &str| {
            TestRequest::post().app_data(http.clone()).peer_addr(peer.parse().unwrap()).to_http_request()
        };
        for _ in 0..2 {
            assert!(SignInLimit::extract(&from("1.1.1.1:1")).await.is_ok());
        }
        let refused = SignInLimit::extract(&from("1.1.1.1:9")).await.unwrap_err();
        assert_eq!(refused.kind(), ProblemType::TooManyRequests);
        let wait: u64 =
            refused.error_response().headers().get("retry-after").unwrap().to_str().unwrap().parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
        assert!(SignInLimit::extract(&from("2.2.2.2:1")).await.is_ok());
        assert!(EvaluationLimit::extract(&from("1.1.1.1:1")).await.is_ok());
    }
}
