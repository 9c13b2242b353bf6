//! Wall-clock times: what an organiser enters (a date, perhaps an hour, a zone) and the instant it means.
//! A whole-day deadline is inclusive: it ends when the next local day begins.

use chrono::{DateTime, Days, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{FieldCode, FieldError};

/// Home zone of the product; every cohort may name another.
pub const DEFAULT_ZONE: Tz = chrono_tz::Europe::Tallinn;

/// A resolved local time. `time` is `None` for a whole day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The instant in UTC: a start is the first instant, a whole-day end the first instant after it.
    pub at: DateTime<Utc>,
    pub date: NaiveDate,
    pub time: Option<NaiveTime>,
    pub timezone: Tz,
}

/// Which edge of a whole day is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    Start,
    /// Exclusive end: midnight after the day.
    End,
}

/// Why a local time means no single instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocalTimeError {
    /// Skipped by the spring clock change.
    Nonexistent,
    /// Happens twice in autumn; the candidate instants with their offsets.
    Ambiguous([DateTime<FixedOffset>; 2]),
}

impl Moment {
    /// Resolves a local date and hour in `timezone`. `offset` chooses between the two readings of an ambiguous hour.
    pub fn resolve(
        date: NaiveDate,
        time: Option<NaiveTime>,
        timezone: Tz,
        edge: Edge,
        offset: Option<FixedOffset>,
    ) -> Result<Self, LocalTimeError> {
        let at = match time {
            Some(time) => resolve_exact(date.and_time(time), timezone, offset)?,
            None => day_boundary(if edge == Edge::End { next_day(date) } else { date }, timezone),
        };
        Ok(Self { at, date, time, timezone })
    }
}

/// First instant of a local day, also where the zone skips midnight.
pub fn day_boundary(date: NaiveDate, timezone: Tz) -> DateTime<Utc> {
    (0..24)
        .filter_map(|hour| date.and_hms_opt(hour, 0, 0))
        .find_map(|local| timezone.from_local_datetime(&local).earliest())
        .map_or_else(|| date.and_time(NaiveTime::MIN).and_utc(), |at| at.to_utc())
}

fn next_day(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(date)
}

fn resolve_exact(
    local: NaiveDateTime,
    timezone: Tz,
    offset: Option<FixedOffset>,
) -> Result<DateTime<Utc>, LocalTimeError> {
    match timezone.from_local_datetime(&local) {
        LocalResult::Single(at) => Ok(at.to_utc()),
        LocalResult::None => Err(LocalTimeError::Nonexistent),
        LocalResult::Ambiguous(first, second) => {
            let candidates = [first.fixed_offset(), second.fixed_offset()];
            candidates
                .iter()
                .find(|candidate| Some(*candidate.offset()) == offset)
                .map(DateTime::to_utc)
                .ok_or(LocalTimeError::Ambiguous(candidates))
        }
    }
}

/// An interval whose end may be unknown must not end before it begins.
pub fn check_order(opens: Option<&Moment>, closes: Option<&Moment>, pointer: &str) -> Result<(), FieldError> {
    match (opens, closes) {
        (Some(opens), Some(closes)) if closes.at <= opens.at => Err(FieldError::new(
            pointer,
            FieldCode::Order,
            "the window must close after it opens; move the deadline later or the opening earlier",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn hour(hour: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(hour, 30, 0)
    }

    #[test]
    fn a_whole_day_deadline_includes_the_day() {
        let deadline = Moment::resolve(date(2026, 9, 15), None, DEFAULT_ZONE, Edge::End, None).unwrap();
        assert_eq!(deadline.at.to_rfc3339(), "2026-09-15T21:00:00+00:00");
    }

    #[test]
    fn the_offset_follows_the_clock_change() {
        let summer = Moment::resolve(date(2026, 10, 14), hour(10), DEFAULT_ZONE, Edge::Start, None).unwrap();
        let winter = Moment::resolve(date(2026, 11, 11), hour(10), DEFAULT_ZONE, Edge::Start, None).unwrap();
        assert_eq!(
            (summer.at.to_rfc3339().as_str(), winter.at.to_rfc3339().as_str()),
            ("2026-10-14T07:30:00+00:00", "2026-11-11T08:30:00+00:00")
        );
    }

    #[test]
    fn a_skipped_hour_is_refused_and_a_doubled_one_needs_its_offset() {
        let skipped = Moment::resolve(date(2026, 3, 29), hour(3), DEFAULT_ZONE, Edge::Start, None);
        assert_eq!(skipped, Err(LocalTimeError::Nonexistent));
        let doubled =
            |offset| Moment::resolve(date(2026, 10, 25), hour(3), DEFAULT_ZONE, Edge::Start, offset);
        let Err(LocalTimeError::Ambiguous([first, second])) = doubled(None) else { panic!("expected two") };
        assert_eq!(doubled(Some(*first.offset())).unwrap().at, first.to_utc());
        assert_eq!(doubled(Some(*second.offset())).unwrap().at, second.to_utc());
    }
}
