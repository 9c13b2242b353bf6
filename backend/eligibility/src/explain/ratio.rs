//! Ratios as sentences.

use super::amount::{genitive_of, limits, number_of, span};
use super::check::Counting;
use super::clause::{Number, closing};
use super::language::{Language, capitalised};
use crate::rule::Frac;

/// Bounds of a ratio.
type Limits = (Option<Frac>, Option<Frac>);

/// "For every 8 members whose role is child there is at least 1 member whose role is leader."
pub(super) fn ratio(left: &Counting, right: &Counting, bounds: Limits) -> String {
    let counts = left.set.sum.is_none() && right.set.sum.is_none();
    match bounds {
        (None, Some(Frac(1, 1))) if counts => no_more_than(left, right),
        (Some(Frac(1, 1)), None) if counts => no_more_than(right, left),
        (Some(Frac(some, each @ 1..)), None) if counts && some > 0 => {
            for_every(each, right, some, left, Side::Least)
        }
        (None, Some(Frac(some, each @ 1..))) if counts && some > 0 => {
            for_every(each, right, some, left, Side::Most)
        }
        (min, max) if left.set.sum.is_some() && right.set.sum.is_none() => {
            averaged(left, right, (min, max)).unwrap_or_else(|| in_figures(left, right, (min, max)))
        }
        (min, max) => in_figures(left, right, (min, max)),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Least,
    Most,
}

/// "There are no more members whose role is service than members whose role is youth."
fn no_more_than(few: &Counting, many: &Counting) -> String {
    let (one, other) = (few.described(Number::Several), many.described(Number::Several));
    match few.speech.language {
        // The partitive plural that Estonian would need here is no form of our nouns.
        Language::Et => for_every(1, many, 1, few, Side::Most),
        Language::En => {
            format!("There are no more {}{one} than {}{other}.", few.noun.en[1], many.noun.en[1])
        }
        Language::Ru => {
            let comma = closing(&one);
            let (few, many) = (capitalised(&few.noun.ru.genitive_plural), &many.noun.ru.genitive_plural);
            format!("{few}{one}{comma} не больше, чем {many}{other}.")
        }
    }
}

/// "For every 8 members whose role is child there is at least 1 member whose role is leader."
fn for_every(each: u32, per: &Counting, some: u32, wanted: &Counting, side: Side) -> String {
    let language = per.speech.language;
    let (each, some) = (i64::from(each), i64::from(some));
    let per_described = per.described(Number::of(Some(each)));
    let wanted_described = wanted.described(Number::of(Some(some)));
    let comma = closing(&per_described);
    match language {
        Language::Et => {
            let noun = &per.noun.et.genitive;
            let per = if each == 1 { format!("Iga {noun}") } else { format!("Iga {each} {noun}") };
            let bound = match (side, some) {
                (Side::Least, _) => "vähemalt",
                (Side::Most, 1) => "kõige rohkem",
                (Side::Most, _) => "kuni",
            };
            let wanted = number_of(&wanted.noun, some, language);
            format!("{per} kohta{per_described}{comma} on {bound} {wanted}{wanted_described}.")
        }
        Language::En => {
            let noun =
                if each == 1 { per.noun.en[0].to_string() } else { number_of(&per.noun, each, language) };
            let bound = if side == Side::Least { "at least" } else { "no more than" };
            let is = if some == 1 { "is" } else { "are" };
            let wanted = number_of(&wanted.noun, some, language);
            format!("For every {noun}{per_described} there {is} {bound} {wanted}{wanted_described}.")
        }
        Language::Ru => {
            let per = if each == 1 {
                format!("Для {} {}", per.noun.ru.each, per.noun.ru.genitive)
            } else {
                format!("Для каждых {}", genitive_of(&per.noun, each, language))
            };
            let bound = if side == Side::Least { "не менее" } else { "не более" };
            let wanted = genitive_of(&wanted.noun, some, language);
            format!("{per}{per_described}{comma} — {bound} {wanted}{wanted_described}.")
        }
    }
}

/// "The average of “age” for each member is no more than 35." None where the bounds are no whole numbers.
fn averaged(left: &Counting, right: &Counting, (min, max): Limits) -> Option<String> {
    let whole = |frac: Frac| i64::from(frac.0);
    if [min, max].into_iter().flatten().any(|frac| frac.1 != 1) {
        return None;
    }
    let language = left.speech.language;
    let range = span(min.map(whole), max.map(whole), language);
    let sum = language.quoted(&left.speech.label(left.set.sum.as_ref()?));
    let (whose, described) = (left.whose(), right.described(Number::Several));
    let comma = closing(&described);
    Some(match language {
        Language::Et => {
            let noun = &right.noun.et.genitive;
            format!("{sum}{whose} on {noun} kohta{described}{comma} keskmiselt {range}.")
        }
        Language::En => {
            format!("The average of {sum}{whose} for each {}{described} is {range}.", right.noun.en[0])
        }
        Language::Ru => {
            let number = &right.noun.ru.genitive_plural;
            format!("Сумма по полю {sum}{whose}, делённая на число {number}{described}, — {range}.")
        }
    })
}

/// "The ratio of “amount” to “total” is at least 1 : 10."
fn in_figures(left: &Counting, right: &Counting, (min, max): Limits) -> String {
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
