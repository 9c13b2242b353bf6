//! Languages and what organisers write in them. A missing translation is never hidden: resolving a text says
//! which language was found. Interface sentences live in the SPA and in `eligibility`, not here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the interface and of what organisers write. Estonian is the home language and the default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Et,
    En,
    Ru,
}

impl Language {
    /// In the order in which a missing translation falls back.
    pub const ALL: [Self; 3] = [Self::Et, Self::En, Self::Ru];

    /// BCP 47 tag, also the wire form and the SPA's path prefix.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Et => "et",
            Self::En => "en",
            Self::Ru => "ru",
        }
    }
}

impl From<Language> for eligibility::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Et => Self::Et,
            Language::En => Self::En,
            Language::Ru => Self::Ru,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language {0:?}: use et, en or ru")]
pub struct UnknownLanguage(pub String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
            .ok_or_else(|| UnknownLanguage(code.to_owned()))
    }
}

/// One text in up to three languages, as editors write it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub et: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ru: Option<String>,
}

impl Text {
    /// A text in one language only; the others will fall back to it.
    pub fn only(language: Language, value: impl Into<String>) -> Self {
        let mut text = Self::default();
        *text.slot(language) = Some(value.into());
        text
    }

    /// What was written in exactly this language. A blank counts as not written.
    pub fn get(&self, language: Language) -> Option<&str> {
        let value = match language {
            Language::Et => &self.et,
            Language::En => &self.en,
            Language::Ru => &self.ru,
        };
        value.as_deref().filter(|text| !text.trim().is_empty())
    }

    /// The text in the asked language, or else in the first language that has one (et, en, ru), with the
    /// language it is really in, so that a reader can be told.
    pub fn resolve(&self, asked: Language) -> Option<(&str, Language)> {
        std::iter::once(asked)
            .chain(Language::ALL)
            .find_map(|language| self.get(language).map(|text| (text, language)))
    }

    pub fn is_empty(&self) -> bool {
        Language::ALL.into_iter().all(|language| self.get(language).is_none())
    }

    fn slot(&mut self, language: Language) -> &mut Option<String> {
        match language {
            Language::Et => &mut self.et,
            Language::En => &mut self.en,
            Language::Ru => &mut self.ru,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asked_language_wins_then_et_en_ru() {
        let all = Text { et: Some("kutse".into()), en: Some("call".into()), ru: Some("набор".into()) };
        for (asked, expected) in [(Language::Et, "kutse"), (Language::En, "call"), (Language::Ru, "набор")]
        {
            assert_eq!(all.resolve(asked), Some((expected, asked)));
        }
        let without_et = Text { et: None, ..all };
        assert_eq!(without_et.resolve(Language::Et), Some(("call", Language::En)));
        let only_ru = Text::only(Language::Ru, "набор");
        assert_eq!(only_ru.resolve(Language::En), Some(("набор", Language::Ru)));
    }

    #[test]
    fn blank_is_missing() {
        let text = Text { et: Some("  ".into()), en: Some("call".into()), ru: None };
        assert_eq!(text.resolve(Language::Et), Some(("call", Language::En)));
        assert!(!text.is_empty());
        assert!(Text { en: Some(String::new()), ..Text::default() }.is_empty());
        assert_eq!(Text::default().resolve(Language::Ru), None);
    }

    #[test]
    fn unknown_languages_are_refused() {
        assert!(serde_json::from_str::<Text>(r#"{"et":"kutse","de":"Aufruf"}"#).is_err());
        assert_eq!("de".parse::<Language>(), Err(UnknownLanguage("de".into())));
        assert!("ET".parse::<Language>().is_err());
    }

    #[test]
    fn codes_round_trip() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
            assert_eq!(serde_json::to_value(language).unwrap(), language.code());
        }
        assert_eq!(Language::default(), Language::Et);
    }

    #[test]
    fn absent_languages_are_not_written() {
        let json = serde_json::to_string(&Text::only(Language::Et, "kutse")).unwrap();
        assert_eq!(json, r#"{"et":"kutse"}"#);
    }
}
