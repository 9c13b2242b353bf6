//! A local call: who answers for a team lets people of the place say that they want to be in it, and composes it from
//! them. Those who are not chosen leave nothing behind.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{InterestId, Language, Member, Moment, RegistrationId, State};

/// Most people who may say so in one local call.
pub const INTERESTS_MAX: u64 = 300;

/// The call under one draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalCall {
    pub registration_id: RegistrationId,
    /// Part of its public address.
    pub code: String,
    /// The last day is included.
    pub closes: Moment,
    /// What the caller writes to the people of the place.
    pub text: Option<String>,
    /// Ended by hand before its time.
    pub stopped: bool,
    pub version: i64,
}

impl LocalCall {
    pub fn is_open(&self, registration: State, now: DateTime<Utc>) -> bool {
        registration == State::Draft && !self.stopped && now < self.closes.at
    }
}

/// Somebody who wants to be in the team, as they describe themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interest {
    pub id: InterestId,
    pub registration_id: RegistrationId,
    /// The member they would be, with their own consent.
    pub person: Member,
    pub email: String,
    /// What they say to who composes the team.
    pub message: Option<String>,
    pub language: Language,
    pub asked_at: DateTime<Utc>,
    /// When they said yes by the link of their mail; nobody reads about them before.
    pub confirmed_at: Option<DateTime<Utc>>,
}

impl Interest {
    /// How long the link waits for its first yes.
    pub const UNCONFIRMED: TimeDelta = TimeDelta::hours(48);

    /// Whether the link still leads somewhere.
    pub fn lives(&self, now: DateTime<Utc>) -> bool {
        self.confirmed_at.is_some() || now < self.asked_at + Self::UNCONFIRMED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DEFAULT_ZONE, Edge};

    #[test]
    fn a_call_is_open_to_the_end_of_its_last_day_and_only_for_a_draft() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 24).unwrap();
        let closes = Moment::resolve(day, None, DEFAULT_ZONE, Edge::End, None).unwrap();
        let call = LocalCall {
            registration_id: RegistrationId(uuid::Uuid::from_u128(1)),
            code: "VIIMSI22".to_owned(),
            text: None,
            stopped: false,
            version: 1,
            closes: closes.clone(),
        };
        let last = closes.at - TimeDelta::seconds(1);
        assert!(call.is_open(State::Draft, last));
        assert!(!call.is_open(State::Draft, closes.at));
        assert!(!call.is_open(State::Submitted, last));
        assert!(!LocalCall { stopped: true, ..call }.is_open(State::Draft, last));
    }
}
