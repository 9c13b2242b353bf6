//! Doing one job: work of the house, or a letter that is written and sent.

use domain::{Job, Written};
use store::jobs::LeasedJob;

use crate::mail::{Envelope, Post};
use crate::outcome::{Due, Worked};
use crate::registration_mail::{self, RegistrationMail};
use crate::sign_in_mail::{self, SignInMail};
use crate::{Failure, Runner, people_mail, rsvp_mail, rules_changed, session_mail};

impl Runner {
    pub(crate) async fn perform(&self, job: &LeasedJob) -> Worked {
        match self.prepare(job).await {
            Ok(Some(post)) => self.send(job, post).await,
            Ok(None) => Worked { written: None, outcome: Ok(()) },
            Err(failure) => Worked { written: None, outcome: Err(failure) },
        }
    }

    async fn send(&self, job: &LeasedJob, post: Post) -> Worked {
        let Post { to, reply_to, thread, calendar, letter } = post;
        let address = |text: &str| text.parse().ok();
        let Some(mailbox) = address(&to) else {
            return Worked::failed_for_good("the address cannot be written to");
        };
        let envelope = Envelope {
            job: job.id,
            to: mailbox,
            reply_to: reply_to.as_deref().and_then(address),
            thread,
            written_at: self.app.now(),
            calendar,
        };
        let sent = self.mailer.send(&envelope, &letter).await;
        let (language, subject) = (letter.language, letter.subject);
        let written = Written { to, language, subject, message_id: self.mailer.message_id(&envelope) };
        Worked { written: Some(written), outcome: sent.map_err(Failure::from) }
    }

    /// Does what needs no mail, and writes the letter of what does. `None`: nothing is to be sent.
    async fn prepare(&self, job: &LeasedJob) -> Due {
        let app = &self.app;
        match read(job)? {
            Job::MoveWaitlist { cohort_id } => app.move_waitlist(cohort_id).await?,
            Job::OfferEnd { registration_id } => app.end_offer(registration_id).await?,
            Job::RulesChanged { cohort_id, from, to } => {
                rules_changed::run(app, cohort_id, from, to).await?;
            }
            Job::SessionChanged { cohort_id, session_id } => {
                app.tell_of_changed_session(cohort_id, session_id).await?;
            }
            Job::RemoveFile { file_id } => app.remove_file(file_id).await?,
            mail => return self.write(job, mail).await,
        }
        Ok(None)
    }

    async fn write(&self, job: &LeasedJob, mail: Job) -> Due {
        let app = &self.app;
        match mail {
            Job::SignInMail { to, language, token, code, .. } => {
                sign_in_mail::write(app, &SignInMail { to, language, token, code, asked_at: job.created_at })
            }
            Job::RegistrationMail { registration_id, notice, reason } => {
                registration_mail::write(app, &RegistrationMail { registration_id, notice, reason }).await
            }
            Job::InvitationMail { invitation_id, to, token, occasion } => {
                people_mail::invitation(app, (invitation_id, &to, &token, occasion)).await
            }
            Job::MemberAnswered { registration_id, member_id, answer } => {
                people_mail::answered(app, (registration_id, member_id, answer)).await
            }
            Job::HandedOver { registration_id, to, side, token } => {
                people_mail::handed_over(app, (registration_id, to, side, token.as_deref())).await
            }
            Job::InterestMail { interest_id, token } => {
                people_mail::interest(app, (interest_id, &token)).await
            }
            Job::NotChosen { cohort_id, to, language } => {
                people_mail::not_chosen(app, (cohort_id, &to, language)).await
            }
            Job::TakenOut { registration_id, to, language } => {
                people_mail::taken_out(app, (registration_id, &to, language)).await
            }
            Job::RsvpMail { rsvp_id, notice } => rsvp_mail::write(app, rsvp_id, notice).await,
            Job::SessionMail { registration_id, member_id, session_id } => {
                let known = app.session_letter(registration_id, member_id, session_id).await?;
                Ok(known.map(|known| session_mail::write(known, registration_id, member_id.is_none())))
            }
            Job::MoveWaitlist { .. }
            | Job::OfferEnd { .. }
            | Job::RulesChanged { .. }
            | Job::SessionChanged { .. }
            | Job::RemoveFile { .. } => Ok(None),
        }
    }
}

fn read(job: &LeasedJob) -> Result<Job, Failure> {
    let read = serde_json::from_value(job.payload.clone());
    // The reason would repeat the payload, which holds names and secrets.
    read.map_err(|_| Failure::Final("this version cannot read the job".to_owned()))
}
