//! An answer as a person reads it: words where the value is a code.

use domain::form::{Question, QuestionKind};
use domain::{Language, MunicipalityCode};
use serde_json::Value;

/// The value in words of this language.
pub(super) fn in_words(question: &Question, value: &Value, language: Language) -> String {
    let label = |code: &str| {
        let option = question.kind.options().iter().find(|option| option.code == code);
        let label = option.and_then(|option| option.label.resolve(language));
        label.map_or_else(|| code.to_owned(), |(label, _)| label.to_owned())
    };
    match (&question.kind, value) {
        (QuestionKind::YesNo {}, Value::Bool(yes)) => yes_no(*yes, language).to_owned(),
        (QuestionKind::Municipality {}, Value::String(code)) => place(code, language),
        (_, Value::String(text)) => label(text),
        (_, Value::Array(codes)) => {
            codes.iter().filter_map(Value::as_str).map(label).collect::<Vec<_>>().join("; ")
        }
        (_, other) => other.to_string(),
    }
}

fn place(code: &str, language: Language) -> String {
    let known = serde_json::from_value::<MunicipalityCode>(Value::String(code.to_owned())).ok();
    let unit = known.and_then(MunicipalityCode::municipality);
    unit.map_or_else(|| code.to_owned(), |unit| unit.name(language).to_owned())
}

fn yes_no(yes: bool, language: Language) -> &'static str {
    match (language, yes) {
        (Language::Et, true) => "jah",
        (Language::Et, false) => "ei",
        (Language::En, true) => "yes",
        (Language::En, false) => "no",
        (Language::Ru, true) => "да",
        (Language::Ru, false) => "нет",
    }
}

#[cfg(test)]
mod tests {
    use domain::AnswerOf;
    use domain::Text;
    use domain::form::ChoiceOption;
    use serde_json::json;

    use super::*;

    fn question(kind: QuestionKind) -> Question {
        Question {
            code: "food".to_owned(),
            of: AnswerOf::Member,
            label: Text::only(Language::Et, "Toit"),
            help: None,
            required: false,
            shown_if: None,
            purpose: Text::only(Language::Et, "Toitlustuse tellimiseks."),
            retention_days: 30,
            kind,
        }
    }

    #[test]
    fn codes_are_read_as_words_and_free_text_as_it_stands() {
        let fish = ChoiceOption { code: "fish".to_owned(), label: Text::only(Language::Et, "Kala") };
        let choices = question(QuestionKind::Choices { options: vec![fish], min: 0, max: None });
        assert_eq!(in_words(&choices, &json!(["fish", "gone"]), Language::Et), "Kala; gone");
        let place = question(QuestionKind::Municipality {});
        assert_eq!(in_words(&place, &json!("0890"), Language::Et), "Viimsi vald");
        assert_eq!(in_words(&question(QuestionKind::YesNo {}), &json!(false), Language::Ru), "нет");
        let text = question(QuestionKind::ShortText { max_length: 9 });
        assert_eq!(in_words(&text, &json!("pähklid"), Language::En), "pähklid");
    }
}
