//! Reads single values. Each function says in its error what is expected; the caller adds the key and the example.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use actix_web::http::Uri;
use actix_web::http::header::HeaderName;
use actix_web::http::uri::Authority;
use files::Place;
use tracing_subscriber::EnvFilter;

use super::{LogFormat, Migrations, Mode, Secret};

pub fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| format!("\"{text}\" is not an address and port"))
}

/// A number within bounds, both allowed.
pub fn number(text: &str, least: u32, most: u32) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| format!("\"{text}\" is not a whole number from {least} to {most}"))
}

/// Whole seconds or minutes: `30s`, `2m`.
pub fn duration(text: &str) -> Result<Duration, String> {
    let (digits, unit) = match (text.strip_suffix('s'), text.strip_suffix('m')) {
        (Some(digits), _) => (digits, 1),
        (_, Some(digits)) => (digits, 60),
        (None, None) => ("", 1),
    };
    digits
        .parse::<u32>()
        .ok()
        .filter(|count| *count > 0)
        .map(|count| Duration::from_secs(u64::from(count) * unit))
        .ok_or_else(|| format!("\"{text}\" is not a duration such as 30s or 2m"))
}

/// Scheme and host (and port), nothing after it. Returned without a slash at the end and in lower case, as browsers
/// send it.
pub fn origin(text: &str) -> Result<String, String> {
    let refuse = || format!("\"{text}\" is not an origin: scheme and host, without a path");
    let uri: Uri = text.trim_end_matches('/').parse().map_err(|_| refuse())?;
    let scheme = uri.scheme_str().filter(|scheme| ["http", "https"].contains(scheme)).ok_or_else(refuse)?;
    let authority = uri.authority().map(Authority::as_str).ok_or_else(refuse)?;
    let bare = matches!(uri.path(), "" | "/") && uri.query().is_none() && !authority.contains('@');
    if bare { Ok(format!("{scheme}://{authority}").to_lowercase()) } else { Err(refuse()) }
}

pub fn header_name(text: &str) -> Result<HeaderName, String> {
    text.parse().map_err(|_| format!("\"{text}\" is not the name of a header"))
}

/// Comma-separated values; empty text is an empty list.
pub fn list<T>(text: &str, one: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(one).collect()
}

pub(super) fn mode(text: &str) -> Result<Mode, String> {
    match text {
        "production" => Ok(Mode::Production),
        "development" => Ok(Mode::Development),
        "demo" => Ok(Mode::Demo),
        _ => Err(format!("\"{text}\" is not a mode")),
    }
}

pub(super) fn migrations(text: &str) -> Result<Migrations, String> {
    match text {
        "apply" => Ok(Migrations::Apply),
        "refuse" => Ok(Migrations::Refuse),
        _ => Err(format!("\"{text}\" is not known")),
    }
}

pub(super) fn log_filter(text: &str) -> Result<String, String> {
    EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|_| format!("\"{text}\" is not a log filter"))
}

pub(super) fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "json" => Ok(LogFormat::Json),
        "text" => Ok(LogFormat::Text),
        _ => Err(format!("\"{text}\" is not known")),
    }
}

pub(super) fn database_url(text: &str) -> Result<Secret, String> {
    let known = ["postgres://", "postgresql://", "sqlite:"].iter().any(|scheme| text.starts_with(scheme));
    if known { Ok(Secret::new(text)) } else { Err("the address is of no known database".to_owned()) }
}

pub(super) fn folder(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    if path.is_dir() { Ok(path) } else { Err(format!("there is no folder {text}")) }
}

/// A folder that a mail server delivers into.
pub(super) fn bounces(text: &str) -> Result<PathBuf, String> {
    let path =
        text.strip_prefix("folder:").ok_or_else(|| format!("\"{text}\" does not begin with folder:"))?;
    match PathBuf::from(path) {
        maildir if maildir.join("new").is_dir() => Ok(maildir),
        _ => Err(format!("{path} is no maildir: it has no folder \"new\"")),
    }
}

pub(super) fn place(text: &str) -> Result<Place, String> {
    text.parse().map_err(|error: files::Unreadable| error.to_string())
}

pub(super) fn key_id(text: &str) -> Result<String, String> {
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    if plain { Ok(text.to_owned()) } else { Err("the id of a key has no spaces in it".to_owned()) }
}

/// The secret itself, or the content of the file that holds it, without the line end that editors add.
pub(super) fn secret(text: &str) -> Result<Secret, String> {
    match text.strip_prefix("file:") {
        Some(path) => std::fs::read_to_string(path)
            .map(|content| Secret::new(content.trim_end()))
            .map_err(|error| format!("cannot read {path}: {error}")),
        None => Ok(Secret::new(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_need_a_unit_and_a_positive_count() {
        assert_eq!(duration("30s"), Ok(Duration::from_secs(30)));
        assert_eq!(duration("2m"), Ok(Duration::from_mins(2)));
        for wrong in ["30", "0s", "-1s", "1h", "", "s"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_origin_is_scheme_and_host_only() {
        assert_eq!(origin("https://Kohort.Example/"), Ok("https://kohort.example".to_owned()));
        assert_eq!(origin("http://127.0.0.1:8080"), Ok("http://127.0.0.1:8080".to_owned()));
        for wrong in
            ["kohort.example", "ftp://kohort.example", "https://kohort.example/et", "https://a@b.example", ""]
        {
            assert!(origin(wrong).is_err(), "{wrong}");
        }
    }
}
