//! Rules, results and fixes as sentences in Estonian, English and Russian. Text is rendered from data and never
//! read back; words for attributes and codes come from the fact schema, so new facts need no new code here.

mod amount;
mod check;
mod clause;
mod distinct;
mod every;
mod fact;
mod fix;
mod group;
mod language;
mod literal;
mod part;
mod question;
mod ratio;
mod result;
mod sample;
mod statement;

pub use self::fix::{fix_text, step_text};
pub use self::language::Language;
pub use self::question::{choice_text, question_text, repair_text};
pub use self::sample::item_words;

use crate::rule::{Rule, Titles};
use crate::schema::FactSchema;
use crate::verdict::{Part, RuleResult};

/// The rule as a sentence: the organiser's own words where there are some in this language.
pub fn rule_text(rule: &Rule, schema: &FactSchema, language: Language) -> String {
    let title = rule.title.as_ref().and_then(|titles| own_words(titles, language));
    title.map_or_else(|| check::sentence(&rule.check, schema, language), str::to_owned)
}

/// What was found, in numbers and without blame.
pub fn result_text(rule: &Rule, result: &RuleResult, schema: &FactSchema, language: Language) -> String {
    let part = Part {
        status: result.status,
        expected: result.expected,
        actual: result.actual,
        counted: result.counted.clone(),
        offending: result.offending.clone(),
        unknown: result.unknown.clone(),
        cause: result.cause,
        parts: result.parts.clone(),
    };
    result::sentence(&rule.check, &part, schema, language)
}

fn own_words(titles: &Titles, language: Language) -> Option<&str> {
    let title = match language {
        Language::Et => &titles.et,
        Language::En => &titles.en,
        Language::Ru => &titles.ru,
    };
    title.as_deref()
}
