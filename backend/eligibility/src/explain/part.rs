//! Shares as sentences.

use super::amount::portion;
use super::check::Counting;
use super::clause::{Clause, Number, closing};
use super::language::{Language, capitalised};
use crate::rule::{Frac, Pred, Set};

/// Bounds of a share.
type Limits = (Option<Frac>, Option<Frac>);

/// "At least half of the members are from a civil society organisation."
pub(super) fn share(part: &Set, of: &Counting, (min, max): Limits) -> String {
    let narrowed = narrowed(part, of.set);
    let part = Counting::new(&narrowed, of.speech.schema, of.speech.language);
    let portion = capitalised(&portion(min, max, of.speech.language));
    let described = of.described(Number::Several);
    let said = format!("{portion} {}", whole(&part, of, &described));
    match &part.set.sum {
        Some(_) if part.set.filter.is_some() => comes_from(&said, &part),
        _ => are(&said, &described, &part, of),
    }
}

/// The part without what is said of the whole already.
fn narrowed(part: &Set, of: &Set) -> Set {
    let (Some(Pred::All { of: preds }), Some(known)) = (&part.filter, &of.filter) else {
        return part.clone();
    };
    if part.over != of.over {
        return part.clone();
    }
    let rest: Vec<Pred> = preds.iter().filter(|pred| *pred != known).cloned().collect();
    let filter = match rest.as_slice() {
        [only] => only.clone(),
        _ => Pred::All { of: rest },
    };
    Set { filter: Some(filter), ..part.clone() }
}

/// "of the members", in the case that a portion asks for.
fn whole(part: &Counting, of: &Counting, described: &str) -> String {
    let language = of.speech.language;
    let amount = part.set.sum.as_ref().map(|sum| language.quoted(&part.speech.label(sum)));
    match (language, amount) {
        (Language::Et, None) => format!("{}st{described}", of.noun.et.plural_stem),
        (Language::En, None) => format!("of the {}{described}", of.noun.en[1]),
        (Language::Ru, None) => format!("{}{described}", of.noun.ru.genitive_plural),
        (Language::Et, Some(sum)) => format!("summast {sum}"),
        (Language::En, Some(sum)) => format!("of the total of {sum}"),
        (Language::Ru, Some(sum)) => format!("от суммы по полю {sum}"),
    }
}

/// A portion of an amount "comes from members from a business".
fn comes_from(said: &str, part: &Counting) -> String {
    let who = part.described(Number::Several);
    match part.speech.language {
        Language::Et => format!("{said} tuleb {}st{who}.", part.noun.et.plural_stem),
        Language::En => format!("{said} comes from {}{who}.", part.noun.en[1]),
        Language::Ru => format!("{said} дают {}{who}.", part.noun.ru.plural),
    }
}

/// A portion of the whole "are from a business", or "are those whose role is mayor".
fn are(said: &str, described: &str, part: &Counting, of: &Counting) -> String {
    let comma = closing(described);
    let who = match part.filter() {
        None => part.plural().to_owned(),
        Some(Clause::Phrase(phrases)) => phrases,
        Some(clause) => {
            let whose = part.speech.attributive(&clause, Number::Several, &of.noun);
            let those = part.speech.word(["sellised", "those", "те"]);
            format!("{those}{whose}")
        }
    };
    match of.speech.language {
        Language::Et => format!("{said}{comma} on {who}."),
        Language::En => format!("{said} are {who}."),
        Language::Ru => format!("{said}{comma} — {who}."),
    }
}
