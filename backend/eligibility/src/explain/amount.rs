//! Numbers with nouns: "4–6 members", "vähemalt 3 liiget", «не менее 3 участников».

use super::language::{Language, Plural, figures};
use crate::rule::{Bound, Frac};
use crate::schema::Noun;

/// A bare number with its noun: "3 members".
pub(super) fn number_of(noun: &Noun, number: i64, language: Language) -> String {
    let (plural, number) = (language.plural(number), figures(number, language));
    match (language, plural) {
        (Language::Et, Plural::One) => format!("{number} {}", noun.et.nominative),
        (Language::Et, _) => format!("{number} {}", noun.et.partitive),
        (Language::En, Plural::One) => format!("{number} {}", noun.en[0]),
        (Language::En, _) => format!("{number} {}", noun.en[1]),
        (Language::Ru, Plural::One) => format!("{number} {}", noun.ru.nominative),
        (Language::Ru, Plural::Few) => format!("{number} {}", noun.ru.genitive),
        (Language::Ru, Plural::Many) => format!("{number} {}", noun.ru.genitive_plural),
    }
}

/// As after «не менее», «до», «ещё»: Russian takes the genitive there; the other languages do not mind.
pub(super) fn genitive_of(noun: &Noun, number: i64, language: Language) -> String {
    let said = figures(number, language);
    match (language, language.plural(number)) {
        (Language::Ru, Plural::One) => format!("{said} {}", noun.ru.genitive),
        (Language::Ru, _) => format!("{said} {}", noun.ru.genitive_plural),
        (Language::Et | Language::En, _) => number_of(noun, number, language),
    }
}

/// "at least 3 members"; an exact number is said as `exactly` prescribes.
pub(super) fn amount(noun: &Noun, bound: Bound, language: Language, exactly: Exactly) -> String {
    match (bound.min, bound.max, language) {
        (Some(min), Some(max), _) if min == max => exact(noun, min, language, exactly),
        (Some(min), Some(max), Language::Ru) => {
            format!("от {} до {}", figures(min, language), genitive_of(noun, max, language))
        }
        (Some(min), Some(max), _) => {
            let forms = number_of(noun, max, language);
            format!("{}–{forms}", figures(min, language))
        }
        (Some(min), None, Language::Et) => format!("vähemalt {}", number_of(noun, min, language)),
        (Some(min), None, Language::En) => format!("at least {}", number_of(noun, min, language)),
        (Some(min), None, Language::Ru) => format!("не менее {}", genitive_of(noun, min, language)),
        (None, Some(1), Language::Et) => format!("kõige rohkem {}", number_of(noun, 1, language)),
        (None, Some(max), Language::Et) => format!("kuni {}", number_of(noun, max, language)),
        (None, Some(max), Language::En) => format!("no more than {}", number_of(noun, max, language)),
        (None, Some(max), Language::Ru) => format!("не более {}", genitive_of(noun, max, language)),
        (None, None, Language::Et) => format!("ükskõik kui palju {}", noun.et.partitive),
        (None, None, Language::En) => format!("any number of {}", noun.en[1]),
        (None, None, Language::Ru) => format!("любое число {}", noun.ru.genitive_plural),
    }
}

/// Whether an exact number needs the word "exactly".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exactly {
    Said,
    Understood,
}

fn exact(noun: &Noun, number: i64, language: Language, exactly: Exactly) -> String {
    let plain = number_of(noun, number, language);
    match (exactly, language) {
        (Exactly::Understood, _) => plain,
        (Exactly::Said, Language::Et) => format!("täpselt {plain}"),
        (Exactly::Said, Language::En) => format!("exactly {plain}"),
        (Exactly::Said, Language::Ru) => format!("ровно {plain}"),
    }
}

/// Bounds without a noun: "at least 25". Texts stand for numbers, so that dates can be bounded too.
pub(super) fn limits(min: Option<&str>, max: Option<&str>, language: Language) -> String {
    match (min, max, language) {
        (Some(min), Some(max), Language::Et) if min == max => format!("täpselt {min}"),
        (Some(min), Some(max), Language::En) if min == max => format!("exactly {min}"),
        (Some(min), Some(max), Language::Ru) if min == max => format!("ровно {min}"),
        (Some(min), Some(max), Language::Et) => format!("{min} kuni {max}"),
        (Some(min), Some(max), Language::En) => format!("{min} to {max}"),
        (Some(min), Some(max), Language::Ru) => format!("от {min} до {max}"),
        (Some(min), None, Language::Et) => format!("vähemalt {min}"),
        (Some(min), None, Language::En) => format!("at least {min}"),
        (Some(min), None, Language::Ru) => format!("не менее {min}"),
        (None, Some(max), Language::Et) => format!("kuni {max}"),
        (None, Some(max), Language::En) => format!("no more than {max}"),
        (None, Some(max), Language::Ru) => format!("не более {max}"),
        (None, None, Language::Et) => "ükskõik milline".to_owned(),
        (None, None, Language::En) => "anything".to_owned(),
        (None, None, Language::Ru) => "любое".to_owned(),
    }
}

/// Bounds that are whole numbers: "14–17".
pub(super) fn span(min: Option<i64>, max: Option<i64>, language: Language) -> String {
    let text = |number: i64| figures(number, language);
    match (min, max, language) {
        (Some(min), Some(max), Language::Et | Language::En) if min < max => {
            format!("{}–{}", text(min), text(max))
        }
        _ => limits(min.map(text).as_deref(), max.map(text).as_deref(), language),
    }
}

/// "at least half"; what it is a part of follows in the genitive or with "of".
pub(super) fn portion(min: Option<Frac>, max: Option<Frac>, language: Language) -> String {
    let one = |frac: Frac| fraction(frac, language);
    match (min, max) {
        (Some(Frac::MORE_THAN_HALF), None) => match language {
            Language::Et => "rohkem kui pool".to_owned(),
            Language::En => "more than half".to_owned(),
            Language::Ru => "больше половины".to_owned(),
        },
        (Some(min), Some(max)) if min == max => match language {
            Language::Et => format!("täpselt {}", one(min)),
            Language::En => format!("exactly {}", one(min)),
            // After «ровно» the fraction stands in the nominative, which only figures avoid.
            Language::Ru => format!("ровно {}", percent(min, language)),
        },
        (min, max) => limits(min.map(one).as_deref(), max.map(one).as_deref(), language),
    }
}

/// Russian forms are genitive, as after «не менее».
fn fraction(frac: Frac, language: Language) -> String {
    let words = match (frac.0, frac.1) {
        (1, 2) => Some(["pool", "half", "половины"]),
        (1, 3) => Some(["kolmandik", "a third", "трети"]),
        (2, 3) => Some(["kaks kolmandikku", "two thirds", "двух третей"]),
        (1, 4) => Some(["veerand", "a quarter", "четверти"]),
        (3, 4) => Some(["kolmveerand", "three quarters", "трёх четвертей"]),
        _ => None,
    };
    match (words, language) {
        (Some([et, _, _]), Language::Et) => et.to_owned(),
        (Some([_, en, _]), Language::En) => en.to_owned(),
        (Some([_, _, ru]), Language::Ru) => ru.to_owned(),
        (None, _) => percent(frac, language),
    }
}

fn percent(Frac(top, bottom): Frac, language: Language) -> String {
    match (100 % bottom.max(1), language) {
        (0, Language::Ru) => format!("{}\u{a0}%", u64::from(top) * 100 / u64::from(bottom.max(1))),
        (0, _) => format!("{}%", u64::from(top) * 100 / u64::from(bottom.max(1))),
        _ => format!("{top}/{bottom}"),
    }
}
