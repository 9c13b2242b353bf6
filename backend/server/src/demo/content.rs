//! What the demonstration holds, read from the files in `demo/` and moved to a start day. Organisations and
//! initiatives are named by slug, because ids exist only once they are stored. Storing is not done here.

mod registration;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use domain::{
    AdmissionMode, Audience, Capacity, Consent, Contact, CostTerms, CountyCode, EntryKind, Form, Format,
    Language, Link, OrganisationRole, Part, SessionKind, Text, Theme, Trainer,
};
use eligibility::Rule;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::shift::{Distance, Shift};

pub use registration::{DemoDecision, DemoEntry, DemoMember, DemoRegistration};

const ORGANISATIONS: (&str, &str) = ("organisations.json", include_str!("../../demo/organisations.json"));
const INITIATIVES: (&str, &str) = ("initiatives.json", include_str!("../../demo/initiatives.json"));
const PEOPLE: (&str, &str) = ("people.json", include_str!("../../demo/people.json"));
const REGISTRATIONS: (&str, &str) = ("registrations.json", include_str!("../../demo/registrations.json"));
const FORMS: (&str, &str) = ("forms.json", include_str!("../../demo/forms.json"));
const CALLS: [(&str, &str); 5] = [
    ("programmes/huvikaitse.json", include_str!("../../demo/programmes/huvikaitse.json")),
    ("programmes/kaasamine.json", include_str!("../../demo/programmes/kaasamine.json")),
    ("programmes/koosloome.json", include_str!("../../demo/programmes/koosloome.json")),
    ("programmes/teemagrupp.json", include_str!("../../demo/programmes/teemagrupp.json")),
    ("programmes/dialoog.json", include_str!("../../demo/programmes/dialoog.json")),
];

#[derive(Debug)]
pub struct Content {
    pub organisations: Vec<DemoOrganisation>,
    pub initiatives: Vec<DemoInitiative>,
    pub calls: Vec<Call>,
    /// By the key of their cohort.
    pub forms: BTreeMap<String, Form>,
    pub people: Vec<DemoPerson>,
    /// In the order in which they were handed in.
    pub registrations: Vec<DemoRegistration>,
}

impl Content {
    /// The demonstration as it stands on `start`: every call that names a deadline can still be answered. No page
    /// says when its call opened, so a cohort opens on the day it is published here.
    pub fn starting_on(start: NaiveDate) -> Result<Self, ContentError> {
        let mut calls = CALLS.into_iter().map(read::<Call>).collect::<Result<Vec<_>, _>>()?;
        for call in &mut calls {
            call.move_to(start);
        }
        Ok(Self {
            organisations: read(ORGANISATIONS)?,
            initiatives: read(INITIATIVES)?,
            calls,
            forms: read(FORMS)?,
            people: read(PEOPLE)?,
            registrations: read(REGISTRATIONS)?,
        })
    }
}

fn read<T: DeserializeOwned>((file, text): (&'static str, &str)) -> Result<T, ContentError> {
    serde_json::from_str(text).map_err(|source| ContentError { file, source })
}

/// An embedded file does not have the shape described here; tests keep this from reaching a release.
#[derive(Debug)]
pub struct ContentError {
    pub file: &'static str,
    pub source: serde_json::Error,
}

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "demonstration file {}: {}", self.file, self.source)
    }
}

impl std::error::Error for ContentError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoOrganisation {
    pub slug: String,
    pub name: Text,
    pub website: Option<String>,
}

/// An organisation's part in a programme or initiative.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoPart {
    pub organisation: String,
    pub part: Part,
    pub line: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoInitiative {
    pub organisation: String,
    pub slug: String,
    pub title: Text,
    pub summary: Text,
    pub description: Text,
    /// Years of a plan; these do not move.
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub audiences: Vec<Audience>,
    pub links: Vec<Link>,
    pub organisations: Vec<DemoPart>,
}

/// One published page: a programme with its cohorts, whose dates move together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// `None` where the page names no date at all.
    pub shift: Option<Shift>,
    pub programme: DemoProgramme,
    pub cohorts: Vec<DemoCohort>,
}

impl Call {
    fn move_to(&mut self, start: NaiveDate) {
        let distance = self.shift.map_or(Distance::NONE, |shift| shift.from(start));
        for cohort in &mut self.cohorts {
            cohort.move_by(distance);
            cohort.opens.get_or_insert(LocalMoment { date: start, time: None });
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoProgramme {
    pub organisation: String,
    pub initiative: Option<String>,
    pub slug: String,
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
    pub organisations: Vec<DemoPart>,
    pub capacity: Option<Capacity>,
}

/// A local date, perhaps with an hour, in the cohort's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalMoment {
    pub date: NaiveDate,
    pub time: Option<NaiveTime>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoCohort {
    /// Name by which registrations refer to it; not stored.
    pub key: String,
    pub title: Option<Text>,
    pub participation: EntryKind,
    #[serde(default)]
    pub consent: Consent,
    #[serde(default)]
    pub by_rsvp: bool,
    pub admission_mode: AdmissionMode,
    pub confirmation_required: bool,
    pub offer_days: Option<u32>,
    #[serde(default = "usually_amendable")]
    pub amendable: bool,
    pub timezone: Tz,
    pub opens: Option<LocalMoment>,
    pub closes: Option<LocalMoment>,
    pub decisions_by: Option<NaiveDate>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub period_note: Option<Text>,
    pub capacity: Option<Capacity>,
    pub format: Option<Format>,
    pub place: Option<Text>,
    pub counties: Vec<CountyCode>,
    pub training_groups: Option<u32>,
    pub sessions: Vec<DemoSession>,
    pub rules: Vec<Rule>,
}

fn usually_amendable() -> bool {
    true
}

impl DemoCohort {
    fn move_by(&mut self, distance: Distance) {
        for moment in [&mut self.opens, &mut self.closes].into_iter().flatten() {
            moment.date = distance.after(moment.date);
        }
        for date in [&mut self.decisions_by, &mut self.starts_on, &mut self.ends_on] {
            distance.apply(date);
        }
        distance.apply_to_text(&mut self.period_note);
        for session in &mut self.sessions {
            distance.apply(&mut session.date);
            distance.apply_to_text(&mut session.when_note);
            if let Some(DemoRsvpTerms { closes: Some(closes), .. }) = &mut session.rsvp {
                closes.date = distance.after(closes.date);
            }
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoSession {
    pub kind: SessionKind,
    pub title: Option<Text>,
    pub description: Option<Text>,
    pub date: Option<NaiveDate>,
    pub start_time: Option<NaiveTime>,
    pub end_time: Option<NaiveTime>,
    pub when_note: Option<Text>,
    pub place: Option<Text>,
    pub format: Option<Format>,
    pub rsvp: Option<DemoRsvpTerms>,
    pub join_url: Option<String>,
}

/// How a session takes people who say that they will come.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoRsvpTerms {
    pub capacity: Option<i64>,
    pub closes: Option<LocalMoment>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoPerson {
    pub email: String,
    pub name: String,
    pub language: Language,
    pub memberships: Vec<DemoMembership>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoMembership {
    pub organisation: String,
    pub role: OrganisationRole,
}

#[cfg(test)]
mod tests;
