//! What becomes of a job, written into the log of mails in the same transaction.

use chrono::{DateTime, Utc};
use domain::{Mail, MailId, Written};
use store::jobs::LeasedJob;
use store::{Tx, mails};

/// The log's row of one job, for those that have one.
pub struct LogEntry {
    mail: Option<Mail>,
    attempts: i32,
}

/// Finds the row and notes how the letter looked, where it was written.
pub async fn entry(tx: &Tx, job: &LeasedJob, written: Option<&Written>) -> store::Result<LogEntry> {
    let mut mail = mails::lock(tx, MailId(job.id.0)).await?;
    if let (Some(mail), Some(written)) = (&mut mail, written) {
        mail.note(written.clone(), job.attempts);
    }
    Ok(LogEntry { mail, attempts: job.attempts })
}

impl LogEntry {
    pub fn done(&mut self, now: DateTime<Utc>, was_sent: bool) {
        match &mut self.mail {
            Some(mail) if was_sent => mail.sent(now),
            Some(mail) => mail.not_needed(),
            None => {}
        }
    }

    pub fn retrying(&mut self, at: DateTime<Utc>, reason: &str) {
        if let Some(mail) = &mut self.mail {
            mail.retrying(at, self.attempts, reason);
        }
    }

    pub fn failed(&mut self, reason: &str) {
        if let Some(mail) = &mut self.mail {
            mail.failed(self.attempts, reason);
        }
    }

    pub async fn save(&self, tx: &Tx) -> store::Result<()> {
        match &self.mail {
            Some(mail) => mails::save(tx, mail).await,
            None => Ok(()),
        }
    }
}
