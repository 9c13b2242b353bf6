//! Names of attributes, codes and other values as the reader knows them.

use chrono::{Datelike, NaiveDate};

use super::language::{Language, figures};
use crate::schema::{Attribute, AttributeKind, Code, FactSchema, Phrase};
use crate::value::Value;

/// Whose attributes a sentence speaks of, and in which language.
#[derive(Clone, Copy)]
pub(super) struct Speech<'a> {
    pub(super) schema: &'a FactSchema,
    pub(super) over: &'a str,
    pub(super) language: Language,
}

impl<'a> Speech<'a> {
    pub(super) fn attribute(&self, name: &str) -> Option<&'a Attribute> {
        let schema: &'a FactSchema = self.schema;
        schema.attributes(self.over).and_then(|known| known.get(name))
    }

    /// What an attribute is called; its plain name when the schema does not know it.
    pub(super) fn label(&self, name: &str) -> String {
        let known = self.attribute(name).or_else(|| self.schema.registration.get(name));
        known.map_or_else(|| name.to_owned(), |known| self.language.pick(&known.label).to_owned())
    }

    pub(super) fn value(&self, attribute: &str, value: &Value) -> String {
        match value {
            Value::Code(code) | Value::Text(code) => self.code(attribute, code),
            Value::Int(number) => figures(*number, self.language),
            Value::Date(date) => day(*date, self.language),
            Value::Codes(codes) => {
                let names: Vec<String> = codes.iter().map(|code| self.code(attribute, code)).collect();
                names.join(", ")
            }
            Value::Bool(true) => self.word(["jah", "yes", "да"]),
            Value::Bool(false) => self.word(["ei", "no", "нет"]),
            Value::Absent => self.word(["puudub", "none", "нет"]),
        }
    }

    fn code(&self, attribute: &str, code: &str) -> String {
        let known = self.find_code(attribute, code).map(|known| self.language.pick(&known.name));
        match known {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => self.language.quoted(code),
        }
    }

    fn find_code(&self, attribute: &str, code: &str) -> Option<&'a Code> {
        match &self.attribute(attribute)?.kind {
            AttributeKind::Code { codes, .. } | AttributeKind::CodeSet { codes, .. } => codes.get(code),
            AttributeKind::Text | AttributeKind::Bool { .. } | AttributeKind::Int | AttributeKind::Date => {
                None
            }
        }
    }

    /// "from the municipality", where the schema knows a good way to say it.
    pub(super) fn phrase(&self, attribute: &str, value: &Value) -> Option<&'a Phrase> {
        match (&self.attribute(attribute)?.kind, value) {
            (AttributeKind::Bool { yes, .. }, Value::Bool(true)) => yes.as_ref(),
            (AttributeKind::Bool { no, .. }, Value::Bool(false)) => no.as_ref(),
            (_, Value::Code(code) | Value::Text(code)) => self.find_code(attribute, code)?.phrase.as_ref(),
            _ => None,
        }
    }

    pub(super) fn group(&self, group: &str) -> String {
        let known = self.schema.groups.get(group).map(|known| self.language.pick(&known.label));
        let name = known.filter(|name| !name.is_empty()).unwrap_or(group);
        self.language.quoted(name)
    }

    pub(super) fn word(&self, [et, en, ru]: [&str; 3]) -> String {
        let word = match self.language {
            Language::Et => et,
            Language::En => en,
            Language::Ru => ru,
        };
        word.to_owned()
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day in figures, or in English with the month's name, where figures would be ambiguous.
pub(super) fn day(date: NaiveDate, language: Language) -> String {
    let month = usize::try_from(date.month0()).ok().and_then(|month| MONTHS.get(month));
    match (language, month) {
        (Language::En, Some(month)) => format!("{} {month} {}", date.day(), date.year()),
        _ => date.format("%d.%m.%Y").to_string(),
    }
}
