//! Each `app::Error` has exactly one problem type. No wildcard arm: a new variant must be thought about here.

use app::Error;
use chrono::{DateTime, Utc};
use domain::{FieldCode, FieldError, Shut};

use super::{Problem, ProblemType};

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Unauthenticated => Self::new(ProblemType::Unauthenticated),
            Error::Forbidden { needs } => Self::new(ProblemType::Forbidden).detail(needs),
            Error::NotFound { what } => Self::new(ProblemType::NotFound)
                .detail(format!("There is no such {what}, or none that you may see.")),
            Error::VersionMismatch { current } => {
                Self::new(ProblemType::VersionMismatch).with("current_version", current)
            }
            Error::Invalid(errors) => Self::new(ProblemType::ValidationFailed).errors(errors),
            Error::Ineligible(verdict) => Self::new(ProblemType::Ineligible).with("verdict", verdict),
            Error::AmbiguousLocalTime { pointer, candidates } => ambiguous(pointer, &candidates),
            Error::CapacityExhausted { unit, total, left, wanted } => {
                Self::new(ProblemType::CapacityExhausted)
                    .detail(format!("{left} of {total} {unit} are left, and {wanted} are wanted."))
                    .with("unit", unit)
                    .with("total", total)
                    .with("left", left)
                    .with("wanted", wanted)
            }
            Error::MunicipalityTaken { municipality, limit } => Self::new(ProblemType::MunicipalityTaken)
                .with("municipality", municipality)
                .with("limit", limit),
            Error::RegistrationClosed { opens_at, closes_at } => Self::new(ProblemType::RegistrationClosed)
                .with("opens_at", opens_at)
                .with("closes_at", closes_at),
            Error::OfferEnded { ended_at } => Self::new(ProblemType::OfferEnded)
                .detail(format!("The offer could be answered until {ended_at}."))
                .with("ended_at", ended_at),
            Error::AmendmentClosed { shut, until } => {
                closed(ProblemType::AmendmentClosed, no_amendment(shut), shut, until)
            }
            Error::SubstitutionClosed { shut, until } => {
                closed(ProblemType::SubstitutionClosed, no_substitution(shut), shut, until)
            }
            Error::ChangedSinceProposed { registrations } => {
                Self::new(ProblemType::ChangedSinceProposed).with("registrations", registrations)
            }
            Error::InvalidTransition { action, from, allowed } => Self::new(ProblemType::InvalidTransition)
                .detail(format!("Cannot {action} from the state {from}."))
                .with("from", from)
                .with("allowed", allowed),
            Error::Conflict { detail } => Self::new(ProblemType::Conflict).detail(detail),
            Error::CursorMismatch => Self::new(ProblemType::CursorMismatch),
            Error::IdempotencyInProgress => Self::new(ProblemType::IdempotencyInProgress),
            Error::IdempotencyKeyReused => Self::new(ProblemType::IdempotencyKeyReused),
            Error::TooManyRequests { retry_after } => {
                Self::new(ProblemType::TooManyRequests).retry_after(retry_after)
            }
            Error::Unavailable { retry_after } => {
                Self::new(ProblemType::Unavailable).retry_after(retry_after)
            }
            Error::Internal => Self::new(ProblemType::Internal),
        }
    }
}

fn closed(kind: ProblemType, detail: &str, shut: Shut, until: Option<DateTime<Utc>>) -> Problem {
    Problem::new(kind).detail(detail).with("shut", shut).with("until", until)
}

/// Why, and what can be done instead.
fn no_amendment(shut: Shut) -> &'static str {
    match shut {
        Shut::State => {
            "A draft is edited instead; once something is decided, people can still be substituted."
        }
        Shut::NotOffered => {
            "The organisers of this cohort do not let registrations be changed. People can still be substituted; \
             otherwise withdraw, or ask the organisers."
        }
        Shut::Over => {
            "The deadline has passed. People can still be substituted until the last meeting is over."
        }
        Shut::OfferEnded => "The offer has ended without an answer, and the place goes to the next.",
    }
}

fn no_substitution(shut: Shut) -> &'static str {
    match shut {
        Shut::State => "A draft is edited instead, and what has ended stays as it ended.",
        Shut::NotOffered => "People register here one by one: withdraw, so that another person can register.",
        Shut::Over => "The cohort's last meeting is over.",
        Shut::OfferEnded => "The offer has ended without an answer, and the place goes to the next.",
    }
}

fn ambiguous(pointer: String, candidates: &[String]) -> Problem {
    let detail = format!("This local time happens twice. Send offset as one of {}.", candidates.join(", "));
    Problem::new(ProblemType::AmbiguousLocalTime)
        .errors(vec![FieldError::new(pointer, FieldCode::AmbiguousLocalTime, detail)])
        .with("candidates", candidates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mismatch_tells_the_current_version() {
        let problem = Problem::from(Error::VersionMismatch { current: 7 });
        assert_eq!(problem.kind(), ProblemType::VersionMismatch);
        assert_eq!(problem.about.extensions.get("current_version"), Some(&7.into()));
    }

    #[test]
    fn an_ambiguous_time_points_at_the_field_and_offers_the_offsets() {
        let candidates = vec!["+03:00".to_owned(), "+02:00".to_owned()];
        let problem = Problem::from(Error::AmbiguousLocalTime { pointer: "/closes".into(), candidates });
        assert_eq!(problem.field_errors()[0].pointer, "/closes");
        assert_eq!(problem.about.extensions["candidates"][1], "+02:00");
    }
}
