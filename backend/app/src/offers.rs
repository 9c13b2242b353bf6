//! The end of an offer: planned with the offer, brought to mind before, and kept whether or not the timer ran.

use chrono::TimeDelta;
use domain::{Cohort, Event, Job, JobId, Notice, Registration, RegistrationId};
use store::{Scope, Tx, jobs, registrations as stored};

use crate::admission::Places;
use crate::change::{Actor, Change};
use crate::mails::About;
use crate::{App, Error, Result};

impl App {
    /// Queues the reminder and the end of an offer made just now, if it has one.
    pub(crate) async fn plan_offer(
        &self,
        tx: &Tx,
        cohort: &Cohort,
        registration: &Registration,
    ) -> Result<()> {
        let (now, registration_id) = (self.now(), registration.id);
        let Some(last) = registration.offer_expires_at else { return Ok(()) };
        if let Some(at) = cohort.offer_reminder(now) {
            let reminder =
                Job::RegistrationMail { registration_id, notice: Notice::OfferEnding, reason: None };
            self.post_at(tx, About::registration(registration), &reminder, at).await?;
        }
        let after = last + TimeDelta::seconds(1);
        Ok(jobs::plan(tx, JobId(self.new_id()), &Job::OfferEnd { registration_id }, now, after).await?)
    }

    /// Ends an offer whose time is over: its places come free and the waiting list moves on. Anything else stays as
    /// it is, so this may run at any time and more than once.
    pub async fn end_offer(&self, id: RegistrationId) -> Result<()> {
        let Some((cohort_id, _)) = stored::whereabouts(&self.store, id).await? else { return Ok(()) };
        self.atomically(Scope::Cohort(cohort_id), async |tx| {
            let mut places = Places::lock(tx, cohort_id).await?;
            let Some(before) = stored::find(tx, id).await? else { return Ok(()) };
            if !before.offer_is_over(self.now()) {
                return Ok(());
            }
            let mut change = Change::of(before.clone(), None, self.now());
            change.apply(Event::Expire, Actor::system(), None)?;
            change.notify(Notice::OfferEnded, None);
            self.save_change(tx, &places.cohort, change).await?;
            places.free(tx, &before).await?;
            self.promote_waitlist(tx, &mut places).await
        })
        .await
    }
}

/// A yes after the end is refused whether or not the timer ran: the place may be promised to somebody else.
pub(crate) fn ensure_answerable(
    registration: &Registration,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<()> {
    match registration.offer_expires_at {
        Some(ended_at) if ended_at < now => Err(Error::OfferEnded { ended_at }),
        _ => Ok(()),
    }
}
