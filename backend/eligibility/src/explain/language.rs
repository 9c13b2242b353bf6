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

/// A whole number; long ones in groups of three.
pub(super) fn figures(number: i64, language: Language) -> String {
    /// Numbers of fewer digits are read at a glance, and may be years.
    const LONG: usize = 5;
    let digits = number.unsigned_abs().to_string();
    let gap = match language {
        _ if digits.len() < LONG => "",
        Language::En => ",",
        Language::Et | Language::Ru => "\u{a0}",
    };
    let start = |place: usize| place > 0 && (digits.len() - place).is_multiple_of(3);
    let spaced = digits.chars().enumerate().map(|(place, digit)| {
        let gap = if start(place) { gap } else { "" };
        format!("{gap}{digit}")
    });
    let sign = if number < 0 { "\u{2212}" } else { "" };
    format!("{sign}{}", spaced.collect::<String>())
}

/// "a, b or c"; names that contain the word themselves are set in quotes.
pub(super) fn listed(names: &[String], word: &str, language: Language) -> String {
    let inside = format!(" {word} ");
    let mistakable = names.len() > 1 && names.iter().any(|name| name.contains(&inside));
    let name = |name: &String| {
        let quoted = name.starts_with(['„', '“', '«']);
        if mistakable && !quoted { language.quoted(name) } else { name.clone() }
    };
    join(&names.iter().map(name).collect::<Vec<_>>(), word)
}

/// Conditions of which all hold, inside one sentence; numbered by letters where an "and" of their own would confuse.
pub(super) fn together(parts: &[String], language: Language) -> String {
    let and = language.and();
    let inside = [format!(" {and} "), "; ".to_owned()];
    let mistakable = |part: &String| inside.iter().any(|word| part.contains(word));
    if parts.len() > 1 && parts.iter().any(mistakable) {
        let numbered = ('a'..='z').zip(parts).map(|(letter, part)| format!("({letter}) {part}"));
        return numbered.collect::<Vec<_>>().join("; ");
    }
    // A relative clause ends before the next condition.
    let ends = |part: &str| part.contains(',') || part.contains(" whose ");
    let add = |said: String, part: &String| match () {
        () if said.is_empty() => part.clone(),
        () if ends(&said) => format!("{said}, {and} {part}"),
        () => format!("{said} {and} {part}"),
    };
    parts.iter().fold(String::new(), add)
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
    let Some(first) = letters.next() else { return String::new() };
    let abbreviated = letters.clone().next().is_some_and(char::is_uppercase);
    if abbreviated { text.to_owned() } else { first.to_lowercase().chain(letters).collect() }
}

/// Sentences one after another.
pub(super) fn paragraph(sentences: impl IntoIterator<Item = String>) -> String {
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
}
