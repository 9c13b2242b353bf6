//! Sessions of a cohort as readers see them. Where an online session is joined is not for every reader.

use app::CohortSummary;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::Session;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::moment::{MomentView, optional_time};
use super::text::LocalText;
use super::word::{Format, SessionKind};
use crate::http::Language;

/// How a session takes people who say that they will come.
#[derive(Debug, Serialize, ToSchema)]
pub struct RsvpTermsView {
    /// Null without a limit.
    pub capacity: Option<i64>,
    /// Seats taken.
    pub attending: i64,
    /// Null without a limit; at 0 the next one waits.
    pub left: Option<i64>,
    /// The organiser's own deadline; null: until the session begins.
    pub closes: Option<MomentView>,
    /// When saying so ends, whatever ends it; null while no date is known.
    pub closes_at: Option<DateTime<Utc>>,
    /// Whether one can say so now.
    pub is_open: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SessionView {
    pub id: Uuid,
    pub kind: SessionKind,
    pub title: Option<LocalText>,
    pub description: Option<LocalText>,
    /// Null while it is to be announced.
    pub date: Option<NaiveDate>,
    #[schema(value_type = Option<String>, example = "10:00")]
    #[serde(with = "optional_time")]
    pub start_time: Option<NaiveTime>,
    #[schema(value_type = Option<String>, example = "16:00")]
    #[serde(with = "optional_time")]
    pub end_time: Option<NaiveTime>,
    pub starts_at: Option<DateTime<Utc>>,
    pub ends_at: Option<DateTime<Utc>>,
    pub timezone: String,
    /// Words about the date, such as a month, where no date is known.
    pub when_note: Option<LocalText>,
    pub place: Option<LocalText>,
    pub format: Option<Format>,
    /// Rises with every change that calendars show.
    pub sequence: u32,
    pub is_cancelled: bool,
    /// Null where nobody can come by merely saying so.
    pub rsvp: Option<RsvpTermsView>,
}

impl SessionView {
    pub fn of(session: &Session, summary: &CohortSummary, language: Language) -> Self {
        Self {
            id: session.id,
            kind: session.kind.into(),
            title: LocalText::optional(session.title.as_ref(), language),
            description: LocalText::optional(session.description.as_ref(), language),
            date: session.date,
            start_time: session.start_time,
            end_time: session.end_time,
            starts_at: session.starts_at,
            ends_at: session.ends_at,
            timezone: session.timezone.name().to_owned(),
            when_note: LocalText::optional(session.when_note.as_ref(), language),
            place: LocalText::optional(session.place.as_ref(), language),
            format: session.format.map(Into::into),
            sequence: session.sequence,
            is_cancelled: session.is_cancelled,
            rsvp: session.rsvp.as_ref().map(|terms| RsvpTermsView::of(terms, session, summary)),
        }
    }
}

impl RsvpTermsView {
    fn of(terms: &domain::RsvpTerms, session: &Session, summary: &CohortSummary) -> Self {
        let attending = summary.seats_taken.get(&session.id).copied().unwrap_or_default();
        Self {
            capacity: terms.capacity,
            attending,
            left: terms.capacity.map(|capacity| (capacity - attending).max(0)),
            closes: terms.closes.as_ref().map(Into::into),
            closes_at: summary.cohort.rsvps_until(session),
            is_open: summary.cohort.takes_rsvps(session, summary.as_of),
        }
    }
}
