//! What is published: initiatives, and programmes with everything a reader wants to know before registering.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{Audience, Capacity, InitiativeId, Language, OrganisationId, ProgrammeId, Text, Theme};

/// Whether readers see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Publication {
    Draft,
    Published,
}

impl Publication {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CostParticipation {
    Free,
    Paid,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostTerms {
    pub participation: CostParticipation,
    pub note: Option<Text>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: Option<Text>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trainer {
    pub name: String,
    pub organisation: Option<String>,
}

/// What an organisation does in a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Lead,
    Organiser,
    Partner,
    Funder,
    Relay,
}

/// An organisation's part, with the line it asks to be named by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participation {
    pub organisation_id: OrganisationId,
    pub part: Part,
    pub line: Option<Text>,
}

/// Everything a reader sees that no query filters by alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeContent {
    pub title: Text,
    pub summary: Text,
    pub description: Text,
    pub goal: Option<Text>,
    pub audience: Option<Text>,
    pub audiences: Vec<Audience>,
    pub themes: Vec<Theme>,
    pub topics: Vec<Text>,
    pub learning_outcomes: Vec<Text>,
    pub deliverables: Vec<Text>,
    pub cost_terms: CostTerms,
    pub contact: Option<Contact>,
    pub languages: Vec<Language>,
    pub trainers: Vec<Trainer>,
    pub advisory_hours: Option<u32>,
    pub pilot_months: Option<u32>,
    pub organisations: Vec<Participation>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    pub id: ProgrammeId,
    pub organisation_id: OrganisationId,
    pub initiative_id: Option<InitiativeId>,
    pub slug: String,
    pub publication: Publication,
    pub content: ProgrammeContent,
    /// Holds over all its cohorts together.
    pub capacity: Option<Capacity>,
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub title: Text,
    pub url: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeContent {
    pub title: Text,
    pub summary: Text,
    pub description: Text,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub audiences: Vec<Audience>,
    pub links: Vec<Link>,
    pub organisations: Vec<Participation>,
}

/// A multi-year umbrella grouping programmes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Initiative {
    pub id: InitiativeId,
    pub organisation_id: OrganisationId,
    pub slug: String,
    pub content: InitiativeContent,
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
