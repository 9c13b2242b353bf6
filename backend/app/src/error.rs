//! The one closed error of every use case. A variant says what the caller may conclude, never how it happened;
//! `api::problem` maps each to a stable problem type.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::{FieldError, RegistrationId, Shut};
use serde::{Deserialize, Serialize};

use crate::Judgement;

/// Outcome of a use case that did not do what was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "error", content = "of", rename_all = "snake_case")]
pub enum Error {
    /// Nobody is signed in, or the credentials no longer hold.
    #[error("sign in first")]
    Unauthenticated,
    /// The caller may know that the thing exists, but not do this to it. `needs` names the missing role in English.
    #[error("{needs}")]
    Forbidden { needs: String },
    /// No such thing, or none the caller may know of. `what` is the resource noun.
    #[error("no such {what}")]
    NotFound { what: String },
    /// The thing changed since the caller read it; `current` is its version now.
    #[error("changed meanwhile, now at version {current}")]
    VersionMismatch { current: i64 },
    /// The content is refused; every refused field is named.
    #[error("some fields are refused")]
    Invalid(Vec<FieldError>),
    /// A blocking rule is violated or undetermined; the verdict says which and what would fix it.
    #[error("the rules are not met")]
    Ineligible(Box<Judgement>),
    /// A local time that happens twice (autumn clock change); send `offset` with one of the candidates.
    #[error("the local time is ambiguous")]
    AmbiguousLocalTime { pointer: String, candidates: Vec<String> },
    /// No place is left for a whole registration of this size.
    #[error("no place is left")]
    CapacityExhausted { unit: String, total: i64, left: i64, wanted: i64 },
    /// The municipality already has all the places that the cohort gives to one municipality.
    #[error("the municipality's places are taken")]
    MunicipalityTaken { municipality: String, limit: i64 },
    /// The application window is not open now.
    #[error("the cohort does not take registrations now")]
    RegistrationClosed { opens_at: Option<DateTime<Utc>>, closes_at: Option<DateTime<Utc>> },
    /// The offer waited for its answer until then.
    #[error("the offer has ended")]
    OfferEnded { ended_at: DateTime<Utc> },
    /// What was handed in cannot be changed now.
    #[error("the registration cannot be changed now")]
    AmendmentClosed { shut: Shut, until: Option<DateTime<Utc>> },
    /// Nobody can be put in the place of another now.
    #[error("people cannot be substituted now")]
    SubstitutionClosed { shut: Shut, until: Option<DateTime<Utc>> },
    /// Registrations are others now than when a decision on them was proposed.
    #[error("changed since a decision was proposed")]
    ChangedSinceProposed { registrations: Vec<RegistrationId> },
    /// The thing is in a state from which this cannot be done.
    #[error("cannot {action} from {from}")]
    InvalidTransition { action: String, from: String, allowed: Vec<String> },
    /// Another rule of the thing's state forbids it; the sentence says which.
    #[error("{detail}")]
    Conflict { detail: String },
    /// The cursor belongs to another list, filter or sort order.
    #[error("the cursor does not belong to this list")]
    CursorMismatch,
    /// The same key is being worked on by another request.
    #[error("a request with this key is under way")]
    IdempotencyInProgress,
    /// The key was used for another request.
    #[error("the key was used for another request")]
    IdempotencyKeyReused,
    /// A limit on how often was reached.
    #[error("too many requests")]
    TooManyRequests { retry_after: Duration },
    /// Could not be done now for want of the database or of a quiet moment; nothing was changed.
    #[error("unavailable for the moment")]
    Unavailable { retry_after: Duration },
    /// A fault of ours; logged with its cause, shown without it.
    #[error("internal error")]
    Internal,
}

impl Error {
    /// A final refusal is kept with its idempotency key; a passing one is not, so that a retry can succeed.
    pub fn is_final(&self) -> bool {
        !matches!(
            self,
            Self::Unauthenticated
                | Self::TooManyRequests { .. }
                | Self::Unavailable { .. }
                | Self::Internal
                | Self::IdempotencyInProgress
                | Self::IdempotencyKeyReused
        )
    }

    pub fn not_found(what: &str) -> Self {
        Self::NotFound { what: what.to_owned() }
    }

    /// One refused field.
    pub fn field(error: FieldError) -> Self {
        Self::Invalid(vec![error])
    }
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Where no call site knows better: a constraint that fires unexpectedly is our fault, a busy or missing
/// database is nobody's, and passes.
impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Busy => Self::Unavailable { retry_after: Duration::from_secs(1) },
            store::Error::Unreachable(reason) => {
                tracing::error!(%reason, "database unreachable");
                Self::Unavailable { retry_after: Duration::from_secs(5) }
            }
            other => {
                tracing::error!(error = %other, "database error");
                Self::Internal
            }
        }
    }
}

impl From<domain::IllegalTransition> for Error {
    fn from(illegal: domain::IllegalTransition) -> Self {
        Self::InvalidTransition {
            action: illegal.event.as_str().to_owned(),
            from: illegal.from.as_str().to_owned(),
            allowed: domain::allowed_events(illegal.from).map(|event| event.as_str().to_owned()).collect(),
        }
    }
}

impl From<FieldError> for Error {
    fn from(error: FieldError) -> Self {
        Self::field(error)
    }
}
