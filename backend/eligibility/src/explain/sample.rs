//! A made-up member in words, for the picture of the smallest team.

use super::language::Language;
use super::literal::Speech;
use crate::facts::Attributes;
use crate::schema::FactSchema;

/// What is said of one item of a collection: "from the municipality", "role: mayor". One entry an attribute.
pub fn item_words(item: &Attributes, over: &str, schema: &FactSchema, language: Language) -> Vec<String> {
    let speech = Speech { schema, over, language };
    let words = |(name, value): (&String, &crate::value::Value)| match speech.phrase(name, value) {
        Some(phrase) => language.pick(&phrase.words).to_owned(),
        None => format!("{}: {}", speech.label(name), speech.value(name, value)),
    };
    item.iter().map(words).collect()
}
