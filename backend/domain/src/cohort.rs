//! One run of a programme: its window, capacity, admission mode and sessions, and where it stands at an instant.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{CohortId, CountyCode, Moment, ProgrammeId, Publication, Session, Text};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Teams,
    People,
}

impl Unit {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Teams => "teams",
            Self::People => "people",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    pub unit: Unit,
    /// At least 1.
    pub total: i64,
}

/// Places in use, kept under the cohort's lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Admitted {
    pub teams: i64,
    pub people: i64,
}

impl Admitted {
    pub fn in_unit(self, unit: Unit) -> i64 {
        match unit {
            Unit::Teams => self.teams,
            Unit::People => self.people,
        }
    }

    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { teams: self.teams + other.teams, people: self.people + other.people }
    }

    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self { teams: self.teams - other.teams, people: self.people - other.people }
    }
}

impl Capacity {
    /// Places left; negative only if the capacity was lowered by hand below what is taken.
    pub fn left(self, admitted: Admitted) -> i64 {
        self.total - admitted.in_unit(self.unit)
    }

    /// A registration is admitted whole or not at all.
    pub fn fits(self, admitted: Admitted, wanted: Admitted) -> bool {
        wanted.in_unit(self.unit) <= self.left(admitted)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdmissionMode {
    FirstCome,
    Selection,
}

impl AdmissionMode {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstCome => "first_come",
            Self::Selection => "selection",
        }
    }
}

/// Whose word makes a team complete.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// The lead answers for everybody they enter.
    #[default]
    ByLead,
    /// Nothing can be handed in while somebody has not confirmed.
    ByEachMember,
}

/// Whether teams or single people register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    Team,
    Person,
}

impl EntryKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Person => "person",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    InPerson,
    Online,
    Hybrid,
}

impl Format {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Online => "online",
            Self::Hybrid => "hybrid",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortContent {
    pub title: Option<Text>,
    pub timezone: Tz,
    pub decisions_by: Option<NaiveDate>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub period_note: Option<Text>,
    pub place: Option<Text>,
    pub counties: Vec<CountyCode>,
    pub training_groups: Option<u32>,
    pub sessions: Vec<Session>,
    /// Nobody registers: whoever wants to come says so for a session, while the window is open.
    #[serde(default)]
    pub by_rsvp: bool,
}

/// Where a cohort stands at an instant, as readers see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// No opening time is known yet.
    Announced,
    Upcoming,
    Open,
    Closed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    pub id: CohortId,
    pub programme_id: ProgrammeId,
    pub publication: Publication,
    pub entry: EntryKind,
    #[serde(default)]
    pub consent: Consent,
    pub admission_mode: AdmissionMode,
    /// In `first_come`: a place waits for the team's yes.
    pub confirmation_required: bool,
    /// Days that an offer waits for its answer; `None` = without end.
    pub offer_days: Option<u32>,
    /// What was handed in may be changed until the deadline.
    #[serde(default = "usually_amendable")]
    pub amendable: bool,
    pub opens: Option<Moment>,
    /// Exclusive end; `None` while the deadline is to be announced.
    pub closes: Option<Moment>,
    pub capacity: Option<Capacity>,
    pub admitted: Admitted,
    /// Registrations that one municipality may have admitted; derived from the pool rules.
    pub municipality_limit: Option<u32>,
    pub format: Option<Format>,
    pub rule_set_version: Option<i64>,
    pub content: CohortContent,
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// As answers were kept before the choice existed.
fn usually_amendable() -> bool {
    true
}

impl Cohort {
    /// Interval `opens ≤ now < closes`; an unknown deadline leaves an opened cohort open.
    pub fn phase(&self, now: DateTime<Utc>) -> Phase {
        let Some(opens) = &self.opens else { return Phase::Announced };
        if now < opens.at {
            return Phase::Upcoming;
        }
        match &self.closes {
            Some(closes) if closes.at <= now => Phase::Closed,
            _ => Phase::Open,
        }
    }

    pub fn session(&self, id: Uuid) -> Option<&Session> {
        self.content.sessions.iter().find(|session| session.id == id)
    }

    /// Whether anyone may say now that they will come. The window binds only where nothing else is opened by it:
    /// an info event is there before registrations open, or after they close.
    pub fn takes_rsvps(&self, session: &Session, now: DateTime<Utc>) -> bool {
        session.takes_rsvps(now) && (!self.content.by_rsvp || self.phase(now) == Phase::Open)
    }

    /// Until when that is so; `None` where no date is known.
    pub fn rsvps_until(&self, session: &Session) -> Option<DateTime<Utc>> {
        let window = self.closes.as_ref().filter(|_| self.content.by_rsvp).map(|closes| closes.at);
        [session.rsvps_until(), window].into_iter().flatten().min()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A cohort of which nothing is known yet.
    pub(crate) fn blank() -> Cohort {
        Cohort {
            id: CohortId(Uuid::nil()),
            programme_id: ProgrammeId(Uuid::nil()),
            publication: Publication::Draft,
            entry: EntryKind::Team,
            consent: Consent::ByLead,
            admission_mode: AdmissionMode::Selection,
            confirmation_required: false,
            offer_days: None,
            amendable: true,
            opens: None,
            closes: None,
            capacity: None,
            admitted: Admitted::default(),
            municipality_limit: None,
            format: None,
            rule_set_version: None,
            content: CohortContent {
                title: None,
                timezone: crate::DEFAULT_ZONE,
                decisions_by: None,
                starts_on: None,
                ends_on: None,
                period_note: None,
                place: None,
                counties: Vec::new(),
                training_groups: None,
                by_rsvp: false,
                sessions: Vec::new(),
            },
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_team_fits_whole_or_not_at_all() {
        let capacity = Capacity { unit: Unit::People, total: 10 };
        let admitted = Admitted { teams: 2, people: 7 };
        assert!(capacity.fits(admitted, Admitted { teams: 1, people: 3 }));
        assert!(!capacity.fits(admitted, Admitted { teams: 1, people: 4 }));
    }
}
