//! Organisations, people with an account, and what they may do for an organisation.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Language, MembershipId, OrganisationId, PersonId, SessionId, Text};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    pub id: OrganisationId,
    pub slug: String,
    pub name: Text,
    pub website: Option<String>,
    pub version: i64,
    pub created_at: DateTime<Utc>,
}

/// What a colleague may do; each role includes the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationRole {
    Viewer,
    Reviewer,
    Coordinator,
    Owner,
}

impl OrganisationRole {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Reviewer => "reviewer",
            Self::Coordinator => "coordinator",
            Self::Owner => "owner",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    pub id: MembershipId,
    pub organisation_id: OrganisationId,
    pub person_id: PersonId,
    pub role: OrganisationRole,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    /// Lower case; the identity of the account.
    pub email: String,
    pub name: Option<String>,
    pub language: Language,
    pub is_administrator: bool,
    pub created_at: DateTime<Utc>,
}

/// What stands where the address stood. Nobody can sign in with it: it is not an address.
const NOBODY: &str = "erased:";

impl Person {
    /// Takes away who it was. The account stays as an empty place, because what was decided names it.
    pub fn erase(&mut self) {
        self.email = format!("{NOBODY}{}", self.id);
        self.name = None;
        self.is_administrator = false;
    }

    /// Whether nothing tells any more who it was: nobody to write to, nobody to show.
    pub fn is_erased(&self) -> bool {
        self.email.starts_with(NOBODY)
    }
}

/// A signed-in browser or client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedInSession {
    pub id: SessionId,
    pub person_id: PersonId,
    pub user_agent: Option<String>,
    pub created_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
}
