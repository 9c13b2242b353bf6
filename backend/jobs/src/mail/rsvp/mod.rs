//! Letters about coming to a session by saying so: which parts each notice has, in which order. The sentences are in
//! one file per language.

mod en;
mod et;
mod ru;
#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveTime};
use domain::{Language, RsvpNotice, Session, Text};

use super::registration::{closing, greeting};
use super::{Block, Letter, dates};

/// Everything a letter about an RSVP may mention, in the reader's language where organisers wrote it.
#[derive(Debug, Clone)]
pub struct Facts {
    pub language: Language,
    pub programme: String,
    /// The session's.
    pub title: String,
    pub date: Option<NaiveDate>,
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    /// What the organiser says of the time in words.
    pub when_note: Option<String>,
    pub place: Option<String>,
    /// Where an online session is joined; told to those attending only.
    pub join_url: Option<String>,
    /// One-based place on the waiting list.
    pub waitlist_position: Option<u64>,
    /// Where the reader answers.
    pub url: String,
    pub organiser: Option<String>,
    /// Where questions go; answers to the letter go there too.
    pub contact: Option<String>,
}

impl Facts {
    /// What the session itself says, in one language.
    pub fn of(language: Language, programme: String, session: Session, url: String) -> Self {
        let in_language = |text: &Text| text.resolve(language).map(|(text, _)| text.to_owned());
        let title = session.title.as_ref().and_then(in_language);
        Self {
            language,
            programme,
            title: title.unwrap_or_else(|| session.kind.label(language).to_owned()),
            date: session.date,
            start: session.start_time,
            end: session.end_time,
            when_note: session.when_note.as_ref().and_then(in_language),
            place: session.place.as_ref().and_then(in_language),
            join_url: session.join_url,
            waitlist_position: None,
            url,
            organiser: None,
            contact: None,
        }
    }

    /// The session in the quotation marks of the language, with its programme.
    pub(super) fn quoted(&self, open: char, close: char) -> String {
        format!("{open}{}{close} ({})", self.title, self.programme)
    }
}

/// The sentences of one language.
struct Words {
    details: &'static str,
    when: &'static str,
    place: &'static str,
    join: &'static str,
    to_be_announced: &'static str,
    /// In front of the session's title.
    subject: fn(RsvpNotice) -> &'static str,
    news: fn(RsvpNotice, &Facts) -> String,
    /// What comes next, or what is asked of the reader.
    next: fn(RsvpNotice) -> &'static str,
    action: fn(RsvpNotice) -> &'static str,
}

/// Writes the letter that tells what became of an RSVP.
pub fn letter(notice: RsvpNotice, facts: &Facts) -> Letter {
    let words = words(facts.language);
    let news = Block::Paragraph((words.news)(notice, facts));
    let mut blocks = vec![greeting(facts.language), news, details(facts, words.details)];
    if may_join(notice) {
        blocks.extend(joining(facts));
    }
    blocks.push(Block::Paragraph((words.next)(notice).to_owned()));
    blocks.push(Block::Action { label: (words.action)(notice).to_owned(), url: facts.url.clone() });
    blocks.extend(closing(facts.language, facts.contact.as_deref(), facts.organiser.as_deref()));
    let subject = format!("{}: {}", (words.subject)(notice), facts.title);
    Letter { language: facts.language, subject, blocks }
}

fn may_join(notice: RsvpNotice) -> bool {
    match notice {
        RsvpNotice::Attending | RsvpNotice::MovedUp | RsvpNotice::SessionChanged | RsvpNotice::Reminder => {
            true
        }
        RsvpNotice::Asked | RsvpNotice::Waitlisted | RsvpNotice::Cancelled | RsvpNotice::SessionCancelled => {
            false
        }
    }
}

fn words(language: Language) -> &'static Words {
    match language {
        Language::Et => &et::WORDS,
        Language::En => &en::WORDS,
        Language::Ru => &ru::WORDS,
    }
}

/// Where an online session is joined.
pub(super) fn joining(facts: &Facts) -> Option<Block> {
    let label = words(facts.language).join.to_owned();
    facts.join_url.as_ref().map(|url| Block::Action { label, url: url.clone() })
}

/// When and where.
pub(super) fn details(facts: &Facts, intro: &str) -> Block {
    let words = words(facts.language);
    let when = match facts.date {
        Some(date) => {
            dates::day(date, facts.language) + &dates::hours(facts.start, facts.end, facts.language)
        }
        None => facts.when_note.clone().unwrap_or_else(|| words.to_be_announced.to_owned()),
    };
    let mut items = vec![format!("{}: {when}", words.when)];
    items.extend(facts.place.as_ref().map(|place| format!("{}: {place}", words.place)));
    Block::List { intro: intro.to_owned(), items }
}
