//! An answer of the API, with the judgements that every test makes: the status, the body, and whether a refusal keeps
//! the form that all refusals have.

use reqwest::header::HeaderMap;
use serde_json::Value;

#[derive(Debug)]
pub struct Answer {
    pub request: String,
    pub status: u16,
    pub headers: HeaderMap,
    /// `Null` when the body is empty or not JSON.
    pub body: Value,
    pub text: String,
}

impl Answer {
    pub async fn read(request: String, response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.unwrap();
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Self { request, status, headers, body, text }
    }

    /// The value of a header, or "".
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// Asserts the status and returns the body.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{} answered {}", self.request, self.text);
        self.body
    }

    /// Asserts a refusal in problem form with this status and code, and returns it.
    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Value {
        assert_eq!(self.status, status, "{} answered {}", self.request, self.text);
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.request);
        assert_eq!(self.body["code"], code, "{} answered {}", self.request, self.text);
        assert_eq!(self.body["status"], status, "{}", self.request);
        let kind = self.body["type"].as_str().unwrap_or("");
        assert!(kind.ends_with(&format!("/{code}")), "{}: type `{kind}` ends in the code", self.request);
        for member in ["title", "detail", "request_id"] {
            let said = self.body[member].as_str().unwrap_or("");
            assert!(!said.is_empty(), "{}: a problem says its {member}: {}", self.request, self.text);
        }
        self.body
    }

    /// Asserts a refusal of content that names this place with this code.
    #[track_caller]
    pub fn refuses(self, pointer: &str, code: &str) {
        let problem = self.problem(422, "validation-failed");
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        let found = errors.iter().any(|error| error["pointer"] == pointer && error["code"] == code);
        assert!(found, "expected {code} at {pointer} among {errors:#?}");
    }
}
