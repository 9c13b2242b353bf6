//! What comes next for a registration, and by when: one answer for page, mail and API.

use chrono::{DateTime, NaiveTime, Utc};

use crate::{Cohort, Edge, Moment, Phase, Registration, Session, SessionKind, State, day_boundary};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    /// The applicant hands the draft in, while the cohort is open.
    HandIn,
    /// The organiser decides.
    AwaitDecision,
    /// A place may come free.
    AwaitPlace,
    /// The applicant says yes or no to a place.
    AnswerOffer,
    /// The next meeting.
    TakePart,
    Nothing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatNext {
    pub step: NextStep,
    /// When it happens at the latest, or begins; `None` where nobody knows.
    pub by: Option<Moment>,
}

impl Registration {
    pub fn what_next(&self, cohort: &Cohort, now: DateTime<Utc>) -> WhatNext {
        let (step, by) = match self.state {
            State::Draft if cohort.phase(now) == Phase::Open => (NextStep::HandIn, cohort.closes.clone()),
            State::Submitted => (NextStep::AwaitDecision, decision(cohort)),
            State::Waitlisted => (NextStep::AwaitPlace, None),
            State::Offered if !self.offer_is_over(now) => {
                (NextStep::AnswerOffer, self.offer_expires_at.map(|last| minute(last, cohort)))
            }
            State::Confirmed => (NextStep::TakePart, next_meeting(cohort, now)),
            State::Draft | State::Offered | State::Declined | State::Withdrawn | State::Completed => {
                (NextStep::Nothing, None)
            }
        };
        WhatNext { step, by }
    }
}

fn decision(cohort: &Cohort) -> Option<Moment> {
    let day = cohort.content.decisions_by?;
    Moment::resolve(day, None, cohort.content.timezone, Edge::End, None).ok()
}

fn minute(at: DateTime<Utc>, cohort: &Cohort) -> Moment {
    let timezone = cohort.content.timezone;
    let local = at.with_timezone(&timezone);
    Moment { at, date: local.date_naive(), time: Some(local.time()), timezone }
}

/// The first meeting that is not over, or the first day of the cohort.
fn next_meeting(cohort: &Cohort, now: DateTime<Utc>) -> Option<Moment> {
    let today = now.with_timezone(&cohort.content.timezone).date_naive();
    let own = cohort.content.sessions.iter().filter(|session| session.kind != SessionKind::InfoEvent);
    let meetings = own.filter(|session| session.date.is_some_and(|date| date >= today));
    let first = meetings.min_by_key(|session| (session.date, session.start_time.unwrap_or(NaiveTime::MIN)));
    first.and_then(meeting).or_else(|| {
        let date = cohort.content.starts_on.filter(|date| *date >= today)?;
        let timezone = cohort.content.timezone;
        Some(Moment { at: day_boundary(date, timezone), date, time: None, timezone })
    })
}

fn meeting(session: &Session) -> Option<Moment> {
    let (date, timezone) = (session.date?, session.timezone);
    let at = session.starts_at.unwrap_or_else(|| day_boundary(date, timezone));
    Some(Moment { at, date, time: session.start_time, timezone })
}
