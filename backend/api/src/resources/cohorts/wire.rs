//! Data-transfer types of this resource: what it reads and what it answers.

use app::cohorts::CohortInput;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{CohortContent, CountyCode, Edge};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::session::SessionText;
use crate::wire::cohort::Capacity;
use crate::wire::moment::{MomentInput, zone};
use crate::wire::text::{MultilingualText, Reader};
use crate::wire::word::{AdmissionMode, Consent, Format, Participation, Publication};

/// Everything that an organiser writes of a cohort, rules apart.
#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "participation": "team", "admission_mode": "selection", "opens": {"date": "2027-01-11"},
    "closes": {"date": "2027-02-14"}, "capacity": {"unit": "teams", "total": 10}
}))]
pub struct CohortText {
    #[serde(default)]
    pub title: Option<MultilingualText>,
    pub participation: Participation,
    #[serde(default)]
    pub consent: Consent,
    /// Nobody registers; whoever wants to come says so at a session, while the cohort is open.
    #[serde(default)]
    pub by_rsvp: bool,
    pub admission_mode: AdmissionMode,
    /// In `first_come`: whether a place waits for the team's yes.
    #[serde(default)]
    pub confirmation_required: bool,
    /// Whole days that an offered place waits for its answer; 7 where left out, null for without end. Offers already
    /// made keep their end.
    #[serde(default = "usual_offer_days")]
    #[validate(range(min = 1, max = 90))]
    #[schema(minimum = 1, maximum = 90, default = 7)]
    pub offer_days: Option<u32>,
    /// Whether what was handed in may be changed until the deadline.
    #[serde(default = "usually_amendable")]
    #[schema(default = true)]
    pub amendable: bool,
    /// IANA zone of all its local times.
    #[serde(default)]
    #[schema(example = "Europe/Tallinn")]
    pub timezone: Option<String>,
    #[serde(default)]
    pub opens: Option<MomentInput>,
    /// A date without an hour includes the day.
    #[serde(default)]
    pub closes: Option<MomentInput>,
    #[serde(default)]
    pub decisions_by: Option<NaiveDate>,
    #[serde(default)]
    pub starts_on: Option<NaiveDate>,
    #[serde(default)]
    pub ends_on: Option<NaiveDate>,
    #[serde(default)]
    pub period_note: Option<MultilingualText>,
    #[serde(default)]
    #[validate(nested)]
    pub capacity: Option<Capacity>,
    #[serde(default)]
    pub format: Option<Format>,
    #[serde(default)]
    pub place: Option<MultilingualText>,
    /// EHAK codes.
    #[serde(default)]
    pub counties: Vec<String>,
    #[serde(default)]
    pub training_groups: Option<u32>,
    #[serde(default)]
    #[validate(length(max = 200))]
    #[schema(max_items = 200)]
    pub sessions: Vec<SessionText>,
}

#[expect(clippy::unnecessary_wraps, reason = "the value of a field that may be null")]
fn usual_offer_days() -> Option<u32> {
    Some(domain::OFFER_DAYS)
}

fn usually_amendable() -> bool {
    true
}

impl CohortText {
    /// `new_id` gives identities to sessions that have none yet.
    pub(in crate::resources) fn into_input(self, new_id: impl Fn() -> Uuid) -> app::Result<CohortInput> {
        let mut reader = Reader::default();
        let timezone =
            reader.take(zone(self.timezone.as_deref(), "/timezone")).unwrap_or(domain::DEFAULT_ZONE);
        let counties = self.counties.iter().enumerate().filter_map(|(position, code)| {
            reader.code::<CountyCode>(Some(code), &format!("/counties/{position}"))
        });
        let counties = counties.collect();
        let sessions = self.sessions.into_iter().enumerate();
        let sessions = sessions
            .map(|(position, session)| {
                session.into_session(timezone, &format!("/sessions/{position}"), &new_id, &mut reader)
            })
            .collect::<app::Result<_>>()?;
        let content = CohortContent {
            title: reader.text(self.title, "/title"),
            timezone,
            decisions_by: self.decisions_by,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            period_note: reader.text(self.period_note, "/period_note"),
            place: reader.text(self.place, "/place"),
            counties,
            training_groups: self.training_groups,
            sessions,
            by_rsvp: self.by_rsvp,
        };
        let moment = |input: Option<MomentInput>, edge, pointer| {
            input.map(|input| input.resolve(timezone, edge, pointer)).transpose()
        };
        let input = CohortInput {
            entry: self.participation.into(),
            consent: self.consent.into(),
            admission_mode: self.admission_mode.into(),
            confirmation_required: self.confirmation_required,
            offer_days: self.offer_days,
            amendable: self.amendable,
            opens: moment(self.opens, Edge::Start, "/opens")?,
            closes: moment(self.closes, Edge::End, "/closes")?,
            capacity: self.capacity.map(Into::into),
            format: self.format.map(Into::into),
            content,
        };
        reader.finish(input)
    }
}

/// A cohort in all its languages, for those who edit it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CohortSource {
    pub id: Uuid,
    pub programme_id: Uuid,
    pub publication: Publication,
    pub cohort: CohortText,
    pub rule_set_version: Option<i64>,
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl From<domain::Cohort> for CohortSource {
    fn from(cohort: domain::Cohort) -> Self {
        Self {
            id: cohort.id.0,
            programme_id: cohort.programme_id.0,
            publication: cohort.publication.into(),
            rule_set_version: cohort.rule_set_version,
            version: cohort.version,
            created_at: cohort.created_at,
            updated_at: cohort.updated_at,
            cohort: cohort.into(),
        }
    }
}

impl From<domain::Cohort> for CohortText {
    fn from(cohort: domain::Cohort) -> Self {
        let content = cohort.content;
        Self {
            title: content.title.map(Into::into),
            participation: cohort.entry.into(),
            consent: cohort.consent.into(),
            by_rsvp: content.by_rsvp,
            admission_mode: cohort.admission_mode.into(),
            confirmation_required: cohort.confirmation_required,
            offer_days: cohort.offer_days,
            amendable: cohort.amendable,
            timezone: Some(content.timezone.name().to_owned()),
            opens: cohort.opens.map(Into::into),
            closes: cohort.closes.map(Into::into),
            decisions_by: content.decisions_by,
            starts_on: content.starts_on,
            ends_on: content.ends_on,
            period_note: content.period_note.map(Into::into),
            capacity: cohort.capacity.map(Into::into),
            format: cohort.format.map(Into::into),
            place: content.place.map(Into::into),
            counties: content.counties.iter().map(|county| county.as_str().to_owned()).collect(),
            training_groups: content.training_groups,
            sessions: content.sessions.into_iter().map(Into::into).collect(),
        }
    }
}
