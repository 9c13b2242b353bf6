//! The organiser's side of one registration: reading it with its verdict, proposing a decision (seen by nobody
//! else until released), reopening and completing.

use std::collections::HashMap;

use domain::names::{NOTE_MAX, clean_text};
use domain::{
    CohortId, Event, FieldCode, FieldError, Notice, Outcome, Programme, Proposal, Registration,
    RegistrationId, State, VerdictStatus,
};
use store::registrations::{self as stored, ReviewKey};
use store::{Db, Scope, cohorts, programmes, proposals};

use crate::change::{Actor, Change, check_version};
use crate::cursor::{decode, list_hash, listed};
use crate::policy::{self, Permission};
use crate::{App, Caller, Error, Intent, Listed, Once, Paging, Result, ReviewCase};

pub use store::registrations::{ReviewFilter, ReviewSort};

/// A decision as the organiser writes it.
#[derive(Debug, Clone)]
pub struct ProposalInput {
    pub outcome: Outcome,
    /// Told to the applicant. Required for a refusal.
    pub reason: Option<String>,
    /// Why an offer goes to a registration whose rules do not hold.
    pub override_note: Option<String>,
}

impl App {
    /// Submitted registrations of a cohort with their proposals, for its organisers.
    pub async fn list_reviews(
        &self,
        caller: &Caller,
        cohort_id: CohortId,
        filter: &ReviewFilter,
        sort: ReviewSort,
        paging: &Paging,
    ) -> Result<Listed<(Registration, Option<Proposal>)>> {
        self.require_in_cohort(&self.store, caller, cohort_id, Permission::ReadRegistrations).await?;
        let of = list_hash(&("reviews", cohort_id, filter, sort));
        let after = decode::<ReviewKey>(paging, &of)?;
        let page = stored::list_of_cohort(&self.store, cohort_id, filter, sort, after, paging.limit).await?;
        let key = |registration: &Registration| ReviewKey {
            submitted_at: registration.submitted_at.unwrap_or(registration.created_at),
            id: registration.id,
        };
        let page = listed(page, key, &of)?;
        let ids: Vec<_> = page.items.iter().map(|registration| registration.id).collect();
        let proposals = proposals::find_many(&self.store, ids).await?;
        let mut proposals: HashMap<_, _> =
            proposals.into_iter().map(|proposal| (proposal.registration_id, proposal)).collect();
        Ok(page.map(|registration| {
            let proposal = proposals.remove(&registration.id);
            (registration, proposal)
        }))
    }

    pub async fn get_review(&self, caller: &Caller, id: RegistrationId) -> Result<ReviewCase> {
        let registration = self.reviewed(&self.store, caller, id, Permission::ReadRegistrations).await?;
        self.review_case(&self.store, registration).await
    }

    /// Proposes a decision, or replaces the earlier proposal. Nothing is told to anybody.
    pub async fn propose_decision(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        input: &ProposalInput,
    ) -> Result<ReviewCase> {
        let cohort_id = self.reviewed(&self.store, caller, id, Permission::ProposeDecisions).await?.cohort_id;
        self.atomically(Scope::Cohort(cohort_id), async |tx| {
            cohorts::lock(tx, cohort_id).await?;
            let registration = self.reviewed(tx, caller, id, Permission::ProposeDecisions).await?;
            check_version(registration.review_version, version)?;
            domain::transition(registration.state, input.outcome.event())?;
            let proposal = self.checked_proposal(caller, &registration, input)?;
            proposals::put(tx, &proposal).await?;
            let registration = self.touch(tx, registration).await?;
            self.review_case(tx, registration).await
        })
        .await
    }

    fn checked_proposal(
        &self,
        caller: &Caller,
        registration: &Registration,
        input: &ProposalInput,
    ) -> Result<Proposal> {
        let reason = clean_text(input.reason.as_deref().unwrap_or_default(), NOTE_MAX, "/reason")?;
        let note =
            clean_text(input.override_note.as_deref().unwrap_or_default(), NOTE_MAX, "/override_note")?;
        if input.outcome == Outcome::Decline && reason.is_none() {
            let detail = "write the reason; the applicant will read it";
            return Err(FieldError::new("/reason", FieldCode::Required, detail).into());
        }
        let fits = registration.verdict().is_some_and(|verdict| verdict.status == VerdictStatus::Satisfied);
        if input.outcome == Outcome::Offer && !fits && note.is_none() {
            let detail = "the rules do not hold for this registration; note why it gets a place all the same";
            return Err(FieldError::new("/override_note", FieldCode::Required, detail).into());
        }
        Ok(Proposal {
            registration_id: registration.id,
            outcome: input.outcome,
            reason,
            override_note: note,
            proposed_by: caller.id(),
            proposed_at: self.now(),
            alterations: registration.alterations,
        })
    }

    /// Takes a proposal back.
    pub async fn withdraw_proposal(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
    ) -> Result<ReviewCase> {
        let cohort_id = self.reviewed(&self.store, caller, id, Permission::ProposeDecisions).await?.cohort_id;
        self.atomically(Scope::Cohort(cohort_id), async |tx| {
            cohorts::lock(tx, cohort_id).await?;
            let registration = self.reviewed(tx, caller, id, Permission::ProposeDecisions).await?;
            check_version(registration.review_version, version)?;
            if !proposals::delete(tx, id).await? {
                return Err(Error::not_found("decision"));
            }
            let registration = self.touch(tx, registration).await?;
            self.review_case(tx, registration).await
        })
        .await
    }

    /// Takes a refusal or a waitlisting back for another look.
    pub async fn reopen_registration(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        reason: &str,
        intent: &Intent,
    ) -> Result<Once<ReviewCase>> {
        let reason = clean_text(reason, NOTE_MAX, "/reason")?.ok_or_else(|| {
            FieldError::new("/reason", FieldCode::Required, "write why it is looked at again")
        })?;
        self.organiser_step(caller, id, version, intent, (Event::Reopen, Notice::Reopened), Some(&reason))
            .await
    }

    /// Records that the registration took part to the end.
    pub async fn complete_registration(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        intent: &Intent,
    ) -> Result<Once<ReviewCase>> {
        self.organiser_step(caller, id, version, intent, (Event::Complete, Notice::Completed), None).await
    }

    async fn organiser_step(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        intent: &Intent,
        (event, notice): (Event, Notice),
        reason: Option<&str>,
    ) -> Result<Once<ReviewCase>> {
        let cohort_id = self.reviewed(&self.store, caller, id, Permission::RunCohort).await?.cohort_id;
        self.once(caller.id(), intent, Scope::Cohort(cohort_id), async |tx| {
            let cohort = cohorts::lock(tx, cohort_id).await?.ok_or_else(|| Error::not_found("cohort"))?;
            let registration = self.reviewed(tx, caller, id, Permission::RunCohort).await?;
            check_version(registration.review_version, version)?;
            let slot = stored::slot_of(tx, id).await?;
            let mut change = Change::of(registration, slot, self.now());
            change.apply(event, Actor::organiser(caller.id()), reason)?;
            change.notify(notice, reason);
            let registration = self.save_change(tx, &cohort, change).await?;
            self.review_case(tx, registration).await
        })
        .await
    }

    /// A new review version without a transition: two organisers notice each other's proposals, the applicant
    /// notices nothing.
    async fn touch(&self, tx: &store::Tx, mut registration: Registration) -> Result<Registration> {
        let from = registration.review_version;
        registration.review_version += 1;
        if stored::bump_review(tx, registration.id, from).await? {
            Ok(registration)
        } else {
            Err(Error::Unavailable { retry_after: std::time::Duration::from_secs(1) })
        }
    }

    /// The programme of a cohort that the caller may work on.
    pub(crate) async fn require_in_cohort(
        &self,
        db: &impl Db,
        caller: &Caller,
        cohort_id: CohortId,
        permission: Permission,
    ) -> Result<Programme> {
        let cohort = self.find_cohort(db, cohort_id).await?;
        let programme = programmes::find(db, cohort.programme_id).await?.ok_or(Error::Internal)?;
        policy::require(caller, programme.organisation_id, permission, "cohort")?;
        Ok(programme)
    }

    /// Whether the caller reads this registration as an organiser. For who does not, its files do not exist.
    pub(crate) async fn ensure_reviewed(&self, caller: &Caller, id: RegistrationId) -> Result<()> {
        let reviewed = self.reviewed(&self.store, caller, id, Permission::ReadRegistrations).await;
        reviewed.map(drop).map_err(|error| match error {
            Error::NotFound { .. } => Error::not_found("file"),
            other => other,
        })
    }

    /// A submitted registration of a cohort that the caller may work on. Drafts are nobody else's business.
    async fn reviewed(
        &self,
        db: &impl Db,
        caller: &Caller,
        id: RegistrationId,
        permission: Permission,
    ) -> Result<Registration> {
        let unknown = || Error::not_found("registration");
        let registration = stored::find(db, id).await?.ok_or_else(unknown)?;
        let cohort = self.find_cohort(db, registration.cohort_id).await?;
        let programme = programmes::find(db, cohort.programme_id).await?.ok_or(Error::Internal)?;
        policy::require(caller, programme.organisation_id, permission, "registration")?;
        if registration.state == State::Draft || registration.submitted_at.is_none() {
            return Err(unknown());
        }
        Ok(registration)
    }
}
