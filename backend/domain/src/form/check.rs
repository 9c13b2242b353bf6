//! What is wrong with a form before it is published, each at its place, and which translations it lacks.

use std::collections::BTreeSet;

use super::condition::{Sight, named};
use super::value::NUMBER_MAX;
use super::{
    AnswerOf, ChoiceOption, DECIMALS_MAX, FILE_BYTES_MAX, Form, LONG_TEXT_MAX, MediaType, OPTIONS_MAX,
    PARTS_MAX, QUESTIONS_MAX, Question, QuestionKind, RETENTION_DAYS_MAX, SHORT_TEXT_MAX,
};
use crate::names::check_slug;
use crate::{EntryKind, FieldCode, FieldError, Language, Text};

impl Form {
    /// Every reason not to publish it. Pointers begin at the form.
    pub fn problems(&self, entry: EntryKind) -> Vec<FieldError> {
        let mut found = Vec::new();
        if self.parts.len() > PARTS_MAX {
            let detail = format!("a form has at most {PARTS_MAX} parts");
            found.push(FieldError::new("/parts", FieldCode::TooMany, detail));
        }
        if self.questions().count() > QUESTIONS_MAX {
            let detail = format!("a form has at most {QUESTIONS_MAX} questions in all its parts");
            found.push(FieldError::new("/parts", FieldCode::TooMany, detail));
        }
        codes(
            self.parts.iter().enumerate().map(|(at, part)| (format!("/parts/{at}/code"), &*part.code)),
            &mut found,
        );
        codes(self.placed().map(|(at, question)| (format!("{at}/code"), &*question.code)), &mut found);
        for (at, question) in self.placed() {
            found.extend(question.problems(&at));
        }
        found.extend(self.condition_problems(entry));
        found
    }

    /// Each question with its pointer.
    fn placed(&self) -> impl Iterator<Item = (String, &Question)> {
        self.parts.iter().enumerate().flat_map(|(at, part)| {
            let questions = part.questions.iter().enumerate();
            questions.map(move |(position, question)| (format!("/parts/{at}/questions/{position}"), question))
        })
    }

    fn condition_problems(&self, entry: EntryKind) -> Vec<FieldError> {
        let mut found = Vec::new();
        let mut of_registration = Sight::of(entry, AnswerOf::Registration);
        let mut of_member = Sight::of(entry, AnswerOf::Member);
        for (at, question) in self.placed() {
            let sight = match question.of {
                AnswerOf::Registration => &of_registration,
                AnswerOf::Member => &of_member,
            };
            if let Some(condition) = &question.shown_if {
                let at = format!("{at}/shown_if");
                let mut attributes = Vec::new();
                named(condition, &at, &mut attributes);
                let unseen: Vec<_> = attributes
                    .into_iter()
                    .filter(|(_, name)| !sight.sees(name))
                    .filter_map(|(at, name)| {
                        Some(self.unseen(question.of, at, name.strip_prefix("answer.")?))
                    })
                    .collect();
                let clean = unseen.is_empty();
                found.extend(unseen);
                if clean {
                    found.extend(sight.problems(condition, &at));
                }
            }
            if question.of == AnswerOf::Registration {
                of_registration.add(question);
            }
            of_member.add(question);
        }
        found
    }

    /// Why a condition cannot look at that answer.
    fn unseen(&self, of: AnswerOf, at: String, code: &str) -> FieldError {
        let detail = match self.find(code) {
            None => format!("the form has no question {code}; name one that stands earlier in it"),
            Some(named) if named.of == AnswerOf::Member && of == AnswerOf::Registration => format!(
                "{code} is asked of each member; a question about the registration cannot depend on it"
            ),
            Some(named) if Sight::allows(named) => {
                format!("{code} is asked later; move it before this question, or name an earlier one")
            }
            Some(named) => format!(
                "{code} is of the kind {}; a condition can look at choice, choices, yes_no, municipality, and number \
                 without decimals",
                named.kind.as_str()
            ),
        };
        FieldError::new(at, FieldCode::NotAllowed, detail)
    }

    /// Pointers of texts that are written in some language but not in this one.
    pub fn untranslated(&self) -> Vec<(String, Language)> {
        let mut found = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            gaps(&part.title, &format!("/parts/{at}/title"), &mut found);
        }
        for (at, question) in self.placed() {
            gaps(&question.label, &format!("{at}/label"), &mut found);
            gaps(&question.purpose, &format!("{at}/purpose"), &mut found);
            if let Some(help) = &question.help {
                gaps(help, &format!("{at}/help"), &mut found);
            }
            for (position, option) in question.kind.options().iter().enumerate() {
                gaps(&option.label, &format!("{at}/options/{position}/label"), &mut found);
            }
        }
        found
    }
}

impl Question {
    fn problems(&self, at: &str) -> Vec<FieldError> {
        let mut found = self.kind.problems(at);
        if !(1..=RETENTION_DAYS_MAX).contains(&self.retention_days) {
            let detail = format!("keep answers from 1 to {RETENTION_DAYS_MAX} days");
            found.push(FieldError::new(format!("{at}/retention_days"), FieldCode::OutOfRange, detail));
        }
        found
    }
}

impl QuestionKind {
    fn problems(&self, at: &str) -> Vec<FieldError> {
        let own = match self {
            Self::ShortText { max_length } => length_problem(*max_length, SHORT_TEXT_MAX),
            Self::LongText { max_length } => length_problem(*max_length, LONG_TEXT_MAX),
            Self::Choices { options, min, max } => choices_problem(options.len(), *min, *max),
            Self::Number { min, max, decimals } => number_problem(*min, *max, *decimals),
            Self::Date { not_before, not_after } => not_before
                .zip(*not_after)
                .filter(|(first, last)| first > last)
                .map(|_| ("not_before", FieldCode::Order, "no day lies between these two".to_owned())),
            Self::File { media_types, max_bytes } => file_problem(media_types, *max_bytes),
            Self::Choice { .. } | Self::YesNo {} | Self::Municipality {} | Self::Organisation {} => None,
        };
        let mut found: Vec<_> = own
            .into_iter()
            .map(|(field, code, detail)| FieldError::new(format!("{at}/{field}"), code, detail))
            .collect();
        if matches!(self, Self::Choice { .. } | Self::Choices { .. }) {
            option_problems(self.options(), at, &mut found);
        }
        found
    }
}

/// A field of the question with what is wrong there.
type Wrong = Option<(&'static str, FieldCode, String)>;

fn length_problem(max_length: u32, most: u32) -> Wrong {
    (!(1..=most).contains(&max_length))
        .then(|| ("max_length", FieldCode::OutOfRange, format!("choose from 1 to {most}")))
}

fn choices_problem(options: usize, min: u32, max: Option<u32>) -> Wrong {
    let most = max.map_or(options, |max| options.min(max as usize));
    if max == Some(0) {
        return Some(("max", FieldCode::OutOfRange, "let at least one be chosen".to_owned()));
    }
    (min as usize > most).then(|| ("min", FieldCode::Order, "min is above what can be chosen".to_owned()))
}

fn number_problem(min: Option<i64>, max: Option<i64>, decimals: u8) -> Wrong {
    if decimals > DECIMALS_MAX {
        return Some(("decimals", FieldCode::OutOfRange, format!("choose from 0 to {DECIMALS_MAX}")));
    }
    for (field, bound) in [("min", min), ("max", max)] {
        if bound.is_some_and(|bound| !(-NUMBER_MAX..=NUMBER_MAX).contains(&bound)) {
            let detail = format!("choose from -{NUMBER_MAX} to {NUMBER_MAX}");
            return Some((field, FieldCode::OutOfRange, detail));
        }
    }
    min.zip(max)
        .filter(|(min, max)| min > max)
        .map(|_| ("min", FieldCode::Order, "min is above max".to_owned()))
}

fn file_problem(media_types: &[MediaType], max_bytes: u32) -> Wrong {
    if media_types.is_empty() {
        return Some(("media_types", FieldCode::Required, "take at least one type of file".to_owned()));
    }
    let different: BTreeSet<_> = media_types.iter().collect();
    if different.len() < media_types.len() {
        return Some(("media_types", FieldCode::Taken, "name each type of file once".to_owned()));
    }
    (!(1..=FILE_BYTES_MAX).contains(&max_bytes))
        .then(|| ("max_bytes", FieldCode::OutOfRange, format!("choose from 1 to {FILE_BYTES_MAX}")))
}

fn option_problems(options: &[ChoiceOption], at: &str, found: &mut Vec<FieldError>) {
    let at = format!("{at}/options");
    if options.len() < 2 {
        found.push(FieldError::new(&at, FieldCode::Required, "offer at least two options"));
    }
    if options.len() > OPTIONS_MAX {
        found.push(FieldError::new(&at, FieldCode::TooMany, format!("offer at most {OPTIONS_MAX} options")));
    }
    codes(
        options.iter().enumerate().map(|(position, one)| (format!("{at}/{position}/code"), &*one.code)),
        found,
    );
}

/// Each code is well formed and stands once.
fn codes<'a>(placed: impl Iterator<Item = (String, &'a str)>, found: &mut Vec<FieldError>) {
    let mut seen = BTreeSet::new();
    for (at, code) in placed {
        if let Err(error) = check_slug(code, &at) {
            found.push(error);
        } else if !seen.insert(code) {
            found.push(FieldError::new(
                at,
                FieldCode::Taken,
                format!("{code} stands here twice; choose another code"),
            ));
        }
    }
}

fn gaps(text: &Text, at: &str, found: &mut Vec<(String, Language)>) {
    let missing = Language::ALL.into_iter().filter(|language| text.get(*language).is_none());
    found.extend(missing.map(|language| (format!("{at}/{language}"), language)));
}
