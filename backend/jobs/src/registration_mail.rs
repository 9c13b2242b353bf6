//! The letter that tells the applicant what became of a registration. Facts are read when the letter is written; what
//! happened and why stays as it was queued.

use app::App;
use app::letters::RegistrationLetter;
use domain::{EntryKind, Language, Notice, RegistrationId, Session, SessionKind, Text};

use crate::mail::registration::{self, Entrant, Facts, Meeting};
use crate::mail::{Post, Thread};
use crate::outcome::Due;

/// What the job carries.
pub struct RegistrationMail {
    pub registration_id: RegistrationId,
    pub notice: Notice,
    pub reason: Option<String>,
}

/// Writes the letter; a registration deleted meanwhile has nothing to be told.
pub async fn write(app: &App, mail: &RegistrationMail) -> Due {
    let Some(known) = app.registration_letter(mail.registration_id, mail.notice).await? else {
        return Ok(None);
    };
    let (to, reply_to) = (known.to.clone(), known.reply_to.clone());
    let letter = registration::letter(mail.notice, &facts(known, mail, &app.settings().public_url));
    let thread = Thread::Registration(mail.registration_id);
    Ok(Some(Post { to, reply_to, thread: Some(thread), calendar: None, letter }))
}

fn facts(known: RegistrationLetter, mail: &RegistrationMail, public_url: &str) -> Facts {
    let language = known.registration.language;
    let verdict = known.rule_lines(language);
    let cohort = known.cohort.cohort;
    let in_language = |text: &Text| text.resolve(language).map(|(text, _)| text.to_owned());
    Facts {
        language,
        programme: in_language(&known.cohort.programme.title)
            .unwrap_or_else(|| known.cohort.programme.slug.clone()),
        cohort: cohort.content.title.as_ref().and_then(in_language),
        entrant: match cohort.entry {
            EntryKind::Team => Entrant::Team { name: known.registration.team_name },
            EntryKind::Person => Entrant::Person,
        },
        mode: cohort.admission_mode,
        zone: cohort.content.timezone,
        url: format!("{public_url}/{language}{}", known.path),
        submitted_at: known.registration.submitted_at,
        decisions_by: cohort.content.decisions_by,
        offer_expires_at: known.registration.offer_expires_at,
        waitlist_position: known.waitlist_position,
        reason: mail.reason.clone(),
        verdict,
        sessions: cohort.content.sessions.iter().filter_map(|session| meeting(session, language)).collect(),
        organiser: known.organiser.as_ref().and_then(in_language),
        contact: known.reply_to,
    }
}

/// A meeting that belongs to the cohort; info events are for those who have not registered yet.
fn meeting(session: &Session, language: Language) -> Option<Meeting> {
    if session.kind == SessionKind::InfoEvent || session.is_cancelled {
        return None;
    }
    let in_language = |text: &Option<Text>| {
        text.as_ref().and_then(|text| text.resolve(language)).map(|(text, _)| text.to_owned())
    };
    Some(Meeting {
        title: in_language(&session.title).unwrap_or_else(|| session.kind.label(language).to_owned()),
        date: session.date,
        start: session.start_time,
        end: session.end_time,
        when_note: in_language(&session.when_note),
        place: in_language(&session.place),
    })
}
