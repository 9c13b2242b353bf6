//! A letter with its reader, as the jobs hand it over for sending.

use domain::{RegistrationId, RsvpId};

use super::Letter;

#[derive(Debug, Clone)]
pub struct Post {
    /// As stored; may turn out to be no address.
    pub to: String,
    pub reply_to: Option<String>,
    pub thread: Option<Thread>,
    /// A calendar file to go with the letter.
    pub calendar: Option<String>,
    pub letter: Letter,
}

/// What a mail belongs to: mail programs show its mails as one conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thread {
    Registration(RegistrationId),
    Rsvp(RsvpId),
}

impl Thread {
    /// The Message-ID that all its mails refer to.
    pub fn root(self, domain: &str) -> String {
        match self {
            Self::Registration(id) => format!("<registration.{id}@{domain}>"),
            Self::Rsvp(id) => format!("<rsvp.{id}@{domain}>"),
        }
    }
}
