//! What comes from outside by parameter: time, randomness and settings.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub trait Clock: Send + Sync {
    /// The current instant, whole microseconds.
    fn now(&self) -> DateTime<Utc>;
}

pub trait Entropy: Send + Sync {
    /// Unpredictable bytes from the operating system.
    fn fill(&self, bytes: &mut [u8]);

    /// An identifier that sorts by `now`.
    fn uuid_v7(&self, now: DateTime<Utc>) -> Uuid {
        let mut bytes = [0; 10];
        self.fill(&mut bytes);
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where time enters")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }
}

/// The operating system's random numbers.
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    /// # Panics
    /// When the operating system has no randomness to give: continuing with guessable secrets would be worse.
    #[expect(clippy::expect_used, reason = "guessable secrets would be worse than a stop")]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// From what the secrets of status links are derived; never shown.
#[derive(Clone)]
pub struct LinkKey([u8; 32]);

impl LinkKey {
    /// A key of its own, so that what is signed elsewhere with `secret` says nothing about links.
    pub fn from_secret(secret: &str) -> Self {
        Self(Sha256::new_with_prefix(b"kohort status links\0").chain_update(secret).finalize().into())
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for LinkKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("LinkKey")
    }
}

/// What the use cases need to know of the installation.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Origin of the web app without a trailing slash, such as `https://kohort.example`.
    pub public_url: String,
    /// How long a sign-in link lasts.
    pub sign_in_ttl: TimeDelta,
    /// How long a session lasts without being used.
    pub session_ttl: TimeDelta,
    /// Sign-in links per address and per network address within `sign_in_window`.
    pub sign_ins_per_address: i64,
    pub sign_ins_per_network: i64,
    pub sign_in_window: TimeDelta,
    /// How long answers are kept for repeated requests.
    pub idempotency_ttl: TimeDelta,
    /// Without it mails lead to the account's page, which asks for signing in.
    pub link_key: Option<LinkKey>,
}

impl Settings {
    pub fn new(public_url: impl Into<String>) -> Self {
        Self {
            public_url: public_url.into(),
            sign_in_ttl: TimeDelta::minutes(10),
            session_ttl: TimeDelta::days(30),
            sign_ins_per_address: 5,
            sign_ins_per_network: 50,
            sign_in_window: TimeDelta::minutes(15),
            idempotency_ttl: TimeDelta::hours(72),
            link_key: None,
        }
    }
}
