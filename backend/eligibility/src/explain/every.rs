//! Conditions on everybody as sentences.

use super::check::Counting;
use super::clause::{Clause, Number, closing};
use super::language::Language;
use crate::rule::Pred;

pub(super) fn every(of: &Counting, must: &Pred) -> String {
    let described = of.described(Number::Several);
    match of.speech.clause(must) {
        Clause::Phrase(phrases) => all_are(of, &described, &phrases),
        Clause::Statement(statement) if described.is_empty() => each_has(of, &statement),
        Clause::Statement(statement) => each_of_some_has(of, &statement),
        Clause::Mixed { phrases, statements, either } => all_are_and_have(of, &phrases, &statements, either),
    }
}

/// "All members are from the municipality."
fn all_are(of: &Counting, described: &str, phrases: &str) -> String {
    let all = of.plural();
    let comma = closing(described);
    match of.speech.language {
        Language::Et => format!("Kõik {all}{described}{comma} on {phrases}."),
        Language::En => format!("All {all}{described} are {phrases}."),
        Language::Ru => format!("Все {all}{described}{comma} — {phrases}."),
    }
}

/// "Every member's role is mayor."
fn each_has(of: &Counting, statement: &str) -> String {
    match of.speech.language {
        Language::Et => format!("Iga {} {statement}.", of.noun.et.genitive),
        Language::En => format!("Every {}'s {statement}.", of.noun.en[0]),
        Language::Ru => {
            format!("У {} из {}: {statement}.", of.noun.ru.each, of.noun.ru.genitive_plural)
        }
    }
}

/// "For every member whose role is player: age is 14–17."
fn each_of_some_has(of: &Counting, statement: &str) -> String {
    let described = of.described(Number::One);
    match of.speech.language {
        Language::Et => {
            let comma = closing(&described);
            format!("Iga {} kohta{described}{comma} kehtib: {statement}.", of.noun.et.genitive)
        }
        Language::En => format!("For every {}{described}, this holds: {statement}.", of.noun.en[0]),
        Language::Ru => {
            let comma = closing(&described);
            let (each, noun) = (&of.noun.ru.each, &of.noun.ru.genitive);
            format!("Для {each} {noun}{described}{comma} верно: {statement}.")
        }
    }
}

/// "All members are from the municipality or their role is mayor."
fn all_are_and_have(of: &Counting, phrases: &str, statements: &str, either: bool) -> String {
    let (all, described, language) = (of.plural(), of.described(Number::Several), of.speech.language);
    let word = if either { language.or() } else { language.and() };
    let comma = closing(&described);
    match language {
        Language::Et => format!("Kõik {all}{described}{comma} on {phrases} {word} nende {statements}."),
        Language::En => format!("All {all}{described} are {phrases} {word} their {statements}."),
        Language::Ru => format!("Все {all}{described}{comma} — {phrases}, {word} у них {statements}."),
    }
}
