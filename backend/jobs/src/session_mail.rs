//! The letter that tells somebody who registered of another time or place of a session.

use app::session_letters::SessionLetter;
use domain::{RegistrationId, Text};

use crate::mail::rsvp::Facts;
use crate::mail::{Post, Thread, session};

/// Writes the letter.
pub fn write(mut known: SessionLetter, registration_id: RegistrationId, is_applicant: bool) -> Post {
    let (to, reply_to) = (known.to.clone(), known.reply_to.clone());
    let (calendar, is_cancelled) = (known.calendar.take(), known.session.is_cancelled);
    let letter = session::letter(is_cancelled, is_applicant, &facts(known));
    Post { to, reply_to, thread: Some(Thread::Registration(registration_id)), calendar, letter }
}

fn facts(known: SessionLetter) -> Facts {
    let in_language = |text: &Text| text.resolve(known.language).map(|(text, _)| text.to_owned());
    let organiser = known.organiser.as_ref().and_then(in_language);
    let programme = in_language(&known.cohort.programme.title);
    let programme = programme.unwrap_or_else(|| known.cohort.programme.slug.clone());
    let mut facts = Facts::of(known.language, programme, known.session, known.url);
    facts.join_url = facts.join_url.filter(|_| known.may_join);
    Facts { organiser, contact: known.reply_to, ..facts }
}
