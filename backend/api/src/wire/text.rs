//! Multilingual text: all languages for those who edit, one resolved language for those who read.

use domain::names::{TEXT_MAX, clean_text};
use domain::{FieldCode, FieldError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::word;
use crate::http::Language;

/// A text in one language. `language` differs from the asked one where a translation is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LocalText {
    #[schema(example = "Koosloome koolitusprogramm")]
    pub text: String,
    pub language: word::Language,
}

impl LocalText {
    /// Empty in the asked language where nothing is written at all.
    pub fn of(text: &domain::Text, asked: Language) -> Self {
        Self::optional(Some(text), asked).unwrap_or(Self { text: String::new(), language: asked.into() })
    }

    pub fn optional(text: Option<&domain::Text>, asked: Language) -> Option<Self> {
        let (text, language) = text?.resolve(asked)?;
        Some(Self { text: text.to_owned(), language: language.into() })
    }

    pub fn list(texts: &[domain::Text], asked: Language) -> Vec<Self> {
        texts.iter().map(|text| Self::of(text, asked)).collect()
    }
}

/// The same text in up to three languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"et": "Huvikaitse koolitus", "en": "Advocacy training", "ru": "Обучение защите интересов"}))]
pub struct MultilingualText {
    #[serde(default)]
    pub et: Option<String>,
    #[serde(default)]
    pub en: Option<String>,
    #[serde(default)]
    pub ru: Option<String>,
}

impl From<domain::Text> for MultilingualText {
    fn from(text: domain::Text) -> Self {
        Self { et: text.et, en: text.en, ru: text.ru }
    }
}

/// Reads the texts of one request and collects what is refused.
#[derive(Debug, Default)]
pub struct Reader {
    pub errors: Vec<FieldError>,
}

impl Reader {
    /// Takes a result's value, or keeps its error and goes on with `None`.
    pub fn take<T>(&mut self, result: Result<T, FieldError>) -> Option<T> {
        result.map_err(|error| self.errors.push(error)).ok()
    }

    pub fn text(&mut self, text: Option<MultilingualText>, pointer: &str) -> Option<domain::Text> {
        let text = text?;
        let mut clean = |value: Option<String>, language: &str| {
            let pointer = format!("{pointer}/{language}");
            self.take(clean_text(&value.unwrap_or_default(), TEXT_MAX, &pointer)).flatten()
        };
        let text =
            domain::Text { et: clean(text.et, "et"), en: clean(text.en, "en"), ru: clean(text.ru, "ru") };
        Some(text).filter(|text| !text.is_empty())
    }

    pub fn required_text(&mut self, text: MultilingualText, pointer: &str) -> domain::Text {
        self.text(Some(text), pointer).unwrap_or_else(|| {
            let detail = "write it in at least one of et, en and ru";
            self.errors.push(FieldError::new(pointer, FieldCode::Required, detail));
            domain::Text::default()
        })
    }

    pub fn texts(&mut self, texts: Vec<MultilingualText>, pointer: &str) -> Vec<domain::Text> {
        texts
            .into_iter()
            .enumerate()
            .map(|(position, text)| self.required_text(text, &format!("{pointer}/{position}")))
            .collect()
    }

    /// A code of a register, or an error that says where to find the codes.
    pub fn code<T: std::str::FromStr<Err: std::fmt::Display>>(
        &mut self,
        code: Option<&str>,
        pointer: &str,
    ) -> Option<T> {
        let parsed = code?
            .parse()
            .map_err(|error: T::Err| FieldError::new(pointer, FieldCode::UnknownCode, error.to_string()));
        self.take(parsed)
    }

    /// The value if nothing was refused.
    pub fn finish<T>(self, value: T) -> app::Result<T> {
        if self.errors.is_empty() { Ok(value) } else { Err(app::Error::Invalid(self.errors)) }
    }
}
