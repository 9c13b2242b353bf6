//! What a change of a cohort's sessions means for their seats, for those who hold them, and for calendars. Runs under
//! the cohort's lock.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Cohort, CohortId, FieldCode, FieldError, RsvpState, Session};
use store::seats::{self, Seats};
use store::{Db, Tx, rsvps};
use uuid::Uuid;

use crate::{App, Error, Result};

impl App {
    /// Gives the sessions of a new cohort their identities: whatever they were copied from keeps its own.
    pub(crate) fn identify_sessions(&self, sessions: &mut [Session]) {
        for session in sessions {
            session.id = self.new_id();
            session.sequence = 0;
        }
    }

    pub(crate) async fn begin_sessions(&self, tx: &Tx, cohort: &Cohort) -> Result<()> {
        for (position, session) in cohort.content.sessions.iter().enumerate() {
            save_seats(tx, cohort, session, position).await?;
        }
        Ok(())
    }

    /// Carries the sessions as they were over to those that replace them, and tells those who hold seats.
    pub(crate) async fn replace_sessions(
        &self,
        tx: &Tx,
        cohort: &mut Cohort,
        before: &[Session],
    ) -> Result<()> {
        let changed = self.succeed_sessions(&mut cohort.content.sessions, before)?;
        let kept: BTreeSet<Uuid> = cohort.content.sessions.iter().map(|session| session.id).collect();
        for gone in before.iter().filter(|session| !kept.contains(&session.id)) {
            end_seats(tx, gone, "/sessions").await?;
        }
        for (position, session) in cohort.content.sessions.iter().enumerate() {
            if session.rsvp.is_some() {
                save_seats(tx, cohort, session, position).await?;
                self.move_up(tx, session).await?;
            } else if before.iter().any(|old| old.id == session.id && old.rsvp.is_some()) {
                end_seats(tx, session, &format!("/sessions/{position}/rsvp")).await?;
            }
            if changed.contains(&session.id) && !session.has_begun(self.now()) {
                self.announce_change(tx, cohort.id, session.id).await?;
            }
        }
        Ok(())
    }

    /// An identity that is not the cohort's own is replaced: it would be another cohort's, or nobody's.
    fn succeed_sessions(&self, sessions: &mut [Session], before: &[Session]) -> Result<BTreeSet<Uuid>> {
        let mut seen = BTreeSet::new();
        let mut changed = BTreeSet::new();
        for (position, session) in sessions.iter_mut().enumerate() {
            let Some(old) = before.iter().find(|old| old.id == session.id) else {
                session.id = self.new_id();
                continue;
            };
            if !seen.insert(session.id) {
                let pointer = format!("/sessions/{position}/id");
                let detail = "two sessions have this id; leave it out for the new one";
                return Err(FieldError::new(pointer, FieldCode::Taken, detail).into());
            }
            if session.succeed(old) {
                changed.insert(session.id);
            }
        }
        Ok(changed)
    }
}

async fn save_seats(tx: &Tx, cohort: &Cohort, session: &Session, position: usize) -> Result<()> {
    let Some(terms) = &session.rsvp else { return Ok(()) };
    let seats = Seats {
        session_id: session.id,
        cohort_id: cohort.id,
        capacity: terms.capacity,
        taken: 0,
        begins_at: session.begins_at(),
    };
    seats::save(tx, &seats).await.map_err(|error| match error {
        store::Error::Check => FieldError::new(
            format!("/sessions/{position}/rsvp/capacity"),
            FieldCode::OutOfRange,
            "more people than that have a seat already; keep at least as many seats",
        )
        .into(),
        other => Error::from(other),
    })
}

/// Nobody who was told that they have a seat may find the session without seats.
async fn end_seats(tx: &Tx, session: &Session, pointer: &str) -> Result<()> {
    let counts = rsvps::counts(tx, session.id).await?;
    if counts.contains_key(&RsvpState::Attending) || counts.contains_key(&RsvpState::Waitlisted) {
        let detail = "people have said that they will come; cancel the session, or let it close instead";
        return Err(FieldError::new(pointer, FieldCode::NotAllowed, detail).into());
    }
    Ok(seats::delete(tx, session.id).await?)
}

/// Seats taken by cohort and session; asked only of cohorts where somebody can take one.
pub(crate) async fn seats_taken(
    db: &impl Db,
    cohorts: &[Cohort],
) -> Result<BTreeMap<CohortId, BTreeMap<Uuid, i64>>> {
    let takes = |cohort: &&Cohort| cohort.content.sessions.iter().any(|session| session.rsvp.is_some());
    let ids: Vec<CohortId> = cohorts.iter().filter(takes).map(|cohort| cohort.id).collect();
    let mut taken: BTreeMap<CohortId, BTreeMap<Uuid, i64>> = BTreeMap::new();
    if !ids.is_empty() {
        for seats in seats::of_cohorts(db, ids).await? {
            taken.entry(seats.cohort_id).or_default().insert(seats.session_id, seats.taken);
        }
    }
    Ok(taken)
}
