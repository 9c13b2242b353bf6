//! Answers of a registration that is changed after it was handed in: to the form that it was handed in under, as then.

use std::collections::BTreeMap;

use domain::form::{Sheet, apply_answers};
use domain::{AnswerOf, ChangedAnswer, Consent, FieldCode, FieldError, Form, MemberId, Registration};
use store::Db;
use store::answer_sheets::{self, Sheets};

use crate::files::places;
use crate::form_answers::{Answers, FilledForm, keep_asked, speaks_for};
use crate::{App, CohortSummary, Error, Result};

/// Sheets of answers as they are to be; a sheet that is not named stays.
#[derive(Debug, Clone, Default)]
pub struct AnswersWish {
    pub registration: Option<Answers>,
    /// By the id of the member, or by the position of somebody new.
    pub members: BTreeMap<String, Answers>,
}

pub(super) struct AlteredAnswers {
    pub sheets: Sheets,
    pub changed: Vec<ChangedAnswer>,
    pub missing: Vec<FieldError>,
}

impl App {
    pub(super) async fn altered_answers(
        &self,
        db: &impl Db,
        before: &Registration,
        after: &Registration,
        cohort: &CohortSummary,
        wish: Option<&AnswersWish>,
    ) -> Result<AlteredAnswers> {
        let stored = answer_sheets::of_registration(db, before.id).await?;
        let (version, form) = self.handed_in_form(db, &cohort.cohort, &stored).await?;
        let mut sheets = stored.clone();
        sheets.members.retain(|id, _| after.members.iter().any(|member| member.id == *id));
        if let Some(wish) = wish {
            write(&mut sheets, (&form, version), (before, after), cohort.cohort.consent, wish)?;
        }
        let own = self.ensure_own_files(db, before.id, (&form, &sheets), places("/answers"));
        own.await.map_err(|error| by_positions(error, before, after))?;
        let asked = FilledForm::of(version, form, after, &cohort.cohort, sheets.clone());
        let missing = asked.missing(after, cohort.cohort.consent);
        keep_asked(&mut sheets.registration, &asked.filled.registration);
        for (id, filled) in &asked.filled.members {
            keep_asked(sheets.members.entry(*id).or_default(), filled);
        }
        let changed = changed(&asked.form, &stored, &sheets);
        sheets.version += i64::from(!changed.is_empty());
        let demanded = missing.into_iter().filter(|error| !is_file_of_newcomer(error, &asked.form, before));
        let missing = demanded.map(|error| by_position(error, before, after)).collect();
        Ok(AlteredAnswers { sheets, changed, missing })
    }
}

/// Replaces each sheet that the wish names.
fn write(
    sheets: &mut Sheets,
    edition: (&Form, i64),
    (before, after): (&Registration, &Registration),
    consent: Consent,
    wish: &AnswersWish,
) -> Result<()> {
    let mut errors = Vec::new();
    if let Some(answers) = &wish.registration {
        sheets.registration = Sheet::new();
        let (sheet, at) = (&mut sheets.registration, "/answers/registration");
        apply_answers(edition, AnswerOf::Registration, sheet, answers, at, &mut errors);
    }
    for (key, answers) in &wish.members {
        let at = format!("/answers/members/{}", key.replace('~', "~0").replace('/', "~1"));
        let refuse = |detail| FieldError::new(&at, FieldCode::NotAllowed, detail);
        let mut people = after.members.iter().enumerate();
        match people.find(|(position, member)| *key == key_of(member.id, *position, before)) {
            None => errors.push(refuse(
                "name a member by their id, or somebody new by their position; this names nobody",
            )),
            Some((_, member)) if !speaks_for(member, consent) => {
                errors.push(refuse("this person answers for themselves, by the link in the invitation"));
            }
            Some((_, member)) => {
                let mut sheet = Sheet::new();
                apply_answers(edition, AnswerOf::Member, &mut sheet, answers, &at, &mut errors);
                sheets.members.insert(member.id, sheet);
            }
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
}

/// By what the request knows a member: somebody new has no id yet.
fn key_of(member: MemberId, position: usize, before: &Registration) -> String {
    if before.members.iter().any(|known| known.id == member) {
        member.to_string()
    } else {
        position.to_string()
    }
}

/// Files are sent for somebody who is known, so of who comes only now none is demanded.
fn is_file_of_newcomer(error: &FieldError, form: &Form, before: &Registration) -> bool {
    let place = error.pointer.strip_prefix("/answers/members/").and_then(|place| place.split_once('/'));
    place.is_some_and(|(member, question)| {
        let is_known = before.members.iter().any(|known| known.id.to_string() == member);
        !is_known && form.find(question).is_some_and(|asked| asked.kind.file_limits().is_some())
    })
}

fn by_positions(error: Error, before: &Registration, after: &Registration) -> Error {
    match error {
        Error::Invalid(errors) => {
            Error::Invalid(errors.into_iter().map(|error| by_position(error, before, after)).collect())
        }
        other => other,
    }
}

/// Names somebody new by their position, as the request does.
fn by_position(error: FieldError, before: &Registration, after: &Registration) -> FieldError {
    for (position, member) in after.members.iter().enumerate() {
        let at = format!("/answers/members/{}", member.id);
        if let Some(rest) = error.pointer.strip_prefix(&at) {
            let pointer = format!("/answers/members/{}{rest}", key_of(member.id, position, before));
            return FieldError { pointer, ..error };
        }
    }
    error
}

/// Questions answered in another way than before. What went or came with a person is told by the person.
fn changed(form: &Form, before: &Sheets, after: &Sheets) -> Vec<ChangedAnswer> {
    let value = |sheet: &Sheet, code: &str| sheet.get(code).map(|answered| answered.value.clone());
    let mut changed = Vec::new();
    for question in form.questions() {
        let mut compare = |member, before: &Sheet, after: &Sheet| {
            if value(before, &question.code) != value(after, &question.code) {
                let (question, label) = (question.code.clone(), question.label.clone());
                changed.push(ChangedAnswer { member, question, label });
            }
        };
        match question.of {
            AnswerOf::Registration => compare(None, &before.registration, &after.registration),
            AnswerOf::Member => {
                for (id, earlier) in &before.members {
                    if let Some(sheet) = after.members.get(id) {
                        compare(Some(*id), earlier, sheet);
                    }
                }
            }
        }
    }
    changed
}
