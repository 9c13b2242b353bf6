//! One browser: it keeps cookies, says where its requests come from, and gives each creating request a key of its own.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use reqwest::Method;
use serde_json::Value;

use super::Answer;

static NEXT_KEY: AtomicU32 = AtomicU32::new(1);

#[derive(Clone)]
pub struct Caller {
    http: reqwest::Client,
    base: String,
    language: &'static str,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

impl Caller {
    pub fn new(http: reqwest::Client, base: String) -> Self {
        Self { http, base, language: "en", cookies: Arc::default() }
    }

    /// The same browser, asking for another language.
    pub fn speaking(&self, language: &'static str) -> Self {
        Self { language, ..self.clone() }
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    pub fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path)
    }

    pub fn post(&self, path: &str, body: &Value) -> Call {
        let key = format!("acceptance-{}", NEXT_KEY.fetch_add(1, Ordering::Relaxed));
        self.call(Method::POST, path).json(body).header("idempotency-key", &key)
    }

    /// Sends a file under a key of its own.
    pub fn send(&self, path: &str, bytes: &[u8]) -> Call {
        let key = format!("acceptance-{}", NEXT_KEY.fetch_add(1, Ordering::Relaxed));
        let call = self.call(Method::POST, path).bytes(bytes.to_vec());
        call.header("content-type", "application/octet-stream").header("idempotency-key", &key)
    }

    pub fn put(&self, path: &str, body: &Value) -> Call {
        self.call(Method::PUT, path).json(body)
    }

    pub fn patch(&self, path: &str, body: &Value) -> Call {
        self.call(Method::PATCH, path).json(body)
    }

    pub fn delete(&self, path: &str) -> Call {
        self.call(Method::DELETE, path)
    }

    /// Any method on a path below `/api/v1`, or on an absolute path that begins with `//`.
    pub fn call(&self, method: Method, path: &str) -> Call {
        let path = path
            .strip_prefix('/')
            .filter(|rest| rest.starts_with('/'))
            .map_or_else(|| format!("/api/v1{path}"), str::to_owned);
        let headers = BTreeMap::from([
            ("accept-language".to_owned(), self.language.to_owned()),
            ("origin".to_owned(), self.base.clone()),
            ("sec-fetch-site".to_owned(), "same-origin".to_owned()),
        ]);
        Call { caller: self.clone(), method, path, headers, body: None }
    }

    fn keep_cookies(&self, response: &reqwest::Response) {
        let mut jar = self.cookies.lock().unwrap();
        for cookie in response.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() || attributes.to_lowercase().contains("max-age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// A request being put together; awaiting it sends it.
pub struct Call {
    caller: Caller,
    method: Method,
    path: String,
    headers: BTreeMap<String, String>,
    body: Option<Vec<u8>>,
}

impl Call {
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.to_owned(), value.to_owned());
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    pub fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// The version that the caller has read.
    pub fn seen(self, version: &Value) -> Self {
        self.header("if-match", &format!("\"{version}\""))
    }

    pub fn json(self, body: &Value) -> Self {
        self.raw(body.to_string()).header("content-type", "application/json")
    }

    pub fn raw(self, body: String) -> Self {
        self.bytes(body.into_bytes())
    }

    pub fn bytes(mut self, body: Vec<u8>) -> Self {
        self.body = Some(body);
        self
    }

    async fn send(self) -> Answer {
        let request = format!("{} {}", self.method, self.path);
        let mut builder = self.caller.http.request(self.method, format!("{}{}", self.caller.base, self.path));
        for (name, value) in &self.headers {
            builder = builder.header(name, value);
        }
        let jar: Vec<_> = {
            let cookies = self.caller.cookies.lock().unwrap();
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect()
        };
        if !jar.is_empty() {
            builder = builder.header("cookie", jar.join("; "));
        }
        if let Some(body) = self.body {
            builder = builder.body(body);
        }
        let response = builder.send().await.unwrap();
        self.caller.keep_cookies(&response);
        Answer::read(request, response).await
    }
}

impl IntoFuture for Call {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
