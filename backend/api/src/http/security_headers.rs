//! Headers that every answer carries: what browsers may do with it. Three policies, by where the answer lives.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// API answers are data: nothing in them may be loaded or run.
const API: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// The documentation viewer sets styles from its script; everything it loads is ours.
const DOCS: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// The application itself: own origin only, no inline script.
const SITE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const HSTS: &str = "max-age=31536000; includeSubDomains";

pub(super) const DOCS_PATH: &str = "/api/docs";

pub(super) fn apply(headers: &mut HeaderMap, path: &str, https: bool) {
    let policy = match path {
        docs if docs.starts_with(DOCS_PATH) => DOCS,
        api if is_api(api) => API,
        _ => SITE,
    };
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
    // Handlers that allow caching say so; what says nothing is private.
    if is_api(path) && !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
}

fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(path: &str, https: bool) -> HeaderMap {
        let mut headers = HeaderMap::new();
        apply(&mut headers, path, https);
        headers
    }

    #[test]
    fn each_place_has_its_policy_and_none_allows_inline_scripts() {
        let policy =
            |path| applied(path, true).get("content-security-policy").unwrap().to_str().unwrap().to_owned();
        assert_eq!(policy("/api/v1/cohorts"), API);
        assert_eq!(policy("/api/docs/index.html"), DOCS);
        assert_eq!(policy("/et/programmes"), SITE);
        assert_eq!(policy("/apiary"), SITE);
        for policy in [API, DOCS, SITE] {
            assert!(!policy.contains("script-src 'self' 'unsafe"), "{policy}");
            assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("http"), "{policy}");
        }
    }

    #[test]
    fn transport_security_is_promised_only_over_https_and_silence_means_private() {
        assert!(applied("/api/v1/x", true).contains_key("strict-transport-security"));
        assert!(!applied("/api/v1/x", false).contains_key("strict-transport-security"));
        assert_eq!(applied("/api/v1/x", false).get("cache-control").unwrap(), "private, no-store");
        assert!(!applied("/et", false).contains_key("cache-control"));
    }
}
