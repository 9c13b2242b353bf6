//! Countable nouns of the standard collections, in the forms sentences need.

use std::borrow::Cow;

use super::Noun;

pub(super) fn member() -> Noun {
    forms(
        ["liige", "liiget", "liikmed", "liikmetest"],
        ["member", "members"],
        ["участник", "участника", "участников", "участники"],
    )
}

pub(super) fn team() -> Noun {
    forms(
        ["meeskond", "meeskonda", "meeskonnad", "meeskondadest"],
        ["team", "teams"],
        ["команда", "команды", "команд", "команды"],
    )
}

pub(super) fn forms(et: [&'static str; 4], en: [&'static str; 2], ru: [&'static str; 4]) -> Noun {
    Noun { et: et.map(Cow::Borrowed), en: en.map(Cow::Borrowed), ru: ru.map(Cow::Borrowed) }
}
