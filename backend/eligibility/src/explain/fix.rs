//! Fixes as instructions: "Add 1 more member from the municipality."

use super::amount::{genitive_of, number_of};
use super::check::{Counting, statement_words};
use super::clause::{Clause, Number};
use super::language::{Language, capitalised, join, paragraph};
use super::literal::Speech;
use crate::facts::Facts;
use crate::rule::{MEMBERS, Pred, Set};
use crate::schema::{FactSchema, Noun};
use crate::verdict::{Fix, FixKind, FixStep, Setting};

/// All steps of a fix; equal additions are said once, with their number.
pub fn fix_text(fix: &Fix, facts: &Facts, schema: &FactSchema, language: Language) -> String {
    let mut sentences = Vec::new();
    for (index, step) in fix.steps.iter().enumerate() {
        let first = fix.steps.iter().position(|other| other == step) == Some(index);
        if step.kind == FixKind::Add && !first {
            continue;
        }
        let times = if step.kind == FixKind::Add {
            fix.steps.iter().filter(|other| *other == step).count()
        } else {
            1
        };
        sentences.push(text(step, i64::try_from(times).unwrap_or(i64::MAX), facts, schema, language));
    }
    paragraph(sentences)
}

pub fn step_text(step: &FixStep, facts: &Facts, schema: &FactSchema, language: Language) -> String {
    text(step, 1, facts, schema, language)
}

fn text(step: &FixStep, times: i64, facts: &Facts, schema: &FactSchema, language: Language) -> String {
    let members = Set::default();
    let counting = Counting::new(&members, schema, language);
    let speech = counting.speech;
    let who = step.member.as_deref().map(|id| member_name(id, facts, &counting.noun, language));
    match (step.kind, who) {
        (FixKind::Add, _) => add(&step.set, times, &counting),
        (FixKind::Remove, Some(who)) => match language {
            Language::Et => format!("Eemaldage {who}."),
            Language::En => format!("Remove {who}."),
            Language::Ru => format!("Исключите: {who}."),
        },
        (FixKind::Replace, Some(who)) => replace(&step.set, &who, &counting),
        (FixKind::Confirm, _) => {
            let statement = |setting: &Setting| {
                let key = setting.attribute.strip_prefix("confirm.").unwrap_or(&setting.attribute);
                statement_words(key, schema, language)
            };
            let all = step.set.iter().map(statement).collect::<Vec<_>>().join(", ");
            format!("{}: {all}.", speech.word(["Kinnitage", "Confirm", "Подтвердите"]))
        }
        (kind, who) => fields(kind, &step.set, who.as_deref(), &speech),
    }
}

/// The member's name where it is known; otherwise the place in the list.
fn member_name(id: &str, facts: &Facts, noun: &Noun, language: Language) -> String {
    let Some(position) = facts.members.iter().position(|member| member.id == id) else {
        return id.to_owned();
    };
    let name = facts
        .members
        .get(position)
        .and_then(|member| member.attributes.get("name"))
        .and_then(|name| name.as_str());
    let number = position + 1;
    match (name, language) {
        (Some(name), _) if !name.trim().is_empty() => name.to_owned(),
        (_, Language::Et) => format!("{number}. {}", noun.et.nominative),
        (_, Language::En) => format!("{} {number}", noun.en[0]),
        (_, Language::Ru) => format!("{} {number}", noun.ru.nominative),
    }
}

fn wanted(settings: &[Setting], speech: &Speech) -> Option<Clause> {
    let is = |setting: &Setting| Pred::Is { attr: setting.attribute.clone(), value: setting.value.clone() };
    match settings {
        [] => None,
        [only] => Some(speech.clause(&is(only))),
        several => Some(speech.clause(&Pred::All { of: several.iter().map(is).collect() })),
    }
}

fn add(settings: &[Setting], times: i64, counting: &Counting) -> String {
    let language = counting.speech.language;
    let number = Number::of(Some(times));
    let clause = wanted(settings, &counting.speech);
    let described = clause
        .map_or_else(String::new, |clause| counting.speech.attributive(&clause, number, &counting.noun));
    match language {
        Language::Et => format!("Lisage veel {}{described}.", number_of(&counting.noun, times, language)),
        Language::En => {
            let noun = if times == 1 { &counting.noun.en[0] } else { &counting.noun.en[1] };
            format!("Add {times} more {noun}{described}.")
        }
        Language::Ru => format!("Добавьте ещё {}{described}.", genitive_of(&counting.noun, times, language)),
    }
}

fn replace(settings: &[Setting], who: &str, counting: &Counting) -> String {
    let speech = &counting.speech;
    let described = match (wanted(settings, speech), speech.language) {
        (None, _) => String::new(),
        (Some(Clause::Phrase(phrases)), Language::Et) => format!(", kes on {phrases}"),
        (Some(clause), _) => speech.attributive(&clause, Number::One, &counting.noun),
    };
    match speech.language {
        Language::Et => format!("Asendage {who} kellegagi{described}."),
        Language::En => format!("Replace {who} with someone{described}."),
        Language::Ru => format!("Замените: {who} — на человека{described}."),
    }
}

/// Filling in or correcting fields of a member or of the registration.
fn fields(kind: FixKind, settings: &[Setting], who: Option<&str>, speech: &Speech) -> String {
    let speech = Speech { over: if who.is_some() { MEMBERS } else { "registrations" }, ..*speech };
    let one = |setting: &Setting| {
        let label = speech.language.quoted(&speech.label(&setting.attribute));
        let value = speech.value(&setting.attribute, &setting.value);
        match (kind, speech.language) {
            (FixKind::Correct, Language::Et) => format!("muutke {label}: {value}"),
            (FixKind::Correct, Language::En) => format!("change {label} to {value}"),
            (FixKind::Correct, Language::Ru) => format!("измените {label}: {value}"),
            (_, Language::Et) => format!("täitke {label} (sobib: {value})"),
            (_, Language::En) => format!("fill in {label} ({value} fits)"),
            (_, Language::Ru) => format!("заполните {label} (подойдёт: {value})"),
        }
    };
    let steps = join(&settings.iter().map(one).collect::<Vec<_>>(), speech.language.and());
    match who {
        Some(who) => format!("{}: {steps}.", capitalised(who)),
        None => format!("{}.", capitalised(&steps)),
    }
}
