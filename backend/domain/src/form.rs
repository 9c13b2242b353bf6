//! The questions that organisers of a cohort ask beyond what its rules look at. A published form never changes; what
//! is wrong with one is found in `check`, when a question is asked in `condition`, what an answer may be in `value`,
//! and how far answers have come in `filled`.

mod check;
mod condition;
mod content;
mod file;
mod filled;
mod sheet;
mod value;

use chrono::NaiveDate;
use eligibility::Pred;
use serde::{Deserialize, Serialize};

use crate::Text;

pub use condition::read_condition;
pub use file::{AnsweredFile, FILE_BYTES_MAX, FileLimits, MediaType};
pub use filled::{Filled, FilledSheet, Lacking, fill};
pub use sheet::{Answered, Sheet, apply_answers};

pub const PARTS_MAX: usize = 20;
/// Questions in a whole form.
pub const QUESTIONS_MAX: usize = 100;
pub const OPTIONS_MAX: usize = 100;
pub const SHORT_TEXT_MAX: u32 = 500;
pub const LONG_TEXT_MAX: u32 = 10_000;
pub const DECIMALS_MAX: u8 = 3;
pub const RETENTION_DAYS_MAX: u32 = 3_650;
/// Word of the kind whose answers are files.
const FILE: &str = "file";

/// What is asked, in parts that are filled in one after another.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Form {
    pub parts: Vec<FormPart>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FormPart {
    pub code: String,
    pub title: Text,
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Unique in the form; an answer keeps it from version to version.
    pub code: String,
    pub of: AnswerOf,
    pub label: Text,
    pub help: Option<Text>,
    pub required: bool,
    /// Asked always where `None`.
    #[serde(default, deserialize_with = "condition::stored")]
    pub shown_if: Option<Pred>,
    /// What the answer is needed for.
    pub purpose: Text,
    /// How long the answer is kept, counted from the end of the cohort.
    pub retention_days: u32,
    #[serde(flatten)]
    pub kind: QuestionKind,
}

/// Whether a question is asked once, or of each member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerOf {
    Registration,
    Member,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum QuestionKind {
    /// One line.
    ShortText {
        max_length: u32,
    },
    LongText {
        max_length: u32,
    },
    Choice {
        options: Vec<ChoiceOption>,
    },
    Choices {
        options: Vec<ChoiceOption>,
        min: u32,
        max: Option<u32>,
    },
    Number {
        min: Option<i64>,
        max: Option<i64>,
        decimals: u8,
    },
    Date {
        not_before: Option<NaiveDate>,
        not_after: Option<NaiveDate>,
    },
    YesNo {},
    Municipality {},
    /// The name of one.
    Organisation {},
    File {
        media_types: Vec<MediaType>,
        max_bytes: u32,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    pub code: String,
    pub label: Text,
}

impl Form {
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.parts.iter().flat_map(|part| &part.questions)
    }

    pub fn find(&self, code: &str) -> Option<&Question> {
        self.questions().find(|question| question.code == code)
    }

    pub fn asks_for_files(&self) -> bool {
        self.questions().any(|question| question.kind.file_limits().is_some())
    }

    pub fn asks_of(&self, of: AnswerOf) -> bool {
        self.questions().any(|question| question.of == of)
    }
}

impl QuestionKind {
    /// The word by which the kind is known on the wire and in the store.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::ShortText { .. } => "short_text",
            Self::LongText { .. } => "long_text",
            Self::Choice { .. } => "choice",
            Self::Choices { .. } => "choices",
            Self::Number { .. } => "number",
            Self::Date { .. } => "date",
            Self::YesNo {} => "yes_no",
            Self::Municipality {} => "municipality",
            Self::Organisation {} => "organisation",
            Self::File { .. } => FILE,
        }
    }

    /// What is taken, where a file answers the question.
    pub fn file_limits(&self) -> Option<FileLimits> {
        match self {
            Self::File { media_types, max_bytes } => {
                Some(FileLimits { media_types: media_types.clone(), max_bytes: *max_bytes })
            }
            _ => None,
        }
    }

    pub fn options(&self) -> &[ChoiceOption] {
        match self {
            Self::Choice { options } | Self::Choices { options, .. } => options,
            _ => &[],
        }
    }
}
