//! Predicates as descriptions of people and things. A description is made of two sorts of pieces: phrases, which
//! stand right after a noun ("members *from the municipality*"), and statements, which need a relative clause
//! ("members whose *role is mayor*").

use super::language::{Language, join, listed};
use super::literal::Speech;
use crate::rule::Pred;
use crate::schema::Noun;
use crate::value::Value;

/// A predicate in words, ready to be put into a sentence.
pub(super) enum Clause {
    /// "from the municipality"
    Phrase(String),
    /// "role is mayor"
    Statement(String),
    /// Phrases and statements together; whether either is enough.
    Mixed { phrases: String, statements: String, either: bool },
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
                mixed @ Clause::Mixed { .. } => statements.push(format!("({})", mixed.stated(self.language))),
            }
        }
        match (phrases.is_empty(), statements.is_empty()) {
            (false, true) => Clause::Phrase(join(&phrases, word)),
            (false, false) => {
                let either = word == self.language.or();
                Clause::Mixed { phrases: join(&phrases, word), statements: join(&statements, word), either }
            }
            _ => Clause::Statement(self.joined(&statements, word)),
        }
    }

    /// Russian statements have dashes inside, so a comma has to tell them apart.
    fn joined(&self, statements: &[String], word: &str) -> String {
        match (self.language, statements) {
            (Language::Ru, [most @ .., last]) if !most.is_empty() => {
                format!("{}, {word} {last}", most.join(", "))
            }
            _ => join(statements, word),
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
        let either = listed(&words, self.language.or(), self.language);
        if self.several_codes(attr) {
            return Clause::Statement(self.among(&label, &words, sense));
        }
        let each_not =
            join(&words.iter().map(|word| format!("не {word}")).collect::<Vec<_>>(), self.language.and());
        Clause::Statement(match (self.language, sense) {
            (Language::Et, Sense::Holds) => format!("{label} on {either}"),
            (Language::Et, Sense::Fails) => {
                format!("{label} ei ole {}", listed(&words, "ega", self.language))
            }
            (Language::En, Sense::Holds) => format!("{label} is {either}"),
            (Language::En, Sense::Fails) => format!("{label} is not {either}"),
            (Language::Ru, Sense::Holds) => format!("{label} — {either}"),
            (Language::Ru, Sense::Fails) => format!("{label} — {each_not}"),
        })
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
            Clause::Mixed { phrases, statements, either: false } => {
                format!(" {phrases}{}", whose(statements))
            }
            Clause::Mixed { phrases, statements, either: true } => match (self.language, number) {
                (Language::Et, _) => {
                    let (who, whose) = (noun.who(), &noun.et.whose);
                    format!(", {who} on {phrases} või {whose} {statements}")
                }
                (Language::En, Number::One) => format!(" who is {phrases} or whose {statements}"),
                (Language::En, Number::Several) => format!(" who are {phrases} or whose {statements}"),
                (Language::Ru, _) => format!(" {phrases} или тех, у кого {statements}"),
            },
        }
    }
}

impl Clause {
    /// By itself: "from the municipality", "role is mayor".
    pub(super) fn stated(&self, language: Language) -> String {
        match self {
            Self::Phrase(text) | Self::Statement(text) => text.clone(),
            Self::Mixed { phrases, statements, either } => {
                let word = if *either { language.or() } else { language.and() };
                format!("{phrases} {word} {statements}")
            }
        }
    }
}

/// The comma that ends a description which is a relative clause.
pub(super) fn closing(described: &str) -> &'static str {
    if described.starts_with(',') { "," } else { "" }
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
pub(super) enum Sense {
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
