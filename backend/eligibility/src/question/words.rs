//! Words of the three languages that leave something open.

use crate::rule::Titles;

/// Codes and yes-or-no attributes that mark somebody who leads or accompanies the others.
pub(super) const LEADS: [&str; 15] = [
    "leader",
    "lead",
    "is_lead",
    "is_leader",
    "team_lead",
    "team_leader",
    "group_leader",
    "adult_leader",
    "coach",
    "mentor",
    "supervisor",
    "teacher",
    "instructor",
    "chaperone",
    "associated_partner",
];

const ADVICE: [&str; 33] = [
    "soovitavalt",
    "soovitatav",
    "soovituslik",
    "soovitame",
    "eelistatult",
    "eelistatud",
    "eelistame",
    "tavaliselt",
    "üldjuhul",
    "reeglina",
    "enamasti",
    "võimalusel",
    "ideaalis",
    "usually",
    "typically",
    "normally",
    "generally",
    "preferably",
    "preferred",
    "ideally",
    "recommended",
    "we recommend",
    "as a rule",
    "where possible",
    "desirable",
    "желательно",
    "рекомендуется",
    "рекомендуем",
    "предпочтительно",
    "обычно",
    "как правило",
    "по возможности",
    "в идеале",
];

const ET_CETERA: [&str; 26] = [
    "jt",
    "jt.",
    "jms",
    "jms.",
    "jne",
    "jne.",
    "jpt",
    "ja teised",
    "ja muud",
    "näiteks",
    "etc",
    "etc.",
    "and others",
    "and so on",
    "and similar",
    "and the like",
    "such as",
    "for example",
    "e.g.",
    "и др.",
    "и др",
    "и другие",
    "и т. д.",
    "и т.д.",
    "и т. п.",
    "например",
];

const HALF: [&str; 4] = ["vähemalt pool", "at least half", "не менее половины", "не меньше половины"];

pub(super) fn advising(titles: Option<&Titles>) -> Option<String> {
    first_of(&ADVICE, titles)
}

pub(super) fn open_ended(titles: Option<&Titles>) -> Option<String> {
    first_of(&ET_CETERA, titles)
}

pub(super) fn says_half(titles: Option<&Titles>) -> bool {
    first_of(&HALF, titles).is_some()
}

/// The first of the words that stands in one of the titles as a whole word.
fn first_of(words: &[&str], titles: Option<&Titles>) -> Option<String> {
    let titles = titles?;
    let texts = [&titles.et, &titles.en, &titles.ru].into_iter().flatten();
    texts.map(|text| text.to_lowercase()).find_map(|text| {
        let found = words.iter().filter(|word| stands_in(&text, word)).max_by_key(|word| word.len());
        found.map(|word| (*word).to_owned())
    })
}

fn stands_in(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
