//! The applicant's side: drafting, submitting, answering an offer, withdrawing.

use domain::{
    AdmissionMode, CohortId, EntryKind, Event, FieldCode, FieldError, Judged, Notice, Phase, Publication,
    Registration, RegistrationId, State, VerdictStatus,
};
use store::registrations::{self as stored, ApplicantKey, Slot};
use store::{Scope, Tx, invitations, programmes};

use crate::admission::{Places, admit, refuses};
use crate::atomic::Outcome;
use crate::change::{Actor, Change, check_version, save_row};
use crate::cursor::{decode, list_hash, listed};
use crate::missing::missing;
use crate::own_words::recall;
use crate::policy::{self, require_own};
use crate::{App, Caller, CohortSummary, Error, Intent, Listed, Once, Paging, RegistrationCase, Result};

pub use crate::draft::{DraftChanges, DraftInput, MemberInput};

impl App {
    /// The caller's own registrations, latest change first.
    pub async fn list_registrations(
        &self,
        caller: &Caller,
        paging: &Paging,
    ) -> Result<Listed<(Registration, CohortSummary)>> {
        let of = list_hash(&("registrations", caller.id()));
        let after = decode::<ApplicantKey>(paging, &of)?;
        let page = stored::list_of_applicant(&self.store, caller.id(), after, paging.limit).await?;
        let key = |one: &Registration| ApplicantKey { updated_at: one.updated_at, id: one.id };
        let page = listed(page, key, &of)?;
        let mut items = Vec::with_capacity(page.items.len());
        for registration in page.items {
            let cohort = self.find_cohort(&self.store, registration.cohort_id).await?;
            let (summary, _) = self.cohort_summary(&self.store, cohort).await?;
            items.push((registration, summary));
        }
        Ok(Listed { items, next_cursor: page.next_cursor })
    }

    pub async fn get_registration(&self, caller: &Caller, id: RegistrationId) -> Result<RegistrationCase> {
        let registration = self.own_registration(&self.store, caller, id).await?;
        self.registration_case(&self.store, registration).await
    }

    /// Begins a draft in a cohort that is open.
    pub async fn create_registration(
        &self,
        caller: &Caller,
        cohort_id: CohortId,
        input: DraftInput,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let changes = DraftChanges::of_new(input);
        self.once(caller.id(), intent, Scope::Free, async |tx| {
            let cohort = self.find_cohort(tx, cohort_id).await?;
            let programme = programmes::find(tx, cohort.programme_id).await?.ok_or(Error::Internal)?;
            if !policy::can_see_cohort(Some(caller), &cohort, &programme) {
                return Err(Error::not_found("cohort"));
            }
            ensure_registers(&cohort)?;
            ensure_open(&cohort, self.now())?;
            let mut registration = self.blank(caller, cohort_id);
            self.apply_draft(&mut registration, &changes, cohort.entry)?;
            let slot = Slot { limit: cohort.municipality_limit, number: None };
            stored::insert(tx, &registration, slot).await?;
            self.registration_case(tx, registration).await
        })
        .await
    }

    fn blank(&self, caller: &Caller, cohort_id: CohortId) -> Registration {
        let now = self.now();
        Registration {
            id: RegistrationId(self.new_id()),
            cohort_id,
            applicant_id: caller.id(),
            state: State::Draft,
            language: caller.person.language,
            team_name: None,
            municipality: None,
            members: Vec::new(),
            rule_set_version: None,
            judged: None,
            reason: None,
            submitted_at: None,
            waitlisted_at: None,
            offer_expires_at: None,
            alterations: 0,
            erased_at: None,
            version: 1,
            review_version: 1,
            created_at: now,
            updated_at: now,
        }
    }

    /// Changes a draft that is still at `version`.
    pub async fn update_registration(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        changes: &DraftChanges,
    ) -> Result<RegistrationCase> {
        self.atomically(Scope::Free, async |tx| {
            let mut registration = self.own_registration(tx, caller, id).await?;
            check_version(registration.version, version)?;
            ensure_draft(&registration, "edit")?;
            let cohort = self.find_cohort(tx, registration.cohort_id).await?;
            ensure_open(&cohort, self.now())?;
            let before = registration.members.clone();
            self.apply_draft(&mut registration, changes, cohort.entry)?;
            let recalled = recall(&before, &mut registration.members);
            registration.version += 1;
            registration.review_version += 1;
            registration.updated_at = self.now();
            let slot = Slot { limit: cohort.municipality_limit, number: None };
            save_row(tx, &registration, slot, version).await?;
            if changes.members.is_some() {
                stored::replace_members(tx, &registration).await?;
                invitations::withdraw_from(tx, recalled).await?;
                self.settle_files(tx, id).await?;
            }
            self.registration_case(tx, registration).await
        })
        .await
    }

    /// Deletes a draft with everything in it.
    pub async fn delete_registration(&self, caller: &Caller, id: RegistrationId, version: i64) -> Result<()> {
        self.atomically(Scope::Free, async |tx| {
            let registration = self.own_registration(tx, caller, id).await?;
            check_version(registration.version, version)?;
            ensure_draft(&registration, "delete")?;
            self.forget_draft(tx, &registration).await
        })
        .await
    }

    /// Hands the registration in. In a `first_come` cohort the place is given, or the waiting list joined, in the
    /// same step.
    pub async fn submit_registration(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let cohort_id = self.own_cohort(caller, id).await?;
        let scope = Scope::Cohort(cohort_id);
        let outcome = self.once_noting(caller.id(), intent, scope, &id, async |tx| {
            let mut places = Places::lock(tx, cohort_id).await?;
            let registration = self.own_registration(tx, caller, id).await?;
            check_version(registration.version, version)?;
            ensure_published(&places.cohort)?;
            ensure_open(&places.cohort, self.now())?;
            let mut change = Change::of(registration, None, self.now());
            change.apply(Event::Submit, Actor::applicant(caller.id()), None)?;
            self.judge_submission(tx, &places, &mut change).await?;
            change.notify(Notice::Submitted, None);
            self.end_local_call(tx, &change.registration).await?;
            if places.cohort.admission_mode == AdmissionMode::FirstCome {
                self.place_or_waitlist(tx, &mut places, &mut change).await?;
            }
            let registration = self.save_change(tx, &places.cohort, change).await?;
            Ok((registration, places.summary(self.now())))
        });
        self.case_after(outcome.await?).await
    }

    /// The answer to a step, read after its transaction, so that the cohort's next writer need not wait for it.
    /// A repeated request is answered with the registration as it stands by then.
    pub(crate) async fn case_after(
        &self,
        outcome: Outcome<(Registration, CohortSummary), RegistrationId>,
    ) -> Result<Once<RegistrationCase>> {
        match outcome {
            Outcome::Done((registration, cohort)) => {
                let value = self.registration_case_in(&self.store, registration, cohort).await?;
                Ok(Once { value, replayed: false })
            }
            Outcome::Before(id) => {
                let registration = stored::find(&self.store, id).await?;
                let registration = registration.ok_or_else(|| Error::not_found("registration"))?;
                let value = self.registration_case(&self.store, registration).await?;
                Ok(Once { value, replayed: true })
            }
        }
    }

    /// Refuses what is incomplete or not eligible; keeps verdict and rule-set version otherwise.
    async fn judge_submission(&self, tx: &Tx, places: &Places, change: &mut Change) -> Result<()> {
        let mut missing = missing(&change.registration, &places.summary(self.now()));
        missing.extend(self.hand_in_answers(tx, &change.registration, &places.cohort).await?);
        if !missing.is_empty() {
            return Err(Error::Invalid(missing));
        }
        let registration = &mut change.registration;
        if places.cohort.entry == EntryKind::Person {
            refuse_second_registration(tx, registration).await?;
        }
        let judgement = places.judge(tx, registration).await?;
        if judgement.verdict.status != VerdictStatus::Satisfied {
            return Err(Error::Ineligible(Box::new(judgement)));
        }
        registration.judged = Some(Judged { verdict: judgement.verdict, facts: judgement.facts });
        registration.rule_set_version = places.cohort.rule_set_version;
        registration.submitted_at = Some(self.now());
        Ok(())
    }

    async fn place_or_waitlist(&self, tx: &Tx, places: &mut Places, change: &mut Change) -> Result<()> {
        match places.take(tx, &change.registration).await? {
            Ok(slot) => admit(places, change, slot, Actor::system()),
            Err(obstacle) if refuses(&obstacle, &places.rules) => Err(obstacle.into()),
            Err(obstacle) => {
                if places.has_room() {
                    self.note_passed_over(tx, [(change.registration.id, obstacle)]).await?;
                }
                change.apply(Event::Waitlist, Actor::system(), None)?;
                change.notify(Notice::Waitlisted, None);
                Ok(())
            }
        }
    }

    /// The cohort of the caller's own registration.
    pub(crate) async fn own_cohort(&self, caller: &Caller, id: RegistrationId) -> Result<CohortId> {
        match stored::whereabouts(&self.store, id).await? {
            Some((cohort, applicant)) if applicant == caller.id() => Ok(cohort),
            _ => Err(Error::not_found("registration")),
        }
    }

    /// Loads the caller's own registration; another's does not exist for them.
    pub(crate) async fn own_registration(
        &self,
        db: &impl store::Db,
        caller: &Caller,
        id: RegistrationId,
    ) -> Result<Registration> {
        let registration = stored::find(db, id).await?.ok_or_else(|| Error::not_found("registration"))?;
        require_own(caller, &registration)?;
        Ok(registration)
    }
}

/// A single person has one place in a cohort.
pub(crate) async fn refuse_second_registration(
    db: &impl store::Db,
    registration: &Registration,
) -> Result<()> {
    let Some(email) = registration.lead().and_then(|lead| lead.email.as_deref()) else { return Ok(()) };
    if stored::is_registered(db, registration.cohort_id, email, registration.id).await? {
        let detail = "this person is registered already; see the list of registrations";
        return Err(FieldError::new("/members/0/email", FieldCode::Taken, detail).into());
    }
    Ok(())
}

pub(crate) fn ensure_draft(registration: &Registration, action: &str) -> Result<()> {
    if registration.state == State::Draft {
        return Ok(());
    }
    Err(Error::InvalidTransition {
        action: action.to_owned(),
        from: registration.state.as_str().to_owned(),
        allowed: domain::allowed_events(registration.state).map(|event| event.as_str().to_owned()).collect(),
    })
}

fn ensure_published(cohort: &domain::Cohort) -> Result<()> {
    match cohort.publication {
        Publication::Published => Ok(()),
        Publication::Draft => Err(Error::Conflict {
            detail: "the cohort is not published yet; registrations are only tried out".to_owned(),
        }),
    }
}

fn ensure_registers(cohort: &domain::Cohort) -> Result<()> {
    if cohort.content.by_rsvp {
        let detail = "nobody registers for this cohort: say at one of its sessions that you will come";
        return Err(Error::Conflict { detail: detail.to_owned() });
    }
    Ok(())
}

pub(crate) fn ensure_open(cohort: &domain::Cohort, now: chrono::DateTime<chrono::Utc>) -> Result<()> {
    match cohort.phase(now) {
        Phase::Open => Ok(()),
        Phase::Announced | Phase::Upcoming | Phase::Closed => Err(Error::RegistrationClosed {
            opens_at: cohort.opens.as_ref().map(|opens| opens.at),
            closes_at: cohort.closes.as_ref().map(|closes| closes.at),
        }),
    }
}
