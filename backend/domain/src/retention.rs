//! How long what is kept about people is kept: counted from which moment, and for how many days. The job that erases,
//! the organiser's preview and a person's own page all ask here. What each thing is kept for is said in words by `api`.

use chrono::{DateTime, Days, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{Cohort, Session, day_boundary};

/// Names, addresses and facts of people whose registration was handed in, after the cohort is over: long enough for the
/// final report to the funder and for questions about a decision.
pub const DETAILS_DAYS: u32 = 365;
/// A draft that nobody handed in, after the deadline.
pub const DRAFT_DAYS: u32 = 90;
/// Who said that they would come to a session, after it is over.
pub const RSVP_DAYS: u32 = 30;
/// Where somebody was signed in, after that ended.
pub const SIGN_IN_DAYS: i64 = 30;
/// That a mail was sent, or could not be.
pub const LETTER_DAYS: i64 = 30;
/// How long before it erases organisers are told.
pub const NOTICE_DAYS: i64 = 30;
/// How long the link of an RSVP waits for its first yes. Until then it holds no seat.
pub const UNCONFIRMED: TimeDelta = TimeDelta::hours(48);

/// What a cohort keeps about people, each with a term of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// A registration that was not handed in, with everything in it.
    Draft,
    /// Name, address and facts of the people of a registration that was.
    Details,
    /// An answer, for as long as its question said.
    Answer { days: u32 },
    /// Name and address of who comes to a session by merely saying so.
    Rsvp,
}

/// Until when something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// It is erased at this instant: the first of a local day.
    At(DateTime<Utc>),
    /// Counted from an event whose date nobody knows yet.
    Undated,
    /// For as long as the account exists.
    Account,
}

impl Until {
    pub fn is_over(self, now: DateTime<Utc>) -> bool {
        matches!(self, Self::At(end) if end <= now)
    }

    /// Whether its end is near enough to tell organisers.
    pub fn is_near(self, now: DateTime<Utc>) -> bool {
        matches!(self, Self::At(end) if end <= now + TimeDelta::days(NOTICE_DAYS))
    }
}

impl Kept {
    /// Days after the event from which it counts.
    pub fn days(self) -> u32 {
        match self {
            Self::Draft => DRAFT_DAYS,
            Self::Details => DETAILS_DAYS,
            Self::Answer { days } => days,
            Self::Rsvp => RSVP_DAYS,
        }
    }
}

impl Cohort {
    /// Until when it keeps something of a registration: drafts count from the deadline, the rest from its last meeting.
    /// What belongs to a session counts from that session: `rsvps_kept_until`.
    pub fn kept_until(&self, kept: Kept) -> Until {
        let from = match kept {
            Kept::Draft => self.closes.as_ref().map(|closes| closes.at),
            Kept::Details | Kept::Answer { .. } | Kept::Rsvp => self.last_meeting_ends(),
        };
        after(from, kept.days(), self.content.timezone)
    }

    /// Until when it keeps who said that they would come to this session.
    pub fn rsvps_kept_until(&self, session: &Session) -> Until {
        after(session.over_at(), Kept::Rsvp.days(), session.timezone)
    }
}

/// So many whole local days after the day in which `from` lies; midnight belongs to the day that it ends.
fn after(from: Option<DateTime<Utc>>, days: u32, timezone: Tz) -> Until {
    let end = from.and_then(|from| {
        let last = (from - TimeDelta::microseconds(1)).with_timezone(&timezone).date_naive();
        last.checked_add_days(Days::new(u64::from(days) + 1))
    });
    end.map_or(Until::Undated, |day| Until::At(day_boundary(day, timezone)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cohort::tests::blank;
    use crate::session::tests::session;
    use crate::{DEFAULT_ZONE, Edge, Moment, SessionKind};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// Deadline on 15 January, one meeting on 16 February 2027.
    fn cohort() -> Cohort {
        let mut cohort = blank();
        let day = "2027-01-15".parse().unwrap();
        cohort.closes = Moment::resolve(day, None, DEFAULT_ZONE, Edge::End, None).ok();
        cohort.content.sessions = vec![Session { kind: SessionKind::Workshop, ..session() }];
        cohort
    }

    #[test]
    fn each_term_counts_whole_local_days_from_its_own_event() {
        let cohort = cohort();
        assert_eq!(cohort.kept_until(Kept::Draft), Until::At(at("2027-04-15T21:00:00Z")), "summer time");
        assert_eq!(cohort.kept_until(Kept::Details), Until::At(at("2028-02-16T22:00:00Z")));
        assert_eq!(cohort.kept_until(Kept::Answer { days: 1 }), Until::At(at("2027-02-17T22:00:00Z")));
        let info = &cohort.content.sessions[0];
        assert_eq!(cohort.rsvps_kept_until(info), Until::At(at("2027-03-18T22:00:00Z")));
    }

    #[test]
    fn an_hour_and_the_end_of_its_day_keep_equally_long() {
        let mut cohort = cohort();
        let whole_day = cohort.kept_until(Kept::Details);
        cohort.content.sessions[0].ends_at = Some(at("2027-02-16T14:00:00Z"));
        assert_eq!(cohort.kept_until(Kept::Details), whole_day);
        cohort.content.sessions[0].ends_at = Some(at("2027-02-16T22:00:01Z"));
        assert!(cohort.kept_until(Kept::Details) > whole_day, "the next local day has begun");
    }

    #[test]
    fn nothing_is_due_while_its_event_has_no_date() {
        let mut cohort = cohort();
        cohort.closes = None;
        cohort.content.sessions[0].date = None;
        let undated =
            [Kept::Draft, Kept::Details, Kept::Answer { days: 1 }].map(|kept| cohort.kept_until(kept));
        assert_eq!(undated, [Until::Undated; 3]);
        assert_eq!(cohort.rsvps_kept_until(&cohort.content.sessions[0]), Until::Undated);
        assert!(!Until::Undated.is_over(at("2099-01-01T00:00:00Z")));
        assert!(!Until::Account.is_over(at("2099-01-01T00:00:00Z")));
    }

    #[test]
    fn a_longer_term_never_ends_earlier_and_an_end_is_told_thirty_days_before() {
        let cohort = cohort();
        let mut last = cohort.kept_until(Kept::Answer { days: 1 });
        for days in 2..800 {
            let next = cohort.kept_until(Kept::Answer { days });
            assert!(next > last, "{days}");
            last = next;
        }
        let end = at("2027-04-15T21:00:00Z");
        let until = Until::At(end);
        assert!(until.is_over(end) && !until.is_over(end - TimeDelta::seconds(1)));
        assert!(until.is_near(end - TimeDelta::days(30)) && !until.is_near(end - TimeDelta::days(31)));
    }
}
