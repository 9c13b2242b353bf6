//! Data-transfer types of this resource: what it reads and what it answers.

use app::cohorts::CohortInput;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{CohortContent, CountyCode, Edge};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::wire::cohort::Capacity;
use crate::wire::moment::{MomentInput, optional_time, resolve, zone};
use crate::wire::text::{MultilingualText, Reader};
use crate::wire::word::{AdmissionMode, Format, Participation, Publication, SessionKind};

/// A meeting. Leave the date out while it is to be announced.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionText {
    /// Keeps the session's identity when the list is sent again.
    #[serde(default)]
    pub id: Option<Uuid>,
    pub kind: SessionKind,
    #[serde(default)]
    pub title: Option<MultilingualText>,
    #[serde(default)]
    pub description: Option<MultilingualText>,
    #[serde(default)]
    pub date: Option<NaiveDate>,
    #[schema(value_type = Option<String>, example = "10:00")]
    #[serde(default, with = "optional_time")]
    pub start_time: Option<NaiveTime>,
    #[schema(value_type = Option<String>, example = "16:00")]
    #[serde(default, with = "optional_time")]
    pub end_time: Option<NaiveTime>,
    #[serde(default)]
    pub when_note: Option<MultilingualText>,
    #[serde(default)]
    pub place: Option<MultilingualText>,
    #[serde(default)]
    pub format: Option<Format>,
}

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
        };
        let moment = |input: Option<MomentInput>, edge, pointer| {
            input.map(|input| input.resolve(timezone, edge, pointer)).transpose()
        };
        let input = CohortInput {
            entry: self.participation.into(),
            admission_mode: self.admission_mode.into(),
            confirmation_required: self.confirmation_required,
            offer_days: self.offer_days,
            opens: moment(self.opens, Edge::Start, "/opens")?,
            closes: moment(self.closes, Edge::End, "/closes")?,
            capacity: self.capacity.map(Into::into),
            format: self.format.map(Into::into),
            content,
        };
        reader.finish(input)
    }
}

impl SessionText {
    pub(in crate::resources) fn into_session(
        self,
        timezone: chrono_tz::Tz,
        pointer: &str,
        new_id: impl Fn() -> Uuid,
        reader: &mut Reader,
    ) -> app::Result<domain::Session> {
        let instant = |time: Option<NaiveTime>, field: &str| -> app::Result<_> {
            match (self.date, time) {
                (Some(date), Some(time)) => {
                    let pointer = format!("{pointer}/{field}");
                    let moment = resolve(date, Some(time), timezone, Edge::Start, None, &pointer)?;
                    Ok(Some(moment.at))
                }
                _ => Ok(None),
            }
        };
        let (starts_at, ends_at) =
            (instant(self.start_time, "start_time")?, instant(self.end_time, "end_time")?);
        if self.end_time.is_some() && self.end_time <= self.start_time {
            reader.errors.push(domain::FieldError::new(
                format!("{pointer}/end_time"),
                domain::FieldCode::Order,
                "the session must end after it starts",
            ));
        }
        Ok(domain::Session {
            id: self.id.unwrap_or_else(new_id),
            kind: self.kind.into(),
            title: reader.text(self.title, &format!("{pointer}/title")),
            description: reader.text(self.description, &format!("{pointer}/description")),
            date: self.date,
            start_time: self.start_time,
            end_time: self.end_time,
            starts_at,
            ends_at,
            timezone,
            when_note: reader.text(self.when_note, &format!("{pointer}/when_note")),
            place: reader.text(self.place, &format!("{pointer}/place")),
            format: self.format.map(Into::into),
        })
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
            admission_mode: cohort.admission_mode.into(),
            confirmation_required: cohort.confirmation_required,
            offer_days: cohort.offer_days,
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

impl From<domain::Session> for SessionText {
    fn from(session: domain::Session) -> Self {
        Self {
            id: Some(session.id),
            kind: session.kind.into(),
            title: session.title.map(Into::into),
            description: session.description.map(Into::into),
            date: session.date,
            start_time: session.start_time,
            end_time: session.end_time,
            when_note: session.when_note.map(Into::into),
            place: session.place.map(Into::into),
            format: session.format.map(Into::into),
        }
    }
}
