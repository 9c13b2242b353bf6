//! Checks as sentences.

use super::amount::{Exactly, amount, genitive_of, number_of, span};
use super::clause::{Clause, Number};
use super::distinct::distinct;
use super::every::every;
use super::fact::{fact, stated};
use super::group;
use super::language::{Language, capitalised, embedded, paragraph, together};
use super::literal::Speech;
use super::part::share;
use super::ratio::ratio;
use crate::question::COMPARABLE;
use crate::rule::{Bound, Check, Confirmer, MEMBERS, Set};
use crate::schema::{FactSchema, Noun};

pub(super) fn sentence(check: &Check, schema: &FactSchema, language: Language) -> String {
    let speech = |set| Counting::new(set, schema, language);
    match check {
        Check::Count { set, min, max } => speech(set).count(Bound { min: *min, max: *max }),
        Check::Share { part, of, min, max } => share(part, &speech(of), (*min, *max)),
        Check::Ratio { left, right, min, max } => ratio(&speech(left), &speech(right), (*min, *max)),
        Check::Every { set, must } => every(&speech(set), must),
        Check::Distinct { set, attr, min, max } => {
            distinct(&speech(set), attr, Bound { min: *min, max: *max })
        }
        Check::PerValue { set, .. } => group::per_value(&speech(set), check),
        Check::Fact { must } => fact(must, schema, language),
        Check::Confirm { by, statement } => confirm(*by, statement, schema, language),
        Check::AllOf { checks } => paragraph(checks.iter().map(|check| sentence(check, schema, language))),
        Check::AnyOf { checks } => any_of(checks, schema, language),
        Check::If { when, then, otherwise } => {
            let branch = |check: &Check| within(check, schema, language);
            if_then(&branch(when), &branch(then), otherwise.as_deref().map(branch).as_deref(), language)
        }
    }
}

/// A check as a part of a sentence.
fn within(check: &Check, schema: &FactSchema, language: Language) -> String {
    match check {
        Check::AllOf { checks } => {
            let parts: Vec<String> = checks.iter().map(|check| within(check, schema, language)).collect();
            together(&parts, language)
        }
        Check::Fact { must } => embedded(&stated(must, schema, language)),
        _ => embedded(&sentence(check, schema, language)),
    }
}

/// A set with the words to speak of it.
pub(super) struct Counting<'a> {
    pub(super) set: &'a Set,
    pub(super) speech: Speech<'a>,
    pub(super) noun: Noun,
}

impl<'a> Counting<'a> {
    pub(super) fn new(set: &'a Set, schema: &'a FactSchema, language: Language) -> Self {
        let noun = schema.collections.get(&set.over).map(|collection| collection.noun.clone());
        let speech = Speech { schema, over: &set.over, language };
        Self { set, speech, noun: noun.unwrap_or_default() }
    }

    pub(super) fn filter(&self) -> Option<Clause> {
        self.set.filter.as_ref().map(|filter| self.speech.clause(filter))
    }

    /// What follows the noun: nothing, " from the municipality" or " whose role is mayor".
    pub(super) fn described(&self, number: Number) -> String {
        self.filter().map_or_else(String::new, |clause| self.speech.attributive(&clause, number, &self.noun))
    }

    fn count(&self, bound: Bound) -> String {
        if let Some(attribute) = &self.set.sum {
            return self.sum(attribute, bound);
        }
        match self.filter() {
            None => self.size(bound),
            Some(clause) if bound.max == Some(0) => self.none(&clause),
            Some(Clause::Phrase(phrases)) => self.are(bound, &phrases),
            Some(clause) => {
                let number = Number::of(bound.max.or(bound.min));
                let amount = amount(&self.noun, bound, self.speech.language, Exactly::Said);
                self.has(&format!("{amount}{}", self.speech.attributive(&clause, number, &self.noun)))
            }
        }
    }

    /// "The team has 4–6 members."
    fn size(&self, bound: Bound) -> String {
        let alone = Bound { min: Some(1), max: Some(1) };
        if self.set.over == MEMBERS && bound == alone {
            return self.speech.word([
                "Igaüks registreerub üksi.",
                "Everyone registers individually.",
                "Каждый регистрируется отдельно.",
            ]);
        }
        let language = self.speech.language;
        if bound.max == Some(0) {
            return self.empty();
        }
        if let ("registrations", Bound { min: None, max: Some(1) }) = (self.set.over.as_str(), bound) {
            return self.only_one();
        }
        let amount = amount(&self.noun, bound, language, Exactly::Understood);
        match (self.set.over.as_str(), bound, language) {
            ("registrations", Bound { min: None, .. }, Language::Et) => format!("Osaleda saab {amount}."),
            ("registrations", Bound { min: None, max: Some(max) }, Language::En) => {
                format!("Up to {} can take part.", number_of(&self.noun, max, language))
            }
            ("registrations", Bound { min: None, max: Some(max) }, Language::Ru) => {
                format!("Участвовать могут до {}.", genitive_of(&self.noun, max, language))
            }
            _ => self.has(&amount),
        }
    }

    /// "One team can take part."
    fn only_one(&self) -> String {
        match self.speech.language {
            Language::Et => format!("Osaleda saab üks {}.", self.noun.et.nominative),
            Language::En => format!("One {} can take part.", self.noun.en[0]),
            Language::Ru => format!("Участвовать может {}.", self.noun.ru.one),
        }
    }

    /// "The registration has no entries."
    fn empty(&self) -> String {
        let within = self.speech.language.pick(&self.noun.within);
        match self.speech.language {
            Language::Et => format!("{within} ei ole ühtegi {}.", self.noun.et.partitive),
            Language::En => format!("{within} has no {}.", self.noun.en[1]),
            Language::Ru => format!("{within} нет {}.", self.noun.ru.genitive_plural),
        }
    }

    /// "The team has …"
    pub(super) fn has(&self, what: &str) -> String {
        let within = self.speech.language.pick(&self.noun.within);
        match self.speech.language {
            Language::Et => format!("{within} on {what}."),
            Language::En => format!("{within} has {what}."),
            Language::Ru => format!("{within} {what}."),
        }
    }

    /// "At least 3 members are from the municipality."
    fn are(&self, bound: Bound, phrases: &str) -> String {
        let language = self.speech.language;
        let amount = capitalised(&amount(&self.noun, bound, language, Exactly::Said));
        let single = bound.max.or(bound.min) == Some(1) && bound.min.is_none_or(|min| min == 1);
        match language {
            Language::Et => format!("{amount} on {phrases}."),
            Language::En if single => format!("{amount} is {phrases}."),
            Language::En => format!("{amount} are {phrases}."),
            Language::Ru => format!("{amount} — {phrases}."),
        }
    }

    /// "No member is from a business."
    fn none(&self, clause: &Clause) -> String {
        let noun = &self.noun;
        let within = self.speech.language.pick(&noun.within);
        match (self.speech.language, clause) {
            (Language::Et, Clause::Phrase(phrases)) => {
                format!("Ükski {} ei ole {phrases}.", noun.et.nominative)
            }
            (Language::En, Clause::Phrase(phrases)) => format!("No {} is {phrases}.", noun.en[0]),
            (Language::Ru, Clause::Phrase(phrases)) => {
                format!("{within} нет {} {phrases}.", noun.ru.genitive_plural)
            }
            (Language::Et, _) => {
                let described = self.speech.attributive(clause, Number::One, noun);
                format!("{within} ei ole ühtegi {}{described}.", noun.et.partitive)
            }
            (Language::En, _) => {
                format!(
                    "{within} has no {}{}.",
                    noun.en[1],
                    self.speech.attributive(clause, Number::Several, noun)
                )
            }
            (Language::Ru, _) => {
                let described = self.speech.attributive(clause, Number::Several, noun);
                format!("{within} нет {}{described}.", noun.ru.genitive_plural)
            }
        }
    }

    fn sum(&self, attribute: &str, bound: Bound) -> String {
        let label = self.speech.language.quoted(&self.speech.label(attribute));
        let range = span(bound.min, bound.max, self.speech.language);
        let whose = self.whose();
        match self.speech.language {
            Language::Et => format!("{label} on kokku {range}{whose}."),
            Language::En => format!("The total of {label} is {range}{whose}."),
            Language::Ru => format!("Сумма по полю {label} — {range}{whose}."),
        }
    }

    /// Which items are added up, where it is not simply all members: " (members from the municipality)".
    pub(super) fn whose(&self) -> String {
        match self.set.filter {
            None => String::new(),
            Some(_) => format!(" ({}{})", self.plural(), self.described(Number::Several)),
        }
    }

    /// "members", "liikmed", «участники»
    pub(super) fn plural(&self) -> &str {
        match self.speech.language {
            Language::Et => &self.noun.et.plural,
            Language::En => &self.noun.en[1],
            Language::Ru => &self.noun.ru.plural,
        }
    }
}

fn confirm(by: Confirmer, statement: &str, schema: &FactSchema, language: Language) -> String {
    let words = statement_words(statement, schema, language);
    let speech = Speech { schema, over: "registrations", language };
    let who = match by {
        Confirmer::Applicant => ["Kandideerija kinnitab", "The applicant confirms", "Заявитель подтверждает"],
        Confirmer::Reviewer => ["Hindaja kinnitab", "A reviewer confirms", "Оценщик подтверждает"],
        Confirmer::Registry => ["Register kinnitab", "A register confirms", "Реестр подтверждает"],
    };
    format!("{}: {words}.", speech.word(who))
}

/// The words of a statement in quotes; its plain key when nobody gave it words.
pub(super) fn statement_words(statement: &str, schema: &FactSchema, language: Language) -> String {
    let comparable = statement.starts_with(COMPARABLE).then(|| match language {
        Language::Et => "sobib loetelu mõttega".to_owned(),
        Language::En => "fits in with those listed".to_owned(),
        Language::Ru => "подходит по смыслу перечня".to_owned(),
    });
    let known = schema.statements.get(statement).map(|words| language.pick(words).to_owned()).or(comparable);
    language.quoted(&known.unwrap_or_else(|| statement.replace(['-', '_'], " ")))
}

fn any_of(checks: &[Check], schema: &FactSchema, language: Language) -> String {
    let parts = checks
        .iter()
        .enumerate()
        .map(|(index, check)| format!("({}) {}", index + 1, within(check, schema, language)));
    let parts = parts.collect::<Vec<_>>().join("; ");
    match language {
        Language::Et => format!("Piisab ühest: {parts}."),
        Language::En => format!("One of these is enough: {parts}."),
        Language::Ru => format!("Достаточно одного из условий: {parts}."),
    }
}

fn if_then(when: &str, then: &str, otherwise: Option<&str>, language: Language) -> String {
    let first = match language {
        Language::Et => format!("Kui {when}, siis {then}."),
        Language::En => format!("If {when}, then {then}."),
        Language::Ru => format!("Если {when}, то {then}."),
    };
    let second = otherwise.map(|otherwise| match language {
        Language::Et => format!("Muul juhul {otherwise}."),
        Language::En => format!("Otherwise {otherwise}."),
        Language::Ru => format!("Иначе {otherwise}."),
    });
    paragraph([first].into_iter().chain(second))
}
