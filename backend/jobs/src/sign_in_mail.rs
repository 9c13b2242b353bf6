//! The job that sends the link and the code for signing in.

use app::App;
use chrono::{DateTime, Utc};
use domain::Language;

use crate::Failure;
use crate::mail::{Envelope, Mailer, sign_in};

/// What the job carries.
pub struct SignInMail {
    pub to: String,
    pub language: Language,
    pub token: String,
    pub code: String,
    pub asked_at: DateTime<Utc>,
}

/// Sends the letter, unless its link has expired while the mail server was away.
pub async fn run(app: &App, mailer: &Mailer, job: domain::JobId, mail: &SignInMail) -> Result<(), Failure> {
    let now = app.now();
    if mail.asked_at + app.settings().sign_in_ttl <= now {
        return Err(Failure::Final("the link expired before the mail could leave".to_owned()));
    }
    let to = mail.to.parse().map_err(|_| Failure::Final("the address cannot be written to".to_owned()))?;
    let url = format!("{}/{}/sign-in#token={}", app.settings().public_url, mail.language, mail.token);
    let letter = sign_in::letter(mail.language, &url, &readable(&mail.code));
    let envelope = Envelope { job, to, reply_to: None, written_at: now, calendar: None };
    Ok(mailer.send(&envelope, &letter).await?)
}

/// `ABCD-EF23`: halves are easier to type over. The server reads the code with and without the hyphen.
fn readable(code: &str) -> String {
    match code.split_at_checked(4) {
        Some((first, second)) if !second.is_empty() => format!("{first}-{second}"),
        _ => code.to_owned(),
    }
}
