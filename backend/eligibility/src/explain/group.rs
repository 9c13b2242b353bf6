//! Checks about equal and different values as sentences: `distinct` and `per_value`.

use super::amount::{Exactly, amount, limits, portion};
use super::check::Counting;
use super::clause::Number;
use super::language::{Language, capitalised, join, paragraph};
use crate::rule::{Bound, Check, Frac, MEMBERS};
use crate::schema::{Place, nouns};

pub(super) fn distinct(of: &Counting, attr: &str, bound: Bound) -> String {
    let place = of.speech.attribute(attr).and_then(|known| known.place.as_ref());
    let all = format!("{}{}", of.plural(), of.described(Number::Several));
    match (bound, place) {
        (Bound { min: None | Some(..=1), max: Some(1) }, Some(place)) => same_place(of, &all, place),
        (Bound { min: None | Some(..=1), max: Some(1) }, None) => same_value(of, attr),
        (bound, Some(place)) => several_places(of, &all, place, bound),
        (bound, None) => several_values(of, attr, bound),
    }
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
    let several = language.pick(&place.several);
    let text = |number: i64| number.to_string();
    let range = limits(bound.min.map(text).as_deref(), bound.max.map(text).as_deref(), language);
    match language {
        Language::Et => format!("{} on {range} {several}.", capitalised(all)),
        Language::En => format!("{} come from {range} {several}.", capitalised(all)),
        Language::Ru => {
            let from = match bound {
                Bound { min: Some(min), max: None } => format!("не менее чем из {min}"),
                Bound { min: None, max: Some(max) } => format!("не более чем из {max}"),
                _ => format!("{range}, считая разные:"),
            };
            format!("{} — {from} {several}.", capitalised(all))
        }
    }
}

fn several_values(of: &Counting, attr: &str, bound: Bound) -> String {
    let language = of.speech.language;
    let label = language.quoted(&of.speech.label(attr));
    let described = of.described(Number::Several);
    let answers = amount(&nouns::answer(), bound, language, Exactly::Said);
    let comma = if described.starts_with(',') { "," } else { "" };
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

pub(super) fn per_value(of: &Counting, check: &Check) -> String {
    let Check::PerValue { attr, min, max, max_share, cover, table, .. } = check else { return String::new() };
    let names: Vec<String> = attr.iter().map(|name| of.speech.label(name)).collect();
    let label = of.speech.language.quoted(&join(&names, of.speech.language.and()));
    let place = match attr.as_slice() {
        [name] => of.speech.attribute(name).and_then(|known| known.place.as_ref()),
        _ => None,
    };
    let bound = Bound { min: min.filter(|_| cover.is_none()), max: *max };
    let counted = (bound != Bound::default()).then(|| match (place, bound) {
        (Some(place), Bound { min: None, max: Some(max) }) => at_most_from_each(of, place, max),
        _ => for_each_value(of, &label, bound),
    });
    let attribute = attr.first().map(String::as_str).unwrap_or_default();
    let rows = table.iter().map(|(code, bound)| row(of, attribute, code, *bound));
    let share = max_share.map(|frac| no_more_than(of, &label, frac));
    let covered = cover.as_ref().map(|group| covered(of, &label, group, min.unwrap_or(1)));
    paragraph(counted.into_iter().chain(rows).chain(share).chain(covered))
}

/// "One team can take part from each municipality."
fn at_most_from_each(of: &Counting, place: &Place, max: i64) -> String {
    let language = of.speech.language;
    let (each, described) = (language.pick(&place.each), of.described(Number::Several));
    if of.set.over != "registrations" && max == 1 {
        let all = format!("{}{described}", of.plural());
        let different = language.pick(&place.different);
        return match language {
            Language::Et => format!("Kõik {all} on {different}."),
            Language::En => format!("All {all} come {different}."),
            Language::Ru => format!("Все {all} — {different}."),
        };
    }
    let several = super::amount::number_of(&of.noun, max, language);
    if of.set.over == MEMBERS {
        return match language {
            Language::Et => format!("{} on kuni {several}{described}.", capitalised(&place.one.et)),
            Language::En => format!("No more than {several}{described} come {}.", place.same.en),
            Language::Ru => {
                let several = super::amount::genitive_of(&of.noun, max, language);
                format!("{} — не более {several}{described}.", capitalised(&place.one.ru))
            }
        };
    }
    match (language, max) {
        (Language::Et, 1) => {
            format!("{} saab osaleda üks {}{described}.", capitalised(each), of.noun.et.nominative)
        }
        (Language::Et, _) => format!("{} saab osaleda kuni {several}{described}.", capitalised(each)),
        (Language::En, 1) => format!("One {}{described} can take part {each}.", of.noun.en[0]),
        (Language::En, _) => format!("Up to {several}{described} can take part {each}."),
        (Language::Ru, 1) => {
            format!("{} может участвовать {}{described}.", capitalised(each), of.noun.ru.one)
        }
        (Language::Ru, _) => {
            let several = super::amount::genitive_of(&of.noun, max, language);
            format!("{} могут участвовать до {several}{described}.", capitalised(each))
        }
    }
}

fn for_each_value(of: &Counting, label: &str, bound: Bound) -> String {
    let described = of.described(Number::Several);
    match bound {
        Bound { min: None, max: Some(1) } => no_two(of, label, &described),
        Bound { min: None, max: Some(max) } => at_most_alike(of, label, max),
        _ => of_each_that_occurs(of, label, bound),
    }
}

/// "No two members have the same “person”."
fn no_two(of: &Counting, label: &str, described: &str) -> String {
    let comma = if described.starts_with(',') { "," } else { "" };
    match of.speech.language {
        Language::Et => {
            format!("Ühelgi kahel {}l{described}{comma} ei ole sama {label}.", of.noun.et.genitive)
        }
        Language::En => format!("No two {}{described} have the same {label}.", of.noun.en[1]),
        Language::Ru => {
            format!(
                "Среди {}{described}{comma} ответы на вопрос {label} не повторяются.",
                of.noun.ru.genitive_plural
            )
        }
    }
}

/// "No more than 2 members have the same “position”."
fn at_most_alike(of: &Counting, label: &str, max: i64) -> String {
    let language = of.speech.language;
    let described = of.described(Number::of(Some(max)));
    let amount = super::amount::genitive_of(&of.noun, max, language);
    match language {
        Language::Et => format!("Sama {label} on kuni {max} {}l{described}.", of.noun.et.genitive),
        Language::En => format!("No more than {amount}{described} have the same {label}."),
        Language::Ru => format!("Одинаковый ответ на вопрос {label} — не более чем у {amount}{described}."),
    }
}

/// "For each answer given to “residence country” there are at least 4 members."
fn of_each_that_occurs(of: &Counting, label: &str, bound: Bound) -> String {
    let language = of.speech.language;
    let amount = amount(&of.noun, bound, language, Exactly::Said);
    let described = of.described(Number::of(bound.max.or(bound.min)));
    match language {
        Language::Et => format!("Iga antud vastuse kohta küsimusele {label} on {amount}{described}."),
        Language::En => {
            let are = if bound.max.or(bound.min) == Some(1) { "is" } else { "are" };
            format!("For each answer given to {label} there {are} {amount}{described}.")
        }
        Language::Ru => format!("На каждый данный ответ на вопрос {label} — {amount}{described}."),
    }
}

fn row(of: &Counting, attribute: &str, code: &str, bound: Bound) -> String {
    let language = of.speech.language;
    let value = of.speech.value(attribute, &code.into());
    format!("{}: {}.", capitalised(&value), amount(&of.noun, bound, language, Exactly::Understood))
}

fn no_more_than(of: &Counting, label: &str, frac: Frac) -> String {
    let language = of.speech.language;
    let part = portion(None, Some(frac), language);
    let whole = match &of.set.sum {
        Some(sum) => language.quoted(&of.speech.label(sum)),
        None => String::new(),
    };
    let described = of.described(Number::Several);
    match (language, whole.is_empty()) {
        (Language::Et, true) => {
            format!(
                "Ühte ja sama vastust küsimusele {label} jagab {part} {}st{described}.",
                of.noun.et.plural_stem
            )
        }
        (Language::En, true) => {
            format!("{} of the {}{described} have the same {label}.", capitalised(&part), of.noun.en[1])
        }
        (Language::Ru, true) => {
            format!(
                "Один и тот же ответ на вопрос {label} дают {part} {}{described}.",
                of.noun.ru.genitive_plural
            )
        }
        (Language::Et, false) => {
            format!("Ühele ja samale vastusele küsimusele {label} langeb {part} summast {whole}.")
        }
        (Language::En, false) => {
            format!("{} of the total of {whole} comes from the same {label}.", capitalised(&part))
        }
        (Language::Ru, false) => {
            format!("На один и тот же ответ на вопрос {label} приходится {part} суммы {whole}.")
        }
    }
}

fn covered(of: &Counting, label: &str, group: &str, min: i64) -> String {
    let (group, whose) = (of.speech.group(group), of.whose());
    let times = if min > 1 { format!(" (× {min})") } else { String::new() };
    match of.speech.language {
        Language::Et => {
            format!("Vastustes küsimusele {label} on esindatud kogu rühm {group}{times}{whose}.")
        }
        Language::En => format!("Every {label} in {group} is represented{times}{whose}."),
        Language::Ru => format!("В ответах на вопрос {label} представлена вся группа {group}{times}{whose}."),
    }
}
