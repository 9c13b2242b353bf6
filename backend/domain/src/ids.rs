//! Identifiers: UUIDs of version 7 behind one type per thing, so that a cohort's id cannot be passed for a programme's.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

id! {
    OrganisationId,
    InitiativeId,
    ProgrammeId,
    CohortId,
    RegistrationId,
    MemberId,
    PersonId,
    MembershipId,
    /// A signed-in browser or client; the refresh token rotates inside it.
    SessionId,
    JobId,
    /// That of the job which sends the mail.
    MailId,
    /// Of a file and of the object that holds its bytes.
    FileId,
    /// Stands for a person without an account.
    InvitationId,
    RsvpId,
    /// Stands for a person without an account.
    InterestId,
    /// Stands for the applicant where no account is used.
    StatusLinkId,
}

/// Whose repeated requests are recognised: an account, or an invitation, an RSVP or a link where there is none.
/// Identifiers are unique across kinds, so one column keeps all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keyholder(pub Uuid);

impl From<PersonId> for Keyholder {
    fn from(id: PersonId) -> Self {
        Self(id.0)
    }
}

impl From<InvitationId> for Keyholder {
    fn from(id: InvitationId) -> Self {
        Self(id.0)
    }
}

impl From<InterestId> for Keyholder {
    fn from(id: InterestId) -> Self {
        Self(id.0)
    }
}

impl From<RsvpId> for Keyholder {
    fn from(id: RsvpId) -> Self {
        Self(id.0)
    }
}

impl From<StatusLinkId> for Keyholder {
    fn from(id: StatusLinkId) -> Self {
        Self(id.0)
    }
}
