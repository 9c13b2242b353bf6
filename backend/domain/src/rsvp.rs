//! Somebody who says that they will come to a session, without an account: asked for, confirmed by mail, cancelled.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{CohortId, Language, RsvpId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RsvpState {
    /// The mail has gone; nobody has opened it and said yes.
    Asked,
    /// Holds a seat.
    Attending,
    Waitlisted,
    Cancelled,
}

impl RsvpState {
    /// The stable word used in the API and the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Attending => "attending",
            Self::Waitlisted => "waitlisted",
            Self::Cancelled => "cancelled",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rsvp {
    pub id: RsvpId,
    pub cohort_id: CohortId,
    pub session_id: Uuid,
    pub name: String,
    pub email: String,
    pub language: Language,
    pub state: RsvpState,
    pub asked_at: DateTime<Utc>,
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Place in the queue; only while waiting.
    pub waitlisted_at: Option<DateTime<Utc>>,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub reminded_at: Option<DateTime<Utc>>,
}

/// What a mail about an RSVP is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RsvpNotice {
    /// Asks whether it was really this person.
    Asked,
    Attending,
    Waitlisted,
    /// A seat came free for somebody who was waiting.
    MovedUp,
    Cancelled,
    /// Another time or place.
    SessionChanged,
    SessionCancelled,
    /// The session is within a day.
    Reminder,
}
