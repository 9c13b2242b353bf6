//! What an applicant says after a decision: yes or no to an offer, or that the registration is taken back.

use domain::{Event, Keyholder, Notice, PersonId, RegistrationId};
use store::{Scope, registrations as stored};

use crate::admission::Places;
use crate::change::{Actor, Change, check_version};
use crate::offers::ensure_answerable;
use crate::{App, Caller, Error, Intent, Once, RegistrationCase, Result};

impl App {
    /// Says yes to an offer.
    pub async fn confirm_registration(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let version = Some(version);
        let answer = Answer { event: Event::Confirm, notice: Notice::Confirmed, reason: None, version };
        self.answer((caller.id(), caller.id()), id, intent, answer).await
    }

    /// Says no to an offer; the place goes to the next.
    pub async fn decline_offer(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        reason: Option<&str>,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let version = Some(version);
        let answer = Answer { event: Event::DeclineOffer, notice: Notice::Withdrawn, reason, version };
        self.answer((caller.id(), caller.id()), id, intent, answer).await
    }

    /// Takes the registration back in any state before its end; exactly its places come free.
    pub async fn withdraw_registration(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        reason: Option<&str>,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let version = Some(version);
        let answer = Answer { event: Event::Withdraw, notice: Notice::Withdrawn, reason, version };
        self.answer((caller.id(), caller.id()), id, intent, answer).await
    }

    /// `applicant` answers, by an account or by a link; repeated requests are recognised by `holder`.
    pub(crate) async fn answer(
        &self,
        (holder, applicant): (impl Into<Keyholder>, PersonId),
        id: RegistrationId,
        intent: &Intent,
        answer: Answer<'_>,
    ) -> Result<Once<RegistrationCase>> {
        let unknown = || Error::not_found("registration");
        let (cohort_id, _) = stored::whereabouts(&self.store, id)
            .await?
            .filter(|(_, owner)| *owner == applicant)
            .ok_or_else(unknown)?;
        let outcome = self.once_noting(holder, intent, Scope::Cohort(cohort_id), &id, async |tx| {
            let mut places = Places::lock(tx, cohort_id).await?;
            let registration = stored::find(tx, id).await?;
            let registration =
                registration.filter(|found| found.applicant_id == applicant).ok_or_else(unknown)?;
            if answer.event == Event::Confirm {
                ensure_answerable(&registration, self.now())?;
            }
            if let Some(version) = answer.version {
                check_version(registration.version, version)?;
            }
            let before = registration.clone();
            let slot = stored::slot_of(tx, id).await?;
            let mut change = Change::of(registration, slot, self.now());
            change.apply(answer.event, Actor::applicant(applicant), answer.reason)?;
            change.notify(answer.notice, answer.reason);
            let freed = before.state.holds_place() && !change.registration.state.holds_place();
            let registration = self.save_change(tx, &places.cohort, change).await?;
            if freed {
                places.free(tx, &before).await?;
                self.promote_waitlist(tx, &mut places).await?;
            }
            Ok((registration, places.summary(self.now())))
        });
        self.case_after(outcome.await?).await
    }
}

pub(crate) struct Answer<'a> {
    pub event: Event,
    pub notice: Notice,
    pub reason: Option<&'a str>,
    /// The version that was read, where the answer depends on one.
    pub version: Option<i64>,
}
