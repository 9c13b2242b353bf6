//! Letters about a registration: which parts each notice has, in which order. The sentences are in one file per
//! language, so that a native editor reads one file.

mod en;
mod et;
mod ru;

use app::letters::{RuleLine, Standing};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use domain::{AdmissionMode, Language, Notice};

use super::{Block, Letter, dates};

/// Everything a letter about a registration may mention, already in the reader's language where organisers wrote it.
#[derive(Debug, Clone)]
pub struct Facts {
    pub language: Language,
    pub programme: String,
    /// Name of the run, where a programme has several.
    pub cohort: Option<String>,
    pub entrant: Entrant,
    pub mode: AdmissionMode,
    pub zone: Tz,
    /// The registration's page.
    pub url: String,
    pub submitted_at: Option<DateTime<Utc>>,
    pub decisions_by: Option<NaiveDate>,
    /// Until when an offer can be answered.
    pub offer_expires_at: Option<DateTime<Utc>>,
    /// One-based place on the waiting list.
    pub waitlist_position: Option<u64>,
    /// The organiser's words for the decision.
    pub reason: Option<String>,
    pub verdict: Vec<RuleLine>,
    pub sessions: Vec<Meeting>,
    pub organiser: Option<String>,
    /// Where questions go; answers to the letter go there too.
    pub contact: Option<String>,
}

/// Who registered. A person never meets the word "team".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entrant {
    Team { name: Option<String> },
    Person,
}

/// One meeting of the cohort. Without a date it is to be announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    pub title: String,
    pub date: Option<NaiveDate>,
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    /// What the organiser says of the time in words.
    pub when_note: Option<String>,
    pub place: Option<String>,
}

/// The sentences of one language.
struct Words {
    greeting: &'static str,
    verdict: &'static str,
    verdict_now: &'static str,
    met: &'static str,
    not_met: &'static str,
    advice_not_met: &'static str,
    open: &'static str,
    reason: &'static str,
    meetings: &'static str,
    to_be_announced: &'static str,
    subject: fn(Notice, &Facts) -> String,
    /// What happened.
    news: fn(Notice, &Facts) -> String,
    /// What comes next, or what is asked of the reader.
    next: fn(Notice, &Facts) -> Option<String>,
    action: fn(Notice, AdmissionMode) -> &'static str,
    questions: fn(&str) -> String,
    farewell: fn(&str) -> String,
}

fn words(language: Language) -> &'static Words {
    match language {
        Language::Et => &et::WORDS,
        Language::En => &en::WORDS,
        Language::Ru => &ru::WORDS,
    }
}

/// How every letter of an organiser begins.
pub(super) fn greeting(language: Language) -> Block {
    Block::Paragraph(words(language).greeting.to_owned())
}

/// How every letter of an organiser ends: where to ask, and who wrote.
pub(super) fn closing(
    language: Language,
    contact: Option<&str>,
    organiser: Option<&str>,
) -> impl Iterator<Item = Block> {
    let words = words(language);
    let (questions, farewell) = (contact.map(words.questions), organiser.map(words.farewell));
    questions.into_iter().chain(farewell).map(Block::Paragraph)
}

/// Writes the letter that tells what became of a registration.
pub fn letter(notice: Notice, facts: &Facts) -> Letter {
    let words = words(facts.language);
    let mut blocks = vec![greeting(facts.language), Block::Paragraph((words.news)(notice, facts))];
    if let Some(reason) = &facts.reason {
        blocks.push(Block::Quote { label: words.reason.to_owned(), words: reason.clone() });
    }
    blocks.extend((words.next)(notice, facts).map(Block::Paragraph));
    blocks.extend(verdict(notice, facts, words));
    blocks.extend(meetings(notice, facts, words));
    blocks
        .push(Block::Action { label: (words.action)(notice, facts.mode).to_owned(), url: facts.url.clone() });
    blocks.extend(closing(facts.language, facts.contact.as_deref(), facts.organiser.as_deref()));
    Letter { language: facts.language, subject: (words.subject)(notice, facts), blocks }
}

/// The verdict is news when something was handed in or the rules are others now; later letters are about decisions.
fn verdict(notice: Notice, facts: &Facts, words: &Words) -> Option<Block> {
    if facts.verdict.is_empty() {
        return None;
    }
    let intro = match notice {
        Notice::Submitted | Notice::Placed | Notice::Waitlisted => Some(words.verdict),
        Notice::RulesChanged => Some(words.verdict_now),
        Notice::Offered
        | Notice::OfferEnding
        | Notice::OfferEnded
        | Notice::Declined
        | Notice::Confirmed
        | Notice::Withdrawn
        | Notice::Reopened
        | Notice::Completed => None,
    };
    let items = || facts.verdict.iter().map(|line| verdict_line(line, words)).collect();
    intro.map(|intro| Block::List { intro: intro.to_owned(), items: items() })
}

fn verdict_line(line: &RuleLine, words: &Words) -> String {
    let standing = match line.standing {
        Standing::Met => words.met,
        Standing::NotMet => words.not_met,
        Standing::AdviceNotMet => words.advice_not_met,
        Standing::Open => words.open,
    };
    format!("{} – {standing}", line.sentence.trim_end_matches('.'))
}

/// Meetings matter to those who have a place, or may take one.
fn meetings(notice: Notice, facts: &Facts, words: &Words) -> Option<Block> {
    if facts.sessions.is_empty() {
        return None;
    }
    match notice {
        Notice::Placed | Notice::Offered | Notice::OfferEnding | Notice::Confirmed => {
            let items = facts.sessions.iter().map(|meeting| meeting_line(meeting, facts, words)).collect();
            Some(Block::List { intro: words.meetings.to_owned(), items })
        }
        Notice::Submitted
        | Notice::OfferEnded
        | Notice::Waitlisted
        | Notice::Declined
        | Notice::Withdrawn
        | Notice::Reopened
        | Notice::Completed
        | Notice::RulesChanged => None,
    }
}

fn meeting_line(meeting: &Meeting, facts: &Facts, words: &Words) -> String {
    let when = match meeting.date {
        Some(date) => {
            dates::day(date, facts.language) + &dates::hours(meeting.start, meeting.end, facts.language)
        }
        None => meeting.when_note.clone().unwrap_or_else(|| words.to_be_announced.to_owned()),
    };
    let place = meeting.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    format!("{}: {when}{place}", meeting.title)
}

/// The programme's name in the quotation marks of the language, with the run where it has a name.
fn quoted(facts: &Facts, open: char, close: char) -> String {
    match &facts.cohort {
        Some(cohort) => format!("{open}{}{close} ({cohort})", facts.programme),
        None => format!("{open}{}{close}", facts.programme),
    }
}
