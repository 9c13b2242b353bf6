//! What was found, said in numbers: "2 of 3 from the municipality".

use super::amount::{number_of, span};
use super::check::Counting;
use super::clause::{Clause, Number};
use super::language::{Language, join, paragraph};
use super::literal::Speech;
use crate::rule::{Bound, Check, Set};
use crate::schema::{FactSchema, Noun};
use crate::verdict::{Actual, Part, RuleStatus};

pub(super) fn sentence(check: &Check, part: &Part, schema: &FactSchema, language: Language) -> String {
    let speech = Speech { schema, over: "registrations", language };
    let counting = |set| Counting::new(set, schema, language);
    match check {
        Check::Count { set, .. } | Check::Share { part: set, .. } | Check::Ratio { left: set, .. } => {
            counted(&counting(set), set, part)
        }
        Check::Every { set, .. } => fitting(&counting(set).noun, part, &speech),
        Check::Distinct { attr, .. } => values(attr, part, &Speech { over: over(check), ..speech }),
        Check::PerValue { set, attr, .. } => worst(&counting(set), attr, part),
        Check::Fact { .. } => fact(part, &speech),
        Check::Confirm { .. } => speech.word(match part.status {
            RuleStatus::Met => ["Kinnitatud.", "Confirmed.", "Подтверждено."],
            RuleStatus::NotMet => ["Ei kinnitatud.", "Not confirmed.", "Не подтверждено."],
            RuleStatus::Open => {
                ["Kinnitus on veel puudu.", "Waiting for confirmation.", "Ожидает подтверждения."]
            }
        }),
        Check::AllOf { checks } => compound(checks, part, schema, language, part.status),
        Check::AnyOf { checks } => any_of(checks, part, schema, language),
        Check::If { when, then, otherwise } => {
            branch([Some(&**when), Some(&**then), otherwise.as_deref()], part, schema, language)
        }
    }
}

fn over(check: &Check) -> &str {
    match check {
        Check::Distinct { set, .. } => &set.over,
        _ => crate::rule::MEMBERS,
    }
}

/// Numbers of a counting check, its bound where it is not kept, and how much is still unknown.
fn counted(counting: &Counting, set: &Set, part: &Part) -> String {
    let (Some(actual), bound) = (part.actual, part.expected.unwrap_or_default()) else {
        return String::new();
    };
    let language = counting.speech.language;
    if set.sum.is_some() {
        let limits = if part.status == RuleStatus::Met { String::new() } else { needed(bound, language) };
        return format!("{}{limits}.", actual.known);
    }
    let short = bound.min.is_some_and(|min| actual.known < min);
    let clause = counting.filter();
    let number = Number::of(Some(actual.known));
    let described = clause
        .as_ref()
        .map_or_else(String::new, |clause| counting.speech.attributive(clause, number, &counting.noun));
    let found = match (language, short, bound.min, &clause) {
        (Language::En, true, Some(min), None) => {
            format!("{} of {}", actual.known, number_of(&counting.noun, min, language))
        }
        (Language::En, true, Some(min), Some(_)) => format!("{} of {min}{described}", actual.known),
        (Language::Ru, true, Some(min), Some(Clause::Phrase(phrases))) => {
            format!("{} из {min} — {phrases}", actual.known)
        }
        _ => format!("{}{described}", number_of(&counting.noun, actual.known, language)),
    };
    let said =
        language != Language::Et && short && (language == Language::En || clause_is_phrase(clause.as_ref()));
    let limits = match part.status {
        RuleStatus::Met => String::new(),
        _ if said => String::new(),
        _ => needed(bound, language),
    };
    format!("{found}{limits}{}.", unknown(actual, language))
}

fn clause_is_phrase(clause: Option<&Clause>) -> bool {
    matches!(clause, Some(Clause::Phrase(_)))
}

/// "; at least 4 needed"
fn needed(bound: Bound, language: Language) -> String {
    if bound.max == Some(0) {
        let none = match language {
            Language::Et => "; ei ole lubatud ükski",
            Language::En => "; none allowed",
            Language::Ru => "; не допускается ни одного",
        };
        return none.to_owned();
    }
    let range = span(bound.min, bound.max, language);
    match (language, bound.min) {
        (Language::Et, Some(_)) => format!("; vaja on {range}"),
        (Language::En, Some(_)) => format!("; {range} needed"),
        (Language::Ru, Some(_)) => format!("; нужно {range}"),
        (Language::Et, None) => format!("; lubatud on {range}"),
        (Language::En, None) => format!("; {range} allowed"),
        (Language::Ru, None) => format!("; допускается {range}"),
    }
}

fn unknown(actual: Actual, language: Language) -> String {
    let count = actual.possible.saturating_sub(actual.known);
    match (count, language) {
        (..=0, _) => String::new(),
        (count, Language::Et) => format!("; {count} veel teadmata"),
        (count, Language::En) => format!("; {count} not yet known"),
        (count, Language::Ru) => format!("; пока неизвестно: {count}"),
    }
}

/// "Holds for 3 of 4 members."
fn fitting(noun: &Noun, part: &Part, speech: &Speech) -> String {
    let Some(actual) = part.actual else { return String::new() };
    let all = part.expected.and_then(|expected| expected.min).unwrap_or(actual.known);
    if all == 0 {
        return speech.word([
            "Pole veel kedagi kontrollida.",
            "Nobody to check yet.",
            "Проверять пока некого.",
        ]);
    }
    let rest = unknown(actual, speech.language);
    match speech.language {
        Language::Et => format!("Sobib {} / {}{rest}.", actual.known, number_of(noun, all, speech.language)),
        Language::En => {
            format!("Holds for {} of {}{rest}.", actual.known, number_of(noun, all, speech.language))
        }
        Language::Ru => format!("Выполнено: {} из {all}{rest}.", actual.known),
    }
}

fn values(attr: &str, part: &Part, speech: &Speech) -> String {
    let (Some(actual), bound) = (part.actual, part.expected.unwrap_or_default()) else {
        return String::new();
    };
    let label = speech.language.quoted(&speech.label(attr));
    let limits = if part.status == RuleStatus::Met { String::new() } else { needed(bound, speech.language) };
    let rest = unknown(actual, speech.language);
    match speech.language {
        Language::Et => format!("Eri vastuseid küsimusele {label}: {}{limits}{rest}.", actual.known),
        Language::En => format!("Different answers to {label}: {}{limits}{rest}.", actual.known),
        Language::Ru => format!("Разных ответов на вопрос {label}: {}{limits}{rest}.", actual.known),
    }
}

/// The value that comes closest to breaking a `per_value` rule.
fn worst(counting: &Counting, attr: &[String], part: &Part) -> String {
    let (Some(actual), bound) = (part.actual, part.expected.unwrap_or_default()) else {
        return String::new();
    };
    let language = counting.speech.language;
    let names: Vec<String> = attr.iter().map(|name| counting.speech.label(name)).collect();
    let label = join(&names, language.and());
    if part.status == RuleStatus::Open && !part.unknown.is_empty() {
        return not_known(&[label], language);
    }
    if part.status == RuleStatus::Met {
        return counting.speech.word(FITS);
    }
    let amount = number_of(&counting.noun, actual.known, language);
    let limits = needed(bound, language);
    let place = attr.first().filter(|_| attr.len() == 1).and_then(|name| counting.speech.attribute(name));
    if let Some(place) = place.and_then(|known| known.place.as_ref()) {
        return format!("{amount} {}{limits}.", language.pick(&place.same));
    }
    let label = language.quoted(&label);
    match language {
        Language::Et => format!("Ühe ja sama vastusega küsimusele {label}: {amount}{limits}."),
        Language::En => format!("With the same {label}: {amount}{limits}."),
        Language::Ru => format!("С одним и тем же ответом на вопрос {label}: {amount}{limits}."),
    }
}

const FITS: [&str; 3] = ["Vastab tingimusele.", "Fits.", "Соответствует условию."];

fn fact(part: &Part, speech: &Speech) -> String {
    match part.status {
        RuleStatus::Met => speech.word(FITS),
        RuleStatus::NotMet => {
            speech.word(["Ei vasta tingimusele.", "Does not fit.", "Не соответствует условию."])
        }
        RuleStatus::Open => {
            let names: Vec<String> = part.unknown.iter().map(|gap| speech.label(&gap.attribute)).collect();
            not_known(&names, speech.language)
        }
    }
}

fn not_known(names: &[String], language: Language) -> String {
    let names = names.join(", ");
    match language {
        Language::Et => format!("Veel teadmata: {names}."),
        Language::En => format!("Not yet known: {names}."),
        Language::Ru => format!("Пока неизвестно: {names}."),
    }
}

/// The parts that stand as the whole stands: a broken rule is explained by its broken parts.
fn compound(
    checks: &[Check],
    part: &Part,
    schema: &FactSchema,
    language: Language,
    status: RuleStatus,
) -> String {
    let telling = checks.iter().zip(&part.parts).filter(|(_, part)| part.status == status);
    paragraph(telling.map(|(check, part)| sentence(check, part, schema, language)))
}

fn any_of(checks: &[Check], part: &Part, schema: &FactSchema, language: Language) -> String {
    let said = checks.iter().zip(&part.parts).filter(|(_, one)| one.status == part.status);
    let mut said = said.map(|(check, part)| sentence(check, part, schema, language));
    match part.status {
        RuleStatus::Met => said.next().unwrap_or_default(),
        RuleStatus::NotMet | RuleStatus::Open => paragraph(said),
    }
}

fn branch(checks: [Option<&Check>; 3], part: &Part, schema: &FactSchema, language: Language) -> String {
    let results = [part.parts.first(), part.parts.get(1), part.parts.get(2)];
    let applies = results.first().copied().flatten().map(|when| when.status);
    let chosen = match applies {
        Some(RuleStatus::Met) => 1,
        Some(RuleStatus::Open) => 0,
        Some(RuleStatus::NotMet) | None => 2,
    };
    match (checks.get(chosen).copied().flatten(), results.get(chosen).copied().flatten()) {
        (Some(check), Some(result)) => sentence(check, result, schema, language),
        _ => Speech { schema, over: "registrations", language }.word([
            "Ei puuduta seda avaldust.",
            "Does not apply here.",
            "Не относится к этой заявке.",
        ]),
    }
}
