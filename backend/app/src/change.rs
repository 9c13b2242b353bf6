//! A registration on its way through one transaction: transitions collect history and notices, and everything is
//! saved together at the end.

use chrono::{DateTime, Utc};
use domain::{
    ActorKind, Alteration, Cohort, Event, HistoryEntry, HistoryKind, Job, Notice, PersonId, Registration,
    State, transition,
};
use store::registrations::{self, Slot};
use store::{Tx, proposals};

use crate::mails::About;
use crate::{App, Error, Result};

/// Who causes a change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Actor {
    pub kind: ActorKind,
    pub person_id: Option<PersonId>,
}

impl Actor {
    pub fn applicant(person: PersonId) -> Self {
        Self { kind: ActorKind::Applicant, person_id: Some(person) }
    }

    /// Somebody of the team, who needs no account.
    pub fn member() -> Self {
        Self { kind: ActorKind::Member, person_id: None }
    }

    pub fn organiser(person: PersonId) -> Self {
        Self { kind: ActorKind::Organiser, person_id: Some(person) }
    }

    pub fn system() -> Self {
        Self { kind: ActorKind::System, person_id: None }
    }
}

pub(crate) struct Change {
    pub registration: Registration,
    /// The place within its municipality's limit, once it holds one.
    pub slot: Option<u32>,
    loaded_version: i64,
    now: DateTime<Utc>,
    history: Vec<HistoryEntry>,
    notice: Option<(Notice, Option<String>)>,
}

impl Change {
    pub fn of(registration: Registration, slot: Option<u32>, now: DateTime<Utc>) -> Self {
        Self {
            loaded_version: registration.version,
            registration,
            slot,
            now,
            history: Vec::new(),
            notice: None,
        }
    }

    /// Applies one event through the guarded transition function.
    pub fn apply(&mut self, event: Event, actor: Actor, reason: Option<&str>) -> Result<()> {
        self.apply_overriding(event, actor, reason, None)
    }

    pub fn apply_overriding(
        &mut self,
        event: Event,
        actor: Actor,
        reason: Option<&str>,
        override_note: Option<&str>,
    ) -> Result<()> {
        let from = self.registration.state;
        let to = transition(from, event)?;
        self.registration.state = to;
        self.registration.waitlisted_at = (to == State::Waitlisted).then_some(self.now);
        // An end that nobody answered stays to be told; `save_change` sets that of a new offer.
        if event != Event::Expire {
            self.registration.offer_expires_at = None;
        }
        if !to.holds_place() {
            self.slot = None;
        }
        self.history.push(HistoryEntry {
            kind: HistoryKind::Step,
            from: Some(from),
            to,
            at: self.now,
            actor: actor.kind,
            person_id: actor.person_id,
            reason: reason.map(str::to_owned),
            override_note: override_note.map(str::to_owned),
            changes: None,
        });
        Ok(())
    }

    /// Records what happened without a change of state.
    pub fn record(&mut self, kind: HistoryKind, actor: Actor) {
        self.push(kind, actor, None, None);
    }

    /// Records a change of what was handed in: decisions proposed before stand on something else.
    pub fn alter(
        &mut self,
        kind: HistoryKind,
        actor: Actor,
        changes: Option<Alteration>,
        reason: Option<&str>,
    ) {
        self.registration.alterations += 1;
        self.push(kind, actor, changes, reason);
    }

    fn push(&mut self, kind: HistoryKind, actor: Actor, changes: Option<Alteration>, reason: Option<&str>) {
        let state = self.registration.state;
        self.history.push(HistoryEntry {
            kind,
            from: Some(state),
            to: state,
            at: self.now,
            actor: actor.kind,
            person_id: actor.person_id,
            reason: reason.map(str::to_owned),
            override_note: None,
            changes,
        });
    }

    /// Whether a place was offered on this way and still waits for its answer.
    fn is_new_offer(&self) -> bool {
        let is_offer = |entry: &HistoryEntry| entry.kind == HistoryKind::Step && entry.to == State::Offered;
        self.registration.state == State::Offered && self.history.iter().any(is_offer)
    }

    /// What the applicant is told once; the last wish in a transaction wins.
    pub fn notify(&mut self, notice: Notice, reason: Option<&str>) {
        self.notice = Some((notice, reason.map(str::to_owned)));
    }
}

impl App {
    /// Saves the change with its history, drops a proposal that it made void, and queues the mail.
    pub(crate) async fn save_change(&self, tx: &Tx, cohort: &Cohort, change: Change) -> Result<Registration> {
        let is_new_offer = change.is_new_offer();
        let Change { mut registration, slot, loaded_version, now, history, notice } = change;
        if is_new_offer {
            registration.offer_expires_at = cohort.offer_end(now);
            self.plan_offer(tx, cohort, &registration).await?;
        }
        registration.version = loaded_version + 1;
        registration.review_version += 1;
        registration.updated_at = now;
        let slot = Slot { limit: cohort.municipality_limit, number: slot };
        save_row(tx, &registration, slot, loaded_version).await?;
        registrations::append_history(tx, &registration, &history).await?;
        if !matches!(registration.state, State::Submitted | State::Waitlisted) {
            proposals::delete(tx, registration.id).await?;
        }
        if let Some((notice, reason)) = notice {
            let job = Job::RegistrationMail { registration_id: registration.id, notice, reason };
            self.post(tx, About::registration(&registration), &job).await?;
        }
        Ok(registration)
    }
}

/// Saves the row; what the schema refuses is a lost race, to be told as such or tried again.
pub(crate) async fn save_row(tx: &Tx, registration: &Registration, slot: Slot, from: i64) -> Result<()> {
    let lost = Error::Unavailable { retry_after: std::time::Duration::from_secs(1) };
    match registrations::save(tx, registration, slot, from).await {
        Ok(true) => Ok(()),
        // Changed meanwhile, or the cohort's limit per municipality was: look again.
        Ok(false) | Err(store::Error::ForeignKey) => Err(lost),
        Err(store::Error::Unique | store::Error::Check) => Err(Error::MunicipalityTaken {
            municipality: registration.municipality.map_or("unknown", |code| code.as_str()).to_owned(),
            limit: slot.limit.map_or(0, i64::from),
        }),
        Err(other) => Err(other.into()),
    }
}

/// The version that the caller read must be the one that is stored.
pub(crate) fn check_version(current: i64, read: i64) -> Result<()> {
    if current == read { Ok(()) } else { Err(Error::VersionMismatch { current }) }
}
