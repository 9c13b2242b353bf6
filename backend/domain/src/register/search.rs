//! Finding a municipality by what a person types: any case, with or without diacritics, in Estonian or Russian.

use super::{Municipality, municipalities};
use crate::text::Language;

/// How well a name answers a query, best first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Start,
    WordStart,
    Inside,
}

/// Municipalities whose name contains the query, those that begin with it first, then those of which a later
/// word does; the Estonian alphabet decides among equals. A blank query finds all.
pub fn search_municipalities(query: &str) -> Vec<&'static Municipality> {
    let query = without_type(&fold(query)).to_owned();
    let mut found: Vec<_> = municipalities()
        .iter()
        .filter_map(|unit| {
            names(unit).iter().filter_map(|name| fit(name, &query)).min().map(|fit| (fit, unit))
        })
        .collect();
    found.sort_by(|(left, _), (right, _)| left.cmp(right));
    found.into_iter().map(|(_, unit)| unit).collect()
}

/// The English name is the Estonian one with another type word, so it adds nothing to search in.
fn names(unit: &Municipality) -> [String; 2] {
    let russian = fold(unit.name(Language::Ru));
    [fold(unit.name), without_type(&russian).to_owned()]
}

/// In Russian the type word comes first and would make every name begin alike.
fn without_type(folded: &str) -> &str {
    ["волость ", "город "].into_iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(folded)
}

fn fit(name: &str, query: &str) -> Option<Fit> {
    if name.starts_with(query) {
        return Some(Fit::Start);
    }
    let starts_word = |at: usize| name.get(..at).is_some_and(|before| before.ends_with([' ', '-']));
    name.match_indices(query).map(|(at, _)| if starts_word(at) { Fit::WordStart } else { Fit::Inside }).min()
}

/// Names and queries alike: folded as everywhere, and blanks collapsed.
fn fold(text: &str) -> String {
    crate::names::fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str) -> Vec<&'static str> {
        search_municipalities(query).into_iter().map(|unit| unit.name).collect()
    }

    #[test]
    fn case_and_diacritics_do_not_matter() {
        assert_eq!(found("polva"), ["Põlva vald"]);
        assert_eq!(found("PÕLVA"), ["Põlva vald"]);
        assert_eq!(found("  võru   LINN "), ["Võru linn"]);
        assert_eq!(found("viimsi\u{301}"), ["Viimsi vald"]);
    }

    #[test]
    fn a_beginning_comes_before_a_later_word_before_the_inside() {
        let vo = found("vo");
        assert_eq!(vo.get(..3), Some(["Vormsi vald", "Võru linn", "Võru vald"].as_slice()));
        assert_eq!(found("nigula"), ["Lääne-Nigula vald", "Viru-Nigula vald"]);
        let parnu = found("pärnu");
        assert_eq!(parnu, ["Pärnu linn", "Põhja-Pärnumaa vald"]);
        assert_eq!(found("akvere"), ["Rakvere linn", "Rakvere vald"]);
    }

    #[test]
    fn russian_names_are_found_with_and_without_the_type_word() {
        assert_eq!(found("выру"), ["Võru linn", "Võru vald"]);
        assert_eq!(found("волость Виймси"), ["Viimsi vald"]);
        assert_eq!(found("йыхви"), ["Jõhvi vald"]);
    }

    #[test]
    fn blank_finds_all_and_nonsense_none() {
        assert_eq!(found(" ").len(), municipalities().len());
        assert!(found("xyz").is_empty());
    }
}
