//! The log of mails: one row for each that concerns a registration or an RSVP, from when it is queued. Of the letter
//! only the subject is kept, because its body holds links that open what they are about.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{CohortId, HandOverSide, Job, Language, MailId, MemberId, RegistrationId, RsvpId};

/// What a mail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// What became of a registration.
    Registration,
    /// A link for a member of a team.
    Invitation,
    MemberAnswer,
    HandOver,
    TakenOut,
    Rsvp,
    /// Another time or place of a session, to those who registered.
    SessionChange,
}

impl MailKind {
    /// `None` for work that sends no mail, and for mails that concern no registration.
    pub fn of(job: &Job) -> Option<Self> {
        match job {
            Job::RegistrationMail { .. } => Some(Self::Registration),
            Job::InvitationMail { .. } => Some(Self::Invitation),
            Job::MemberAnswered { .. } => Some(Self::MemberAnswer),
            Job::HandedOver { .. } => Some(Self::HandOver),
            Job::TakenOut { .. } => Some(Self::TakenOut),
            Job::RsvpMail { .. } => Some(Self::Rsvp),
            Job::SessionMail { .. } => Some(Self::SessionChange),
            // Who answers a local call is nobody's business until they are in the team.
            Job::SignInMail { .. }
            | Job::InterestMail { .. }
            | Job::NotChosen { .. }
            | Job::MoveWaitlist { .. }
            | Job::OfferEnd { .. }
            | Job::RulesChanged { .. }
            | Job::SessionChanged { .. }
            | Job::RemoveFile { .. } => None,
        }
    }
}

/// How far a mail has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    Waiting,
    /// Was tried and will be tried again.
    Retrying,
    /// The mail server took it.
    Sent,
    /// Given up.
    Failed,
    /// Was taken and came back.
    Bounced,
    /// Its news was out of date before it could be written.
    NotNeeded,
}

impl MailState {
    /// The stable word used in the API and the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Retrying => "retrying",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Bounced => "bounced",
            Self::NotNeeded => "not_needed",
        }
    }

    /// Did not reach its reader, and nothing more will be tried by itself.
    pub fn is_undelivered(self) -> bool {
        matches!(self, Self::Failed | Self::Bounced)
    }

    fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Retrying)
    }
}

/// One mail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mail {
    /// That of the job that sends it.
    pub id: MailId,
    pub kind: MailKind,
    pub cohort_id: CohortId,
    pub registration_id: Option<RegistrationId>,
    /// To whom of the registration it is, or about whom; erased with that person.
    pub member_id: Option<MemberId>,
    pub rsvp_id: Option<RsvpId>,
    /// `None` until it is written, where the address is read then; and for who is kept nowhere any more.
    pub to: Option<String>,
    pub language: Option<Language>,
    pub subject: Option<String>,
    pub state: MailState,
    pub attempts: i32,
    /// Why it did not leave or came back, in the mail server's words.
    pub reason: Option<String>,
    pub message_id: Option<String>,
    pub queued_at: DateTime<Utc>,
    /// When it is tried next; `None` where nothing more will be.
    pub due_at: Option<DateTime<Utc>>,
    pub sent_at: Option<DateTime<Utc>>,
    pub bounced_at: Option<DateTime<Utc>>,
    /// The later mail that says the same to the same person.
    pub replaced_by: Option<MailId>,
    /// What writes the letter again; `None` where that takes a secret that is not kept.
    pub again: Option<Job>,
}

/// What a letter turned out to be when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub to: String,
    pub language: Language,
    pub subject: String,
    pub message_id: String,
}

/// Why a mail cannot be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAgain {
    /// It is on its way or has arrived, as far as anybody knows.
    NotUndelivered,
    Replaced,
    /// It held a link that is shown once.
    Secret,
    /// Nothing is kept of its reader.
    Erased,
}

impl Mail {
    /// Notes how the letter looked, before it is known what became of it.
    pub fn note(&mut self, written: Written, attempts: i32) {
        self.attempts = attempts;
        self.to = Some(written.to);
        self.language = Some(written.language);
        self.subject = Some(written.subject);
        self.message_id = Some(written.message_id);
    }

    /// A bounce may be faster than this note; it stays.
    pub fn sent(&mut self, now: DateTime<Utc>) {
        self.sent_at = Some(now);
        self.settle(MailState::Sent, None);
    }

    pub fn retrying(&mut self, at: DateTime<Utc>, attempts: i32, reason: &str) {
        self.attempts = attempts;
        self.settle(MailState::Retrying, Some(reason));
        self.due_at = Some(at).filter(|_| self.state.is_open());
    }

    pub fn failed(&mut self, attempts: i32, reason: &str) {
        self.attempts = attempts;
        self.settle(MailState::Failed, Some(reason));
    }

    pub fn not_needed(&mut self) {
        self.settle(MailState::NotNeeded, None);
    }

    /// Somebody's mail server said that it could not be delivered. False where that is known.
    pub fn bounced(&mut self, now: DateTime<Utc>, reason: &str) -> bool {
        if self.state == MailState::Bounced {
            return false;
        }
        self.state = MailState::Bounced;
        self.bounced_at = Some(now);
        self.due_at = None;
        self.reason = (self.kind != MailKind::TakenOut).then(|| cleaned_reason(reason));
        true
    }

    fn settle(&mut self, state: MailState, reason: Option<&str>) {
        if !self.state.is_open() {
            return;
        }
        self.state = state;
        self.due_at = None;
        self.reason = reason.map(cleaned_reason);
        // What was known of them is erased; the reason could repeat the address.
        if self.kind == MailKind::TakenOut && !state.is_open() {
            self.to = None;
            self.reason = None;
        }
    }

    /// The job that sends it again, or why there is none.
    pub fn resend(&self) -> Result<&Job, NotAgain> {
        match &self.again {
            _ if !self.state.is_undelivered() => Err(NotAgain::NotUndelivered),
            _ if self.replaced_by.is_some() => Err(NotAgain::Replaced),
            _ if self.kind == MailKind::TakenOut => Err(NotAgain::Erased),
            Some(job) => Ok(job),
            None => Err(NotAgain::Secret),
        }
    }
}

/// The job as it may be kept to be done again: `None` where it holds a secret or an erased person's address.
pub fn repeatable(job: &Job) -> Option<Job> {
    match job {
        Job::RegistrationMail { .. }
        | Job::MemberAnswered { .. }
        | Job::RsvpMail { .. }
        | Job::SessionMail { .. }
        | Job::HandedOver { side: HandOverSide::To, .. } => Some(job.clone()),
        _ => None,
    }
}

const REASON_MAX: usize = 300;
/// As long as the shortest secret of a link, without its prefix.
const SECRET_RUN: usize = 40;

/// A mail server's words as organisers may read them: one line, not too long, without addresses of pages or anything
/// else that could be the secret of a link. Servers may quote the letter.
pub fn cleaned_reason(text: &str) -> String {
    let words = text.split(|character: char| character.is_whitespace() || character.is_control());
    let words = words.filter(|word| !word.is_empty()).map(|word| if is_private(word) { "…" } else { word });
    let line = words.collect::<Vec<_>>().join(" ");
    line.chars().take(REASON_MAX).collect()
}

fn is_private(word: &str) -> bool {
    let in_secret = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-');
    word.contains("token=")
        || word.contains("://")
        || word.split(|character| !in_secret(character)).any(|run| run.len() >= SECRET_RUN)
}

#[cfg(test)]
mod tests;
