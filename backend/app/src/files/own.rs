//! Files that invited people send for themselves, by their link.

use domain::{AnswerOf, AnsweredFile, Keyholder, MemberId, Registration};
use store::answer_sheets::{self, Subject};
use store::{Db, Scope, cohorts};

use super::{OpenSlot, limits};
use crate::{App, Error, Intent, Once, Result};

/// A file as its owner sent it.
#[derive(Debug, Clone)]
pub struct OwnUpload {
    pub question: String,
    pub name: String,
    pub bytes: Vec<u8>,
}

impl App {
    /// What the question takes, for the holder of a link who has accepted.
    pub async fn open_own_slot(&self, token: &str, question: &str) -> Result<OpenSlot> {
        let (_, registration, member) = self.accepted(&self.store, token).await?;
        let cohort = self.find_cohort(&self.store, registration.cohort_id).await?;
        self.own_slot(&self.store, (&registration, member), &cohort, question).await
    }

    /// Takes a file as the holder's own answer, in the place of an earlier one.
    pub async fn upload_own_file(
        &self,
        token: &str,
        upload: OwnUpload,
        intent: &Intent,
    ) -> Result<Once<AnsweredFile>> {
        let OwnUpload { question, name, bytes } = upload;
        let open = self.open_own_slot(token, &question).await?;
        let (invitation, registration, _) = self.accepted(&self.store, token).await?;
        let cohort_id = registration.cohort_id;
        let holder = (Keyholder::from(invitation.id), Scope::Cohort(cohort_id));
        self.keep_file(holder, intent, (&open, &name, bytes), async |tx, file| {
            let cohort = cohorts::lock(tx, cohort_id).await?.ok_or_else(|| Error::not_found("cohort"))?;
            let (_, registration, member) = self.accepted(tx, token).await?;
            let open = self.own_slot(tx, (&registration, member), &cohort, &question).await?;
            self.take_file(tx, registration.id, open, file).await
        })
        .await
    }

    async fn own_slot(
        &self,
        db: &impl Db,
        (registration, member): (&Registration, MemberId),
        cohort: &domain::Cohort,
        question: &str,
    ) -> Result<OpenSlot> {
        let sheets = answer_sheets::of_registration(db, registration.id).await?;
        let (form_version, form) = self.own_form(db, registration, member, cohort, &sheets).await?;
        Ok(OpenSlot {
            limits: limits(&form, AnswerOf::Member, question)?,
            pointer: format!("/answers/{question}"),
            subject: Subject::Member(member),
            question: question.to_owned(),
            form_version,
            answers: true,
        })
    }
}
