//! Work that must happen after a commit: what is written into the job table in the same transaction.

use serde::{Deserialize, Serialize};

use crate::{CohortId, Language, RegistrationId};

/// A queued piece of work. Each kind is idempotent: it may run more than once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// The link and code for signing in. The secrets live in the payload only until the mail has gone.
    SignInMail { to: String, language: Language, token: String, code: String, return_to: Option<String> },
    /// Tells the applicant what became of the registration; facts are read when the mail is written.
    RegistrationMail { registration_id: RegistrationId, notice: Notice, reason: Option<String> },
    /// Gives places that came free otherwise than by a registration's leaving to the waiting list.
    MoveWaitlist { cohort_id: CohortId },
    /// Ends an offer that nobody answered in time, and lets the waiting list move on.
    OfferEnd { registration_id: RegistrationId },
    /// Finds out whom a change of rules concerns, and tells them.
    RulesChanged { cohort_id: CohortId, from: i64, to: i64 },
}

/// What a registration's mail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    Submitted,
    /// A place was given and needs the team's yes.
    Offered,
    /// The offered place is still waiting for a yes, and not for long.
    OfferEnding,
    /// Nobody answered the offer in time.
    OfferEnded,
    /// A place was given for good.
    Placed,
    Waitlisted,
    Declined,
    Confirmed,
    Withdrawn,
    Reopened,
    Completed,
    /// The rules of the cohort are others now.
    RulesChanged,
}
