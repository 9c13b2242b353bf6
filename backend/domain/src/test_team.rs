//! What rules need to know of people, and the teams with which organisers try rules before they publish them.

use eligibility::VerdictStatus;
use serde::{Deserialize, Serialize};

use crate::{Affiliation, MunicipalityCode, Role};

/// What rules need to know of one person. Absent = unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFacts {
    /// The caller's key for this person; echoed in verdicts.
    pub id: String,
    pub name: Option<String>,
    pub affiliation: Option<Affiliation>,
    pub organisation: Option<String>,
    pub municipality: Option<MunicipalityCode>,
    pub role: Option<Role>,
    pub is_councillor: Option<bool>,
}

/// A composition with the verdict that the organiser expects. It travels with the rules and is judged at each change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestTeam {
    pub name: String,
    pub municipality: Option<MunicipalityCode>,
    pub people: Vec<PersonFacts>,
    /// False when others may still join.
    pub complete: bool,
    pub expected: VerdictStatus,
}

/// Test teams that a rule set carries at most.
pub const TEST_TEAMS_MAX: usize = 50;
