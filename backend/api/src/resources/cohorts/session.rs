//! A session of a cohort as organisers write it.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use domain::names::clean_line;
use domain::{Edge, FieldCode, FieldError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::wire::moment::{MomentInput, optional_time, resolve};
use crate::wire::text::{MultilingualText, Reader};
use crate::wire::word::{Format, SessionKind};

/// Longest address of an online session, in characters.
const URL_MAX: usize = 1_000;
const SEATS_MAX: i64 = 1_000_000;

/// How a session takes people who say that they will come.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"capacity": 40, "closes": {"date": "2027-02-14"}}))]
pub struct RsvpTerms {
    /// Leave out where there is no limit.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub capacity: Option<i64>,
    /// A date without an hour includes the day; leave out to take people until the session begins.
    #[serde(default)]
    pub closes: Option<MomentInput>,
}

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
    /// It does not happen; it stays in calendars as cancelled.
    #[serde(default)]
    pub is_cancelled: bool,
    /// Lets anyone come who says so; null where nobody can.
    #[serde(default)]
    pub rsvp: Option<RsvpTerms>,
    /// Where an online session is joined. Only those attending see it.
    #[serde(default)]
    #[schema(example = "https://meet.example/kohort")]
    pub join_url: Option<String>,
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
        let rsvp = self.rsvp.map(|terms| terms.into_terms(timezone, &format!("{pointer}/rsvp"), reader));
        let join_url = join_url(self.join_url.as_deref(), &format!("{pointer}/join_url"), reader);
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
            sequence: 0,
            is_cancelled: self.is_cancelled,
            rsvp: rsvp.transpose()?,
            join_url,
        })
    }
}

impl RsvpTerms {
    fn into_terms(self, timezone: Tz, pointer: &str, reader: &mut Reader) -> app::Result<domain::RsvpTerms> {
        if self.capacity.is_some_and(|capacity| !(1..=SEATS_MAX).contains(&capacity)) {
            reader.errors.push(FieldError::new(
                format!("{pointer}/capacity"),
                FieldCode::OutOfRange,
                "give at least one seat, or leave the capacity out",
            ));
        }
        let closes =
            self.closes.map(|closes| closes.resolve(timezone, Edge::End, &format!("{pointer}/closes")));
        Ok(domain::RsvpTerms { capacity: self.capacity, closes: closes.transpose()? })
    }
}

/// Only an address that a browser opens safely.
fn join_url(text: Option<&str>, pointer: &str, reader: &mut Reader) -> Option<String> {
    let url = reader.take(clean_line(text?, URL_MAX, pointer)).flatten()?;
    let rest = url.strip_prefix("https://").filter(|rest| !rest.is_empty());
    if rest.is_some_and(|rest| rest.chars().all(|character| character.is_ascii_graphic())) {
        return Some(url);
    }
    let detail = "write an address that begins with https://";
    reader.errors.push(FieldError::new(pointer, FieldCode::InvalidFormat, detail));
    None
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
            is_cancelled: session.is_cancelled,
            rsvp: session.rsvp.map(Into::into),
            join_url: session.join_url,
        }
    }
}

impl From<domain::RsvpTerms> for RsvpTerms {
    fn from(terms: domain::RsvpTerms) -> Self {
        Self { capacity: terms.capacity, closes: terms.closes.map(Into::into) }
    }
}
