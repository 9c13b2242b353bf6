//! Changing what was handed in: until when that is possible, and what one change did.

use chrono::{DateTime, Days, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    AdmissionMode, Cohort, EntryKind, HistoryEntry, HistoryKind, Member, MemberId, MunicipalityCode,
    Registration, Session, SessionKind, State, Text, day_boundary,
};

/// Whether a change is possible now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    /// Exclusive end; `None` where nobody knows it.
    pub until: Option<DateTime<Utc>>,
    pub shut: Option<Shut>,
}

/// Why a change is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shut {
    /// The registration stands where nothing of this kind can be changed.
    State,
    /// The cohort does not let this be changed.
    NotOffered,
    /// Its end has passed.
    Over,
    /// An offer ended without an answer.
    OfferEnded,
}

impl Registration {
    /// Changing the whole of it. Where places are selected, what was decided on stays as it was decided.
    pub fn amendment(&self, cohort: &Cohort, now: DateTime<Utc>) -> Door {
        let at_any_time = cohort.admission_mode == AdmissionMode::FirstCome;
        let in_state = match self.state {
            State::Submitted => true,
            State::Waitlisted | State::Offered | State::Confirmed => at_any_time,
            State::Draft | State::Declined | State::Withdrawn | State::Completed => false,
        };
        let until = cohort.closes.as_ref().map(|closes| closes.at);
        self.door(in_state, cohort.amendable, until, now)
    }

    /// Putting one person in the place of another.
    pub fn substitution(&self, cohort: &Cohort, now: DateTime<Utc>) -> Door {
        let in_state =
            matches!(self.state, State::Submitted | State::Waitlisted | State::Offered | State::Confirmed);
        self.door(in_state, cohort.entry == EntryKind::Team, cohort.last_meeting_ends(), now)
    }

    fn door(&self, in_state: bool, offered: bool, until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Door {
        let shut = if !in_state {
            Some(Shut::State)
        } else if self.offer_is_over(now) {
            Some(Shut::OfferEnded)
        } else if !offered {
            Some(Shut::NotOffered)
        } else {
            until.filter(|until| *until <= now).map(|_| Shut::Over)
        };
        Door { until, shut }
    }
}

impl Cohort {
    /// The end of its last meeting, or of its last day; `None` while one of its meetings has no date.
    pub fn last_meeting_ends(&self) -> Option<DateTime<Utc>> {
        let own = self.content.sessions.iter();
        let own = own.filter(|session| session.kind != SessionKind::InfoEvent && !session.is_cancelled);
        let ends: Option<Vec<_>> = own.map(Session::over_at).collect();
        ends?.into_iter().max().or_else(|| {
            let day_after = self.content.ends_on?.checked_add_days(Days::new(1))?;
            Some(day_boundary(day_after, self.content.timezone))
        })
    }
}

/// Places of people who left by themselves after handing in and that nobody was put into; an amendment settles them all.
pub fn vacancies(history: &[HistoryEntry]) -> usize {
    history.iter().fold(0, |vacant: usize, line| match (line.kind, &line.changes) {
        (HistoryKind::Amended, _) => 0,
        (HistoryKind::MemberLeft, _) => vacant + 1,
        (HistoryKind::Substituted, Some(changes)) if changes.left.is_empty() => vacant.saturating_sub(1),
        _ => vacant,
    })
}

/// What one change did. People are named by id only: their names are kept beside them and go with them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alteration {
    pub team_name: Option<Swap<String>>,
    pub municipality: Option<Swap<MunicipalityCode>>,
    pub joined: Vec<MemberId>,
    pub left: Vec<MemberId>,
    pub corrected: Vec<Correction>,
    pub answers: Vec<ChangedAnswer>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Swap<T> {
    pub from: Option<T>,
    pub to: Option<T>,
}

/// Fields of a person that are others now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub member: MemberId,
    pub fields: Vec<String>,
}

/// A question that is answered in another way now, as it was put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedAnswer {
    /// `None` for a question about the registration.
    pub member: Option<MemberId>,
    pub question: String,
    pub label: Text,
}

impl Alteration {
    /// What differs between the two, answers apart.
    pub fn between(before: &Registration, after: &Registration) -> Self {
        let missing_from = |of: &[Member], others: &[Member]| {
            let gone = of.iter().filter(|member| others.iter().all(|other| other.id != member.id));
            gone.map(|member| member.id).collect()
        };
        let corrected = after.members.iter().filter_map(|member| {
            let earlier = before.members.iter().find(|earlier| earlier.id == member.id)?;
            let fields: Vec<_> = member.fields_changed_from(earlier).into_iter().map(str::to_owned).collect();
            (!fields.is_empty()).then_some(Correction { member: member.id, fields })
        });
        Self {
            team_name: swap(before.team_name.as_ref(), after.team_name.as_ref()),
            municipality: swap(before.municipality.as_ref(), after.municipality.as_ref()),
            joined: missing_from(&after.members, &before.members),
            left: missing_from(&before.members, &after.members),
            corrected: corrected.collect(),
            answers: Vec::new(),
        }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn swap<T: Clone + PartialEq>(from: Option<&T>, to: Option<&T>) -> Option<Swap<T>> {
    (from != to).then(|| Swap { from: from.cloned(), to: to.cloned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cohort::tests::blank;
    use crate::session::tests::session;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_place_is_vacant_until_somebody_comes_into_it_or_the_whole_is_put_together_anew() {
        let line = |kind, left: usize| HistoryEntry {
            kind,
            from: Some(State::Submitted),
            to: State::Submitted,
            at: DateTime::UNIX_EPOCH,
            actor: crate::ActorKind::Applicant,
            person_id: None,
            reason: None,
            override_note: None,
            changes: Some(Alteration {
                left: vec![MemberId(uuid::Uuid::nil()); left],
                ..Alteration::default()
            }),
        };
        let left = || line(HistoryKind::MemberLeft, 0);
        let way = [left(), left(), line(HistoryKind::Substituted, 1)];
        assert_eq!(vacancies(&way), 2, "one for another fills nothing");
        assert_eq!(vacancies(&[left(), left(), line(HistoryKind::Substituted, 0)]), 1);
        assert_eq!(vacancies(&[left(), line(HistoryKind::Amended, 0), left()]), 1);
    }

    #[test]
    fn the_last_meeting_ends_with_its_hour_or_its_day_and_info_events_are_not_meetings() {
        let mut cohort = blank();
        cohort.content.ends_on = "2027-03-01".parse().ok();
        assert_eq!(cohort.last_meeting_ends(), Some(at("2027-03-01T22:00:00Z")));
        let meeting = |kind| Session { kind, ..session() };
        cohort.content.sessions = vec![meeting(SessionKind::InfoEvent)];
        assert_eq!(cohort.last_meeting_ends(), Some(at("2027-03-01T22:00:00Z")));
        cohort.content.sessions.push(meeting(SessionKind::Workshop));
        assert_eq!(cohort.last_meeting_ends(), Some(at("2027-02-16T22:00:00Z")), "a day without an hour");
        cohort.content.sessions[1].ends_at = Some(at("2027-02-16T14:00:00Z"));
        assert_eq!(cohort.last_meeting_ends(), Some(at("2027-02-16T14:00:00Z")));
        cohort.content.sessions.push(Session { date: None, ..meeting(SessionKind::Meeting) });
        assert_eq!(cohort.last_meeting_ends(), None, "one is still to be dated");
    }
}
