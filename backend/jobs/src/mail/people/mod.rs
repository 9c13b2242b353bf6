//! Letters between a lead and the people of the team. The sentences are in one file per language, so that a native
//! editor reads one file.

mod en;
mod et;
mod ru;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::{Language, Moment};

use super::{Block, Letter, dates};

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// To somebody whom the lead asks.
    Asked,
    /// To somebody who has not answered.
    Reminded,
    /// To somebody who joined by the link for anyone.
    Joined,
    /// To the lead: a member confirmed.
    Accepted,
    /// To the lead: somebody said no.
    Declined,
    /// To the lead: somebody who had confirmed is gone.
    Left,
    /// To the earlier lead.
    Passed,
    /// To the new lead.
    Received,
    /// To somebody whom the lead took out of a registration that was handed in.
    TakenOut,
    /// To somebody who said that they want to be in a team, to confirm that it was really them.
    Interested,
    /// To somebody who wanted to be in a team that was composed without them.
    NotChosen,
}

/// Everything a letter may mention, already in the reader's language where organisers wrote it.
#[derive(Debug, Clone)]
pub struct Facts {
    pub language: Language,
    pub programme: String,
    /// Name of the run, where a programme has several.
    pub cohort: Option<String>,
    pub team: Option<String>,
    pub lead: Option<String>,
    /// Whom it is about; nobody where the answer erased the person.
    pub member: Option<String>,
    pub deadline: Option<Moment>,
    /// The end of an unanswered invitation.
    pub expires_at: Option<DateTime<Utc>>,
    pub zone: Tz,
    /// The reader's own link, or the registration's page.
    pub url: String,
    pub organiser: Option<String>,
    /// Where questions go; answers to the letter go there too.
    pub contact: Option<String>,
}

/// The sentences of one language.
struct Words {
    greeting: &'static str,
    subject: fn(Subject, &Facts) -> String,
    /// What happened, what it means, and what the reader can do.
    paragraphs: fn(Subject, &Facts) -> Vec<String>,
    action: fn(Subject) -> &'static str,
    /// What an invited person may rely on.
    rights: &'static [&'static str],
    questions: fn(&str) -> String,
    farewell: fn(&str) -> String,
}

/// Writes the letter. Opening its link answers nothing; the page behind it asks first.
pub fn letter(subject: Subject, facts: &Facts) -> Letter {
    let words = match facts.language {
        Language::Et => &et::WORDS,
        Language::En => &en::WORDS,
        Language::Ru => &ru::WORDS,
    };
    let mut blocks = vec![Block::Paragraph(words.greeting.to_owned())];
    blocks.extend((words.paragraphs)(subject, facts).into_iter().map(Block::Paragraph));
    blocks.push(Block::Action { label: (words.action)(subject).to_owned(), url: facts.url.clone() });
    if matches!(subject, Subject::Asked | Subject::Reminded) {
        blocks.extend(words.rights.iter().map(|right| Block::Paragraph((*right).to_owned())));
    }
    blocks.extend(facts.contact.as_deref().map(|contact| Block::Paragraph((words.questions)(contact))));
    blocks.extend(facts.organiser.as_deref().map(|organiser| Block::Paragraph((words.farewell)(organiser))));
    Letter { language: facts.language, subject: (words.subject)(subject, facts), blocks }
}

/// The programme's name in the quotation marks of the language, with the run where it has a name.
fn quoted(facts: &Facts, open: char, close: char) -> String {
    match &facts.cohort {
        Some(cohort) => format!("{open}{}{close} ({cohort})", facts.programme),
        None => format!("{open}{}{close}", facts.programme),
    }
}

/// The end of the window as a day, or as a day and an hour.
fn deadline(facts: &Facts) -> Option<String> {
    let closes = facts.deadline.as_ref()?;
    Some(match closes.time {
        Some(_) => dates::at(closes.at, facts.zone, facts.language),
        None => dates::day(closes.date, facts.language),
    })
}

fn expiry(facts: &Facts) -> Option<String> {
    facts.expires_at.map(|at| dates::at(at, facts.zone, facts.language))
}
