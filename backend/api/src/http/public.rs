//! What anyone can read: `Public` answers with an `ETag` of their content, and `Shared`, which writes such an answer once
//! for all who ask for the same in the same second.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::body::BoxBody;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, ETAG, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest, HttpResponse, Responder};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::conditional::{PRIVATE, has_already, hex};
use super::language::{AcceptLanguage, Language};
use super::settings::Http;
use crate::problem::Problem;

/// Short, because places left and `server_time` are inside.
const SHARED: HeaderValue = HeaderValue::from_static("public, max-age=5");

/// Who may be given an answer again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    Everyone,
    /// It may hold what only this caller can see, such as a draft.
    Caller,
}

/// An answer that is the same for everyone who asks in the same language.
#[derive(Debug)]
pub struct Public {
    written: Arc<Written>,
    audience: Audience,
}

/// The bytes of an answer.
#[derive(Debug)]
struct Written {
    body: Bytes,
    tag: HeaderValue,
}

impl Written {
    fn of(value: &impl Serialize) -> Result<Self, Problem> {
        let body = serde_json::to_string(value).map_err(|_| Problem::from(app::Error::Internal))?;
        let tag = HeaderValue::from_str(&content_tag(&body)).map_err(|_| app::Error::Internal)?;
        Ok(Self { body: body.into(), tag })
    }
}

impl Public {
    pub fn of(value: &impl Serialize) -> Result<Self, Problem> {
        Ok(Self { written: Arc::new(Written::of(value)?), audience: Audience::Everyone })
    }
}

impl Responder for Public {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let Written { body, tag } = &*self.written;
        let known = tag.to_str().is_ok_and(|tag| has_already(request, tag));
        let status = if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
        let mut response = HttpResponse::build(status);
        response.insert_header((ETAG, tag.clone()));
        match self.audience {
            Audience::Everyone => response.insert_header((CACHE_CONTROL, SHARED)),
            Audience::Caller => response.insert_header((CACHE_CONTROL, PRIVATE)),
        };
        if known { response.finish() } else { response.content_type("application/json").body(body.clone()) }
    }
}

/// The clock is part of the answer but not of what it says: otherwise nothing would ever be unchanged. A quote
/// inside a text is escaped, so the marker can only be the property itself.
fn content_tag(body: &str) -> String {
    let mut digest = Sha256::new();
    let mut parts = body.split("\"server_time\":\"");
    digest.update(parts.next().unwrap_or_default());
    for part in parts {
        digest.update(part.split_once('"').map_or(part, |(_, rest)| rest));
    }
    format!("\"{}\"", hex(digest.finalize().iter().take(16)))
}

/// What makes two public answers the same: the question, and the edition of the data (writes so far, second).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    language: Language,
    edition: (u64, i64),
}

/// Answers of the running second, as many as fit. Nothing is ever removed on purpose: an older edition is not asked
/// for again.
pub(super) struct Answers(Cache<Key, Arc<Written>, Size>);

#[derive(Clone)]
struct Size;

impl Weighter<Key, Arc<Written>> for Size {
    fn weight(&self, key: &Key, written: &Arc<Written>) -> u64 {
        u64::try_from(key.address.len() + written.body.len()).unwrap_or(u64::MAX)
    }
}

impl Default for Answers {
    fn default() -> Self {
        const BYTES: u64 = 4 << 20;
        Self(Cache::with_weighter(256, BYTES, Size))
    }
}

/// The request as far as a public answer depends on it.
pub struct Shared {
    http: actix_web::web::Data<Http>,
    address: String,
    language: Language,
}

impl FromRequest for Shared {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let Ok(AcceptLanguage(language)) = AcceptLanguage::from_request(request, payload).into_inner();
        let http = Http::data(request);
        let address = request.uri().to_string();
        ready(http.map(|http| Self { http, address, language }))
    }
}

impl Shared {
    /// The answer of this edition of the data, read once however many ask for it at the same time.
    pub async fn answer<T: Serialize>(
        self,
        audience: Audience,
        edition: (u64, i64),
        read: impl AsyncFnOnce() -> Result<T, Problem>,
    ) -> Result<Public, Problem> {
        let written = match audience {
            Audience::Caller => Arc::new(Written::of(&read().await?)?),
            Audience::Everyone => {
                let key = Key { address: self.address, language: self.language, edition };
                let write = async { Ok::<_, Problem>(Arc::new(Written::of(&read().await?)?)) };
                self.http.answers.0.get_or_insert_async(&key, write).await?
            }
        };
        Ok(Public { written, audience })
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use actix_web::http::header::IF_NONE_MATCH;
    use actix_web::test::TestRequest;

    use super::*;
    use crate::http::settings::testing;

    fn respond(value: &str, request: &HttpRequest) -> HttpResponse {
        Public::of(&value).unwrap().respond_to(request)
    }

    #[test]
    fn the_tag_of_a_public_answer_follows_its_content() {
        let plain = TestRequest::get().to_http_request();
        let tag = respond("a", &plain).headers().get(ETAG).unwrap().to_str().unwrap().to_owned();
        let again = TestRequest::get().insert_header((IF_NONE_MATCH, tag)).to_http_request();
        assert_eq!(respond("a", &again).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(respond("b", &again).status(), StatusCode::OK);
    }

    #[test]
    fn the_clock_does_not_change_the_tag() {
        let tag = |time: &str, text: &str| {
            content_tag(&serde_json::json!({ "server_time": time, "text": text }).to_string())
        };
        assert_eq!(tag("12:00", "a"), tag("12:01", "a"));
        assert_ne!(tag("12:00", "a"), tag("12:00", "b"));
        assert_ne!(tag("", r#""server_time":"x"a"#), tag("", r#""server_time":"y"a"#));
    }

    #[actix_web::test]
    async fn one_edition_is_read_once_for_everyone_and_each_time_for_a_caller() {
        let data = testing::data();
        let reads = Cell::new(0);
        let ask = async |language: &str, audience, edition| {
            let request = TestRequest::get().uri("/x?a=1").app_data(data.clone());
            let request = request.insert_header(("accept-language", language)).to_http_request();
            let shared = Shared::extract(&request).await.unwrap();
            let read = async || {
                reads.set(reads.get() + 1);
                Ok(reads.get())
            };
            let answer = shared.answer(audience, edition, read).await.unwrap();
            (answer.written.body.clone(), answer.respond_to(&request))
        };
        let (first, _) = ask("et", Audience::Everyone, (1, 1)).await;
        let (again, shared) = ask("et", Audience::Everyone, (1, 1)).await;
        assert_eq!((reads.get(), &first), (1, &again));
        assert_eq!(shared.headers().get(CACHE_CONTROL).unwrap(), SHARED);
        for (language, edition) in [("ru", (1, 1)), ("et", (2, 1)), ("et", (1, 2))] {
            ask(language, Audience::Everyone, edition).await;
        }
        assert_eq!(reads.get(), 4);
        let (_, own) = ask("et", Audience::Caller, (1, 1)).await;
        assert_eq!(reads.get(), 5);
        assert_eq!(own.headers().get(CACHE_CONTROL).unwrap(), PRIVATE);
    }
}
