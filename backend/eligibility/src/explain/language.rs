//! The three languages, their plural categories and how lists are joined.

use serde::{Deserialize, Serialize};

use crate::schema::Local;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    Et,
    En,
    Ru,
}

/// Which form of a noun a number asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plural {
    One,
    /// Russian 2–4, 22–24 …
    Few,
    Many,
}

impl Language {
    pub(super) fn plural(self, number: i64) -> Plural {
        let (tens, ones) = (number.unsigned_abs() % 100, number.unsigned_abs() % 10);
        match self {
            Self::Et | Self::En if number == 1 => Plural::One,
            Self::Ru if ones == 1 && tens != 11 => Plural::One,
            Self::Ru if (2..=4).contains(&ones) && !(12..=14).contains(&tens) => Plural::Few,
            Self::Et | Self::En | Self::Ru => Plural::Many,
        }
    }

    pub(super) fn pick(self, words: &Local) -> &str {
        match self {
            Self::Et => &words.et,
            Self::En => &words.en,
            Self::Ru => &words.ru,
        }
    }

    pub(super) fn and(self) -> &'static str {
        match self {
            Self::Et => "ja",
            Self::En => "and",
            Self::Ru => "и",
        }
    }

    pub(super) fn or(self) -> &'static str {
        match self {
            Self::Et => "või",
            Self::En => "or",
            Self::Ru => "или",
        }
    }

    pub(super) fn quoted(self, text: &str) -> String {
        match self {
            Self::Et => format!("„{text}“"),
            Self::En => format!("“{text}”"),
            Self::Ru => format!("«{text}»"),
        }
    }
}

/// "a, b or c".
pub(super) fn join(parts: &[String], word: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {word} {last}", most.join(", ")),
    }
}

pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A sentence as a part of another: no full stop, and no capital where the first word is an ordinary one.
pub(super) fn embedded(sentence: &str) -> String {
    let text = sentence.strip_suffix('.').unwrap_or(sentence);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Sentences one after another.
pub(super) fn paragraph(sentences: impl IntoIterator<Item = String>) -> String {
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
}
