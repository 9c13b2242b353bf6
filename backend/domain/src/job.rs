//! Work that must happen after a commit: what is written into the job table in the same transaction.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    CohortId, FileId, InterestId, InvitationId, Language, MemberId, PersonId, RegistrationId, RsvpId,
    RsvpNotice,
};

/// A queued piece of work. Each kind is idempotent: it may run more than once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// The link and code for signing in. The secrets live in the payload only until the mail has gone.
    SignInMail { to: String, language: Language, token: String, code: String, return_to: Option<String> },
    /// Tells the applicant what became of the registration; facts are read when the mail is written.
    RegistrationMail { registration_id: RegistrationId, notice: Notice, reason: Option<String> },
    /// The link of an invitation. Its secret lives in the payload only until the mail has gone.
    InvitationMail { invitation_id: InvitationId, to: String, token: String, occasion: InvitationOccasion },
    /// Tells the lead that somebody answered; `member_id` is `None` where the answer erased the person.
    MemberAnswered { registration_id: RegistrationId, member_id: Option<MemberId>, answer: MemberAnswer },
    /// Tells one of the two that another person answers for the registration now. `token` is the earlier lead's own
    /// link.
    HandedOver { registration_id: RegistrationId, to: PersonId, side: HandOverSide, token: Option<String> },
    /// Tells somebody who was taken out of a registration. The address lives in the payload only until the mail has gone:
    /// what was known of the person is erased.
    TakenOut { registration_id: RegistrationId, to: String, language: Language },
    /// The link of somebody who wants to be in a team. Its secret lives in the payload only until the mail has gone.
    InterestMail { interest_id: InterestId, token: String },
    /// Tells somebody that the team was composed without them. The address lives in the payload only until the mail has
    /// gone: what was known of the person is erased.
    NotChosen { cohort_id: CohortId, to: String, language: Language },
    /// Gives places that came free otherwise than by a registration's leaving to the waiting list.
    MoveWaitlist { cohort_id: CohortId },
    /// Ends an offer that nobody answered in time, and lets the waiting list move on.
    OfferEnd { registration_id: RegistrationId },
    /// Finds out whom a change of rules concerns, and tells them.
    RulesChanged { cohort_id: CohortId, from: i64, to: i64 },
    /// Tells somebody what became of their RSVP. The links in it are made when it is written.
    RsvpMail { rsvp_id: RsvpId, notice: RsvpNotice },
    /// Finds out whom it concerns that the session is at another time or place, or does not happen, and queues their
    /// mails.
    SessionChanged { cohort_id: CohortId, session_id: Uuid },
    /// Tells one person of a registration with a place; `member_id` is `None` for the applicant.
    SessionMail { registration_id: RegistrationId, member_id: Option<MemberId>, session_id: Uuid },
    /// Removes the bytes of a file that no answer has any more.
    RemoveFile { file_id: FileId },
}

/// Why a link is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationOccasion {
    /// Somebody is asked.
    Asked,
    /// Somebody was asked and has not answered.
    Reminded,
    /// Somebody came by the link for joining and gets one of their own.
    Joined,
}

/// What a member said to the registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberAnswer {
    Accepted,
    Declined,
    /// Said yes before and is gone now.
    Left,
}

/// Who of the two is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandOverSide {
    From,
    To,
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
