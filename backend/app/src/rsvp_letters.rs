//! The facts of a mail about an RSVP, read when it is written, with a link of its own: the secrets of earlier links are
//! not kept, and none waits in the job table.

use domain::{Rsvp, RsvpId, RsvpNotice, RsvpState, Session, Text};
use store::{Scope, cohorts, organisations, rsvps, seats};

use crate::calendars::entries::{Entry, Standing};
use crate::{App, CohortSummary, Error, Result, hash_secret};

/// What a mail about an RSVP needs.
#[derive(Debug, Clone, PartialEq)]
pub struct RsvpLetter {
    pub rsvp: Rsvp,
    pub session: Session,
    pub cohort: CohortSummary,
    pub waitlist_position: Option<u64>,
    /// Where the reader answers, or the programme's page where nothing is left to answer.
    pub url: String,
    /// The session as a calendar file, for those who had or have a seat.
    pub calendar: Option<String>,
    pub reply_to: Option<String>,
    /// Name of the organisation that answers for the programme.
    pub organiser: Option<Text>,
}

/// Whether the news is still true when it is about to be told.
pub(crate) fn is_due(notice: RsvpNotice, state: RsvpState) -> bool {
    match notice {
        RsvpNotice::Asked => state == RsvpState::Asked,
        RsvpNotice::Waitlisted => state == RsvpState::Waitlisted,
        RsvpNotice::Cancelled => state == RsvpState::Cancelled,
        RsvpNotice::SessionCancelled => matches!(state, RsvpState::Attending | RsvpState::Waitlisted),
        RsvpNotice::Attending | RsvpNotice::MovedUp | RsvpNotice::SessionChanged | RsvpNotice::Reminder => {
            state == RsvpState::Attending
        }
    }
}

fn carries_calendar(notice: RsvpNotice) -> bool {
    match notice {
        RsvpNotice::Attending
        | RsvpNotice::MovedUp
        | RsvpNotice::SessionChanged
        | RsvpNotice::SessionCancelled => true,
        RsvpNotice::Asked | RsvpNotice::Waitlisted | RsvpNotice::Cancelled | RsvpNotice::Reminder => false,
    }
}

impl App {
    /// `None` when there is nothing to tell any more.
    pub async fn rsvp_letter(&self, id: RsvpId, notice: RsvpNotice) -> Result<Option<RsvpLetter>> {
        let rsvp = rsvps::find(&self.store, id).await?.filter(|rsvp| is_due(notice, rsvp.state));
        let Some(rsvp) = rsvp else { return Ok(None) };
        let cohort = self.find_cohort(&self.store, rsvp.cohort_id).await?;
        let Some(session) = cohort.session(rsvp.session_id).cloned() else { return Ok(None) };
        let (cohort, programme) = self.cohort_summary(&self.store, cohort).await?;
        let url = match notice {
            RsvpNotice::Cancelled | RsvpNotice::SessionCancelled => {
                format!("{}/{}/programmes/{}", self.settings.public_url, rsvp.language, programme.slug)
            }
            _ => self.new_rsvp_link(&rsvp).await?,
        };
        let entry = Entry { session: &session, standing: Standing::Certain, is_private: true };
        let in_calendar = rsvp.state == RsvpState::Attending && session.date.is_some();
        let calendar = (carries_calendar(notice) && in_calendar)
            .then(|| self.calendar_of(&cohort, rsvp.language, std::iter::once(entry)));
        let organiser = organisations::find(&self.store, programme.organisation_id).await?;
        Ok(Some(RsvpLetter {
            waitlist_position: rsvps::waitlist_position(&self.store, &rsvp).await?,
            organiser: organiser.map(|organisation| organisation.name),
            reply_to: programme.content.contact.and_then(|contact| contact.email),
            rsvp,
            session,
            cohort,
            url,
            calendar,
        }))
    }

    async fn new_rsvp_link(&self, rsvp: &Rsvp) -> Result<String> {
        let secret = self.new_secret("krv");
        let hash = hash_secret(&secret);
        self.atomically(Scope::Free, async |tx| {
            Ok(rsvps::add_link(tx, rsvp.id, hash.clone(), self.now()).await?)
        })
        .await?;
        Ok(format!("{}/{}/rsvp#token={secret}", self.settings.public_url, rsvp.language))
    }

    /// Reminds those who have known for a day or longer of sessions within a day, each once.
    pub async fn remind_of_sessions(&self) -> Result<()> {
        let (now, day) = (self.now(), chrono::TimeDelta::days(1));
        for seats in seats::beginning(&self.store, now, now + day).await? {
            self.atomically(Scope::Cohort(seats.cohort_id), async |tx| {
                let cohort = cohorts::lock(tx, seats.cohort_id).await?.ok_or(Error::Internal)?;
                if cohort.session(seats.session_id).is_none_or(|session| session.is_cancelled) {
                    return Ok(());
                }
                for mut rsvp in rsvps::expecting(tx, seats.session_id).await? {
                    let known = rsvp.confirmed_at.is_some_and(|at| at + day <= now);
                    if known && rsvp.reminded_at.is_none() && is_due(RsvpNotice::Reminder, rsvp.state) {
                        rsvp.reminded_at = Some(now);
                        rsvps::save(tx, &rsvp).await?;
                        self.tell(tx, &rsvp, RsvpNotice::Reminder).await?;
                    }
                }
                Ok(())
            })
            .await?;
        }
        Ok(())
    }
}
