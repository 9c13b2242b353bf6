//! Releasing decisions: all proposals of a cohort take effect and are told in one step, or none.

use domain::{AdmissionMode, CohortId, Notice, Outcome, Proposal, Registration, RegistrationId, State};
use serde::{Deserialize, Serialize};
use store::{Scope, Tx, proposals, registrations};

use crate::admission::Places;
use crate::change::{Actor, Change};
use crate::policy::Permission;
use crate::{App, Caller, Error, Intent, Once, Result};

/// What became of one registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedDecision {
    pub registration_id: RegistrationId,
    pub outcome: Outcome,
    pub state: State,
}

impl App {
    /// Releases every proposal of the cohort. If one offer does not fit, or a registration was changed since its decision
    /// was proposed, nothing is released.
    pub async fn release_decisions(
        &self,
        caller: &Caller,
        cohort_id: CohortId,
        intent: &Intent,
    ) -> Result<Once<Vec<ReleasedDecision>>> {
        self.require_in_cohort(&self.store, caller, cohort_id, Permission::ReleaseDecisions).await?;
        self.once(caller.id(), intent, Scope::Cohort(cohort_id), async |tx| {
            let mut places = Places::lock(tx, cohort_id).await?;
            self.require_in_cohort(tx, caller, cohort_id, Permission::ReleaseDecisions).await?;
            let proposals = proposals::of_cohort(tx, cohort_id).await?;
            ensure_as_read(tx, &proposals).await?;
            let mut released = Vec::new();
            for proposal in proposals {
                released.push(self.release(tx, caller, &mut places, &proposal).await?);
            }
            if released.is_empty() {
                return Err(Error::Conflict {
                    detail: "no decision is proposed; propose some first".to_owned(),
                });
            }
            Ok(released)
        })
        .await
    }

    async fn release(
        &self,
        tx: &Tx,
        caller: &Caller,
        places: &mut Places,
        proposal: &Proposal,
    ) -> Result<ReleasedDecision> {
        let registration = registrations::find(tx, proposal.registration_id)
            .await?
            .ok_or_else(|| Error::not_found("registration"))?;
        let id = registration.id;
        let slot = self.slot_for(tx, places, &registration, proposal.outcome).await?;
        let mut change = Change::of(registration, slot, self.now());
        let actor = Actor::organiser(caller.id());
        let (reason, note) = (proposal.reason.as_deref(), proposal.override_note.as_deref());
        change.apply_overriding(proposal.outcome.event(), actor, reason, note)?;
        change.registration.reason = proposal.reason.clone();
        let notice = told(places, &mut change, proposal.outcome, actor)?;
        change.notify(notice, reason);
        let registration = self.save_change(tx, &places.cohort, change).await?;
        proposals::delete(tx, id).await?;
        Ok(ReleasedDecision { registration_id: id, outcome: proposal.outcome, state: registration.state })
    }

    async fn slot_for(
        &self,
        tx: &Tx,
        places: &mut Places,
        registration: &Registration,
        outcome: Outcome,
    ) -> Result<Option<u32>> {
        match outcome {
            Outcome::Offer => places.take(tx, registration).await?.map_err(Error::from),
            Outcome::Waitlist | Outcome::Decline => Ok(None),
        }
    }
}

/// A decision stands on what was read: whoever changed something meanwhile is to be read again.
async fn ensure_as_read(tx: &Tx, proposals: &[Proposal]) -> Result<()> {
    let mut changed = Vec::new();
    for proposal in proposals {
        let registration = registrations::find(tx, proposal.registration_id).await?;
        if registration.is_some_and(|registration| registration.alterations != proposal.alterations) {
            changed.push(proposal.registration_id);
        }
    }
    if changed.is_empty() { Ok(()) } else { Err(Error::ChangedSinceProposed { registrations: changed }) }
}

/// An offer waits for the team's yes, except where a `first_come` cohort asks for none.
fn told(places: &Places, change: &mut Change, outcome: Outcome, actor: Actor) -> Result<Notice> {
    Ok(match outcome {
        Outcome::Offer
            if places.cohort.admission_mode == AdmissionMode::FirstCome
                && !places.cohort.confirmation_required =>
        {
            change.apply(domain::Event::Confirm, actor, None)?;
            Notice::Placed
        }
        Outcome::Offer => Notice::Offered,
        Outcome::Waitlist => Notice::Waitlisted,
        Outcome::Decline => Notice::Declined,
    })
}
