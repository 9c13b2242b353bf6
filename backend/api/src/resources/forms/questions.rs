//! Questions on the wire: a strict union by `kind`, once with texts in every language for those who edit, once with
//! one resolved language for those who read.

use chrono::NaiveDate;
use domain::form::{ChoiceOption, Question, QuestionKind};
use eligibility::Pred;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::Language;
use crate::wire::text::{LocalText, MultilingualText};
use crate::wire::word::{AnswerOf, MediaType};

/// One option to choose.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionSource {
    /// `a-z`, `0-9` and hyphens; unique in the question.
    #[schema(example = "first-group")]
    pub code: String,
    pub label: MultilingualText,
}

/// One option to choose.
#[derive(Debug, Serialize, ToSchema)]
pub struct OptionView {
    #[schema(example = "first-group")]
    pub code: String,
    pub label: LocalText,
}

/// The same said to a reader of this language.
trait Say<T> {
    fn say(self, language: Language) -> T;
}

macro_rules! said_as_is {
    ($($type:ty),+) => {$(
        impl Say<$type> for $type {
            fn say(self, _: Language) -> $type {
                self
            }
        }
    )+};
}

said_as_is!(u8, u32, Option<u32>, Option<i64>, Option<NaiveDate>);

impl Say<Vec<MediaType>> for Vec<domain::MediaType> {
    fn say(self, _: Language) -> Vec<MediaType> {
        self.into_iter().map(Into::into).collect()
    }
}

impl Say<LocalText> for domain::Text {
    fn say(self, language: Language) -> LocalText {
        LocalText::of(&self, language)
    }
}

impl Say<MultilingualText> for domain::Text {
    fn say(self, _: Language) -> MultilingualText {
        self.into()
    }
}

impl Say<Vec<OptionView>> for Vec<ChoiceOption> {
    fn say(self, language: Language) -> Vec<OptionView> {
        let view = |option: ChoiceOption| OptionView { code: option.code, label: option.label.say(language) };
        self.into_iter().map(view).collect()
    }
}

impl Say<Vec<OptionSource>> for Vec<ChoiceOption> {
    fn say(self, _: Language) -> Vec<OptionSource> {
        let source = |option: ChoiceOption| OptionSource { code: option.code, label: option.label.into() };
        self.into_iter().map(source).collect()
    }
}

macro_rules! question {
    ($(#[$doc:meta])* $name:ident, $text:ty, $option:ty) => {
        question! {
            @kinds $(#[$doc])* $name, $text;
            /// One line of text.
            ShortText { max_length: u32 }
            /// Text of several lines.
            LongText { max_length: u32 }
            /// One of the options; the answer is its code.
            Choice { options: Vec<$option> }
            /// Several of the options; the answer is a list of codes.
            Choices { options: Vec<$option>, min: u32, max: Option<u32> }
            /// A number with at most so many decimal places (0 to 3).
            Number { min: Option<i64>, max: Option<i64>, decimals: u8 }
            /// A day, `YYYY-MM-DD`; both ends are allowed.
            Date { not_before: Option<NaiveDate>, not_after: Option<NaiveDate> }
            /// True or false.
            YesNo {}
            /// EHAK code of a municipality.
            Municipality {}
            /// The name of an organisation.
            Organisation {}
            /// A file of one of these types and at most so many bytes (10 MiB at the most); it is sent by itself, and the
            /// answer describes it.
            File { media_types: Vec<MediaType>, max_bytes: u32 }
        }
    };
    (
        @kinds $(#[$doc:meta])* $name:ident, $text:ty;
        $($(#[$about:meta])* $kind:ident { $($field:ident : $type:ty),* })+
    ) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, ToSchema)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum $name {
            $(
                $(#[$about])*
                $kind {
                    #[schema(example = "challenge")]
                    code: String,
                    of: AnswerOf,
                    label: $text,
                    help: Option<$text>,
                    required: bool,
                    shown_if: Option<Pred>,
                    purpose: $text,
                    retention_days: u32,
                    $($field: $type),*
                }
            ),+
        }

        impl $name {
            pub fn of(question: Question, language: Language) -> Self {
                let Question { code, of, label, help, required, shown_if, purpose, retention_days, kind } =
                    question;
                match kind {
                    $(QuestionKind::$kind { $($field),* } => Self::$kind {
                        code,
                        of: of.into(),
                        label: label.say(language),
                        help: help.map(|help| help.say(language)),
                        required,
                        shown_if,
                        purpose: purpose.say(language),
                        retention_days,
                        $($field: $field.say(language)),*
                    }),+
                }
            }
        }
    };
}

question! {
    /// A question as organisers write it. `shown_if` is a condition over what is known of the registration (of a member,
    /// where `of` is that) and over earlier answers of closed kinds, called `answer.<code>`; while it is
    /// not known whether it holds, the question is asked and not demanded.
    QuestionSource, MultilingualText, OptionSource
}

question! {
    /// A question as it is asked. Whether a condition holds is told with the answers.
    FormQuestionView, LocalText, OptionView
}
