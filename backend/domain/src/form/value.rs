//! What an answer may be, kind by kind.

use chrono::NaiveDate;
use serde_json::{Number, Value as Json};

use super::{AnsweredFile, ChoiceOption, Question, QuestionKind};
use crate::names::{NAME_MAX, clean_line, clean_text};
use crate::{FieldCode, FieldError, MunicipalityCode};

/// Amounts beyond this are slips of the hand; below it every step of a thousandth is exact.
pub(super) const NUMBER_MAX: i64 = 1_000_000_000_000;

type Accepted = Result<Option<Json>, FieldError>;

impl QuestionKind {
    /// The answer as it is kept, `None` where it says nothing; or why it is refused.
    pub(super) fn accept(&self, value: &Json, pointer: &str) -> Accepted {
        if value.is_null() {
            return Ok(None);
        }
        match self {
            Self::ShortText { max_length } => line(value, *max_length as usize, pointer),
            Self::LongText { max_length } => {
                Ok(clean_text(string(value, pointer)?, *max_length as usize, pointer)?.map(Json::String))
            }
            Self::Organisation {} => line(value, NAME_MAX, pointer),
            Self::Choice { options } => choice(value, options, pointer),
            Self::Choices { options, max, .. } => choices(value, options, *max, pointer),
            Self::Number { min, max, decimals } => number(value, (*min, *max), *decimals, pointer),
            Self::Date { not_before, not_after } => date(value, (*not_before, *not_after), pointer),
            Self::YesNo {} if value.is_boolean() => Ok(Some(value.clone())),
            Self::YesNo {} => Err(wrong_type(pointer, "true or false")),
            Self::Municipality {} => municipality(value, pointer),
            Self::File { .. } => self.file(value, pointer),
        }
    }
}

impl QuestionKind {
    /// The description of a file that was sent before. Whose it is, is not judged here.
    fn file(&self, value: &Json, pointer: &str) -> Accepted {
        let detail =
            "send the file by itself first, then write here what that answered, or null to take it away";
        let file: AnsweredFile = serde_json::from_value(value.clone())
            .map_err(|_| FieldError::new(pointer, FieldCode::InvalidType, detail))?;
        if let Some(limits) = self.file_limits() {
            limits.fits(&file, pointer)?;
        }
        Ok(serde_json::to_value(file).ok())
    }
}

impl Question {
    /// Why the question is not answered well enough to hand the registration in.
    pub(super) fn lacks(&self, value: Option<&Json>) -> Option<(FieldCode, String)> {
        match (&self.kind, value) {
            (QuestionKind::Choices { min, .. }, Some(Json::Array(chosen)))
                if chosen.len() < *min as usize =>
            {
                Some((FieldCode::TooShort, format!("choose at least {min}")))
            }
            (_, None) if self.required => Some((FieldCode::Required, "answer this question".to_owned())),
            _ => None,
        }
    }
}

fn wrong_type(pointer: &str, wanted: &str) -> FieldError {
    FieldError::new(pointer, FieldCode::InvalidType, format!("write {wanted}, or null to clear it"))
}

fn string<'v>(value: &'v Json, pointer: &str) -> Result<&'v str, FieldError> {
    value.as_str().ok_or_else(|| wrong_type(pointer, "a text"))
}

fn line(value: &Json, max: usize, pointer: &str) -> Accepted {
    Ok(clean_line(string(value, pointer)?, max, pointer)?.map(Json::String))
}

fn known<'v>(value: &'v Json, options: &[ChoiceOption], pointer: &str) -> Result<&'v str, FieldError> {
    let code = string(value, pointer)?;
    if options.iter().any(|option| option.code == code) {
        return Ok(code);
    }
    let codes: Vec<_> = options.iter().map(|option| option.code.as_str()).collect();
    let detail = format!("choose one of: {}", codes.join(", "));
    Err(FieldError::new(pointer, FieldCode::UnknownCode, detail))
}

fn choice(value: &Json, options: &[ChoiceOption], pointer: &str) -> Accepted {
    if value.as_str().is_some_and(str::is_empty) {
        return Ok(None);
    }
    known(value, options, pointer).map(|code| Some(code.into()))
}

/// Kept in the order of the options, so that equal choices are equal answers.
fn choices(value: &Json, options: &[ChoiceOption], max: Option<u32>, pointer: &str) -> Accepted {
    let items = value.as_array().ok_or_else(|| wrong_type(pointer, "a list of codes"))?;
    let mut chosen = Vec::new();
    for (position, item) in items.iter().enumerate() {
        chosen.push(known(item, options, &format!("{pointer}/{position}"))?);
    }
    let kept: Vec<Json> = options
        .iter()
        .filter(|option| chosen.contains(&option.code.as_str()))
        .map(|option| option.code.clone().into())
        .collect();
    if let Some(max) = max.filter(|max| kept.len() > *max as usize) {
        return Err(FieldError::new(pointer, FieldCode::TooMany, format!("choose at most {max}")));
    }
    Ok(Some(Json::Array(kept)).filter(|kept| kept.as_array().is_some_and(|kept| !kept.is_empty())))
}

fn number(value: &Json, (min, max): (Option<i64>, Option<i64>), decimals: u8, pointer: &str) -> Accepted {
    let amount = value.as_f64().ok_or_else(|| wrong_type(pointer, "a number"))?;
    let (low, high) = (min.unwrap_or(-NUMBER_MAX), max.unwrap_or(NUMBER_MAX));
    #[expect(clippy::cast_precision_loss, reason = "bounds lie far below the 53 bits that are exact")]
    let outside = amount < low as f64 || amount > high as f64;
    if outside {
        let detail = format!("write a number from {low} to {high}");
        return Err(FieldError::new(pointer, FieldCode::OutOfRange, detail));
    }
    let steps = amount * 10_f64.powi(decimals.into());
    if (steps - steps.round()).abs() > 1e-3 {
        let detail = match decimals {
            0 => "write a whole number".to_owned(),
            places => format!("write at most {places} decimal places"),
        };
        return Err(FieldError::new(pointer, FieldCode::InvalidFormat, detail));
    }
    let rounded = steps.round() / 10_f64.powi(decimals.into());
    if rounded.fract() == 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "whole, and within the bounds above")]
        return Ok(Some((rounded as i64).into()));
    }
    Ok(Number::from_f64(rounded).map(Json::Number))
}

fn date(value: &Json, (first, last): (Option<NaiveDate>, Option<NaiveDate>), pointer: &str) -> Accepted {
    let text = string(value, pointer)?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| FieldError::new(pointer, FieldCode::InvalidFormat, "write a date such as 2027-01-18"))?;
    let detail = match (first, last) {
        (Some(first), _) if date < first => format!("choose {first} or a later day"),
        (_, Some(last)) if date > last => format!("choose {last} or an earlier day"),
        _ => return Ok(Some(date.to_string().into())),
    };
    Err(FieldError::new(pointer, FieldCode::OutOfRange, detail))
}

fn municipality(value: &Json, pointer: &str) -> Accepted {
    let code = string(value, pointer)?;
    if code.is_empty() {
        return Ok(None);
    }
    let parsed: Result<MunicipalityCode, _> = code.parse();
    let code = parsed.map_err(|error| FieldError::new(pointer, FieldCode::UnknownCode, error.to_string()))?;
    Ok(Some(code.as_str().into()))
}
