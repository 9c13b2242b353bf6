//! What an applicant says after a decision: yes or no to an offer, or that the registration is taken back.

use domain::{Event, Notice, RegistrationId};
use store::{Scope, registrations as stored};

use crate::admission::Places;
use crate::change::{Actor, Change, check_version};
use crate::offers::ensure_answerable;
use crate::{App, Caller, Intent, Once, RegistrationCase, Result};

impl App {
    /// Says yes to an offer.
    pub async fn confirm_registration(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        self.answer(
            caller,
            id,
            version,
            intent,
            Answer { event: Event::Confirm, notice: Notice::Confirmed, reason: None },
        )
        .await
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
        let answer = Answer { event: Event::DeclineOffer, notice: Notice::Withdrawn, reason };
        self.answer(caller, id, version, intent, answer).await
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
        let answer = Answer { event: Event::Withdraw, notice: Notice::Withdrawn, reason };
        self.answer(caller, id, version, intent, answer).await
    }

    async fn answer(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        intent: &Intent,
        answer: Answer<'_>,
    ) -> Result<Once<RegistrationCase>> {
        let cohort_id = self.own_cohort(caller, id).await?;
        self.once(caller.id(), intent, Scope::Cohort(cohort_id), async |tx| {
            let mut places = Places::lock(tx, cohort_id).await?;
            let registration = self.own_registration(tx, caller, id).await?;
            if answer.event == Event::Confirm {
                ensure_answerable(&registration, self.now())?;
            }
            check_version(registration.version, version)?;
            let before = registration.clone();
            let slot = stored::slot_of(tx, id).await?;
            let mut change = Change::of(registration, slot, self.now());
            change.apply(answer.event, Actor::applicant(caller.id()), answer.reason)?;
            change.notify(answer.notice, answer.reason);
            let freed = before.state.holds_place() && !change.registration.state.holds_place();
            let registration = self.save_change(tx, &places.cohort, change).await?;
            if freed {
                places.free(tx, &before).await?;
                self.promote_waitlist(tx, &mut places).await?;
            }
            self.registration_case_in(tx, registration, places.summary(self.now())).await
        })
        .await
    }
}

struct Answer<'a> {
    event: Event,
    notice: Notice,
    reason: Option<&'a str>,
}
