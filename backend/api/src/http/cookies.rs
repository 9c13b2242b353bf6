//! The three cookies of a session. All are `__Host-`: this host only, whole site, HTTPS only, out of reach of scripts.
//! What is inside them is the business of `access_token` and of `app`.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header::{COOKIE, HeaderName, SET_COOKIE};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// The short-lived access token.
    Access,
    /// The rotating secret that renews the session.
    Refresh,
    /// Ties a sign-in link to the browser that asked for it.
    Ask,
}

impl Cookie {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Access => "__Host-kohort_access",
            Self::Refresh => "__Host-kohort_refresh",
            Self::Ask => "__Host-kohort_ask",
        }
    }

    /// Access is Lax, so that a file opened from a mail still knows the person; the others only ever travel with
    /// requests that our own pages make.
    const fn same_site(self) -> &'static str {
        match self {
            Self::Access => "Lax",
            Self::Refresh | Self::Ask => "Strict",
        }
    }

    /// Header that sets the cookie. Values are base64url or dots and dashes; any other byte is left out, because it
    /// could end the value and begin an attribute.
    pub fn set(self, value: &str, lifetime: Duration) -> (HeaderName, String) {
        let value: String =
            value.chars().filter(|c| c.is_ascii_alphanumeric() || "-._~".contains(*c)).collect();
        (SET_COOKIE, self.header(&value, lifetime.as_secs()))
    }

    pub fn clear(self) -> (HeaderName, String) {
        (SET_COOKIE, self.header("", 0))
    }

    fn header(self, value: &str, seconds: u64) -> String {
        let (name, same_site) = (self.name(), self.same_site());
        format!("{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite={same_site}")
    }

    /// The value that the request carries, if any.
    pub fn read(self, request: &HttpRequest) -> Option<String> {
        let headers = request.headers().get_all(COOKIE).filter_map(|value| value.to_str().ok());
        let mut pairs =
            headers.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs
            .find(|(name, value)| *name == self.name() && !value.is_empty())
            .map(|(_, value)| value.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_cookie_is_confined_and_cannot_be_broken_out_of() {
        let (_, header) = Cookie::Refresh.set("abc-_;Domain=evil", Duration::from_mins(1));
        let expected =
            "__Host-kohort_refresh=abc-_Domainevil; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Strict";
        assert_eq!(header, expected);
        assert!(Cookie::Access.clear().1.contains("=; Path=/; Max-Age=0"));
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let request = TestRequest::get()
            .insert_header((COOKIE, "a=b; __Host-kohort_access=x.y.z; __Host-kohort_ask="))
            .to_http_request();
        assert_eq!(Cookie::Access.read(&request).as_deref(), Some("x.y.z"));
        assert_eq!(Cookie::Ask.read(&request), None);
        assert_eq!(Cookie::Refresh.read(&request), None);
    }
}
