//! The log of mails: each that concerns a registration or an RSVP is written down in the transaction that queues it.
//! Organisers read what became of it and send again what did not arrive.

use chrono::{DateTime, Utc};
use domain::{
    CohortId, Job, JobId, Language, Mail, MailId, MailKind, MailState, MemberId, NotAgain, Registration,
    RegistrationId, Rsvp, RsvpId, State, repeatable,
};
use store::{Db, Scope, Tx, jobs, mails, programmes, registrations};

use crate::cursor::{decode, list_hash, listed};
use crate::policy::{self, Permission};
use crate::{App, Caller, Error, Intent, Listed, Once, Paging, Result};

pub use store::mails::MailFilter;

/// What a mail belongs to, and what is known of its reader when it is queued.
#[derive(Debug, Clone)]
pub(crate) struct About {
    pub cohort_id: CohortId,
    pub registration_id: Option<RegistrationId>,
    pub member_id: Option<MemberId>,
    pub rsvp_id: Option<RsvpId>,
    pub to: Option<String>,
    pub language: Option<Language>,
}

impl About {
    /// To the applicant, whose address is read when the mail is written.
    pub fn registration(registration: &Registration) -> Self {
        let language = Some(registration.language);
        Self { language, ..Self::unread(registration.cohort_id, registration.id) }
    }

    /// Like `registration` where it was not read.
    pub fn unread(cohort_id: CohortId, id: RegistrationId) -> Self {
        Self {
            cohort_id,
            registration_id: Some(id),
            member_id: None,
            rsvp_id: None,
            to: None,
            language: None,
        }
    }

    /// To a member or about one: the log forgets it with them.
    pub fn member(self, id: MemberId) -> Self {
        Self { member_id: Some(id), ..self }
    }

    pub fn to(self, address: &str, language: Language) -> Self {
        Self { to: Some(address.to_owned()), language: Some(language), ..self }
    }

    pub fn rsvp(rsvp: &Rsvp) -> Self {
        Self {
            cohort_id: rsvp.cohort_id,
            registration_id: None,
            member_id: None,
            rsvp_id: Some(rsvp.id),
            to: Some(rsvp.email.clone()),
            language: Some(rsvp.language),
        }
    }
}

impl App {
    /// Queues a mail and writes it into the log.
    pub(crate) async fn post(&self, tx: &Tx, about: About, job: &Job) -> Result<MailId> {
        self.post_at(tx, about, job, self.now()).await
    }

    /// The same for a later time.
    pub(crate) async fn post_at(
        &self,
        tx: &Tx,
        about: About,
        job: &Job,
        due: DateTime<Utc>,
    ) -> Result<MailId> {
        let (now, id) = (self.now(), self.new_id());
        let About { cohort_id, registration_id, member_id, rsvp_id, to, language } = about;
        let mail = Mail {
            id: MailId(id),
            kind: MailKind::of(job).ok_or(Error::Internal)?,
            cohort_id,
            registration_id,
            member_id,
            rsvp_id,
            to,
            language,
            subject: None,
            state: MailState::Waiting,
            attempts: 0,
            reason: None,
            message_id: None,
            queued_at: now,
            due_at: Some(due),
            sent_at: None,
            bounced_at: None,
            replaced_by: None,
            again: repeatable(job),
        };
        mails::insert(tx, &mail).await?;
        if let (MailKind::Invitation, Some(member)) = (mail.kind, member_id) {
            mails::replace_invitations(tx, member, mail.id).await?;
        }
        jobs::plan(tx, JobId(id), job, now, due).await?;
        Ok(mail.id)
    }

    /// Mails of a cohort for its organisers, newest first. Drafts and whom they asked are not in it.
    pub async fn list_mails(
        &self,
        caller: &Caller,
        cohort_id: CohortId,
        filter: &MailFilter,
        paging: &Paging,
    ) -> Result<Listed<Mail>> {
        self.require_in_cohort(&self.store, caller, cohort_id, Permission::ReadRegistrations).await?;
        let of = list_hash(&("mails", cohort_id, filter));
        let after = decode::<MailId>(paging, &of)?;
        let page = mails::list_of_cohort(&self.store, cohort_id, filter, after, paging.limit).await?;
        listed(page, |mail| mail.id, &of)
    }

    /// Sends a mail that did not arrive once more, as things stand now and to the address known now.
    pub async fn resend_mail(&self, caller: &Caller, id: MailId, intent: &Intent) -> Result<Once<Mail>> {
        let cohort_id = self.shown_mail(&self.store, caller, id).await?.cohort_id;
        self.once(caller.id(), intent, Scope::Cohort(cohort_id), async |tx| {
            mails::lock(tx, id).await?;
            let mut mail = self.shown_mail(tx, caller, id).await?;
            let job = mail.resend().map_err(|why| refusal(why, mail.state))?.clone();
            let about = About {
                cohort_id,
                registration_id: mail.registration_id,
                member_id: mail.member_id,
                rsvp_id: mail.rsvp_id,
                to: None,
                language: mail.language,
            };
            let again = self.post(tx, about, &job).await?;
            mail.replaced_by = Some(again);
            mails::save(tx, &mail).await?;
            mails::find(tx, again).await?.ok_or(Error::Internal)
        })
        .await
    }

    /// A mail that the caller may see and send again.
    async fn shown_mail(&self, db: &impl Db, caller: &Caller, id: MailId) -> Result<Mail> {
        let unknown = || Error::not_found("mail");
        let mail = mails::find(db, id).await?.ok_or_else(unknown)?;
        let cohort = self.find_cohort(db, mail.cohort_id).await?;
        let programme = programmes::find(db, cohort.programme_id).await?.ok_or(Error::Internal)?;
        policy::require(caller, programme.organisation_id, Permission::RunCohort, "mail")?;
        if let Some(registration) = mail.registration_id {
            let registration = registrations::find(db, registration).await?.ok_or_else(unknown)?;
            if registration.state == State::Draft || registration.submitted_at.is_none() {
                return Err(unknown());
            }
        }
        Ok(mail)
    }

    /// Notes that a mail came back. False where the log knows none of that id, or knows it already.
    pub async fn note_bounce(&self, id: MailId, reason: &str) -> Result<bool> {
        self.atomically(Scope::Free, async |tx| {
            let Some(mut mail) = mails::lock(tx, id).await? else { return Ok(false) };
            if !mail.bounced(self.now(), reason) {
                return Ok(false);
            }
            mails::save(tx, &mail).await?;
            Ok(true)
        })
        .await
    }
}

fn refusal(why: NotAgain, state: MailState) -> Error {
    let detail = match why {
        NotAgain::NotUndelivered => {
            return Error::InvalidTransition {
                action: "resend".to_owned(),
                from: state.as_str().to_owned(),
                allowed: Vec::new(),
            };
        }
        NotAgain::Replaced => "a later mail has taken its place; look at that one",
        NotAgain::Secret => {
            "it held a link that is shown once and is not kept; who answers for the registration can send a new one"
        }
        NotAgain::Erased => "its reader was taken out of the registration, and their address was erased",
    };
    Error::Conflict { detail: detail.to_owned() }
}
