//! Single conditions as statements: "role is mayor", "age is 14–17".

use super::amount::{limits, span};
use super::clause::Sense;
use super::language::{Language, join, listed};
use super::literal::{Speech, day};
use crate::schema::AttributeKind;
use crate::value::Value;

const REGISTRATIONS: &str = "registrations";

impl Speech<'_> {
    /// A code set holds one of the codes, or none of them.
    pub(super) fn among(&self, label: &str, words: &[String], sense: Sense) -> String {
        let (label, either) = (self.language.quoted(label), listed(words, self.language.or(), self.language));
        match (self.language, sense) {
            (Language::Et, Sense::Holds) => format!("vastuste seas küsimusele {label} on {either}"),
            (Language::Et, Sense::Fails) => {
                format!("vastuste seas küsimusele {label} ei ole {}", join(words, "ega"))
            }
            (Language::En, Sense::Holds) => format!("list of {label} includes {either}"),
            (Language::En, Sense::Fails) => format!("list of {label} does not include {either}"),
            // A name in quotes needs no case.
            (Language::Ru, Sense::Holds) => {
                format!("среди ответов на вопрос {label} есть вариант {}", self.in_quotes(words))
            }
            (Language::Ru, Sense::Fails) => {
                format!("среди ответов на вопрос {label} нет варианта {}", self.in_quotes(words))
            }
        }
    }

    fn in_quotes(&self, words: &[String]) -> String {
        let word = |word: &String| self.language.quoted(word.trim_matches(['«', '»']));
        join(&words.iter().map(word).collect::<Vec<_>>(), self.language.or())
    }

    pub(super) fn answer(&self, label: &str, yes: bool) -> String {
        let label = self.language.quoted(label);
        let answer = self.value("", &Value::Bool(yes));
        match self.language {
            Language::Et => format!("vastus küsimusele {label} on „{answer}“"),
            Language::En => format!("answer to {label} is “{answer}”"),
            Language::Ru => format!("ответ на вопрос {label} — «{answer}»"),
        }
    }

    pub(super) fn in_group(&self, attr: &str, group: &str, sense: Sense) -> String {
        let (label, group) = (self.label(attr), self.group(group));
        match (self.language, sense) {
            (Language::Et, Sense::Holds) => format!("{label} kuulub rühma {group}"),
            (Language::Et, Sense::Fails) => format!("{label} ei kuulu rühma {group}"),
            (Language::En, Sense::Holds) => format!("{label} belongs to {group}"),
            (Language::En, Sense::Fails) => format!("{label} does not belong to {group}"),
            (Language::Ru, Sense::Holds) => format!("{label} входит в группу {group}"),
            (Language::Ru, Sense::Fails) => format!("{label} не входит в группу {group}"),
        }
    }

    pub(super) fn between(
        &self,
        attr: &str,
        min: Option<&Value>,
        max: Option<&Value>,
        sense: Sense,
    ) -> String {
        let label = self.label(attr);
        let range = match (min, max) {
            (Some(Value::Date(_)), _) | (_, Some(Value::Date(_))) => self.period(min, max),
            _ => span(number(min), number(max), self.language),
        };
        match (self.language, sense) {
            (Language::Et, Sense::Holds) => format!("{label} on {range}"),
            (Language::Et, Sense::Fails) => format!("{label} ei ole {range}"),
            (Language::En, Sense::Holds) => format!("{label} is {range}"),
            (Language::En, Sense::Fails) => format!("{label} is not {range}"),
            (Language::Ru, Sense::Holds) => format!("{label} — {range}"),
            (Language::Ru, Sense::Fails) => format!("{label} — не {range}"),
        }
    }

    pub(super) fn several_codes(&self, attr: &str) -> bool {
        self.attribute(attr).is_some_and(|known| matches!(known.kind, AttributeKind::CodeSet { .. }))
    }

    fn period(&self, min: Option<&Value>, max: Option<&Value>) -> String {
        let date = |value: Option<&Value>| match value {
            Some(Value::Date(date)) => Some(day(*date, self.language)),
            _ => None,
        };
        match (date(min), date(max), self.language) {
            (Some(min), Some(max), Language::Et) => format!("vahemikus {min} – {max}"),
            (Some(min), Some(max), Language::En) => format!("from {min} to {max}"),
            (Some(min), Some(max), Language::Ru) => format!("с {min} по {max}"),
            (Some(min), None, Language::Et) => format!("{min} või hiljem"),
            (Some(min), None, Language::En) => format!("{min} or later"),
            (Some(min), None, Language::Ru) => format!("{min} или позже"),
            (None, Some(max), Language::Et) => format!("{max} või varem"),
            (None, Some(max), Language::En) => format!("{max} or earlier"),
            (None, Some(max), Language::Ru) => format!("{max} или раньше"),
            (None, None, _) => limits(None, None, self.language),
        }
    }

    pub(super) fn same_as(&self, attr: &str, other: &str, sense: Sense) -> String {
        if self.over == REGISTRATIONS {
            return self.alike(attr, other, sense);
        }
        let (label, quoted) = (self.label(attr), self.language.quoted(&self.label(other)));
        if self.several_codes(attr) {
            return self.among_as_given(&self.language.quoted(&label), &quoted, sense);
        }
        let of = if label == self.label(other) { String::new() } else { format!(" ({quoted})") };
        match (self.language, sense) {
            (Language::Et, Sense::Holds) => format!("{label} on sama mis avalduses{of}"),
            (Language::Et, Sense::Fails) => format!("{label} on muu kui avalduses{of}"),
            (Language::En, Sense::Holds) => format!("{label} is the same as the registration's{of}"),
            (Language::En, Sense::Fails) => format!("{label} differs from the registration's{of}"),
            // No word here has to agree with the label in gender.
            (Language::Ru, Sense::Holds) => format!("{label} совпадает с тем, что указано в заявке{of}"),
            (Language::Ru, Sense::Fails) => format!("{label} не совпадает с тем, что указано в заявке{of}"),
        }
    }

    /// A code set holds the code that the registration gives.
    fn among_as_given(&self, label: &str, other: &str, sense: Sense) -> String {
        match (self.language, sense) {
            (Language::Et, Sense::Holds) => {
                format!("vastuste seas küsimusele {label} on avalduses märgitu ({other})")
            }
            (Language::Et, Sense::Fails) => {
                format!("vastuste seas küsimusele {label} ei ole avalduses märgitut ({other})")
            }
            (Language::En, Sense::Holds) => format!("list of {label} includes the registration's {other}"),
            (Language::En, Sense::Fails) => {
                format!("list of {label} does not include the registration's {other}")
            }
            (Language::Ru, Sense::Holds) => {
                format!("среди ответов на вопрос {label} есть тот, что указан в заявке ({other})")
            }
            (Language::Ru, Sense::Fails) => {
                format!("среди ответов на вопрос {label} нет того, что указан в заявке ({other})")
            }
        }
    }

    /// Two facts of the same thing.
    fn alike(&self, attr: &str, other: &str, sense: Sense) -> String {
        let (one, other) = (self.label(attr), self.label(other));
        match (self.language, sense) {
            (Language::Et, Sense::Holds) => format!("{one} on sama mis {other}"),
            (Language::Et, Sense::Fails) => format!("{one} on muu kui {other}"),
            (Language::En, Sense::Holds) => format!("{one} is the same as the {other}"),
            (Language::En, Sense::Fails) => format!("{one} differs from the {other}"),
            (Language::Ru, Sense::Holds) => format!("{one} и {other} совпадают"),
            (Language::Ru, Sense::Fails) => format!("{one} и {other} различаются"),
        }
    }

    pub(super) fn has(&self, attr: &str, sense: Sense) -> String {
        let label = self.label(attr);
        match (self.language, sense) {
            (Language::Et, Sense::Holds) => format!("{label} on märgitud"),
            (Language::Et, Sense::Fails) => format!("{label} on märkimata"),
            (Language::En, Sense::Holds) => format!("{label} is given"),
            (Language::En, Sense::Fails) => format!("{label} is not given"),
            (Language::Ru, Sense::Holds) => format!("поле «{label}» заполнено"),
            (Language::Ru, Sense::Fails) => format!("поле «{label}» не заполнено"),
        }
    }
}

/// The number a bound stands for.
fn number(bound: Option<&Value>) -> Option<i64> {
    match bound {
        Some(Value::Int(number)) => Some(*number),
        _ => None,
    }
}
