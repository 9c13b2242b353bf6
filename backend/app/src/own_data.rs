//! Everything that is kept about the signed-in person, with until when. Of others nothing is in it but how many they are.

use chrono::{DateTime, Utc};
use domain::form::{Question, Sheet};
use domain::{
    Form, HistoryEntry, Kept, Member, Membership, Organisation, Person, Registration, Rsvp, Session,
    SignedInSession, State, Until,
};
use serde_json::Value;
use store::own_data::LinkCounts;
use store::{answer_sheets, forms, invitations, organisations, own_data, registrations, sessions};

use crate::{App, Caller, CohortSummary, Error, Result};

#[derive(Debug, Clone)]
pub struct OwnData {
    pub person: Person,
    pub roles: Vec<(Organisation, Membership)>,
    pub registrations: Vec<OwnRegistration>,
    pub rsvps: Vec<OwnRsvp>,
    /// Where and when they signed in, latest first.
    pub sign_ins: Vec<SignedInSession>,
    pub links: LinkCounts,
    /// Lines that they left in histories as an organiser.
    pub decisions: u64,
    pub as_of: DateTime<Utc>,
}

/// A registration that the person answers for, or that names them.
#[derive(Debug, Clone)]
pub struct OwnRegistration {
    /// Without its members.
    pub registration: Registration,
    pub cohort: CohortSummary,
    pub is_applicant: bool,
    /// Entries that stand for the person.
    pub entries: Vec<Member>,
    /// How many other people it names.
    pub others: usize,
    pub answers: Vec<OwnAnswer>,
    /// What the person did.
    pub history: Vec<HistoryEntry>,
    /// Mails with a link of their own that they were sent.
    pub invitation_mails: i64,
    pub until: Until,
}

/// An answer about the person, or one that they gave for the registration.
#[derive(Debug, Clone)]
pub struct OwnAnswer {
    pub question: Question,
    pub value: Value,
    pub until: Until,
}

#[derive(Debug, Clone)]
pub struct OwnRsvp {
    pub rsvp: Rsvp,
    pub session: Session,
    pub cohort: CohortSummary,
    pub until: Until,
}

impl App {
    /// What Kohort keeps about the caller.
    pub async fn own_data(&self, caller: &Caller) -> Result<OwnData> {
        let db = &self.store;
        let mut own = Vec::new();
        for registration in own_data::registrations_of(db, &caller.person).await? {
            own.push(self.own_part(caller, registration).await?);
        }
        let mut rsvps = Vec::new();
        for rsvp in own_data::rsvps_of(db, &caller.person.email).await? {
            let cohort = self.find_cohort(db, rsvp.cohort_id).await?;
            let (cohort, _) = self.cohort_summary(db, cohort).await?;
            let session = cohort.cohort.session(rsvp.session_id).ok_or(Error::Internal)?.clone();
            let until = cohort.cohort.rsvps_kept_until(&session);
            rsvps.push(OwnRsvp { rsvp, session, cohort, until });
        }
        let signed_in = sessions::list_all(db, caller.id()).await?;
        Ok(OwnData {
            person: caller.person.clone(),
            roles: self.own_roles(caller).await?,
            registrations: own,
            rsvps,
            sign_ins: signed_in.into_iter().map(|secrets| secrets.session).collect(),
            links: own_data::links_of(db, &caller.person.email).await?,
            decisions: own_data::decisions_of(db, &caller.person).await?,
            as_of: self.now(),
        })
    }

    async fn own_roles(&self, caller: &Caller) -> Result<Vec<(Organisation, Membership)>> {
        let ids = caller.memberships.iter().map(|membership| membership.organisation_id);
        let found = organisations::find_many(&self.store, ids).await?;
        let with_name = |membership: &Membership| {
            let named = found.iter().find(|organisation| organisation.id == membership.organisation_id);
            named.map(|organisation| (organisation.clone(), membership.clone()))
        };
        Ok(caller.memberships.iter().filter_map(with_name).collect())
    }

    async fn own_part(&self, caller: &Caller, mut registration: Registration) -> Result<OwnRegistration> {
        let db = &self.store;
        let cohort = self.find_cohort(db, registration.cohort_id).await?;
        let (cohort, _) = self.cohort_summary(db, cohort).await?;
        let is_applicant = registration.applicant_id == caller.id();
        let entries = registration.entries_of(&caller.person);
        let sheets = answer_sheets::of_registration(db, registration.id).await?;
        let shared = Some(&sheets.registration).filter(|_| is_applicant);
        let own = entries.iter().filter_map(|id| sheets.members.get(id));
        let answers = self.own_answers(&cohort, &registration, shared.into_iter().chain(own)).await?;
        let mut invitation_mails = 0;
        for entry in &entries {
            invitation_mails += invitations::of_member(db, *entry).await?.map_or(0, |one| one.sent_count);
        }
        let mut history = registrations::history(db, registration.id).await?;
        history.retain(|entry| entry.person_id == Some(caller.id()));
        let (entries, others): (Vec<_>, Vec<_>) = std::mem::take(&mut registration.members)
            .into_iter()
            .partition(|member| entries.contains(&member.id));
        let kept = if registration.state == State::Draft { Kept::Draft } else { Kept::Details };
        Ok(OwnRegistration {
            until: cohort.cohort.kept_until(kept),
            others: others.len(),
            registration,
            cohort,
            is_applicant,
            entries,
            answers,
            history,
            invitation_mails,
        })
    }

    /// Answers with their questions as these were put. In a draft they go with the draft.
    async fn own_answers(
        &self,
        cohort: &CohortSummary,
        registration: &Registration,
        sheets: impl Iterator<Item = &Sheet>,
    ) -> Result<Vec<OwnAnswer>> {
        let mut answers = Vec::new();
        let mut known: Vec<(i64, Form)> = Vec::new();
        for (code, answered) in sheets.flatten() {
            let version = answered.form_version;
            if known.iter().all(|(known, _)| *known != version) {
                let published = forms::find(&self.store, cohort.cohort.id, version).await?;
                known.push((version, published.ok_or(Error::Internal)?.form));
            }
            let form = known.iter().find(|(known, _)| *known == version).map(|(_, form)| form);
            let Some(question) = form.and_then(|form| form.find(code)).cloned() else { continue };
            let kept = match registration.state {
                State::Draft => Kept::Draft,
                _ => Kept::Answer { days: question.retention_days },
            };
            let until = cohort.cohort.kept_until(kept);
            answers.push(OwnAnswer { question, value: answered.value.clone(), until });
        }
        Ok(answers)
    }
}
