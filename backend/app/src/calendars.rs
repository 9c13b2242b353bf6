//! Calendars that other programs subscribe to: a cohort's for everyone, a registration's at a secret address.

pub(crate) mod entries;
mod ics;
mod zone;

use domain::{CohortId, Language, RegistrationId, SessionKind, State};
use store::{Scope, calendar_links, registrations};
use uuid::Uuid;

use crate::policy::{self, require_own};
use crate::{App, Caller, CohortSummary, Error, Result, hash_secret};
use entries::{Entry, Standing};

/// Where calendars are, below the installation's address.
pub const CALENDARS: &str = "/api/v1/calendars";

impl App {
    /// The dated sessions of a cohort that the caller can see, or one of them.
    pub async fn cohort_calendar(
        &self,
        caller: Option<&Caller>,
        id: CohortId,
        session: Option<Uuid>,
        language: Language,
    ) -> Result<String> {
        let cohort = self.find_cohort(&self.store, id).await?;
        let (summary, programme) = self.cohort_summary(&self.store, cohort).await?;
        if !policy::can_see_cohort(caller, &summary.cohort, &programme) {
            return Err(Error::not_found("cohort"));
        }
        if session.is_some_and(|session| summary.cohort.session(session).is_none()) {
            return Err(Error::not_found("session"));
        }
        let sessions = summary.cohort.content.sessions.iter();
        let sessions = sessions.filter(|one| session.is_none_or(|wanted| one.id == wanted));
        let entries =
            sessions.map(|session| Entry { session, standing: Standing::Certain, is_private: false });
        Ok(self.calendar_of(&summary, language, entries))
    }

    /// Makes a new secret address for the calendar of one's own registration; an earlier one stops working.
    pub async fn replace_calendar_link(&self, caller: &Caller, id: RegistrationId) -> Result<String> {
        self.atomically(Scope::Free, async |tx| {
            let registration = registrations::find(tx, id).await?;
            let registration = registration.ok_or_else(|| Error::not_found("registration"))?;
            require_own(caller, &registration)?;
            let secret = self.new_secret("kcl");
            calendar_links::replace(tx, id, hash_secret(&secret), self.now()).await?;
            Ok(format!("{}{CALENDARS}/{secret}", self.settings.public_url))
        })
        .await
    }

    /// The sessions that go with a registration, marked as certain only where a place is certain.
    pub async fn registration_calendar(&self, secret: &str, language: Option<Language>) -> Result<String> {
        let unknown = || Error::not_found("calendar");
        let id = calendar_links::find(&self.store, &hash_secret(secret)).await?.ok_or_else(unknown)?;
        let registration = registrations::find(&self.store, id).await?.ok_or_else(unknown)?;
        let cohort = self.find_cohort(&self.store, registration.cohort_id).await?;
        let (summary, _) = self.cohort_summary(&self.store, cohort).await?;
        let standing = standing(registration.state);
        let sessions = summary.cohort.content.sessions.iter();
        // Info events are for those who have not registered yet.
        let sessions = sessions.filter(|session| session.kind != SessionKind::InfoEvent);
        let is_private = standing == Standing::Certain;
        let entries = sessions.map(|session| Entry { session, standing, is_private });
        Ok(self.calendar_of(&summary, language.unwrap_or(registration.language), entries))
    }

    /// Puts sessions of one cohort into a calendar.
    pub(crate) fn calendar_of<'a>(
        &self,
        summary: &CohortSummary,
        language: Language,
        sessions: impl Iterator<Item = Entry<'a>>,
    ) -> String {
        entries::calendar(summary, &self.settings.public_url, language, &sessions.collect::<Vec<_>>())
    }
}

/// Whoever waits must not read a calendar as a promise.
pub(crate) fn standing(state: State) -> Standing {
    match state {
        State::Confirmed | State::Completed => Standing::Certain,
        State::Draft | State::Submitted | State::Waitlisted | State::Offered => Standing::Pending,
        State::Declined | State::Withdrawn => Standing::Off,
    }
}
