//! The whole plumbing around tiny handlers: what a caller sees from the outside.

use std::time::Duration;

use actix_web::http::header::HeaderMap;
use actix_web::test::{TestRequest, init_service, try_call_service};
use actix_web::{get, patch, post};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::settings::testing;
use super::*;
use crate::problem::{PublicProblems, WriteProblems};

#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct Note {
    text: String,
}

#[utoipa::path(params(AcceptLanguage), responses((status = 200, body = Note), PublicProblems))]
#[get("/notes/{id}")]
async fn read_note(id: Path<Uuid>, AcceptLanguage(language): AcceptLanguage) -> Result<Public, Problem> {
    Public::of(&Note { text: format!("{id} {language:?}") })
}

#[utoipa::path(params(IfMatch), responses((status = 200, body = Note), WriteProblems))]
#[patch("/notes/{id}")]
async fn change_note(_id: Path<Uuid>, version: IfMatch, Json(note): Json<Note>) -> Etagged<Note> {
    Etagged::new(version.0 + 1, note)
}

#[utoipa::path(params(IdempotencyKey), responses((status = 201, body = Note), WriteProblems))]
#[post("/notes")]
async fn create_note(key: IdempotencyKey, Json(mut note): Json<Note>) -> Replayed<Created<Note>> {
    note.text = key.fingerprinted().fingerprint;
    Replayed::new(Created::new("/api/v1/notes/1", 1, note), false)
}

#[utoipa::path(responses((status = 204), PublicProblems))]
#[get("/slow")]
async fn be_slow() -> &'static str {
    tokio::time::sleep(Duration::from_mins(1)).await;
    "late"
}

#[utoipa::path(responses((status = 204), PublicProblems))]
#[get("/broken")]
async fn panic_now() -> &'static str {
    panic!("the secret cause")
}

pub(super) fn routes(config: &mut impl Register) {
    config.service(read_note).service(change_note).service(create_note).service(be_slow).service(panic_now);
}

/// Status, headers and body as the connection would send them, also where the application answered with an error.
async fn call(request: TestRequest) -> (u16, HeaderMap, String) {
    let http = testing::data();
    http.describe(super::document(|config| routes(config)).to_json().unwrap()).unwrap();
    let service = init_service(app(&http, routes)).await;
    let response = match try_call_service(&service, request.to_request()).await {
        Ok(response) => response.into_parts().1,
        Err(error) => error.as_response_error().error_response(),
    };
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let body = actix_web::body::to_bytes(response.into_body()).await.unwrap();
    (status, headers, String::from_utf8_lossy(&body).into_owned())
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().unwrap())
}

async fn problem(request: TestRequest, code: &str) -> (HeaderMap, Value) {
    let (status, headers, body) = call(request).await;
    let body: Value = serde_json::from_str(&body).unwrap_or_else(|_| panic!("not JSON: {body}"));
    assert_eq!(header(&headers, "content-type"), "application/problem+json", "{body}");
    assert_eq!(header(&headers, "content-security-policy").split(';').next(), Some("default-src 'none'"));
    assert_eq!((&body["code"], &body["status"]), (&code.into(), &status.into()));
    assert_eq!(header(&headers, "x-request-id"), body["request_id"].as_str().unwrap());
    (headers, body)
}

fn note(path: &str) -> TestRequest {
    TestRequest::get().uri(path)
}

const ID: &str = "/api/v1/notes/00000000-0000-0000-0000-000000000001";

#[actix_web::test]
async fn an_answer_carries_language_tag_id_and_policy() {
    let request =
        note(ID).insert_header(("accept-language", "ru")).insert_header(("x-request-id", "given-1"));
    let (status, headers, body) = call(request).await;
    assert_eq!((status, body.contains("Ru")), (200, true));
    assert_eq!((header(&headers, "content-language"), header(&headers, "vary")), ("ru", "Accept-Language"));
    assert_eq!(header(&headers, "x-request-id"), "given-1");
    assert!(headers.contains_key("strict-transport-security") && headers.contains_key("etag"));
    let tag = header(&headers, "etag");
    let again = note(ID).insert_header(("accept-language", "ru")).insert_header(("if-none-match", tag));
    let (status, headers, body) = call(again).await;
    assert_eq!((status, body.as_str(), header(&headers, "content-language")), (304, "", "ru"));
}

#[actix_web::test]
async fn unknown_addresses_ids_and_methods_are_problems() {
    let (_, body) = problem(note("/api/v1/no-such?token=secret"), "not-found").await;
    assert_eq!(body["instance"], "/api/v1/no-such");
    problem(note("/api/none"), "not-found").await;
    problem(note("/elsewhere"), "not-found").await;
    problem(note("/api/v1/notes/not-a-uuid"), "not-found").await;
    let (headers, _) = problem(TestRequest::delete().uri(ID), "method-not-allowed").await;
    assert_eq!(header(&headers, "allow"), "GET, HEAD, PATCH");
    let (headers, _) = problem(TestRequest::post().uri("/api/v1/openapi.json"), "method-not-allowed").await;
    assert_eq!(header(&headers, "allow"), "GET, HEAD");
    assert_eq!(call(TestRequest::default().method(actix_web::http::Method::HEAD).uri(ID)).await.0, 200);
}

#[actix_web::test]
async fn slowness_and_panics_are_problems_without_their_cause() {
    problem(note("/api/v1/slow"), "request-timeout").await;
    let (_, body) = problem(note("/api/v1/broken"), "internal").await;
    assert!(!body.to_string().contains("secret cause"));
}

#[actix_web::test]
async fn forms_are_negotiated_before_a_change_and_after_a_reading() {
    problem(note(ID).insert_header(("accept", "text/html")), "not-acceptable").await;
    assert_eq!(call(note(ID).insert_header(("accept", "application/*;q=0.5"))).await.0, 200);
    let write = TestRequest::post().uri("/api/v1/notes").insert_header(("accept", "text/csv"));
    problem(write, "not-acceptable").await;
}

#[actix_web::test]
async fn changes_need_version_key_and_a_readable_body() {
    let change =
        || TestRequest::patch().uri(ID).insert_header(("content-type", "application/merge-patch+json"));
    problem(change().set_payload("{\"text\":\"a\"}"), "precondition-required").await;
    let versioned = || change().insert_header(("if-match", "\"4\""));
    let (status, headers, _) = call(versioned().set_payload("{\"text\":\"a\"}")).await;
    assert_eq!((status, header(&headers, "etag")), (200, "\"5\""));
    assert_eq!(header(&headers, "cache-control"), "private, no-store");
    problem(versioned().set_payload("{"), "malformed-json").await;
    let (_, body) = problem(versioned().set_payload("{\"txt\":1}"), "validation-failed").await;
    assert_eq!(
        (&body["errors"][0]["pointer"], &body["errors"][0]["code"]),
        (&"/txt".into(), &"unknown_field".into())
    );
    let create = || TestRequest::post().uri("/api/v1/notes").set_json(Note { text: "a".into() });
    problem(create(), "idempotency-key-missing").await;
    let keyed = |text: &str| {
        let request = TestRequest::post().uri("/api/v1/notes").insert_header(("idempotency-key", "12345678"));
        request.set_json(Note { text: text.into() })
    };
    let first = call(keyed("a")).await;
    assert_eq!((first.0, header(&first.1, "location")), (201, "/api/v1/notes/1"));
    assert_eq!(first.2, call(keyed("a")).await.2);
    assert_ne!(first.2, call(keyed("b")).await.2);
}

#[actix_web::test]
async fn the_document_describes_bodies_parameters_and_problems() {
    let (status, headers, body) = call(note(DOCUMENT_PATH)).await;
    let document: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status, header(&headers, "content-type")), (200, "application/json"));
    let change = &document["paths"]["/api/v1/notes/{id}"]["patch"];
    assert_eq!(
        change["requestBody"]["content"]["application/json"]["schema"]["$ref"],
        "#/components/schemas/Note"
    );
    let parameters: Vec<_> =
        change["parameters"].as_array().unwrap().iter().map(|p| p["name"].as_str()).collect();
    assert_eq!(parameters, [Some("If-Match"), Some("id")]);
    let reference = change["responses"]["428"]["$ref"].as_str().unwrap();
    let conflict = &document.pointer(&reference[1..]).unwrap()["content"]["application/problem+json"];
    assert_eq!(conflict["schema"]["$ref"], "#/components/schemas/Problem");
    for name in ["Problem", "FieldProblem", "ProblemCode", "Note"] {
        assert!(document["components"]["schemas"][name].is_object(), "{name}");
    }
    assert_eq!(serde_json::to_value(super::document(|config| routes(config))).unwrap(), document);
}

#[actix_web::test]
async fn the_readable_pages_come_from_here_alone() {
    assert_eq!(header(&call(note("/api/docs")).await.1, "location"), "/api/docs/");
    let browser = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    let (status, headers, page) = call(note("/api/docs/").insert_header(browser)).await;
    assert_eq!(status, 200);
    assert!(header(&headers, "content-security-policy").contains("script-src 'self';"));
    assert!(!page.contains("//") || !page.contains("src=\"http"), "{page}");
    assert!(page.split("<script").skip(1).all(|script| script.contains("src=")), "{page}");
    for file in ["swagger-ui-bundle.js", "swagger-ui.css", "swagger-initializer.js"] {
        assert_eq!(call(note(&format!("/api/docs/{file}"))).await.0, 200, "{file}");
    }
    let start = call(note("/api/docs/swagger-initializer.js")).await.2;
    assert!(start.contains(DOCUMENT_PATH) && start.contains("\"validatorUrl\": \"none\""), "{start}");
    problem(note("/api/docs/no-such.js"), "not-found").await;
}
