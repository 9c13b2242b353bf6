//! Each `app::Error` has exactly one problem type. No wildcard arm: a new variant must be thought about here.

use app::Error;
use chrono::{DateTime, Utc};
use domain::{FieldCode, FieldError, Shut};

use super::{Problem, ProblemType};

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let problem = Self::new(kind(&error));
        match error {
            Error::Unauthenticated
            | Error::CursorMismatch
            | Error::IdempotencyInProgress
            | Error::IdempotencyKeyReused
            | Error::Internal => problem,
            Error::Forbidden { needs } => problem.detail(needs),
            Error::NotFound { what } => {
                problem.detail(format!("There is no such {what}, or none that you may see."))
            }
            Error::VersionMismatch { current } => problem.with("current_version", current),
            Error::Invalid(errors) => problem.errors(errors),
            Error::Ineligible(verdict) => problem.with("verdict", verdict),
            Error::AmbiguousLocalTime { pointer, candidates } => ambiguous(problem, pointer, &candidates),
            Error::CapacityExhausted { unit, total, left, wanted } => {
                let detail = format!("{left} of {total} {unit} are left, and {wanted} are wanted.");
                let problem = problem.detail(detail).with("unit", unit).with("total", total);
                problem.with("left", left).with("wanted", wanted)
            }
            Error::MunicipalityTaken { municipality, limit } => {
                problem.with("municipality", municipality).with("limit", limit)
            }
            Error::RegistrationClosed { opens_at, closes_at } => {
                problem.with("opens_at", opens_at).with("closes_at", closes_at)
            }
            Error::OfferEnded { ended_at } => {
                let detail = format!("The offer could be answered until {ended_at}.");
                problem.detail(detail).with("ended_at", ended_at)
            }
            Error::AmendmentClosed { shut, until } => closed(problem, no_amendment(shut), shut, until),
            Error::SubstitutionClosed { shut, until } => closed(problem, no_substitution(shut), shut, until),
            Error::ChangedSinceProposed { registrations } => problem.with("registrations", registrations),
            Error::InvalidTransition { action, from, allowed } => {
                let detail = format!("Cannot {action} from the state {from}.");
                problem.detail(detail).with("from", from).with("allowed", allowed)
            }
            Error::Conflict { detail } => problem.detail(detail),
            Error::TooManyRequests { retry_after } | Error::Unavailable { retry_after } => {
                problem.retry_after(retry_after)
            }
        }
    }
}

/// The type alone; what is told with it stands above.
fn kind(error: &Error) -> ProblemType {
    match error {
        Error::Unauthenticated => ProblemType::Unauthenticated,
        Error::Forbidden { .. } => ProblemType::Forbidden,
        Error::NotFound { .. } => ProblemType::NotFound,
        Error::VersionMismatch { .. } => ProblemType::VersionMismatch,
        Error::Invalid(_) => ProblemType::ValidationFailed,
        Error::AmbiguousLocalTime { .. } => ProblemType::AmbiguousLocalTime,
        Error::Ineligible(_) => ProblemType::Ineligible,
        Error::CapacityExhausted { .. } => ProblemType::CapacityExhausted,
        Error::MunicipalityTaken { .. } => ProblemType::MunicipalityTaken,
        Error::RegistrationClosed { .. } => ProblemType::RegistrationClosed,
        Error::OfferEnded { .. } => ProblemType::OfferEnded,
        Error::AmendmentClosed { .. } => ProblemType::AmendmentClosed,
        Error::SubstitutionClosed { .. } => ProblemType::SubstitutionClosed,
        Error::ChangedSinceProposed { .. } => ProblemType::ChangedSinceProposed,
        Error::InvalidTransition { .. } => ProblemType::InvalidTransition,
        Error::Conflict { .. } => ProblemType::Conflict,
        Error::CursorMismatch => ProblemType::CursorMismatch,
        Error::IdempotencyInProgress => ProblemType::IdempotencyInProgress,
        Error::IdempotencyKeyReused => ProblemType::IdempotencyKeyReused,
        Error::TooManyRequests { .. } => ProblemType::TooManyRequests,
        Error::Unavailable { .. } => ProblemType::Unavailable,
        Error::Internal => ProblemType::Internal,
    }
}

fn closed(problem: Problem, detail: &str, shut: Shut, until: Option<DateTime<Utc>>) -> Problem {
    problem.detail(detail).with("shut", shut).with("until", until)
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

fn ambiguous(problem: Problem, pointer: String, candidates: &[String]) -> Problem {
    let detail = format!("This local time happens twice. Send offset as one of {}.", candidates.join(", "));
    problem
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
