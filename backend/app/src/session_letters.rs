//! News of a session: who is told that it is at another time or place, or does not happen, and the facts of the mail to
//! those who registered. Facts are read when it is written.

use std::collections::BTreeSet;

use domain::{
    Cohort, CohortId, Job, JobId, Language, Member, MemberId, Registration, RegistrationId, RsvpNotice,
    Session, SessionKind, State, Text,
};
use store::{Scope, Tx, cohorts, invitations, jobs, organisations, people, registrations, rsvps};
use uuid::Uuid;

use crate::calendars::entries::{Entry, Standing};
use crate::calendars::standing;
use crate::mails::About;
use crate::rsvp_letters::is_due;
use crate::{App, CohortSummary, Error, Result};

/// What a mail about a session to somebody who registered needs.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionLetter {
    pub to: String,
    pub language: Language,
    pub session: Session,
    pub cohort: CohortSummary,
    /// Whether the reader is told where an online session is joined.
    pub may_join: bool,
    /// The registration's page for the applicant, the programme's for members.
    pub url: String,
    /// The session as a calendar file.
    pub calendar: Option<String>,
    pub reply_to: Option<String>,
    /// Name of the organisation that answers for the programme.
    pub organiser: Option<Text>,
}

/// Somebody of a registration who is told.
struct Reader {
    member_id: Option<MemberId>,
    email: String,
    language: Language,
}

impl App {
    /// Queues the news of a session that calendars must show differently.
    pub(crate) async fn announce_change(&self, tx: &Tx, cohort_id: CohortId, session: Uuid) -> Result<()> {
        let job = Job::SessionChanged { cohort_id, session_id: session };
        Ok(jobs::enqueue(tx, JobId(self.new_id()), &job, self.now()).await?)
    }

    /// Queues a mail to everyone attending a session that changed, to who waits where it does not happen, and to those
    /// who registered for it. Nobody gets two.
    pub async fn tell_of_changed_session(&self, cohort_id: CohortId, session_id: Uuid) -> Result<()> {
        self.atomically(Scope::Cohort(cohort_id), async |tx| {
            let cohort = cohorts::lock(tx, cohort_id).await?.ok_or(Error::Internal)?;
            let Some(session) = cohort.session(session_id) else { return Ok(()) };
            let mut told = self.tell_attending(tx, session).await?;
            if session.kind != SessionKind::InfoEvent {
                self.tell_registered(tx, &cohort, session_id, &mut told).await?;
            }
            Ok(())
        })
        .await
    }

    /// Returns the addresses written to.
    async fn tell_attending(&self, tx: &Tx, session: &Session) -> Result<BTreeSet<String>> {
        let notice =
            if session.is_cancelled { RsvpNotice::SessionCancelled } else { RsvpNotice::SessionChanged };
        let mut told = BTreeSet::new();
        for mut rsvp in rsvps::expecting(tx, session.id).await? {
            if is_due(notice, rsvp.state) {
                self.tell(tx, &rsvp, notice).await?;
                told.insert(rsvp.email.to_lowercase());
            }
            // It may be at another time now.
            if rsvp.reminded_at.take().is_some() {
                rsvps::save(tx, &rsvp).await?;
            }
        }
        Ok(told)
    }

    async fn tell_registered(
        &self,
        tx: &Tx,
        cohort: &Cohort,
        session_id: Uuid,
        told: &mut BTreeSet<String>,
    ) -> Result<()> {
        for registration in registrations::expected(tx, cohort.id).await? {
            for reader in self.readers(tx, &registration).await? {
                // A shared mailbox may stand for several people.
                if !told.insert(reader.email.to_lowercase()) {
                    continue;
                }
                let Reader { member_id, email, language } = reader;
                let about = About::registration(&registration).to(&email, language);
                let about = member_id.map_or(about.clone(), |id| about.member(id));
                let job = Job::SessionMail { registration_id: registration.id, member_id, session_id };
                self.post(tx, about, &job).await?;
            }
        }
        Ok(())
    }

    /// The applicant first: their mail leads to the registration.
    async fn readers(&self, tx: &Tx, registration: &Registration) -> Result<Vec<Reader>> {
        let applicant = people::find(tx, registration.applicant_id).await?.ok_or(Error::Internal)?;
        let mut readers = Vec::new();
        if !applicant.is_erased() {
            readers.push(Reader { member_id: None, email: applicant.email, language: registration.language });
        }
        let invited = invitations::of_registration(tx, registration.id).await?;
        // The lead is the applicant.
        let others = registration.members.iter().filter(|member| !member.is_lead && !member.is_pending());
        for member in others {
            let Some(email) = member.email.clone() else { continue };
            let asked = invited.iter().find(|invitation| invitation.member_id == Some(member.id));
            let language = asked.map_or(registration.language, |invitation| invitation.language);
            readers.push(Reader { member_id: Some(member.id), email, language });
        }
        Ok(readers)
    }

    /// `None` when there is nothing to tell any more: the registration has no place, or the reader is not in it.
    pub async fn session_letter(
        &self,
        id: RegistrationId,
        member_id: Option<MemberId>,
        session_id: Uuid,
    ) -> Result<Option<SessionLetter>> {
        let registration = registrations::find(&self.store, id).await?;
        let expected =
            |registration: &Registration| matches!(registration.state, State::Offered | State::Confirmed);
        let Some(registration) = registration.filter(expected) else { return Ok(None) };
        let cohort = self.find_cohort(&self.store, registration.cohort_id).await?;
        let Some(session) = cohort.session(session_id).cloned() else { return Ok(None) };
        let (cohort, programme) = self.cohort_summary(&self.store, cohort).await?;
        let Some((to, language, path)) = self.address_of(&registration, member_id, &programme.slug).await?
        else {
            return Ok(None);
        };
        let standing = standing(registration.state);
        let may_join = standing == Standing::Certain && !session.is_cancelled;
        let entry = Entry { session: &session, standing, is_private: may_join };
        let calendar =
            session.date.is_some().then(|| self.calendar_of(&cohort, language, std::iter::once(entry)));
        let organiser = organisations::find(&self.store, programme.organisation_id).await?;
        Ok(Some(SessionLetter {
            to,
            language,
            may_join,
            url: format!("{}/{language}{path}", self.settings.public_url),
            calendar,
            reply_to: programme.content.contact.and_then(|contact| contact.email),
            organiser: organiser.map(|organisation| organisation.name),
            session,
            cohort,
        }))
    }

    /// Address, language and page of the reader; the applicant's page opens by its secret.
    async fn address_of(
        &self,
        registration: &Registration,
        member_id: Option<MemberId>,
        programme: &str,
    ) -> Result<Option<(String, Language, String)>> {
        let Some(member_id) = member_id else {
            let applicant =
                people::find(&self.store, registration.applicant_id).await?.ok_or(Error::Internal)?;
            let path = self.status_path(registration.id, &applicant.email).await?;
            return Ok(Some((applicant.email, registration.language, path)));
        };
        let is_reader = |member: &&Member| member.id == member_id && !member.is_pending();
        let email = registration.members.iter().find(is_reader).and_then(|member| member.email.clone());
        let Some(email) = email else { return Ok(None) };
        let asked = invitations::of_member(&self.store, member_id).await?;
        let language = asked.map_or(registration.language, |invitation| invitation.language);
        Ok(Some((email, language, format!("/programmes/{programme}"))))
    }
}
