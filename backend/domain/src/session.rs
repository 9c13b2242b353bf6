//! Meetings of a cohort: when and where, whether anyone may come by saying so, and which changes calendars must hear of.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Format, Language, Moment, Text, day_boundary};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    TrainingDay,
    Workshop,
    Meeting,
    FinalSeminar,
    /// Open to anyone, not a part of the cohort's duties.
    InfoEvent,
}

impl SessionKind {
    /// What stands for a title where none was written.
    pub fn label(self, language: Language) -> &'static str {
        let [et, en, ru] = match self {
            Self::TrainingDay => ["Koolituspäev", "Training day", "Учебный день"],
            Self::Workshop => ["Töötuba", "Workshop", "Мастерская"],
            Self::Meeting => ["Kohtumine", "Meeting", "Встреча"],
            Self::FinalSeminar => ["Lõpuseminar", "Final seminar", "Заключительный семинар"],
            Self::InfoEvent => ["Infoüritus", "Info event", "Информационная встреча"],
        };
        match language {
            Language::Et => et,
            Language::En => en,
            Language::Ru => ru,
        }
    }
}

/// How a session takes people who say that they will come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RsvpTerms {
    /// At least 1; `None` without a limit.
    pub capacity: Option<i64>,
    /// Exclusive end; `None`: until the session begins.
    pub closes: Option<Moment>,
}

/// A dated meeting. `date` is `None` while it is to be announced; a date without hours stays a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub id: Uuid,
    pub kind: SessionKind,
    pub title: Option<Text>,
    pub description: Option<Text>,
    pub date: Option<NaiveDate>,
    pub start_time: Option<NaiveTime>,
    pub end_time: Option<NaiveTime>,
    pub starts_at: Option<DateTime<Utc>>,
    pub ends_at: Option<DateTime<Utc>>,
    pub timezone: Tz,
    pub when_note: Option<Text>,
    pub place: Option<Text>,
    pub format: Option<Format>,
    /// How often calendars had to be told of a change; never falls.
    #[serde(default)]
    pub sequence: u32,
    #[serde(default)]
    pub is_cancelled: bool,
    /// `None` where nobody can come by merely saying so.
    #[serde(default)]
    pub rsvp: Option<RsvpTerms>,
    /// Where an online session is joined: for organisers and for those attending only.
    #[serde(default)]
    pub join_url: Option<String>,
}

impl Session {
    /// The hour, or the first instant of a day without one.
    pub fn begins_at(&self) -> Option<DateTime<Utc>> {
        self.starts_at.or_else(|| self.date.map(|date| day_boundary(date, self.timezone)))
    }

    /// From when it is too late to come: the hour, or the end of a day without one.
    pub fn begun_at(&self) -> Option<DateTime<Utc>> {
        self.starts_at.or_else(|| self.day_ends())
    }

    /// When it is over: the hour, or the end of a day without one.
    pub fn over_at(&self) -> Option<DateTime<Utc>> {
        self.ends_at.or_else(|| self.day_ends())
    }

    fn day_ends(&self) -> Option<DateTime<Utc>> {
        let date = self.date?;
        Some(day_boundary(date.checked_add_days(Days::new(1)).unwrap_or(date), self.timezone))
    }

    pub fn has_begun(&self, now: DateTime<Utc>) -> bool {
        self.begun_at().is_some_and(|begun| begun <= now)
    }

    /// When saying that one comes ends; `None` where no date is known, or where nobody can.
    pub fn rsvps_until(&self) -> Option<DateTime<Utc>> {
        let closes = self.rsvp.as_ref()?.closes.as_ref().map(|closes| closes.at);
        [closes, self.begun_at()].into_iter().flatten().min()
    }

    pub fn takes_rsvps(&self, now: DateTime<Utc>) -> bool {
        self.rsvp.is_some() && !self.is_cancelled && self.rsvps_until().is_none_or(|until| now < until)
    }

    /// Takes the count of changes over from what was stored, one higher where a calendar would now show something
    /// else. True if it would.
    pub fn succeed(&mut self, before: &Self) -> bool {
        let shown = |session: &Self| {
            (
                (session.date, session.start_time, session.end_time, session.timezone),
                (session.title.clone(), session.place.clone(), session.join_url.clone()),
                session.is_cancelled,
            )
        };
        let changed = shown(self) != shown(before);
        self.sequence = before.sequence.saturating_add(u32::from(changed));
        changed
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{DEFAULT_ZONE, Edge};

    pub(crate) fn session() -> Session {
        Session {
            id: Uuid::nil(),
            kind: SessionKind::InfoEvent,
            title: None,
            description: None,
            date: NaiveDate::from_ymd_opt(2027, 2, 16),
            start_time: None,
            end_time: None,
            starts_at: None,
            ends_at: None,
            timezone: DEFAULT_ZONE,
            when_note: None,
            place: None,
            format: None,
            sequence: 3,
            is_cancelled: false,
            rsvp: Some(RsvpTerms { capacity: None, closes: None }),
            join_url: None,
        }
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_without_an_hour_takes_people_until_it_is_over() {
        let mut session = session();
        assert!(session.takes_rsvps(at("2027-02-16T21:59:59Z")));
        assert!(!session.takes_rsvps(at("2027-02-16T22:00:00Z")));
        session.starts_at = Some(at("2027-02-16T13:30:00Z"));
        assert!(!session.takes_rsvps(at("2027-02-16T13:30:00Z")));
    }

    #[test]
    fn a_deadline_ends_it_earlier_and_a_cancellation_at_once() {
        let mut session = session();
        let closes = Moment::resolve(session.date.unwrap(), None, DEFAULT_ZONE, Edge::Start, None).unwrap();
        session.rsvp = Some(RsvpTerms { capacity: None, closes: Some(closes) });
        assert!(session.takes_rsvps(at("2027-02-15T21:59:59Z")));
        assert!(!session.takes_rsvps(at("2027-02-15T22:00:00Z")));
        session.is_cancelled = true;
        assert!(!session.takes_rsvps(at("2027-01-01T00:00:00Z")));
    }

    #[test]
    fn only_what_a_calendar_shows_raises_the_sequence() {
        let before = session();
        let mut described =
            Session { sequence: 0, description: Some(Text::only(Language::Et, "x")), ..session() };
        assert!(!described.succeed(&before));
        assert_eq!(described.sequence, 3);
        let mut moved = Session { sequence: 0, place: Some(Text::only(Language::Et, "Tartu")), ..session() };
        assert!(moved.succeed(&before));
        assert_eq!(moved.sequence, 4);
    }
}
