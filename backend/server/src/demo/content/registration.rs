//! Registrations of the demonstration as its file tells them.

use std::collections::BTreeMap;

use domain::{Affiliation, Language, MunicipalityCode, Outcome, Role, State};
use serde::Deserialize;
use serde_json::Value;

/// A registration and how far it is to be taken.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoRegistration {
    /// Key of the cohort.
    pub cohort: String,
    /// E-mail address of the person who fills it in.
    pub applicant: String,
    pub state: State,
    /// Behind a state that follows one; on a submitted registration it is proposed but not released.
    pub decision: Option<DemoDecision>,
    /// To the questions about the registration, by their code.
    #[serde(default)]
    pub answers: BTreeMap<String, Value>,
    pub registration: DemoEntry,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoDecision {
    pub outcome: Outcome,
    pub reason: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoEntry {
    pub team_name: Option<String>,
    pub municipality: Option<MunicipalityCode>,
    pub language: Language,
    pub members: Vec<DemoMember>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoMember {
    pub name: String,
    pub email: String,
    pub affiliation: Option<Affiliation>,
    pub organisation: Option<String>,
    pub role: Option<Role>,
    #[serde(default)]
    pub is_lead: bool,
}
