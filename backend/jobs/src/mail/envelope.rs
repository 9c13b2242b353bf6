//! The outside of a mail: who gets it, who answers are for, when it was written, and an identity that stays the
//! same when the job runs again.

use chrono::{DateTime, Utc};
use domain::JobId;
use lettre::Message;
use lettre::message::header::{self, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};

use super::{Letter, Thread};

#[derive(Debug, Clone)]
pub struct Envelope {
    /// The job that sends it; gives Message-ID, boundary and file name, so a repetition is recognisably the same mail.
    pub job: JobId,
    pub to: Mailbox,
    pub reply_to: Option<Mailbox>,
    /// What mail programs show together with it.
    pub thread: Option<Thread>,
    pub written_at: DateTime<Utc>,
    /// A calendar file to go with the letter.
    pub calendar: Option<String>,
}

impl Envelope {
    /// The id (`UUIDv7`) begins with its time, so names sort by when the mails were queued.
    pub fn file_name(&self) -> String {
        format!("{}.eml", self.job)
    }

    /// By which a bounce says what came back.
    pub fn message_id(&self, from: &Mailbox) -> String {
        format!("<{}@{}>", self.job, from.email.domain())
    }

    /// The complete message: text first, the same in plain HTML after it.
    pub fn message(&self, from: &Mailbox, letter: &Letter) -> Result<Message, lettre::error::Error> {
        let mut builder = Message::builder()
            .from(from.clone())
            .to(self.to.clone())
            .subject(letter.subject.clone())
            .date(self.written_at.into())
            .message_id(Some(self.message_id(from)));
        if let Some(thread) = self.thread {
            // Never sent itself; whatever names it belongs together.
            let root = thread.root(from.email.domain());
            builder = builder.in_reply_to(root.clone()).references(root);
        }
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(reply_to.clone());
        }
        let words = MultiPart::alternative()
            .boundary(format!("kohort-{}", self.job))
            .singlepart(part(ContentType::TEXT_PLAIN, letter.text()))
            .singlepart(part(ContentType::TEXT_HTML, letter.html()));
        let mut message = builder.multipart(match &self.calendar {
            None => words,
            Some(calendar) => MultiPart::mixed()
                .boundary(format!("kohort-mixed-{}", self.job))
                .multipart(words)
                .singlepart(attachment(calendar)?),
        })?;
        // Vacation responders must not answer, and readers need the language to read the mail aloud.
        insert(&mut message, HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated");
        insert(&mut message, HeaderName::new_from_ascii_str("Content-Language"), letter.language.code());
        Ok(message)
    }
}

fn part(kind: ContentType, body: String) -> SinglePart {
    SinglePart::builder().header(kind).header(header::ContentTransferEncoding::QuotedPrintable).body(body)
}

/// Encoded as a whole: quoted-printable would be allowed to rewrite its line ends.
fn attachment(calendar: &str) -> Result<SinglePart, lettre::error::Error> {
    let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")
        .map_err(|_| lettre::error::Error::NonAsciiChars)?;
    Ok(SinglePart::builder()
        .header(kind)
        .header(header::ContentDisposition::attachment("kohort.ics"))
        .header(header::ContentTransferEncoding::Base64)
        .body(calendar.to_owned()))
}

fn insert(message: &mut Message, name: HeaderName, value: &str) {
    message.headers_mut().insert_raw(HeaderValue::new(name, value.to_owned()));
}
