//! What the invited person is asked about themselves. Nobody else of the team reads the answers.

use domain::form::{FilledSheet, apply_answers};
use domain::{AnswerOf, Cohort, Form, Invitation, InvitationState, Member, MemberId, Registration, State};
use serde::{Deserialize, Serialize};
use store::answer_sheets::{self, Sheets};
use store::{Db, Scope, cohorts};

use super::{InvitationCase, Link};
use crate::form_answers::Answers;
use crate::registrations::{ensure_draft, ensure_open};
use crate::{App, Error, Result};

/// The questions of the form that are asked of each member, with one member's answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnQuestions {
    pub form_version: i64,
    pub form: Form,
    pub own: FilledSheet,
    /// Whether answers are still taken.
    #[serde(default)]
    pub editable: bool,
}

impl App {
    /// Answers for oneself, after having accepted: while the registration is a draft, and at any time by who came after it
    /// was handed in.
    pub async fn answer_own_questions(&self, token: &str, changes: &Answers) -> Result<InvitationCase> {
        let cohort_id = self.link(&self.store, token).await?.registration.cohort_id;
        self.atomically(Scope::Cohort(cohort_id), async |tx| {
            let cohort = cohorts::lock(tx, cohort_id).await?.ok_or_else(|| Error::not_found("cohort"))?;
            let (invitation, registration, member) = self.accepted(tx, token).await?;
            let mut sheets = answer_sheets::of_registration(tx, registration.id).await?;
            let (version, form) = self.own_form(tx, &registration, member, &cohort, &sheets).await?;
            let sheet = sheets.members.entry(member).or_default();
            let mut errors = Vec::new();
            apply_answers((&form, version), AnswerOf::Member, sheet, changes, "/answers", &mut errors);
            if !errors.is_empty() {
                return Err(Error::Invalid(errors));
            }
            answer_sheets::put_member(tx, registration.id, member, sheet, self.now()).await?;
            let at = |_, question: &str| format!("/answers/{question}");
            self.ensure_own_files(tx, registration.id, (&form, &sheets), at).await?;
            self.settle_files(tx, registration.id).await?;
            self.invitation_case(tx, invitation, &registration, cohort).await
        })
        .await
    }

    /// Who the link stands for, once they have accepted.
    pub(crate) async fn accepted(
        &self,
        db: &impl Db,
        token: &str,
    ) -> Result<(Invitation, Registration, MemberId)> {
        let Link { invitation, registration } = self.link(db, token).await?;
        match (invitation.state_at(&registration, self.now()), invitation.member_id) {
            (InvitationState::Accepted, Some(member)) => Ok((invitation, registration, member)),
            _ => Err(not_accepted()),
        }
    }

    /// The form that a member answers for themselves now, or why not.
    pub(crate) async fn own_form(
        &self,
        db: &impl Db,
        registration: &Registration,
        member: MemberId,
        cohort: &Cohort,
        sheets: &Sheets,
    ) -> Result<(i64, Form)> {
        if answers_late(registration, member) {
            return self.handed_in_form(db, cohort, sheets).await;
        }
        ensure_draft(registration, "answer questions")?;
        ensure_open(cohort, self.now())?;
        self.form_in_force(db, cohort).await
    }

    /// `None` where members are asked nothing. Who joins has not answered anything yet.
    pub(super) async fn own_questions(
        &self,
        db: &impl Db,
        registration: &Registration,
        member: Option<MemberId>,
        cohort: &Cohort,
    ) -> Result<Option<OwnQuestions>> {
        let filled = self.filled_form(db, registration, cohort).await?;
        if !filled.form.asks_of(AnswerOf::Member) {
            return Ok(None);
        }
        let mut members = filled.filled.members.into_iter();
        let own = members.find(|(id, _)| Some(*id) == member).map(|(_, sheet)| sheet);
        let mut own = own.unwrap_or_default();
        let late = member.is_some_and(|member| answers_late(registration, member));
        let is_draft = registration.state == State::Draft;
        if !is_draft && !late {
            own.lacking.clear();
        }
        let editable = late || (is_draft && ensure_open(cohort, self.now()).is_ok());
        Ok(Some(OwnQuestions { form_version: filled.version, form: filled.form, own, editable }))
    }
}

/// Who came after handing in could not answer before.
fn answers_late(registration: &Registration, member: MemberId) -> bool {
    let came = |known: &Member| known.id == member && known.came_at.is_some();
    registration.state != State::Draft && registration.members.iter().any(came)
}

fn not_accepted() -> Error {
    let detail = "confirm taking part first; the questions are for those who do";
    Error::Conflict { detail: detail.to_owned() }
}
