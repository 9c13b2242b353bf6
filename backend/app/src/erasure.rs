//! Erasing oneself. Shown beforehand, then done cohort by cohort, each in a transaction of its own, and the account last:
//! whatever stops it in between, asking again goes on where it stopped.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    CohortId, FieldCode, FieldError, InvitationState, Keyholder, MemberAnswer, MemberId, Organisation,
    OrganisationRole, Parting, Registration, Rsvp, RsvpState, State, Tie, Until,
};
use serde::{Deserialize, Serialize};
use store::answer_sheets::Subject;
use store::{
    Scope, Tx, idempotency, invitations, organisations, own_data, people, retention, rsvps, seats, sessions,
};

use crate::admission::Places;
use crate::alterations::people::forget_answers;
use crate::{App, Caller, CohortSummary, Error, Intent, Once, Result};

/// How old a sign-in may be: an account left open must not be erased by whoever passes by.
pub const FRESH: TimeDelta = TimeDelta::minutes(10);

/// What erasing would do now.
#[derive(Debug, Clone)]
pub struct ErasurePreview {
    pub registrations: Vec<RegistrationFate>,
    /// RSVPs, and how many of them give a seat back.
    pub rsvps: u64,
    pub seats_freed: u64,
    pub roles: u64,
    /// Organisations that would be left without an owner.
    pub sole_owner_of: Vec<Organisation>,
    /// Lines in histories that stay, and name nobody any more.
    pub decisions: u64,
    /// Until when this sign-in is fresh enough.
    pub fresh_until: DateTime<Utc>,
    pub as_of: DateTime<Utc>,
}

/// What becomes of one registration.
#[derive(Debug, Clone)]
pub struct RegistrationFate {
    pub registration: Registration,
    pub cohort: CohortSummary,
    pub fate: Fate,
    /// Other people that it names, of whom some can take it over.
    pub others: usize,
    pub can_hand_over: bool,
    /// Until when what stays of it would be kept if nothing were erased now.
    pub until: Until,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Deleted,
    Left,
    Emptied,
    Blocked(Tie),
}

/// What was erased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureDone {
    pub deleted: u64,
    pub left: u64,
    pub emptied: u64,
    pub rsvps: u64,
}

impl ErasurePreview {
    pub fn is_blocked(&self) -> bool {
        !self.sole_owner_of.is_empty()
            || self.registrations.iter().any(|one| matches!(one.fate, Fate::Blocked(_)))
    }
}

impl App {
    /// What would be erased, what stays and why, and what has to be settled first.
    pub async fn preview_erasure(&self, caller: &Caller) -> Result<ErasurePreview> {
        let db = &self.store;
        let mut fates = Vec::new();
        for registration in own_data::registrations_of(db, &caller.person).await? {
            fates.push(self.fate(caller, registration).await?);
        }
        let rsvps = own_data::rsvps_of(db, &caller.person.email).await?;
        let mut seats_freed = 0;
        for rsvp in &rsvps {
            let cohort = self.find_cohort(db, rsvp.cohort_id).await?;
            seats_freed += u64::from(gives_seat_back(rsvp, &cohort, self.now()));
        }
        let signed_in = sessions::find(db, caller.session_id).await?.ok_or(Error::Unauthenticated)?;
        Ok(ErasurePreview {
            registrations: fates,
            rsvps: u64::try_from(rsvps.len()).unwrap_or(u64::MAX),
            seats_freed,
            roles: u64::try_from(caller.memberships.len()).unwrap_or(u64::MAX),
            sole_owner_of: self.sole_owner_of(caller).await?,
            decisions: own_data::decisions_of(db, &caller.person).await?,
            fresh_until: signed_in.session.created_at + FRESH,
            as_of: self.now(),
        })
    }

    async fn fate(&self, caller: &Caller, registration: Registration) -> Result<RegistrationFate> {
        let cohort = self.find_cohort(&self.store, registration.cohort_id).await?;
        let (cohort, _) = self.cohort_summary(&self.store, cohort).await?;
        let entries = registration.entries_of(&caller.person);
        let others: Vec<_> =
            registration.members.iter().filter(|member| !entries.contains(&member.id)).collect();
        let kept =
            if registration.state == State::Draft { domain::Kept::Draft } else { domain::Kept::Details };
        Ok(RegistrationFate {
            fate: match registration.parting(&caller.person) {
                Parting::Delete => Fate::Deleted,
                Parting::Leave(_) => Fate::Left,
                Parting::Empty(_) => Fate::Emptied,
                Parting::Blocked(tie) => Fate::Blocked(tie),
            },
            others: others.len(),
            can_hand_over: others.iter().any(|member| !member.is_pending() && member.email.is_some()),
            until: cohort.cohort.kept_until(kept),
            registration,
            cohort,
        })
    }

    async fn sole_owner_of(&self, caller: &Caller) -> Result<Vec<Organisation>> {
        let mut alone = Vec::new();
        for own in caller.memberships.iter().filter(|one| one.role == OrganisationRole::Owner) {
            let all = organisations::memberships_of_organisation(&self.store, own.organisation_id).await?;
            if !all.iter().any(|one| one.role == OrganisationRole::Owner && one.id != own.id) {
                alone.extend(organisations::find(&self.store, own.organisation_id).await?);
            }
        }
        Ok(alone)
    }

    /// Erases the caller. `email` is typed again, so that nobody does it by a slip of the finger.
    pub async fn erase_me(&self, caller: &Caller, email: &str, intent: &Intent) -> Result<Once<ErasureDone>> {
        let preview = self.preview_erasure(caller).await?;
        ensure_meant(caller, email)?;
        ensure_possible(&preview)?;
        let mut done = ErasureDone::default();
        for cohort in self.cohorts_of(caller).await? {
            let part = self.erase_in_cohort(caller, cohort).await?;
            done = done.plus(part);
        }
        self.once(caller.id(), intent, Scope::Free, async |tx| {
            let left = own_data::registrations_of(tx, &caller.person).await?;
            if left.iter().any(|one| !matches!(one.parting(&caller.person), Parting::Empty(_))) {
                // Begun meanwhile in another window.
                return Err(Error::Unavailable { retry_after: std::time::Duration::from_secs(1) });
            }
            own_data::forget_account(tx, &caller.person).await?;
            idempotency::forget(tx, [Keyholder::from(caller.id())]).await?;
            let mut person = caller.person.clone();
            person.erase();
            people::save(tx, &person).await?;
            Ok(done)
        })
        .await
    }

    async fn cohorts_of(&self, caller: &Caller) -> Result<BTreeSet<CohortId>> {
        let registrations = own_data::registrations_of(&self.store, &caller.person).await?;
        let rsvps = own_data::rsvps_of(&self.store, &caller.person.email).await?;
        let cohorts = registrations.iter().map(|one| one.cohort_id);
        Ok(cohorts.chain(rsvps.iter().map(|one| one.cohort_id)).collect())
    }

    async fn erase_in_cohort(&self, caller: &Caller, id: CohortId) -> Result<ErasureDone> {
        self.atomically(Scope::Cohort(id), async |tx| {
            let mut places = Places::lock(tx, id).await?;
            let mut done = ErasureDone::default();
            let registrations = own_data::registrations_of(tx, &caller.person).await?;
            for registration in registrations.into_iter().filter(|one| one.cohort_id == id) {
                self.part_with(tx, &mut places, caller, registration, &mut done).await?;
            }
            let rsvps = own_data::rsvps_of(tx, &caller.person.email).await?;
            for rsvp in rsvps.into_iter().filter(|one| one.cohort_id == id) {
                self.forget_rsvp(tx, &places, &rsvp).await?;
                done.rsvps += 1;
            }
            Ok(done)
        })
        .await
    }

    async fn part_with(
        &self,
        tx: &Tx,
        places: &mut Places,
        caller: &Caller,
        registration: Registration,
        done: &mut ErasureDone,
    ) -> Result<()> {
        match registration.parting(&caller.person) {
            Parting::Delete => {
                forget_answers(tx, &registration).await?;
                self.forget_draft(tx, &registration).await?;
                done.deleted += 1;
            }
            Parting::Leave(entries) => {
                let registration = self.take_out(tx, places, registration, &entries).await?;
                self.settle_invitations(tx, &entries).await?;
                self.tell_lead(tx, &registration, None, MemberAnswer::Left).await?;
                forget_answers(tx, &registration).await?;
                done.left += 1;
            }
            Parting::Empty(entries) => {
                let is_applicant = registration.applicant_id == caller.id();
                let own = entries.iter().map(|id| Subject::Member(*id));
                let shared = Some(Subject::Registration).filter(|_| is_applicant);
                let subjects: Vec<_> = own.chain(shared).collect();
                retention::forget_answers(tx, registration.id, &subjects).await?;
                if is_applicant {
                    own_data::forget_words(tx, &registration).await?;
                }
                self.settle_invitations(tx, &entries).await?;
                self.empty(tx, &places.cohort, registration, &entries).await?;
                done.emptied += 1;
            }
            Parting::Blocked(_) => return Err(blocked()),
        }
        Ok(())
    }

    /// Their links open nothing any more.
    async fn settle_invitations(&self, tx: &Tx, gone: &[MemberId]) -> Result<()> {
        for member in gone {
            if let Some(invitation) = invitations::of_member(tx, *member).await? {
                let at = Some(self.now());
                invitations::settle(tx, invitation.id, InvitationState::Declined, at).await?;
            }
        }
        Ok(())
    }

    /// Somebody who waits gets the seat. Of a session that has begun only the number of those who came stays.
    async fn forget_rsvp(&self, tx: &Tx, places: &Places, rsvp: &Rsvp) -> Result<()> {
        rsvps::delete(tx, rsvp.id).await?;
        idempotency::forget(tx, [Keyholder::from(rsvp.id)]).await?;
        if gives_seat_back(rsvp, &places.cohort, self.now())
            && let Some(session) = places.cohort.session(rsvp.session_id)
        {
            seats::add_taken(tx, session.id, -1).await?;
            self.move_up(tx, session).await?;
        }
        Ok(())
    }
}

fn gives_seat_back(rsvp: &Rsvp, cohort: &domain::Cohort, now: DateTime<Utc>) -> bool {
    let begun = cohort.session(rsvp.session_id).is_some_and(|session| session.has_begun(now));
    rsvp.state == RsvpState::Attending && !begun
}

fn ensure_meant(caller: &Caller, email: &str) -> Result<()> {
    if email.trim().to_lowercase() == caller.person.email {
        return Ok(());
    }
    let detail = "type the e-mail address of your account, so that nothing is erased by mistake";
    Err(FieldError::new("/email", FieldCode::NotAllowed, detail).into())
}

fn ensure_possible(preview: &ErasurePreview) -> Result<()> {
    if preview.fresh_until <= preview.as_of {
        let needs = "this needs a sign-in that is not older than 10 minutes; sign in again";
        return Err(Error::Forbidden { needs: needs.to_owned() });
    }
    if preview.is_blocked() { Err(blocked()) } else { Ok(()) }
}

fn blocked() -> Error {
    let detail = "something has to be settled first: withdraw or hand over what you answer for, and name another \
                  owner where you are the only one; GET /me/erasure lists each with its address";
    Error::Conflict { detail: detail.to_owned() }
}

impl ErasureDone {
    fn plus(self, other: Self) -> Self {
        Self {
            deleted: self.deleted + other.deleted,
            left: self.left + other.left,
            emptied: self.emptied + other.emptied,
            rsvps: self.rsvps + other.rsvps,
        }
    }
}
