//! Predicates as descriptions of people and things. A description is made of two sorts of pieces: phrases, which
//! stand right after a noun ("members *from the municipality*"), and statements, which need a relative clause
//! ("members whose *role is mayor*").

use super::amount::limits;
use super::language::{Language, join};
use super::literal::{Speech, day};
use crate::rule::Pred;
use crate::schema::{AttributeKind, Noun};
use crate::value::Value;

/// A predicate in words, ready to be put into a sentence.
pub(super) enum Clause {
    /// "from the municipality"
    Phrase(String),
    /// "role is mayor"
    Statement(String),
    /// Phrases and statements together.
    Mixed { phrases: String, statements: String, word: &'static str },
}

impl Speech<'_> {
    pub(super) fn clause(&self, pred: &Pred) -> Clause {
        self.build(pred, Sense::Holds)
    }

    fn build(&self, pred: &Pred, sense: Sense) -> Clause {
        match (pred, sense) {
            (Pred::Not { of }, _) => self.build(of, sense.turned()),
            (Pred::All { of }, Sense::Holds) | (Pred::Any { of }, Sense::Fails) => {
                self.several(of, sense, self.language.and())
            }
            (Pred::Any { of }, Sense::Holds) | (Pred::All { of }, Sense::Fails) => {
                self.several(of, sense, self.language.or())
            }
            (Pred::Is { attr, value }, _) => self.is(attr, std::slice::from_ref(value), sense),
            (Pred::In { attr, values }, _) => self.is(attr, values, sense),
            (Pred::InGroup { attr, group }, _) => Clause::Statement(self.in_group(attr, group, sense)),
            (Pred::Between { attr, min, max }, _) => {
                Clause::Statement(self.between(attr, min.as_ref(), max.as_ref(), sense))
            }
            (Pred::SameAs { attr, other }, _) => Clause::Statement(self.same_as(attr, other, sense)),
            (Pred::Has { attr }, _) => Clause::Statement(self.has(attr, sense)),
        }
    }

    fn several(&self, preds: &[Pred], sense: Sense, word: &'static str) -> Clause {
        let nested = |pred: &Pred, text: String| match pred {
            Pred::All { of } | Pred::Any { of } if of.len() > 1 && preds.len() > 1 => format!("({text})"),
            _ => text,
        };
        let (mut phrases, mut statements) = (Vec::new(), Vec::new());
        for pred in preds {
            match self.build(pred, sense) {
                Clause::Phrase(text) => phrases.push(nested(pred, text)),
                Clause::Statement(text) => statements.push(nested(pred, text)),
                mixed @ Clause::Mixed { .. } => statements.push(format!("({})", mixed.stated())),
            }
        }
        match (phrases.is_empty(), statements.is_empty()) {
            (false, true) => Clause::Phrase(join(&phrases, word)),
            (false, false) => {
                Clause::Mixed { phrases: join(&phrases, word), statements: join(&statements, word), word }
            }
            _ => Clause::Statement(join(&statements, word)),
        }
    }

    fn is(&self, attr: &str, values: &[Value], sense: Sense) -> Clause {
        let phrases: Option<Vec<_>> = values.iter().map(|value| self.phrase(attr, value)).collect();
        let words = values.iter().map(|value| self.value(attr, value)).collect::<Vec<_>>();
        let label = self.label(attr);
        let not = |text: String| match sense {
            Sense::Holds => text,
            Sense::Fails => format!("{} {text}", self.word(["mitte", "not", "не"])),
        };
        if let Some(phrases) = phrases {
            let phrases: Vec<String> =
                phrases.into_iter().map(|phrase| not(self.language.pick(&phrase.words).to_owned())).collect();
            let word = if sense == Sense::Holds { self.language.or() } else { self.language.and() };
            return Clause::Phrase(join(&phrases, word));
        }
        if let [Value::Bool(value)] = values {
            return Clause::Statement(self.answer(&label, *value == (sense == Sense::Holds)));
        }
        let either = join(&words, self.language.or());
        if self.attribute(attr).is_some_and(|known| matches!(known.kind, AttributeKind::CodeSet { .. })) {
            return Clause::Statement(self.among(&label, &words, sense));
        }
        let each_not =
            join(&words.iter().map(|word| format!("не {word}")).collect::<Vec<_>>(), self.language.and());
        Clause::Statement(match (self.language, sense) {
            (Language::Et, Sense::Holds) => format!("{label} on {either}"),
            (Language::Et, Sense::Fails) => format!("{label} ei ole {}", join(&words, "ega")),
            (Language::En, Sense::Holds) => format!("{label} is {either}"),
            (Language::En, Sense::Fails) => format!("{label} is not {either}"),
            (Language::Ru, Sense::Holds) => format!("{label} — {either}"),
            (Language::Ru, Sense::Fails) => format!("{label} — {each_not}"),
        })
    }

    /// A code set holds one of the codes, or none of them.
    fn among(&self, label: &str, words: &[String], sense: Sense) -> String {
        let (label, either) = (self.language.quoted(label), join(words, self.language.or()));
        match (self.language, sense) {
            (Language::Et, Sense::Holds) => format!("vastuste seas küsimusele {label} on {either}"),
            (Language::Et, Sense::Fails) => {
                format!("vastuste seas küsimusele {label} ei ole {}", join(words, "ega"))
            }
            (Language::En, Sense::Holds) => format!("list of {label} includes {either}"),
            (Language::En, Sense::Fails) => format!("list of {label} does not include {either}"),
            (Language::Ru, Sense::Holds) => format!("среди ответов на вопрос {label} есть {either}"),
            (Language::Ru, Sense::Fails) => format!("среди ответов на вопрос {label} нет {either}"),
        }
    }

    fn answer(&self, label: &str, yes: bool) -> String {
        let label = self.language.quoted(label);
        let answer = self.value("", &Value::Bool(yes));
        match self.language {
            Language::Et => format!("vastus küsimusele {label} on „{answer}“"),
            Language::En => format!("answer to {label} is “{answer}”"),
            Language::Ru => format!("ответ на вопрос {label} — «{answer}»"),
        }
    }

    fn in_group(&self, attr: &str, group: &str, sense: Sense) -> String {
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

    fn between(&self, attr: &str, min: Option<&Value>, max: Option<&Value>, sense: Sense) -> String {
        let label = self.label(attr);
        let range = match (min, max) {
            (Some(Value::Date(_)), _) | (_, Some(Value::Date(_))) => self.period(min, max),
            _ => {
                let text = |value: &Value| self.value(attr, value);
                limits(min.map(text).as_deref(), max.map(text).as_deref(), self.language)
            }
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

    fn same_as(&self, attr: &str, other: &str, sense: Sense) -> String {
        let (label, other) = (self.label(attr), self.label(other));
        let of = if label == other { String::new() } else { format!(" ({other})") };
        match (self.language, sense) {
            (Language::Et, Sense::Holds) => format!("{label} on sama, mis avalduses{of}"),
            (Language::Et, Sense::Fails) => format!("{label} on muu kui avalduses{of}"),
            (Language::En, Sense::Holds) => format!("{label} is the same as the registration's{of}"),
            (Language::En, Sense::Fails) => format!("{label} differs from the registration's{of}"),
            (Language::Ru, Sense::Holds) => format!("{label} — то же, что в заявке{of}"),
            (Language::Ru, Sense::Fails) => format!("{label} — не то, что в заявке{of}"),
        }
    }

    fn has(&self, attr: &str, sense: Sense) -> String {
        let label = self.label(attr);
        match (self.language, sense) {
            (Language::Et, Sense::Holds) => format!("{label} on olemas"),
            (Language::Et, Sense::Fails) => format!("{label} puudub"),
            (Language::En, Sense::Holds) => format!("{label} is given"),
            (Language::En, Sense::Fails) => format!("{label} is not given"),
            (Language::Ru, Sense::Holds) => format!("{label} — указано"),
            (Language::Ru, Sense::Fails) => format!("{label} — не указано"),
        }
    }

    /// After a noun: " from the municipality", " whose role is mayor". Starts with the space or comma it needs.
    pub(super) fn attributive(&self, clause: &Clause, number: Number, noun: &Noun) -> String {
        let whose = |statements: &str| match (self.language, number) {
            (Language::Et, _) => format!(", {} {statements}", noun.et.whose),
            (Language::En, _) => format!(" whose {statements}"),
            (Language::Ru, Number::One) => format!(", у {} {statements}", noun.ru.which),
            (Language::Ru, Number::Several) => format!(", у которых {statements}"),
        };
        match clause {
            Clause::Phrase(phrases) => format!(" {phrases}"),
            Clause::Statement(statements) => whose(statements),
            Clause::Mixed { phrases, statements, word } => {
                let whose = whose(statements);
                format!(" {phrases} {word} {}", whose.trim_start_matches([',', ' ']))
            }
        }
    }
}

impl Clause {
    /// By itself: "from the municipality", "role is mayor".
    pub(super) fn stated(&self) -> String {
        match self {
            Self::Phrase(text) | Self::Statement(text) => text.clone(),
            Self::Mixed { phrases, statements, word } => format!("{phrases} {word} {statements}"),
        }
    }
}

/// Whether the relative clause refers to one or to several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    One,
    Several,
}

impl Number {
    pub(super) fn of(number: Option<i64>) -> Self {
        if number == Some(1) { Self::One } else { Self::Several }
    }
}

/// Whether a predicate is to hold or to fail; negation is pushed down to the words that can carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    Holds,
    Fails,
}

impl Sense {
    fn turned(self) -> Self {
        match self {
            Self::Holds => Self::Fails,
            Self::Fails => Self::Holds,
        }
    }
}
