//! The letter with the link and the code for signing in.

use app::App;
use chrono::{DateTime, Utc};
use domain::Language;

use crate::Failure;
use crate::mail::{Post, sign_in};
use crate::outcome::Due;

/// What the job carries.
pub struct SignInMail {
    pub to: String,
    pub language: Language,
    pub token: String,
    pub code: String,
    pub asked_at: DateTime<Utc>,
}

/// Writes the letter, unless its link has expired while the mail server was away.
pub fn write(app: &App, mail: &SignInMail) -> Due {
    if mail.asked_at + app.settings().sign_in_ttl <= app.now() {
        return Err(Failure::Final("the link expired before the mail could leave".to_owned()));
    }
    let url = format!("{}/{}/sign-in#token={}", app.settings().public_url, mail.language, mail.token);
    let letter = sign_in::letter(mail.language, &url, &readable(&mail.code));
    Ok(Some(Post { to: mail.to.clone(), reply_to: None, thread: None, calendar: None, letter }))
}

/// `ABCD-EF23`: halves are easier to type over. The server reads the code with and without the hyphen.
fn readable(code: &str) -> String {
    match code.split_at_checked(4) {
        Some((first, second)) if !second.is_empty() => format!("{first}-{second}"),
        _ => code.to_owned(),
    }
}
