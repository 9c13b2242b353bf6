//! Answers as they are kept: each with the kind of its question and the version of the form it was given under, so
//! that a newer form can tell which of them still answer something.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{AnswerOf, AnsweredFile, FILE, Form, Question};
use crate::{FieldCode, FieldError};

/// Answers of one registration, or of one member, by the code of their question.
pub type Sheet = BTreeMap<String, Answered>;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub value: Json,
    /// Word of the question's kind.
    pub kind: String,
    pub form_version: i64,
}

impl Answered {
    /// The value, if it answers this question: same kind, and nothing in it that the question refuses.
    pub(super) fn to_question(&self, question: &Question) -> Option<Json> {
        if self.kind != question.kind.as_str() {
            return None;
        }
        question.kind.accept(&self.value, "").ok().flatten()
    }

    /// The file, where the answer is one.
    pub fn file(&self) -> Option<AnsweredFile> {
        if self.kind == FILE { serde_json::from_value(self.value.clone()).ok() } else { None }
    }

    /// A file as an answer.
    pub fn of_file(file: &AnsweredFile, form_version: i64) -> Option<Self> {
        let value = serde_json::to_value(file).ok()?;
        Some(Self { value, kind: FILE.to_owned(), form_version })
    }
}

/// Lays changes over a sheet; null clears. `at` is where the changes stand in the request.
pub fn apply_answers(
    (form, version): (&Form, i64),
    of: AnswerOf,
    sheet: &mut Sheet,
    changes: &BTreeMap<String, Json>,
    at: &str,
    errors: &mut Vec<FieldError>,
) {
    for (code, value) in changes {
        let pointer = format!("{at}/{}", code.replace('~', "~0").replace('/', "~1"));
        let Some(question) = form.find(code).filter(|question| question.of == of) else {
            errors.push(not_asked(form, of, pointer));
            continue;
        };
        match question.kind.accept(value, &pointer) {
            Ok(Some(value)) => {
                let kind = question.kind.as_str().to_owned();
                sheet.insert(code.clone(), Answered { value, kind, form_version: version });
            }
            Ok(None) => drop(sheet.remove(code)),
            Err(error) => errors.push(error),
        }
    }
}

fn not_asked(form: &Form, of: AnswerOf, pointer: String) -> FieldError {
    let asked: Vec<_> = form
        .questions()
        .filter(|question| question.of == of)
        .map(|question| question.code.as_str())
        .collect();
    let detail = if asked.is_empty() {
        "leave it out; the form asks nothing here".to_owned()
    } else {
        format!("the form does not ask this here; it asks: {}", asked.join(", "))
    };
    FieldError::new(pointer, FieldCode::UnknownField, detail)
}
