//! Members who speak for themselves: how each stands, what they were asked with, and when they consented.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{InvitationId, Language, Member, MemberId, Registration, RegistrationId, State};

/// Days that an invitation waits for its answer, unless the cohort closes before.
pub const INVITATION_DAYS: i64 = 14;
/// How long before its end an unanswered invitation is brought to mind.
pub const REMINDER_DAYS: i64 = 3;
/// Mails with a link that one member may be sent in a day.
pub const INVITATIONS_PER_DAY: i64 = 5;
/// The edition of the privacy text that a person consents to.
pub const PRIVACY_VERSION: &str = "2026-11";

/// How a member stands to the registration that names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Typed by the lead and not asked.
    Entered,
    /// Asked, without an answer yet.
    Invited,
    /// Gave their details and consent themselves. The lead does so by registering.
    Confirmed,
}

/// A person's own consent to taking part and to what is kept about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consented {
    pub at: DateTime<Utc>,
    /// The edition of the privacy text that was read.
    pub privacy_version: String,
}

impl Consented {
    pub fn at(at: DateTime<Utc>) -> Self {
        Self { at, privacy_version: PRIVACY_VERSION.to_owned() }
    }
}

impl Member {
    pub fn standing(&self) -> Standing {
        match (self.is_lead || self.consented.is_some(), self.invited) {
            (true, _) => Standing::Confirmed,
            (false, true) => Standing::Invited,
            (false, false) => Standing::Entered,
        }
    }

    /// Waits for the person's own word.
    pub fn is_pending(&self) -> bool {
        self.standing() != Standing::Confirmed
    }
}

/// What became of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    Open,
    Accepted,
    /// Refused, or left later: what was entered about the person is erased.
    Declined,
    /// Taken back by the lead, or by the end of the registration.
    Withdrawn,
    /// Never stored: an open invitation whose time is over.
    Expired,
}

/// A link by which somebody joins a registration without an account. Its secret is known to the mail alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    pub id: InvitationId,
    pub registration_id: RegistrationId,
    /// Whom it asks; `None` for the link by which anyone may join.
    pub member_id: Option<MemberId>,
    /// Language of its mails.
    pub language: Language,
    pub state: InvitationState,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
    pub sent_count: i64,
    pub reminded: bool,
    pub answered_at: Option<DateTime<Utc>>,
}

impl Invitation {
    /// When an invitation made now ends.
    pub fn end(now: DateTime<Utc>, closes: Option<DateTime<Utc>>) -> DateTime<Utc> {
        let end = now + TimeDelta::days(INVITATION_DAYS);
        closes.map_or(end, |closes| end.min(closes))
    }

    pub fn is_join_link(&self) -> bool {
        self.member_id.is_none()
    }

    /// How it stands now, for whoever holds the link.
    pub fn state_at(&self, registration: &Registration, now: DateTime<Utc>) -> InvitationState {
        let closed = match registration.state {
            State::Declined | State::Withdrawn | State::Completed => true,
            State::Draft => false,
            State::Submitted | State::Waitlisted | State::Offered | State::Confirmed => self.is_join_link(),
        };
        match self.state {
            InvitationState::Open if closed => InvitationState::Withdrawn,
            InvitationState::Open if self.expires_at <= now => InvitationState::Expired,
            stored => stored,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_never_outlives_the_window() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let days = |days| now + TimeDelta::days(days);
        assert_eq!(Invitation::end(now, None), days(14));
        assert_eq!(Invitation::end(now, Some(days(20))), days(14));
        assert_eq!(Invitation::end(now, Some(days(2))), days(2));
    }
}
