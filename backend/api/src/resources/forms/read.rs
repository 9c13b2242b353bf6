//! Reads a form strictly: each refused field of each question is named at its place.

use domain::form::{ChoiceOption, Form, FormPart, Question, QuestionKind, read_condition};
use domain::{FieldCode, FieldError};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::questions::OptionSource;
use super::wire::PartInput;
use crate::http::refused_field;
use crate::wire::text::{MultilingualText, Reader};
use crate::wire::word::{AnswerOf, MediaType};

/// What every question has beside what its kind asks for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Common {
    code: String,
    of: AnswerOf,
    label: MultilingualText,
    #[serde(default)]
    help: Option<MultilingualText>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    shown_if: Option<Value>,
    purpose: MultilingualText,
    retention_days: u32,
}

const COMMON: [&str; 8] =
    ["code", "of", "label", "help", "required", "shown_if", "purpose", "retention_days"];

const KINDS: &str =
    "short_text, long_text, choice, choices, number, date, yes_no, municipality, organisation, file";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Length {
    max_length: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    options: Vec<OptionSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeveralOptions {
    options: Vec<OptionSource>,
    #[serde(default)]
    min: u32,
    #[serde(default)]
    max: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Amount {
    #[serde(default)]
    min: Option<i64>,
    #[serde(default)]
    max: Option<i64>,
    #[serde(default)]
    decimals: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    #[serde(default)]
    not_before: Option<chrono::NaiveDate>,
    #[serde(default)]
    not_after: Option<chrono::NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OneFile {
    media_types: Vec<MediaType>,
    max_bytes: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NothingMore {}

/// The form, or every refused field. Whether its questions fit together is not judged here.
pub(in crate::resources) fn read_form(parts: Vec<PartInput>) -> app::Result<Form> {
    let mut reader = Reader::default();
    let mut read = Vec::new();
    for (at, part) in parts.into_iter().enumerate() {
        let title = reader.required_text(part.title, &format!("/parts/{at}/title"));
        let questions = part.questions.into_iter().enumerate();
        let questions = questions
            .filter_map(|(position, question)| {
                read_question(question, &format!("/parts/{at}/questions/{position}"), &mut reader)
            })
            .collect();
        read.push(FormPart { code: part.code, title, questions });
    }
    reader.finish(Form { parts: read })
}

fn read_question(question: Value, at: &str, reader: &mut Reader) -> Option<Question> {
    let Value::Object(mut own) = question else {
        let detail = "write a question as an object";
        return reader.take(Err(FieldError::new(at, FieldCode::InvalidType, detail)));
    };
    let Some(Value::String(kind)) = own.remove("kind") else {
        let detail = format!("choose one of: {KINDS}");
        return reader.take(Err(FieldError::new(format!("{at}/kind"), FieldCode::Required, detail)));
    };
    let common: Map<_, _> = COMMON.iter().filter_map(|name| own.remove_entry(*name)).collect();
    let common = take::<Common>(common, at, reader);
    let kind = read_kind(&kind, own, at, reader);
    let common = common?;
    let label = reader.required_text(common.label, &format!("{at}/label"));
    let help = reader.text(common.help, &format!("{at}/help"));
    let purpose = reader.required_text(common.purpose, &format!("{at}/purpose"));
    let shown_if = common.shown_if.and_then(|condition| {
        read_condition(&condition, &format!("{at}/shown_if"))
            .map_err(|problems| reader.errors.extend(problems))
            .ok()
    });
    Some(Question {
        code: common.code,
        of: common.of.into(),
        label,
        help,
        required: common.required,
        shown_if,
        purpose,
        retention_days: common.retention_days,
        kind: kind?,
    })
}

fn read_kind(kind: &str, own: Map<String, Value>, at: &str, reader: &mut Reader) -> Option<QuestionKind> {
    Some(match kind {
        "short_text" => QuestionKind::ShortText { max_length: take::<Length>(own, at, reader)?.max_length },
        "long_text" => QuestionKind::LongText { max_length: take::<Length>(own, at, reader)?.max_length },
        "choice" => {
            let own = take::<Options>(own, at, reader)?;
            QuestionKind::Choice { options: options(own.options, at, reader) }
        }
        "choices" => {
            let own = take::<SeveralOptions>(own, at, reader)?;
            QuestionKind::Choices { options: options(own.options, at, reader), min: own.min, max: own.max }
        }
        "number" => {
            let Amount { min, max, decimals } = take(own, at, reader)?;
            QuestionKind::Number { min, max, decimals }
        }
        "date" => {
            let Days { not_before, not_after } = take(own, at, reader)?;
            QuestionKind::Date { not_before, not_after }
        }
        "yes_no" => take::<NothingMore>(own, at, reader).map(|NothingMore {}| QuestionKind::YesNo {})?,
        "municipality" => {
            take::<NothingMore>(own, at, reader).map(|NothingMore {}| QuestionKind::Municipality {})?
        }
        "organisation" => {
            take::<NothingMore>(own, at, reader).map(|NothingMore {}| QuestionKind::Organisation {})?
        }
        "file" => {
            let OneFile { media_types, max_bytes } = take(own, at, reader)?;
            let media_types = media_types.into_iter().map(Into::into).collect();
            QuestionKind::File { media_types, max_bytes }
        }
        _ => {
            let detail = format!("choose one of: {KINDS}");
            let error = FieldError::new(format!("{at}/kind"), FieldCode::UnknownCode, detail);
            return reader.take(Err(error));
        }
    })
}

fn options(options: Vec<OptionSource>, at: &str, reader: &mut Reader) -> Vec<ChoiceOption> {
    let option = |(position, option): (usize, OptionSource)| ChoiceOption {
        code: option.code,
        label: reader.required_text(option.label, &format!("{at}/options/{position}/label")),
    };
    options.into_iter().enumerate().map(option).collect()
}

fn take<T: DeserializeOwned>(fields: Map<String, Value>, at: &str, reader: &mut Reader) -> Option<T> {
    let read = serde_path_to_error::deserialize(Value::Object(fields));
    reader.take(read.map_err(|error| refused_field(&error, at)))
}
