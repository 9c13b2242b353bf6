//! Data-transfer types of this resource: what it reads and what it answers.

use app::mails::MailFilter;
use chrono::{DateTime, Utc};
use domain::{Mail, NotAgain, RegistrationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use crate::wire::word::{Language, MailKind, MailState};

/// Why a mail that did not arrive cannot be sent again. `secret`: it held a link that is shown once. `erased`: nothing
/// is kept of its reader. `replaced`: a later mail has taken its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResendHindrance {
    Secret,
    Erased,
    Replaced,
}

/// One mail and what became of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailView {
    pub id: Uuid,
    pub kind: MailKind,
    /// What it is about: a registration or an RSVP.
    pub registration_id: Option<Uuid>,
    pub rsvp_id: Option<Uuid>,
    /// Null until it is written, and where nothing is kept of its reader.
    #[schema(example = "mari@example.org")]
    pub to: Option<String>,
    pub language: Option<Language>,
    /// Null until it is written.
    #[schema(example = "Koht on kinnitatud")]
    pub subject: Option<String>,
    pub state: MailState,
    pub attempts: i32,
    /// Why it did not leave or came back, in the mail server's words.
    #[schema(example = "550 5.1.1 user unknown")]
    pub reason: Option<String>,
    #[schema(example = "<0190a5c4-8f0e-7c3a-9b1d-2f6e5d4c3b2a@kohort.example>")]
    pub message_id: Option<String>,
    pub queued_at: DateTime<Utc>,
    /// When it is tried next; null where nothing more will be tried.
    pub due_at: Option<DateTime<Utc>>,
    pub sent_at: Option<DateTime<Utc>>,
    pub bounced_at: Option<DateTime<Utc>>,
    /// The later mail that took its place.
    pub replaced_by: Option<Uuid>,
    /// Whether a coordinator can send it again.
    pub can_resend: bool,
    /// Why it cannot be sent again although it did not arrive.
    pub resend_hindrance: Option<ResendHindrance>,
}

impl MailView {
    pub(super) fn of(mail: &Mail) -> Self {
        let again = mail.resend();
        let hindrance = again.err().and_then(|why| match why {
            NotAgain::NotUndelivered => None,
            NotAgain::Replaced => Some(ResendHindrance::Replaced),
            NotAgain::Secret => Some(ResendHindrance::Secret),
            NotAgain::Erased => Some(ResendHindrance::Erased),
        });
        Self {
            id: mail.id.0,
            kind: mail.kind.into(),
            registration_id: mail.registration_id.map(|id| id.0),
            rsvp_id: mail.rsvp_id.map(|id| id.0),
            to: mail.to.clone(),
            language: mail.language.map(Into::into),
            subject: mail.subject.clone(),
            state: mail.state.into(),
            attempts: mail.attempts,
            reason: mail.reason.clone(),
            message_id: mail.message_id.clone(),
            queued_at: mail.queued_at,
            due_at: mail.due_at,
            sent_at: mail.sent_at,
            bounced_at: mail.bounced_at,
            replaced_by: mail.replaced_by.map(|id| id.0),
            can_resend: again.is_ok(),
            resend_hindrance: hindrance,
        }
    }
}

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MailQuery {
    #[param(inline)]
    pub state: Option<MailState>,
    /// Only mails about this registration.
    pub registration_id: Option<Uuid>,
    /// `true`: only mails that did not reach their readers and were not replaced by a later one.
    #[serde(default)]
    pub undelivered: bool,
}

impl MailQuery {
    pub(super) fn filter(&self) -> MailFilter {
        MailFilter {
            state: self.state.map(Into::into),
            registration: self.registration_id.map(RegistrationId),
            undelivered: self.undelivered,
        }
    }
}
