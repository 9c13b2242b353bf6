//! A registration in one person's data: what they said, what was said of them, what they did.

use app::own_data::{OwnAnswer, OwnRegistration};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::answers::in_words;
use super::wire::KeepingView;
use crate::http::Language;
use crate::resources::form_answers::AnswerValue;
use crate::wire::cohort::{Coded, ProgrammeRef};
use crate::wire::text::LocalText;
use crate::wire::word::{Affiliation, HistoryKind, RegistrationState, Role, Standing};

/// What a registration says of the person.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnEntryView {
    pub name: Option<String>,
    pub email: Option<String>,
    pub affiliation: Option<Affiliation>,
    pub organisation: Option<String>,
    pub municipality: Option<Coded>,
    pub role: Option<Role>,
    pub is_councillor: Option<bool>,
    pub is_lead: bool,
    pub standing: Standing,
    /// When they consented to taking part and to what is kept.
    pub consented_at: Option<DateTime<Utc>>,
    /// The edition of the privacy text that they consented to.
    #[schema(example = "2026-11")]
    pub privacy_version: Option<String>,
}

impl OwnEntryView {
    fn of(member: &domain::Member, language: Language) -> Self {
        let consented = member.consented.as_ref();
        Self {
            name: member.name.clone(),
            email: member.email.clone(),
            affiliation: member.affiliation.map(Into::into),
            organisation: member.organisation.clone(),
            municipality: member.municipality.map(|code| Coded::municipality(code, language)),
            role: member.role.map(Into::into),
            is_councillor: member.is_councillor,
            is_lead: member.is_lead,
            standing: member.standing().into(),
            consented_at: consented.map(|consented| consented.at),
            privacy_version: consented.map(|consented| consented.privacy_version.clone()),
        }
    }
}

/// An answer with its question as it was put.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnAnswerView {
    pub question: LocalText,
    pub purpose: LocalText,
    /// As it is stored.
    #[schema(value_type = AnswerValue)]
    pub value: Value,
    /// The same in words.
    #[schema(example = "Vegan")]
    pub in_words: String,
    pub kept: KeepingView,
}

impl OwnAnswerView {
    fn of(answer: &OwnAnswer, language: Language) -> Self {
        Self {
            question: LocalText::of(&answer.question.label, language),
            purpose: LocalText::of(&answer.question.purpose, language),
            in_words: in_words(&answer.question, &answer.value, language),
            value: answer.value.clone(),
            kept: answer.until.into(),
        }
    }
}

/// Something that the person did with a registration.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnHistoryView {
    pub at: DateTime<Utc>,
    pub kind: HistoryKind,
    pub from: Option<RegistrationState>,
    pub to: RegistrationState,
    pub reason: Option<String>,
}

/// A registration that the person answers for, or that names them.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnRegistrationView {
    pub id: Uuid,
    pub cohort_id: Uuid,
    pub programme: ProgrammeRef,
    pub title: Option<LocalText>,
    pub state: RegistrationState,
    /// Whether they answer for it.
    pub is_applicant: bool,
    pub team_name: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub entries: Vec<OwnEntryView>,
    /// How many other people it names. Who they are is their own data.
    pub other_people: usize,
    pub answers: Vec<OwnAnswerView>,
    pub history: Vec<OwnHistoryView>,
    /// Mails with a link of their own that they were sent.
    pub invitation_mails: i64,
    pub kept: KeepingView,
}

impl OwnRegistrationView {
    pub(super) fn of(own: &OwnRegistration, language: Language) -> Self {
        let registration = &own.registration;
        let line = |entry: &domain::HistoryEntry| OwnHistoryView {
            at: entry.at,
            kind: entry.kind.into(),
            from: entry.from.map(Into::into),
            to: entry.to.into(),
            reason: entry.reason.clone(),
        };
        Self {
            id: registration.id.0,
            cohort_id: registration.cohort_id.0,
            programme: ProgrammeRef::of(&own.cohort.programme, language),
            title: LocalText::optional(own.cohort.cohort.content.title.as_ref(), language),
            state: registration.state.into(),
            is_applicant: own.is_applicant,
            team_name: registration.team_name.clone(),
            submitted_at: registration.submitted_at,
            entries: own.entries.iter().map(|entry| OwnEntryView::of(entry, language)).collect(),
            other_people: own.others,
            answers: own.answers.iter().map(|answer| OwnAnswerView::of(answer, language)).collect(),
            history: own.history.iter().map(line).collect(),
            invitation_mails: own.invitation_mails,
            kept: own.until.into(),
        }
    }
}
