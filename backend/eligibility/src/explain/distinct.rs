//! Bounds on how many values there are, as sentences: `distinct`.

use super::amount::{Exactly, amount, span};
use super::check::Counting;
use super::clause::{Number, closing};
use super::language::{Language, Plural, capitalised};
use crate::rule::Bound;
use crate::schema::{Place, nouns};

pub(super) fn distinct(of: &Counting, attr: &str, bound: Bound) -> String {
    let place = of.speech.attribute(attr).and_then(|known| known.place.as_ref());
    let all = all(of);
    match (bound, place) {
        (Bound { min: None | Some(..=1), max: Some(1) }, Some(place)) => same_place(of, &all, place),
        (Bound { min: None | Some(..=1), max: Some(1) }, None) => same_value(of, attr),
        (bound, Some(place)) => several_places(of, &all, place, bound),
        (bound, None) => several_values(of, attr, bound),
    }
}

/// All that are counted, with the comma that ends a relative clause.
pub(super) fn all(of: &Counting) -> String {
    let described = of.described(Number::Several);
    let comma = closing(&described);
    format!("{}{described}{comma}", of.plural())
}

fn same_place(of: &Counting, all: &str, place: &Place) -> String {
    let from = of.speech.language.pick(&place.same);
    match of.speech.language {
        Language::Et => format!("Kõik {all} on {from}."),
        Language::En => format!("All {all} come {from}."),
        Language::Ru => format!("Все {all} — {from}."),
    }
}

fn same_value(of: &Counting, attr: &str) -> String {
    let (label, described) = (of.speech.label(attr), of.described(Number::Several));
    match of.speech.language {
        Language::Et => format!("Kõigil {}l{described} on sama {label}.", of.noun.et.plural_stem),
        Language::En => format!("All {}{described} have the same {label}.", of.noun.en[1]),
        Language::Ru => {
            format!(
                "У всех {}{described} совпадает {}.",
                of.noun.ru.genitive_plural,
                of.speech.language.quoted(&label)
            )
        }
    }
}

fn several_places(of: &Counting, all: &str, place: &Place, bound: Bound) -> String {
    let language = of.speech.language;
    if bound == (Bound { min: Some(1), max: None }) {
        return some_place(of, all, place);
    }
    let several = language.pick(&place.several);
    let range = span(bound.min, bound.max, language);
    match language {
        Language::Et => format!("{} on {range} {several}.", capitalised(all)),
        Language::En => format!("{} come from {range} {several}.", capitalised(all)),
        Language::Ru => {
            let number = bound.min.or(bound.max).filter(|number| language.plural(*number) != Plural::One);
            let from = match (bound, number) {
                (Bound { min: Some(_), max: None }, Some(min)) => format!("не менее чем из {min}"),
                (Bound { min: None, max: Some(_) }, Some(max)) => format!("не более чем из {max}"),
                // The words for several do not go with every number.
                _ => return among(of, several, &range),
            };
            format!("{} — {from} {several}.", capitalised(all))
        }
    }
}

/// "Members come from at least one municipality."
fn some_place(of: &Counting, all: &str, place: &Place) -> String {
    let (language, all) = (of.speech.language, capitalised(all));
    let from = language.pick(&place.one);
    match language {
        Language::Et => format!("{all} on vähemalt {from}."),
        Language::En => format!("{all} come from at least {}.", from.trim_start_matches("from ")),
        Language::Ru => format!("{all} — не менее чем {from}."),
    }
}

/// Russian: "of different municipalities among the members there are …".
fn among(of: &Counting, several: &str, range: &str) -> String {
    let described = of.described(Number::Several);
    let comma = closing(&described);
    let among = &of.noun.ru.genitive_plural;
    format!("{} среди {among}{described}{comma} — {range}.", capitalised(several))
}

fn several_values(of: &Counting, attr: &str, bound: Bound) -> String {
    let language = of.speech.language;
    let label = language.quoted(&of.speech.label(attr));
    let described = of.described(Number::Several);
    // One answer differs from no other.
    let several = bound.min.max(bound.max).is_none_or(|most| most > 1);
    let noun = if several { nouns::different_answer() } else { nouns::answer() };
    let answers = amount(&noun, bound, language, Exactly::Said);
    let comma = closing(&described);
    match language {
        Language::Et => {
            let all = if comma.is_empty() {
                capitalised(&of.noun.et.plural_stem)
            } else {
                format!("Nende {}", of.noun.et.plural_stem)
            };
            format!("{all} seas{described}{comma} on küsimusele {label} {answers}.")
        }
        Language::En => {
            let are = if bound.max.or(bound.min) == Some(1) { "is" } else { "are" };
            format!("Among the {}{described}, there {are} {answers} to {label}.", of.noun.en[1])
        }
        Language::Ru => {
            format!("Среди {}{described}{comma} {answers} на вопрос {label}.", of.noun.ru.genitive_plural)
        }
    }
}
