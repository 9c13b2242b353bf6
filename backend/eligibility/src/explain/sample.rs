//! A made-up member in words, for the picture of the smallest team.

use super::check::statement_words;
use super::language::Language;
use super::literal::Speech;
use crate::evaluate::confirmation;
use crate::facts::Attributes;
use crate::lint::INVENTED;
use crate::schema::FactSchema;
use crate::value::Value;

/// What is said of one item of a collection: "from the municipality", "role: mayor". One entry an attribute.
pub fn item_words(item: &Attributes, over: &str, schema: &FactSchema, language: Language) -> Vec<String> {
    let speech = Speech { schema, over, language };
    item.iter().map(|(name, value)| words(name, value, &speech)).collect()
}

fn words(name: &str, value: &Value, speech: &Speech<'_>) -> String {
    if let Some(phrase) = speech.phrase(name, value) {
        return speech.language.pick(&phrase.words).to_owned();
    }
    let label = match name.strip_prefix(confirmation("").as_str()) {
        Some(statement) => statement_words(statement, speech.schema, speech.language),
        None => speech.label(name),
    };
    match value.as_str().and_then(|text| text.strip_prefix(INVENTED)) {
        // One value as good as another: only that it is the same or a different one matters.
        Some(number) => format!("{label} {number}"),
        None => format!("{label}: {}", speech.value(name, value)),
    }
}
