//! Groups of problems that operations have in common, for `responses(...)` in `#[utoipa::path]`.
//! One entry per status; its examples list the types that can come with it.

use std::collections::{BTreeMap, btree_map::Entry};

use serde_json::json;
use utoipa::IntoResponses;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

use super::{CONTENT_TYPE, ProblemType};
use ProblemType as P;

const EVERYWHERE: &[P] =
    &[P::NotAcceptable, P::RequestTimeout, P::TooManyRequests, P::Internal, P::Unavailable];
const BODY: &[P] = &[P::MalformedJson, P::PayloadTooLarge, P::UnsupportedMediaType, P::ValidationFailed];
const KEY: &[P] = &[P::IdempotencyKeyMissing, P::IdempotencyInProgress, P::IdempotencyKeyReused];
const CALLER: &[P] = &[P::Unauthenticated, P::Forbidden, P::NotFound];
const VERSION: &[P] = &[P::VersionMismatch, P::PreconditionRequired];
const STATE: &[P] = &[
    P::Conflict,
    P::InvalidTransition,
    P::RegistrationClosed,
    P::OfferEnded,
    P::AmendmentClosed,
    P::SubstitutionClosed,
    P::ChangedSinceProposed,
    P::CapacityExhausted,
    P::MunicipalityTaken,
    P::Ineligible,
    P::AmbiguousLocalTime,
];

macro_rules! groups {
    ($($(#[$doc:meta])* $name:ident = $($part:expr),+;)+) => {$(
        $(#[$doc])*
        pub struct $name;

        impl IntoResponses for $name {
            /// References: each response stands once in the document, under `components`.
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                let by_status = by_status(&[$($part),+].concat());
                by_status.into_keys().map(|status| (status.clone(), reference(stringify!($name), &status))).collect()
            }
        }
    )+

        /// Every response that the groups refer to, by its name in the document.
        pub(crate) fn components() -> BTreeMap<String, Response> {
            let groups = [$((stringify!($name), by_status(&[$($part),+].concat()))),+];
            groups
                .into_iter()
                .flat_map(|(group, responses)| {
                    responses.into_iter().map(move |(status, response)| (format!("{group}{status}"), response))
                })
                .collect()
        }
    };
}

fn reference(group: &str, status: &str) -> RefOr<Response> {
    RefOr::Ref(Ref::new(format!("#/components/responses/{group}{status}")))
}

groups! {
    /// Reading what anyone may read.
    PublicProblems = EVERYWHERE, &[P::InvalidQuery, P::CursorMismatch, P::NotFound];
    /// Reading what only some may read.
    ReadProblems = EVERYWHERE, CALLER, &[P::InvalidQuery, P::CursorMismatch];
    /// Creating or changing something.
    WriteProblems = EVERYWHERE, CALLER, BODY, KEY, VERSION, &[P::Conflict, P::AmbiguousLocalTime];
    /// Moving something to another state.
    TransitionProblems = EVERYWHERE, CALLER, BODY, KEY, VERSION, STATE;
    /// Signing in, renewing, and what anyone may post.
    SignInProblems = EVERYWHERE, CALLER, BODY;
    /// What the holder of a link does without an account.
    LinkProblems = EVERYWHERE, BODY, KEY, &[P::NotFound, P::Conflict, P::InvalidTransition, P::RegistrationClosed];
}

fn by_status(kinds: &[ProblemType]) -> BTreeMap<String, Response> {
    let mut groups: BTreeMap<u16, Vec<ProblemType>> = BTreeMap::new();
    for kind in kinds {
        match groups.entry(kind.status().as_u16()) {
            Entry::Occupied(mut group) if !group.get().contains(kind) => group.get_mut().push(*kind),
            Entry::Occupied(_) => {}
            Entry::Vacant(group) => drop(group.insert(vec![*kind])),
        }
    }
    groups.iter().map(|(status, kinds)| (status.to_string(), response(kinds))).collect()
}

fn response(kinds: &[ProblemType]) -> Response {
    let description = kinds.iter().map(|kind| format!("{}: {}", kind.code(), kind.title()));
    let mut content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem")));
    content = content.examples_from_iter(kinds.iter().map(|kind| (kind.code(), example(*kind))));
    ResponseBuilder::new()
        .description(description.collect::<Vec<_>>().join("; "))
        .content(CONTENT_TYPE, content.build())
        .build()
}

fn example(kind: ProblemType) -> utoipa::openapi::example::Example {
    let value = json!({
        "type": kind.type_uri(),
        "title": kind.title(),
        "status": kind.status().as_u16(),
        "detail": kind.meaning(),
        "instance": "/api/v1/…",
        "code": kind.code(),
        "request_id": "6f1d0c2b5a3e4f70-0000002a",
        "errors": [],
    });
    ExampleBuilder::new().summary(kind.title()).value(Some(value)).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declares(group: &str, kind: ProblemType) -> bool {
        let response = components().remove(&format!("{group}{}", kind.status().as_str()));
        let response = serde_json::to_value(response).unwrap();
        !response["content"][CONTENT_TYPE]["examples"][kind.code()].is_null()
    }

    #[test]
    fn types_of_one_status_share_a_response() {
        let group = "TransitionProblems";
        assert!(declares(group, P::CapacityExhausted) && declares(group, P::InvalidTransition));
        assert!(!PublicProblems::responses().contains_key("409"));
    }

    #[test]
    fn every_type_but_the_wrong_method_is_declared_somewhere() {
        let groups = ["PublicProblems", "TransitionProblems", "WriteProblems"];
        for kind in ProblemType::ALL.iter().filter(|kind| **kind != P::MethodNotAllowed) {
            assert!(groups.iter().any(|group| declares(group, *kind)), "{kind:?}");
        }
    }

    #[test]
    fn every_reference_has_its_response() {
        for (status, response) in WriteProblems::responses() {
            let RefOr::Ref(reference) = response else { panic!("{status} is written out") };
            let name = reference.ref_location.trim_start_matches("#/components/responses/").to_owned();
            assert!(components().contains_key(&name), "{name}");
        }
    }
}
