//! Countable nouns of the standard collections, in the forms sentences need.

use std::borrow::Cow;

use super::{EstonianNoun, Local, Noun, RussianNoun};

pub(super) fn member() -> Noun {
    Noun {
        et: estonian(["liige", "liikme", "liiget", "liikmed", "liikmete"]),
        en: ["member".into(), "members".into()],
        ru: russian(["участник", "участника", "участников", "участники", "один участник"]),
        within: Local::new("Meeskonnas", "The team", "В команде"),
    }
}

/// Members of a programme for single people, who never meet the word "team".
pub(super) fn participant() -> Noun {
    Noun {
        et: estonian(["osaleja", "osaleja", "osalejat", "osalejad", "osalejate"]),
        en: ["participant".into(), "participants".into()],
        within: Local::new("Avalduses", "The registration", "В заявке"),
        ..member()
    }
}

pub(super) fn team() -> Noun {
    Noun {
        et: estonian(["meeskond", "meeskonna", "meeskonda", "meeskonnad", "meeskondade"]),
        en: ["team".into(), "teams".into()],
        ru: russian(["команда", "команды", "команд", "команды", "одна команда"]),
        within: Local::new("Lennus", "The cohort", "В потоке"),
    }
}

/// Entries of a programme for single people.
pub(super) fn person() -> Noun {
    Noun {
        et: estonian(["inimene", "inimese", "inimest", "inimesed", "inimeste"]),
        en: ["person".into(), "people".into()],
        ru: russian(["человек", "человека", "человек", "люди", "один человек"]),
        within: Local::new("Lennus", "The cohort", "В потоке"),
    }
}

impl Default for Noun {
    /// For collections nobody described.
    fn default() -> Self {
        Self {
            et: estonian(["kirje", "kirje", "kirjet", "kirjed", "kirjete"]),
            en: ["entry".into(), "entries".into()],
            ru: russian(["запись", "записи", "записей", "записи", "одна запись"]),
            within: Local::new("Avalduses", "The registration", "В заявке"),
        }
    }
}

fn estonian(forms: [&'static str; 5]) -> EstonianNoun {
    let [nominative, genitive, partitive, plural, plural_stem] = forms.map(Cow::Borrowed);
    EstonianNoun { nominative, genitive, partitive, plural, plural_stem }
}

fn russian(forms: [&'static str; 5]) -> RussianNoun {
    let [nominative, genitive, genitive_plural, plural, one] = forms.map(Cow::Borrowed);
    RussianNoun { nominative, genitive, genitive_plural, plural, one }
}
