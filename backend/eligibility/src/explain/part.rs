//! Shares and ratios as sentences.

use super::amount::{limits, portion};
use super::check::Counting;
use super::clause::{Clause, Number};
use super::language::{Language, capitalised};
use crate::rule::Frac;

type Limits = (Option<Frac>, Option<Frac>);

/// "At least half of the members are from a civil society organisation."
pub(super) fn share(part: &Counting, of: &Counting, (min, max): Limits) -> String {
    let language = of.speech.language;
    let portion = capitalised(&portion(min, max, language));
    let described = of.described(Number::Several);
    let amount = part.set.sum.as_ref().map(|sum| language.quoted(&part.speech.label(sum)));
    let whole = match (language, amount) {
        (Language::Et, None) => format!("{}st{described}", of.noun.et.plural_stem),
        (Language::En, None) => format!("of the {}{described}", of.noun.en[1]),
        (Language::Ru, None) => format!("{}{described}", of.noun.ru.genitive_plural),
        (Language::Et, Some(sum)) => format!("summast {sum}"),
        (Language::En, Some(sum)) => format!("of the total of {sum}"),
        (Language::Ru, Some(sum)) => format!("суммы {sum}"),
    };
    if part.set.sum.is_some() && part.set.filter.is_some() {
        let who = part.described(Number::Several);
        return match language {
            Language::Et => format!("{portion} {whole} tuleb {}st{who}.", part.noun.et.plural_stem),
            Language::En => format!("{portion} {whole} comes from {}{who}.", part.noun.en[1]),
            Language::Ru => format!("{portion} {whole} дают {}{who}.", part.noun.ru.plural),
        };
    }
    let comma = if described.starts_with(',') { "," } else { "" };
    match (language, part.filter()) {
        (Language::Et, Some(Clause::Phrase(phrases))) => format!("{portion} {whole}{comma} on {phrases}."),
        (Language::En, Some(Clause::Phrase(phrases))) => format!("{portion} {whole} are {phrases}."),
        (Language::Ru, Some(Clause::Phrase(phrases))) => format!("{portion} {whole} — {phrases}."),
        (Language::Et, Some(clause)) => {
            let who = part.speech.attributive(&clause, Number::Several, &of.noun);
            format!("{portion} {whole}{comma} on need{who}.")
        }
        (Language::En, Some(clause)) => {
            format!(
                "{portion} {whole} are those{}.",
                part.speech.attributive(&clause, Number::Several, &of.noun)
            )
        }
        (Language::Ru, Some(clause)) => {
            format!("{portion} {whole} — те{}.", part.speech.attributive(&clause, Number::Several, &of.noun))
        }
        (Language::Et, None) => format!("{portion} {whole}: {}.", part.plural()),
        (Language::En, None) => format!("{portion} {whole} are {}.", part.plural()),
        (Language::Ru, None) => format!("{portion} {whole} — {}.", part.plural()),
    }
}

/// "For each member from a business there is at least 1 member from the municipality."
pub(super) fn ratio(left: &Counting, right: &Counting, (min, max): Limits) -> String {
    let language = left.speech.language;
    let text = |frac: Frac| format!("{}\u{2009}:\u{2009}{}", frac.0, frac.1);
    let range = limits(min.map(text).as_deref(), max.map(text).as_deref(), language);
    let (one, other) = (side(left), side(right));
    match language {
        Language::Et => format!("Suhe {one} : {other} on {range}."),
        Language::En => format!("The ratio of {one} to {other} is {range}."),
        Language::Ru => format!("Соотношение {one} : {other} — {range}."),
    }
}

fn side(counting: &Counting) -> String {
    let described = counting.described(Number::Several);
    let language = counting.speech.language;
    match (&counting.set.sum, language) {
        (Some(sum), _) => format!("{}{}", language.quoted(&counting.speech.label(sum)), counting.whose()),
        (None, _) if described.is_empty() => counting.plural().to_owned(),
        (None, _) => format!("({}{described})", counting.plural()),
    }
}
