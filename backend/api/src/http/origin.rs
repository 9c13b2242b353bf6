//! Whether a request comes from a page of ours. Demanded of every unsafe request that a browser would send with
//! cookies, so that no other site can act for a person who is signed in here.

use actix_web::HttpRequest;
use actix_web::http::header::ORIGIN;

use super::settings::Http;
use crate::problem::{Problem, ProblemType};

/// Browsers set both headers themselves; scripts of other sites can change neither.
pub fn require_own_origin(request: &HttpRequest) -> Result<(), Problem> {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let http = Http::of(request)?;
    let own = match header(ORIGIN.as_str()) {
        Some(origin) => http.is_own_origin(origin),
        None => header("sec-fetch-site") == Some("same-origin"),
    };
    if own {
        return Ok(());
    }
    Err(Problem::new(ProblemType::Forbidden)
        .detail("Requests with cookies must come from a page of this service."))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::super::settings::testing;
    use super::*;

    fn allowed(headers: &[(&'static str, &'static str)]) -> bool {
        let request =
            headers.iter().fold(TestRequest::post(), |request, header| request.insert_header(*header));
        require_own_origin(&request.app_data(testing::data()).to_http_request()).is_ok()
    }

    #[test]
    fn only_own_and_listed_origins_pass() {
        assert!(allowed(&[("origin", "https://kohort.example")]));
        assert!(allowed(&[("origin", "https://spa.example")]));
        assert!(allowed(&[("sec-fetch-site", "same-origin")]));
        assert!(!allowed(&[]));
        assert!(!allowed(&[("origin", "https://kohort.example.evil.example")]));
        assert!(!allowed(&[("origin", "null")]));
        assert!(!allowed(&[("origin", "https://evil.example"), ("sec-fetch-site", "same-origin")]));
        assert!(!allowed(&[("sec-fetch-site", "same-site")]));
    }
}
