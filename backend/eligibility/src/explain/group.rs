//! Bounds on each value as sentences: `per_value`.

use super::amount::{Exactly, amount, portion};
use super::check::Counting;
use super::clause::{Number, closing};
use super::distinct::all;
use super::language::{Language, capitalised, join, paragraph};
use crate::rule::{Bound, Check, Frac, MEMBERS};
use crate::schema::Place;

pub(super) fn per_value(of: &Counting, check: &Check) -> String {
    let Check::PerValue { attr, min, max, max_share, cover, table, .. } = check else { return String::new() };
    let names: Vec<String> = attr.iter().map(|name| of.speech.label(name)).collect();
    let names: Vec<String> = names.iter().map(|name| of.speech.language.quoted(name)).collect();
    let label = join(&names, of.speech.language.and());
    let asked = match (of.speech.language, names.len()) {
        (Language::Et, ..=1) => format!("küsimusele {label}"),
        (Language::Et, _) => format!("küsimustele {label}"),
        (Language::Ru, ..=1) => format!("вопрос {label}"),
        (Language::Ru, _) => format!("вопросы {label}"),
        (Language::En, _) => label.clone(),
    };
    let place = match attr.as_slice() {
        [name] => of.speech.attribute(name).and_then(|known| known.place.as_ref()),
        _ => None,
    };
    let bound = Bound { min: min.filter(|_| cover.is_none()), max: *max };
    let counted = (bound != Bound::default()).then(|| match (place, bound) {
        (Some(place), Bound { min: None, max: Some(max) }) => at_most_from_each(of, place, max),
        (Some(place), bound) => from_each_that_occurs(of, place, bound),
        _ => for_each_value(of, (&label, &asked), bound),
    });
    let attribute = attr.first().map(String::as_str).unwrap_or_default();
    let apart = bound != Bound::default();
    let rows = table.iter().map(|(code, bound)| row(of, attribute, code, *bound, apart));
    let share = max_share.map(|frac| no_more_than(of, (&label, &asked), frac));
    let covered = cover.as_ref().map(|group| covered(of, &label, group, min.unwrap_or(1)));
    paragraph(counted.into_iter().chain(rows).chain(share).chain(covered))
}

/// "One team can take part from each municipality."
fn at_most_from_each(of: &Counting, place: &Place, max: i64) -> String {
    let language = of.speech.language;
    let (each, described) = (language.pick(&place.each), of.described(Number::Several));
    if of.set.over != "registrations" && max == 1 {
        let all = all(of);
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

/// What the values are called, and the same with the word for a question where a sentence needs it.
type Asked<'a> = (&'a str, &'a str);

fn for_each_value(of: &Counting, (label, asked): Asked, bound: Bound) -> String {
    let described = of.described(Number::Several);
    match bound {
        Bound { min: None, max: Some(1) } => no_two(of, (label, asked), &described),
        Bound { min: None, max: Some(max) } => at_most_alike(of, (label, asked), max),
        _ => of_each_that_occurs(of, asked, bound),
    }
}

/// "No two members have the same “person”."
fn no_two(of: &Counting, (label, asked): Asked, described: &str) -> String {
    let comma = closing(described);
    match of.speech.language {
        Language::Et => {
            format!("Ühelgi kahel {}l{described}{comma} ei ole sama {label}.", of.noun.et.genitive)
        }
        Language::En => format!("No two {}{described} have the same {label}.", of.noun.en[1]),
        Language::Ru => {
            format!(
                "Среди {}{described}{comma} ответы на {asked} не повторяются.",
                of.noun.ru.genitive_plural
            )
        }
    }
}

/// "No more than 2 members have the same “position”."
fn at_most_alike(of: &Counting, (label, asked): Asked, max: i64) -> String {
    let language = of.speech.language;
    let described = of.described(Number::of(Some(max)));
    let amount = super::amount::genitive_of(&of.noun, max, language);
    match language {
        Language::Et => format!("Sama {label} on kuni {max} {}l{described}.", of.noun.et.genitive),
        Language::En => format!("No more than {amount}{described} have the same {label}."),
        Language::Ru => format!("Одинаковый ответ на {asked} — не более чем у {amount}{described}."),
    }
}

/// "From each county that is represented there are at least 4 members."
fn from_each_that_occurs(of: &Counting, place: &Place, bound: Bound) -> String {
    let language = of.speech.language;
    let each = capitalised(language.pick(&place.each));
    let amount = amount(&of.noun, bound, language, Exactly::Said);
    let described = of.described(Number::of(bound.max.or(bound.min)));
    match language {
        Language::Et => format!("{each}, mis on esindatud, on {amount}{described}."),
        Language::En => {
            let are = if bound.max.or(bound.min) == Some(1) { "is" } else { "are" };
            format!("{each} that is represented there {are} {amount}{described}.")
        }
        Language::Ru => format!("{each}, откуда есть {}, — {amount}{described}.", of.plural()),
    }
}

/// "For each answer given to “residence country” there are at least 4 members."
fn of_each_that_occurs(of: &Counting, asked: &str, bound: Bound) -> String {
    let language = of.speech.language;
    let amount = amount(&of.noun, bound, language, Exactly::Said);
    let described = of.described(Number::of(bound.max.or(bound.min)));
    match language {
        Language::Et => format!("Iga antud vastuse kohta {asked} on {amount}{described}."),
        Language::En => {
            let are = if bound.max.or(bound.min) == Some(1) { "is" } else { "are" };
            format!("For each answer given to {asked} there {are} {amount}{described}.")
        }
        Language::Ru => format!("На каждый данный ответ на {asked} — {amount}{described}."),
    }
}

/// The bound of one value, apart from the common one where there is one.
fn row(of: &Counting, attribute: &str, code: &str, bound: Bound, apart: bool) -> String {
    let language = of.speech.language;
    let value = of.speech.value(attribute, &code.into());
    let amount = amount(&of.noun, bound, language, Exactly::Understood);
    match (language, apart) {
        (_, false) => format!("{}: {amount}.", capitalised(&value)),
        (Language::Et, true) => format!("Erand: {value} – {amount}."),
        (Language::En, true) => format!("Exception: {value} – {amount}."),
        (Language::Ru, true) => format!("Исключение: {value} — {amount}."),
    }
}

fn no_more_than(of: &Counting, (label, asked): Asked, frac: Frac) -> String {
    let language = of.speech.language;
    let part = portion(None, Some(frac), language);
    let whole = match &of.set.sum {
        Some(sum) => language.quoted(&of.speech.label(sum)),
        None => String::new(),
    };
    let described = of.described(Number::Several);
    match (language, whole.is_empty()) {
        (Language::Et, true) => {
            format!("Ühte ja sama vastust {asked} jagab {part} {}st{described}.", of.noun.et.plural_stem)
        }
        (Language::En, true) => {
            format!("{} of the {}{described} have the same {label}.", capitalised(&part), of.noun.en[1])
        }
        (Language::Ru, true) => {
            format!("Один и тот же ответ на {asked} дают {part} {}{described}.", of.noun.ru.genitive_plural)
        }
        (Language::Et, false) => {
            format!("Ühele ja samale vastusele {asked} langeb {part} summast {whole}.")
        }
        (Language::En, false) => {
            format!("{} of the total of {whole} comes from the same {label}.", capitalised(&part))
        }
        (Language::Ru, false) => {
            format!("На один и тот же ответ на {asked} приходится {part} суммы по полю {whole}.")
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
