//! The letter that tells somebody what became of their RSVP.

use app::App;
use app::rsvp_letters::RsvpLetter;
use domain::{RsvpId, RsvpNotice, Text};

use crate::mail::rsvp::{self, Facts};
use crate::mail::{Post, Thread};
use crate::outcome::Due;

/// Writes the letter, unless its news is out of date.
pub async fn write(app: &App, id: RsvpId, notice: RsvpNotice) -> Due {
    let Some(mut known) = app.rsvp_letter(id, notice).await? else { return Ok(None) };
    let (to, reply_to) = (known.rsvp.email.clone(), known.reply_to.clone());
    let calendar = known.calendar.take();
    let letter = rsvp::letter(notice, &facts(known));
    Ok(Some(Post { to, reply_to, thread: Some(Thread::Rsvp(id)), calendar, letter }))
}

fn facts(known: RsvpLetter) -> Facts {
    let language = known.rsvp.language;
    let in_language = |text: &Text| text.resolve(language).map(|(text, _)| text.to_owned());
    let organiser = known.organiser.as_ref().and_then(in_language);
    let programme = in_language(&known.cohort.programme.title);
    let programme = programme.unwrap_or(known.cohort.programme.slug);
    let (waitlist_position, contact) = (known.waitlist_position, known.reply_to);
    Facts {
        waitlist_position,
        organiser,
        contact,
        ..Facts::of(language, programme, known.session, known.url)
    }
}
