//! JSON bodies. `Json<T>` reads strictly and validates on the way in, and serialises on the way out.
//! It is called `Json` because utoipa finds request bodies by that name.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, Responder};
use domain::FieldCode;
use serde::Serialize;
use serde::de::DeserializeOwned;
use validator::Validate;

use super::idempotency::BodyDigest;
use super::{body, shape, validation};
use crate::problem::{Problem, ProblemType};

/// Largest body that is read. The longest legitimate ones, programme texts in three languages, stay far below.
pub const BODY_LIMIT: usize = 256 * 1024;

#[derive(Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Json<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            require_json(&request)?;
            let body = body::read(&request, payload, BODY_LIMIT).await?;
            request.extensions_mut().insert(BodyDigest::of(&body));
            parse(&body).map(Self)
        })
    }
}

impl<T: Serialize> Responder for Json<T> {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok().json(self.0)
    }
}

/// Reads a document that is already in memory: shape first, then the declared bounds.
pub fn parse<T: DeserializeOwned + Validate>(body: &[u8]) -> Result<T, Problem> {
    // serde would fill a struct from an array by position; our documents are objects.
    if body.trim_ascii_start().first() == Some(&b'[') {
        return Err(Problem::field("", FieldCode::InvalidType, "The body must be a JSON object."));
    }
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| shape::problem(&error))?;
    reader.end().map_err(|_| ProblemType::MalformedJson)?;
    value.validate().map_err(|errors| validation::problem(&errors))?;
    Ok(value)
}

fn require_json(request: &HttpRequest) -> Result<(), Problem> {
    let given = request.content_type().to_ascii_lowercase();
    let merge_patch = request.method() == Method::PATCH && given == "application/merge-patch+json";
    if given == "application/json" || merge_patch {
        return Ok(());
    }
    Err(ProblemType::UnsupportedMediaType.into())
}

#[cfg(test)]
mod tests {
    use actix_web::{App, test, web};
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, Validate)]
    #[serde(deny_unknown_fields)]
    struct Note {
        #[validate(length(max = 5))]
        text: String,
    }

    async fn status(request: test::TestRequest) -> (u16, serde_json::Value) {
        let handler = |Json(note): Json<Note>| async move { note.text };
        let app = test::init_service(App::new().route("/notes", web::route().to(handler))).await;
        let response = test::call_service(&app, request.uri("/notes").to_request()).await;
        let status = response.status().as_u16();
        let body = test::read_body(response).await;
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }

    fn post(content_type: &'static str, body: impl Into<String>) -> test::TestRequest {
        test::TestRequest::post().insert_header(("content-type", content_type)).set_payload(body.into())
    }

    #[actix_web::test]
    async fn content_types_are_strict() {
        assert_eq!(status(post("application/json; charset=utf-8", r#"{"text":"a"}"#)).await.0, 200);
        assert_eq!(status(post("text/plain", r#"{"text":"a"}"#)).await.1["code"], "unsupported-media-type");
        assert_eq!(status(test::TestRequest::post().set_payload("{}")).await.0, 415);
        let merge = "application/merge-patch+json";
        assert_eq!(status(post(merge, r#"{"text":"a"}"#)).await.0, 415);
        let patch =
            test::TestRequest::patch().insert_header(("content-type", merge)).set_payload(r#"{"text":"a"}"#);
        assert_eq!(status(patch).await.0, 200);
    }

    #[actix_web::test]
    async fn bodies_are_bounded_complete_and_valid() {
        let large = format!(r#"{{"text":"{}"}}"#, "a".repeat(BODY_LIMIT));
        assert_eq!(status(post("application/json", large)).await.1["code"], "payload-too-large");
        assert_eq!(status(post("application/json", r#"{"text":"#)).await.1["code"], "malformed-json");
        assert_eq!(status(post("application/json", r#"{"text":"a"} {}"#)).await.1["code"], "malformed-json");
        let (code, body) = status(post("application/json", r#"{"text":"abcdef"}"#)).await;
        assert_eq!((code, &body["errors"][0]["pointer"]), (422, &"/text".into()));
        assert_eq!(body["errors"][0]["code"], "too_long");
    }
}
