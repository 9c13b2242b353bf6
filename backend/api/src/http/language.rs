//! The language of an answer, negotiated from `Accept-Language`. Asking for it makes the answer say
//! `Content-Language` and vary by it; see `exchange`.

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
pub use domain::Language;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};

use super::parameters::header;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptLanguage(pub Language);

impl FromRequest for AcceptLanguage {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let given = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let language = negotiate(given.unwrap_or_default());
        request.extensions_mut().insert(AcceptLanguage(language));
        ready(Ok(Self(language)))
    }
}

impl IntoParams for AcceptLanguage {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![header(
            "Accept-Language",
            false,
            "et, en or ru by preference; et where none of them is accepted.",
        )]
    }
}

fn negotiate(header: &str) -> Language {
    let mut best = (0, Language::default());
    for range in header.split(',') {
        let mut parts = range.split(';');
        let tag = parts.next().unwrap_or_default().trim();
        let weight = parts.find_map(|part| part.trim().strip_prefix("q=").map(weight)).unwrap_or(1000);
        // Strictly greater: of equal weights the first one stands.
        if let Some(language) = by_tag(tag).filter(|_| weight > best.0) {
            best = (weight, language);
        }
    }
    best.1
}

fn by_tag(tag: &str) -> Option<Language> {
    let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    match primary.as_str() {
        "et" | "*" => Some(Language::Et),
        "en" => Some(Language::En),
        "ru" => Some(Language::Ru),
        _ => None,
    }
}

/// Thousandths, so that weights compare exactly. What is not a weight counts as a refusal.
fn weight(text: &str) -> u16 {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let thousandths = format!("{fraction:0<3}");
    match (whole, fraction.len() <= 3, thousandths.parse::<u16>()) {
        ("1", true, Ok(0)) => 1000,
        ("0", true, Ok(value)) => value,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_language_by_weight_wins() {
        let table = [
            ("", Language::Et),
            ("en", Language::En),
            ("ru-RU,ru;q=0.9,en;q=0.8", Language::Ru),
            ("en;q=0.5, ru;q=0.7", Language::Ru),
            ("de, fr;q=0.9", Language::Et),
            ("de, en;q=0.1", Language::En),
            ("*", Language::Et),
            ("EN-gb", Language::En),
            ("en;q=0, ru;q=0.001", Language::Ru),
            ("ru, en", Language::Ru),
            ("en;q=nonsense", Language::Et),
            ("en;q=1.5, ru;q=0.2", Language::Ru),
        ];
        for (header, expected) in table {
            assert_eq!(negotiate(header), expected, "{header}");
        }
    }
}
