//! The lead's side of a local call: opening it under a draft, seeing who wants to be in the team, and composing it.

use chrono::NaiveDate;
use domain::names::clean_text;
use domain::{
    Cohort, CohortId, Edge, EntryKind, FieldCode, FieldError, Interest, InterestId, InvitationOccasion, Job,
    JobId, LocalCall, MEMBERS_MAX, Member, Moment, Registration, RegistrationId,
};
use store::{Scope, Tx, cohorts, jobs, local_calls as stored, registrations};

use crate::change::{Change, check_version};
use crate::registrations::{ensure_draft, ensure_open};
use crate::{App, Caller, Error, Intent, Once, RegistrationCase, Result};

/// Longest text of a call, in characters.
pub const TEXT_MAX: usize = 2000;

/// What a lead decides about a call.
#[derive(Debug, Clone)]
pub struct LocalCallTerms {
    /// The last day, in the cohort's zone.
    pub closes_on: NaiveDate,
    pub text: Option<String>,
    pub stopped: bool,
}

/// A call as its lead sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalCallCase {
    /// `None` before it is opened for the first time.
    pub call: Option<LocalCall>,
    pub is_open: bool,
    /// Those who said yes by their link, oldest first.
    pub interests: Vec<Interest>,
}

impl App {
    /// Where a call is read by everyone, without the language's prefix.
    pub fn local_call_path(code: &str) -> String {
        format!("/local-calls/{code}")
    }

    /// The call of the caller's own registration.
    pub async fn get_local_call(&self, caller: &Caller, id: RegistrationId) -> Result<LocalCallCase> {
        let registration = self.own_registration(&self.store, caller, id).await?;
        let call = stored::find(&self.store, id).await?;
        Ok(LocalCallCase {
            is_open: call.as_ref().is_some_and(|call| call.is_open(registration.state, self.now())),
            interests: stored::list_interests(&self.store, id).await?,
            call,
        })
    }

    /// Opens the call, or changes it. `version` is the call's, 0 before there is one.
    pub async fn put_local_call(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        terms: &LocalCallTerms,
    ) -> Result<LocalCallCase> {
        let cohort_id = self.own_cohort(caller, id).await?;
        self.atomically(Scope::Cohort(cohort_id), async |tx| {
            let (cohort, registration) = self.composing(tx, caller, cohort_id, id).await?;
            let earlier = stored::find(tx, id).await?;
            check_version(earlier.as_ref().map_or(0, |call| call.version), version)?;
            let (closes, text) = self.read_terms(&cohort, &registration, terms, earlier.as_ref())?;
            let call = LocalCall {
                registration_id: id,
                code: earlier.map_or_else(|| self.new_code(), |call| call.code),
                closes,
                text,
                stopped: terms.stopped,
                version: version + 1,
            };
            Ok(stored::put(tx, &call).await?)
        })
        .await?;
        self.get_local_call(caller, id).await
    }

    /// The caller's own draft of a team under its cohort's lock.
    async fn composing(
        &self,
        tx: &Tx,
        caller: &Caller,
        cohort_id: CohortId,
        id: RegistrationId,
    ) -> Result<(Cohort, Registration)> {
        let cohort = cohorts::lock(tx, cohort_id).await?.ok_or_else(|| Error::not_found("cohort"))?;
        let registration = self.own_registration(tx, caller, id).await?;
        ensure_draft(&registration, "change the local call")?;
        ensure_open(&cohort, self.now())?;
        if cohort.entry == EntryKind::Person {
            let detail = "people register for this one by one; there is no team to compose".to_owned();
            return Err(Error::Conflict { detail });
        }
        Ok((cohort, registration))
    }

    fn read_terms(
        &self,
        cohort: &Cohort,
        registration: &Registration,
        terms: &LocalCallTerms,
        earlier: Option<&LocalCall>,
    ) -> Result<(Moment, Option<String>)> {
        let mut errors = Vec::new();
        let zone = cohort.content.timezone;
        let closes = Moment::resolve(terms.closes_on, None, zone, Edge::End, None)
            .map_err(|_| FieldError::new("/closes_on", FieldCode::InvalidFormat, "choose another day"))?;
        let unchanged = earlier.is_some_and(|call| call.closes == closes);
        if let Some(detail) = self.unfit_day(cohort, &closes).filter(|_| !unchanged && !terms.stopped) {
            errors.push(FieldError::new("/closes_on", FieldCode::OutOfRange, detail));
        }
        if registration.municipality.is_none() {
            let detail = "write first which municipality the team is from; the call is for its people";
            errors.push(FieldError::new("/municipality", FieldCode::Required, detail));
        }
        let text = clean_text(terms.text.as_deref().unwrap_or_default(), TEXT_MAX, "/text");
        let text = text.map_err(|error| errors.push(error)).ok().flatten();
        if errors.is_empty() { Ok((closes, text)) } else { Err(Error::Invalid(errors)) }
    }

    fn unfit_day(&self, cohort: &Cohort, closes: &Moment) -> Option<&'static str> {
        if closes.at <= self.now() {
            return Some("choose today or a later day");
        }
        let after = cohort.closes.as_ref().is_some_and(|end| closes.date > end.date);
        after.then_some("the team must be handed in by the end of the registration; choose an earlier day")
    }

    /// Takes people who want to be in it into the team. They said yes themselves, so they are confirmed at once and get a
    /// link of their own.
    pub async fn choose_interests(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        chosen: &[InterestId],
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let cohort_id = self.own_cohort(caller, id).await?;
        self.once(caller.id(), intent, Scope::Cohort(cohort_id), async |tx| {
            let (cohort, mut registration) = self.composing(tx, caller, cohort_id, id).await?;
            check_version(registration.version, version)?;
            let taken = self.chosen_people(tx, id, chosen).await?;
            if registration.members.len() + taken.len() > MEMBERS_MAX {
                let detail = format!("a team has at most {MEMBERS_MAX} people; choose fewer");
                return Err(FieldError::new("/interests", FieldCode::TooMany, detail).into());
            }
            drop_blank_members(&mut registration);
            registration.members.extend(taken.iter().map(|interest| interest.person.clone()));
            let slot = registrations::slot_of(tx, id).await?;
            let registration =
                self.save_people(tx, &cohort, Change::of(registration, slot, self.now())).await?;
            for Interest { id, person, email, language, .. } in taken {
                stored::erase_interest(tx, id).await?;
                let (link, token) = self.own_link(tx, &registration, &cohort, person.id, language).await?;
                self.send_link(tx, (&registration, &link), email, token, InvitationOccasion::Joined).await?;
            }
            self.registration_case(tx, registration).await
        })
        .await
    }

    async fn chosen_people(
        &self,
        tx: &Tx,
        id: RegistrationId,
        chosen: &[InterestId],
    ) -> Result<Vec<Interest>> {
        let all = stored::list_interests(tx, id).await?;
        let find = |(at, id): (usize, &InterestId)| {
            all.iter().find(|interest| interest.id == *id).cloned().ok_or_else(|| {
                let detail = "this person does not wait for a choice any more; load the list again";
                FieldError::new(format!("/interests/{at}"), FieldCode::NotAllowed, detail)
            })
        };
        let (found, errors): (Vec<_>, Vec<_>) = chosen.iter().enumerate().map(find).partition(Result::is_ok);
        let errors: Vec<_> = errors.into_iter().filter_map(Result::err).collect();
        if errors.is_empty() {
            Ok(found.into_iter().flatten().collect())
        } else {
            Err(Error::Invalid(errors))
        }
    }

    /// Ends the call of a team that is complete or given up: those who were not chosen are told, and forgotten.
    pub(crate) async fn end_local_call(&self, tx: &Tx, registration: &Registration) -> Result<()> {
        let left = stored::list_interests(tx, registration.id).await?;
        for Interest { email: to, language, .. } in left {
            let job = Job::NotChosen { cohort_id: registration.cohort_id, to, language };
            jobs::enqueue(tx, JobId(self.new_id()), &job, self.now()).await?;
        }
        stored::erase_interests(tx, registration.id).await?;
        Ok(())
    }
}

/// Lines that a lead added for people still to be found, with nothing in them.
fn drop_blank_members(registration: &mut Registration) {
    let is_blank = |member: &Member| {
        !member.is_lead && !member.invited && member.name.is_none() && member.email.is_none()
    };
    registration.members.retain(|member| !is_blank(member));
}
