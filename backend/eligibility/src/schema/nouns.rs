//! Countable nouns of the standard collections, in the forms sentences need.

use std::borrow::Cow;

use super::{EstonianNoun, Local, Noun, RussianNoun};

pub(super) fn member() -> Noun {
    Noun {
        et: estonian(["liige", "liikme", "liiget", "liikmed", "liikmete", "kelle"]),
        en: ["member".into(), "members".into()],
        ru: russian([
            "участник",
            "участника",
            "участников",
            "участники",
            "один участник",
            "каждого",
            "которого",
        ]),
        within: Local::new("Meeskonnas", "The team", "В команде"),
    }
}

/// The same noun, counted over the whole cohort.
pub(super) fn in_cohort(noun: Noun) -> Noun {
    Noun { within: team().within, ..noun }
}

/// Members of a programme for single people, who never meet the word "team".
pub(super) fn participant() -> Noun {
    Noun {
        et: estonian(["osaleja", "osaleja", "osalejat", "osalejad", "osalejate", "kelle"]),
        en: ["participant".into(), "participants".into()],
        within: Local::new("Avalduses", "The registration", "В заявке"),
        ..member()
    }
}

pub(super) fn team() -> Noun {
    Noun {
        et: estonian(["meeskond", "meeskonna", "meeskonda", "meeskonnad", "meeskondade", "mille"]),
        en: ["team".into(), "teams".into()],
        ru: russian(["команда", "команды", "команд", "команды", "одна команда", "каждой", "которой"]),
        within: Local::new("Lennus", "The cohort", "В потоке"),
    }
}

/// Entries of a programme for single people.
pub(super) fn person() -> Noun {
    Noun {
        et: estonian(["inimene", "inimese", "inimest", "inimesed", "inimeste", "kelle"]),
        en: ["person".into(), "people".into()],
        ru: russian(["человек", "человека", "человек", "люди", "один человек", "каждого", "которого"]),
        within: Local::new("Lennus", "The cohort", "В потоке"),
    }
}

impl Noun {
    /// The Estonian relative pronoun as a subject: `kes` of people, `mis` of things.
    pub(crate) fn who(&self) -> &'static str {
        if self.et.whose == "kelle" { "kes" } else { "mis" }
    }
}

impl Default for Noun {
    /// For collections nobody described.
    fn default() -> Self {
        Self {
            et: estonian(["kirje", "kirje", "kirjet", "kirjed", "kirjete", "mille"]),
            en: ["entry".into(), "entries".into()],
            ru: russian(["запись", "записи", "записей", "записи", "одна запись", "каждой", "которой"]),
            within: Local::new("Avalduses", "The registration", "В заявке"),
        }
    }
}

/// Answers to a question.
pub(crate) fn answer() -> Noun {
    Noun {
        et: estonian(["vastus", "vastuse", "vastust", "vastused", "vastuste", "mille"]),
        en: ["answer".into(), "answers".into()],
        ru: russian(["ответ", "ответа", "ответов", "ответы", "один ответ", "каждого", "которого"]),
        within: Local::default(),
    }
}

/// Answers that differ from each other.
pub(crate) fn different_answer() -> Noun {
    Noun {
        et: estonian(["eri vastus", "eri vastuse", "eri vastust", "eri vastused", "eri vastuste", "mille"]),
        en: ["different answer".into(), "different answers".into()],
        ru: russian([
            "вариант ответа",
            "варианта ответа",
            "вариантов ответа",
            "варианты ответа",
            "один вариант ответа",
            "каждого",
            "которого",
        ]),
        within: Local::default(),
    }
}

fn estonian(forms: [&'static str; 6]) -> EstonianNoun {
    let [nominative, genitive, partitive, plural, plural_stem, whose] = forms.map(Cow::Borrowed);
    EstonianNoun { nominative, genitive, partitive, plural, plural_stem, whose }
}

fn russian(forms: [&'static str; 7]) -> RussianNoun {
    let [nominative, genitive, genitive_plural, plural, one, each, which] = forms.map(Cow::Borrowed);
    RussianNoun { nominative, genitive, genitive_plural, plural, one, each, which }
}
