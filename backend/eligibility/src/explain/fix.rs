//! Fixes as instructions: "Add 1 more member from the municipality."

use super::amount::{genitive_of, number_of};
use super::check::{Counting, statement_words};
use super::clause::{Clause, Number};
use super::language::{Language, capitalised, join, paragraph};
use super::literal::Speech;
use crate::facts::Facts;
use crate::rule::{MEMBERS, Pred, Set};
use crate::schema::FactSchema;
use crate::value::Value;
use crate::verdict::{Fix, FixKind, FixStep, Setting};

/// All steps of a fix; what is to be done several times is said once, with the number or with all whom it concerns.
pub fn fix_text(fix: &Fix, facts: &Facts, schema: &FactSchema, language: Language) -> String {
    let mut alike: Vec<Vec<&FixStep>> = Vec::new();
    for step in &fix.steps {
        match alike.iter_mut().find(|steps| steps.first().is_some_and(|first| same_deed(first, step))) {
            Some(steps) => steps.push(step),
            None => alike.push(vec![step]),
        }
    }
    paragraph(alike.iter().map(|steps| text(steps, facts, schema, language)))
}

pub fn step_text(step: &FixStep, facts: &Facts, schema: &FactSchema, language: Language) -> String {
    text(&[step], facts, schema, language)
}

fn same_deed(one: &FixStep, other: &FixStep) -> bool {
    one.kind == other.kind && one.set == other.set && one.member.is_some() == other.member.is_some()
}

/// One deed, done once or more often.
fn text(steps: &[&FixStep], facts: &Facts, schema: &FactSchema, language: Language) -> String {
    let Some(first) = steps.first() else { return String::new() };
    let members = Set::default();
    let counting = Counting::new(&members, schema, language);
    let whom: Vec<Named> =
        steps.iter().filter_map(|step| Some(Named::of(step.member.as_deref()?, facts, &counting))).collect();
    let who = said_together(&whom, language);
    match (first.kind, whom.is_empty()) {
        (FixKind::Add, _) => add(&first.set, whole(steps.len()), &counting),
        (FixKind::Remove, false) => remove(&whom, &who, &counting),
        (FixKind::Replace, false) => replace(&first.set, &whom, &who, &counting),
        (FixKind::Confirm, _) => confirm(&first.set, &counting.speech),
        (kind, false) => fields(kind, &first.set, &who, &counting.speech),
        (_, true) => of_registration(&first.set, facts, &counting.speech),
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn confirm(settings: &[Setting], speech: &Speech) -> String {
    let statement = |setting: &Setting| {
        let key = setting.attribute.strip_prefix("confirm.").unwrap_or(&setting.attribute);
        statement_words(key, speech.schema, speech.language)
    };
    let all = settings.iter().map(statement).collect::<Vec<_>>().join(", ");
    format!("{}: {all}.", speech.word(["Kinnitage", "Confirm", "Подтвердите"]))
}

/// A member as the reader knows them: by name, or by the place in the list and what they stand for.
#[derive(PartialEq)]
struct Named {
    name: Option<String>,
    place: String,
    stands_for: Option<String>,
}

impl Named {
    fn of(id: &str, facts: &Facts, counting: &Counting) -> Self {
        let speech = &counting.speech;
        let position = facts.members.iter().position(|member| member.id == id);
        let attributes = position.and_then(|at| facts.members.get(at)).map(|member| &member.attributes);
        let name = attributes.and_then(|known| known.get("name")).and_then(|name| name.as_str());
        let place = match (position.map(|position| position + 1), speech.language) {
            (None, _) => id.to_owned(),
            (Some(number), Language::Et) => format!("{number}. {}", counting.noun.et.nominative),
            (Some(number), Language::En) => format!("{} {number}", counting.noun.en[0]),
            (Some(number), Language::Ru) => format!("{} {number}", counting.noun.ru.nominative),
        };
        let open = |attribute: &String| speech.attribute(attribute).is_some_and(|known| !known.sensitive);
        let mut phrases = attributes.into_iter().flatten().filter(|(attribute, _)| open(attribute));
        let stands_for = phrases.find_map(|(attribute, value)| speech.phrase(attribute, value));
        Self {
            name: name.filter(|name| !name.trim().is_empty()).map(str::to_owned),
            place,
            stands_for: stands_for.map(|phrase| speech.language.pick(&phrase.words).to_owned()),
        }
    }

    fn said(&self) -> String {
        match (&self.name, &self.stands_for) {
            (Some(name), _) => name.clone(),
            (None, Some(stands_for)) => format!("{} ({stands_for})", self.place),
            (None, None) => self.place.clone(),
        }
    }
}

fn said_together(whom: &[Named], language: Language) -> String {
    join(&whom.iter().map(Named::said).collect::<Vec<_>>(), language.and())
}

/// What several people without a name all stand for, so that only their number has to be said.
fn all_alike(whom: &[Named]) -> Option<&str> {
    let first = whom.first()?;
    let alike = |other: &Named| other.name.is_none() && other.stands_for == first.stands_for;
    first.stands_for.as_deref().filter(|_| whom.iter().all(alike))
}

fn remove(whom: &[Named], who: &str, counting: &Counting) -> String {
    let language = counting.speech.language;
    if whom.len() == 1 {
        return match language {
            Language::Et => format!("Eemaldage {who}."),
            Language::En => format!("Remove {who}."),
            Language::Ru => format!("Исключите: {who}."),
        };
    }
    let number = genitive_of(&counting.noun, whole(whom.len()), language);
    let whom = match all_alike(whom) {
        Some(stands_for) => format!("{number} {stands_for}"),
        None => format!("{number}: {who}"),
    };
    format!("{} {whom}.", counting.speech.word(["Eemaldage", "Remove", "Исключите"]))
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

fn replace(settings: &[Setting], whom: &[Named], who: &str, counting: &Counting) -> String {
    let speech = &counting.speech;
    let number = Number::of(Some(whole(whom.len())));
    let described = match (wanted(settings, speech), speech.language) {
        (None, _) => String::new(),
        (Some(Clause::Phrase(phrases)), Language::Et) => format!(", kes on {phrases}"),
        (Some(clause), _) => speech.attributive(&clause, number, &counting.noun),
    };
    if number == Number::One {
        return match speech.language {
            Language::Et => format!("Asendage {who} kellegagi{described}."),
            Language::En => format!("Replace {who} with someone{described}."),
            Language::Ru => format!("Замените: {who} — на человека{described}."),
        };
    }
    let several = genitive_of(&counting.noun, whole(whom.len()), speech.language);
    let several = match all_alike(whom) {
        Some(stands_for) => format!("{several} {stands_for}"),
        None => format!("{several} ({who})"),
    };
    match speech.language {
        Language::Et => format!("Asendage {several} inimestega{described}."),
        Language::En => format!("Replace {several} with people{described}."),
        Language::Ru => format!("Замените {several} на людей{described}."),
    }
}

/// Filling in or correcting what the registration says about itself: what to name, and what is named now.
fn of_registration(settings: &[Setting], facts: &Facts, speech: &Speech) -> String {
    let speech = Speech { over: "registrations", ..*speech };
    let one = |Setting { attribute, value }: &Setting| {
        let place = speech.attribute(attribute).and_then(|known| known.place.as_ref());
        let said = speech.value(attribute, value);
        let named = if let Some(place) = place {
            speech.language.pick(&place.named).replace("{}", &said)
        } else {
            let label = speech.language.quoted(&speech.label(attribute));
            format!("{} {label}: {said}", speech.word(["märkige", "set", "укажите"]))
        };
        match facts.registration.get(attribute).filter(|now| **now != Value::Absent) {
            Some(now) => {
                let now = speech.value(attribute, now);
                format!("{named} ({} {now})", speech.word(["praegu", "now", "сейчас:"]))
            }
            None => named,
        }
    };
    let steps = join(&settings.iter().map(one).collect::<Vec<_>>(), speech.language.and());
    format!("{}.", capitalised(&steps))
}

/// Filling in or correcting fields of a member.
fn fields(kind: FixKind, settings: &[Setting], who: &str, speech: &Speech) -> String {
    let speech = Speech { over: MEMBERS, ..*speech };
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
    format!("{}: {steps}.", capitalised(who))
}
