//! The catalogue of problem types: every code, status, title and explanation in one table.
//! Adding a line here adds the code to the enum, to the OpenAPI document and to the pages under `/problems`.

use std::borrow::Cow;

use actix_web::http::StatusCode;
use serde::{Serialize, Serializer};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

macro_rules! catalogue {
    ($($variant:ident $status:ident $code:literal, $title:literal, $meaning:literal;)+) => {
        /// A kind of problem. Codes and type URIs are stable: integrators match on them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ProblemType { $($variant,)+ }

        impl ProblemType {
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            pub const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status,)+ }
            }

            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ }
            }

            /// What the caller may conclude and do next.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)+ }
            }
        }
    };
}

catalogue! {
    MalformedJson BAD_REQUEST "malformed-json", "The body is not JSON",
        "The body could not be read as JSON. Send one complete JSON document in UTF-8.";
    InvalidQuery BAD_REQUEST "invalid-query", "The query string is not understood",
        "A query parameter is unknown or has a value it cannot have; errors name it.";
    CursorMismatch BAD_REQUEST "cursor-mismatch", "The cursor belongs to another list",
        "A cursor only continues the list it came from, with the same filter and sort order. Start again without one.";
    IdempotencyKeyMissing BAD_REQUEST "idempotency-key-missing", "An idempotency key is needed",
        "Send an Idempotency-Key header of 8 to 255 characters, and the same one when repeating the request.";
    Unauthenticated UNAUTHORIZED "unauthenticated", "Sign in first",
        "No credentials were sent, or they have expired or been revoked.";
    Forbidden FORBIDDEN "forbidden", "Not allowed",
        "The caller is known, but may not do this; the detail names what is missing.";
    NotFound NOT_FOUND "not-found", "Not found",
        "There is nothing here, or nothing that the caller may know of.";
    MethodNotAllowed METHOD_NOT_ALLOWED "method-not-allowed", "The method does not apply here",
        "The address exists but does not take this method; the Allow header lists those it takes.";
    NotAcceptable NOT_ACCEPTABLE "not-acceptable", "No acceptable form of the answer",
        "The Accept header excludes every form in which the answer exists.";
    RequestTimeout REQUEST_TIMEOUT "request-timeout", "The request took too long",
        "The request was not complete, or not answered, within the time limit. It may be repeated with the same key.";
    CapacityExhausted CONFLICT "capacity-exhausted", "No place is left",
        "The remaining places do not hold a whole registration of this size.";
    MunicipalityTaken CONFLICT "municipality-taken", "The municipality's places are taken",
        "The cohort gives each municipality a limited number of places, and this one has them all.";
    RegistrationClosed CONFLICT "registration-closed", "Registration is not open",
        "The cohort takes registrations only from opens_at until before closes_at.";
    OfferEnded CONFLICT "offer-ended", "The offer has ended",
        "A place was offered until ended_at and nobody answered; it goes to the next.";
    AmendmentClosed CONFLICT "amendment-closed", "The registration can no longer be changed",
        "What was handed in can be changed until the deadline, where the cohort allows it; shut says why not, and the detail what can be done instead.";
    SubstitutionClosed CONFLICT "substitution-closed", "People cannot be substituted",
        "One person can come in the place of another until the cohort's last meeting is over; shut says why not now.";
    ChangedSinceProposed CONFLICT "changed-since-proposed", "Changed since a decision was proposed",
        "registrations lists those that are others now than when a decision on them was proposed; read them and propose anew.";
    InvalidTransition CONFLICT "invalid-transition", "Not possible in this state",
        "The thing is in a state from which this cannot be done; allowed lists what can.";
    IdempotencyInProgress CONFLICT "idempotency-in-progress", "The same request is under way",
        "Another request with this key has not finished. Wait a moment and repeat with the same key.";
    Conflict CONFLICT "conflict", "In conflict with the current state",
        "Another rule of the current state forbids this; the detail says which.";
    VersionMismatch PRECONDITION_FAILED "version-mismatch", "Changed meanwhile",
        "The thing has another version than If-Match named. Read it again, then decide.";
    PayloadTooLarge PAYLOAD_TOO_LARGE "payload-too-large", "The body is too large",
        "The body exceeds the size limit of this address.";
    UnsupportedMediaType UNSUPPORTED_MEDIA_TYPE "unsupported-media-type", "Another content type is needed",
        "Bodies are application/json; PATCH also takes application/merge-patch+json.";
    ValidationFailed UNPROCESSABLE_ENTITY "validation-failed", "Some fields are refused",
        "errors names each refused field by a JSON pointer into the body, with a code and the way out.";
    Ineligible UNPROCESSABLE_ENTITY "ineligible", "The rules are not met",
        "A blocking rule is violated or cannot be decided yet; verdict says which and what would fix it.";
    AmbiguousLocalTime UNPROCESSABLE_ENTITY "ambiguous-local-time", "The local time happens twice",
        "The clocks go back at that time; send offset with one of the candidates.";
    IdempotencyKeyReused UNPROCESSABLE_ENTITY "idempotency-key-reused", "The key was used for another request",
        "An idempotency key belongs to one request with one body. Use a new key for a new intent.";
    PreconditionRequired PRECONDITION_REQUIRED "precondition-required", "Say which version you change",
        "Send If-Match with the ETag of the version you read, such as \"3\".";
    TooManyRequests TOO_MANY_REQUESTS "too-many-requests", "Too many requests",
        "A limit on how often was reached; repeat after the seconds in Retry-After.";
    Internal INTERNAL_SERVER_ERROR "internal", "A fault of ours",
        "The request failed through a fault of the service. The request_id lets an operator find it.";
    Unavailable SERVICE_UNAVAILABLE "unavailable", "Unavailable for the moment",
        "Nothing was changed; repeat after the seconds in Retry-After.";
}

impl ProblemType {
    /// Where this service explains the type; its last segment is the code.
    pub fn type_uri(self) -> String {
        format!("/problems/{}", self.code())
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    /// The nearest type for an error that a library answered by status alone.
    pub fn for_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::Unauthenticated,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::NOT_ACCEPTABLE => Self::NotAcceptable,
            StatusCode::REQUEST_TIMEOUT => Self::RequestTimeout,
            StatusCode::CONFLICT => Self::Conflict,
            StatusCode::PRECONDITION_FAILED => Self::VersionMismatch,
            StatusCode::PAYLOAD_TOO_LARGE => Self::PayloadTooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::UnsupportedMediaType,
            StatusCode::UNPROCESSABLE_ENTITY => Self::ValidationFailed,
            StatusCode::TOO_MANY_REQUESTS => Self::TooManyRequests,
            StatusCode::SERVICE_UNAVAILABLE => Self::Unavailable,
            other if other.is_client_error() => Self::MalformedJson,
            _ => Self::Internal,
        }
    }
}

impl Serialize for ProblemType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl PartialSchema for ProblemType {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("Stable code of a problem; explained at /problems/{code}."))
            .enum_values(Some(Self::ALL.iter().map(|kind| kind.code())))
            .into()
    }
}

impl ToSchema for ProblemType {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("ProblemCode")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_entry_has_its_own_code_uri_and_title_and_an_error_status() {
        let unique =
            |f: fn(ProblemType) -> String| ProblemType::ALL.iter().map(|k| f(*k)).collect::<BTreeSet<_>>();
        let count = ProblemType::ALL.len();
        assert_eq!(unique(|k| k.code().to_owned()).len(), count);
        assert_eq!(unique(ProblemType::type_uri).len(), count);
        assert_eq!(unique(|k| k.title().to_owned()).len(), count);
        assert_eq!(unique(|k| k.meaning().to_owned()).len(), count);
        for kind in ProblemType::ALL {
            assert!(kind.status().is_client_error() || kind.status().is_server_error(), "{kind:?}");
            assert_eq!(ProblemType::from_code(kind.code()), Some(*kind));
            assert!(kind.code().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{kind:?}");
        }
    }

    #[test]
    fn the_type_for_a_status_has_that_status() {
        for kind in ProblemType::ALL.iter().filter(|k| k.status() != StatusCode::PRECONDITION_REQUIRED) {
            assert_eq!(ProblemType::for_status(kind.status()).status(), kind.status());
        }
        assert_eq!(ProblemType::for_status(StatusCode::BAD_GATEWAY), ProblemType::Internal);
    }
}
