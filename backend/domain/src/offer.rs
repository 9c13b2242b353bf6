//! How long an offered place waits for its answer: whole local days, so that "by Friday" means all of Friday.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::{Cohort, Registration, State, day_boundary};

/// Days that an offer waits where the organiser says nothing else.
pub const OFFER_DAYS: u32 = 7;
/// How many days before its end an unanswered offer is brought to mind.
const REMINDER_DAYS: u32 = 2;
/// The hour of the reminder: when people begin to work.
const REMINDER_HOUR: TimeDelta = TimeDelta::hours(9);

impl Cohort {
    fn days_after(&self, now: DateTime<Utc>, days: u32) -> Option<NaiveDate> {
        let today = now.with_timezone(&self.content.timezone).date_naive();
        today.checked_add_days(Days::new(days.into()))
    }

    /// The last second of an offer made now.
    pub fn offer_end(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let after = self.days_after(now, self.offer_days?.checked_add(1)?)?;
        Some(day_boundary(after, self.content.timezone) - TimeDelta::seconds(1))
    }

    /// When an offer made now is brought to mind; never on the day of the offer itself.
    pub fn offer_reminder(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let days = self.offer_days?.checked_sub(REMINDER_DAYS).filter(|days| *days > 0)?;
        let day = self.days_after(now, days)?;
        let morning = day.and_time(NaiveTime::MIN + REMINDER_HOUR).and_local_timezone(self.content.timezone);
        Some(morning.earliest()?.to_utc())
    }
}

impl Registration {
    /// Whether its offer ended without an answer, also while nobody has noted it yet.
    pub fn offer_is_over(&self, now: DateTime<Utc>) -> bool {
        self.state == State::Offered && self.offer_expires_at.is_some_and(|last| last < now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cohort::tests::blank;

    fn cohort(offer_days: Option<u32>) -> Cohort {
        Cohort { offer_days, ..blank() }
    }

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn end(days: u32, now: &str) -> String {
        cohort(Some(days)).offer_end(instant(now)).unwrap().to_rfc3339()
    }

    #[test]
    fn an_offer_ends_with_a_local_day_on_both_sides_of_the_clock_change() {
        assert_eq!(end(7, "2026-10-01T09:00:00Z"), "2026-10-08T20:59:59+00:00");
        assert_eq!(end(7, "2026-10-20T09:00:00Z"), "2026-10-27T21:59:59+00:00");
        // Half past midnight in Tallinn is a new day already.
        assert_eq!(end(1, "2026-10-01T21:30:00Z"), "2026-10-03T20:59:59+00:00");
        assert_eq!(cohort(None).offer_end(instant("2026-10-01T09:00:00Z")), None);
    }

    #[test]
    fn the_reminder_comes_two_days_before_in_the_morning_but_not_with_the_offer() {
        let reminder = |days| cohort(Some(days)).offer_reminder(instant("2026-10-01T09:00:00Z"));
        assert_eq!(reminder(7).unwrap().to_rfc3339(), "2026-10-06T06:00:00+00:00");
        assert_eq!(reminder(3).unwrap().to_rfc3339(), "2026-10-02T06:00:00+00:00");
        assert_eq!(reminder(2), None);
        assert_eq!(cohort(None).offer_reminder(instant("2026-10-01T09:00:00Z")), None);
    }
}
