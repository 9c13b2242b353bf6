//! The job that tells somebody what became of their RSVP.

use app::App;
use app::rsvp_letters::RsvpLetter;
use domain::{JobId, RsvpId, RsvpNotice, Text};

use crate::Failure;
use crate::mail::rsvp::{self, Facts};
use crate::mail::{Envelope, Mailer};

/// Sends the letter, unless its news is out of date.
pub async fn run(
    app: &App,
    mailer: &Mailer,
    job: JobId,
    id: RsvpId,
    notice: RsvpNotice,
) -> Result<(), Failure> {
    let Some(mut known) = app.rsvp_letter(id, notice).await? else { return Ok(()) };
    let to = known
        .rsvp
        .email
        .parse()
        .map_err(|_| Failure::Final("the address cannot be written to".to_owned()))?;
    let reply_to = known.reply_to.as_deref().and_then(|address| address.parse().ok());
    let calendar = known.calendar.take();
    let letter = rsvp::letter(notice, &facts(known));
    let envelope = Envelope { job, to, reply_to, written_at: app.now(), calendar };
    Ok(mailer.send(&envelope, &letter).await?)
}

fn facts(known: RsvpLetter) -> Facts {
    let language = known.rsvp.language;
    let in_language = |text: &Text| text.resolve(language).map(|(text, _)| text.to_owned());
    let session = known.session;
    let programme = in_language(&known.cohort.programme.title);
    Facts {
        language,
        programme: programme.unwrap_or(known.cohort.programme.slug),
        title: session
            .title
            .as_ref()
            .and_then(in_language)
            .unwrap_or_else(|| session.kind.label(language).to_owned()),
        date: session.date,
        start: session.start_time,
        end: session.end_time,
        when_note: session.when_note.as_ref().and_then(in_language),
        place: session.place.as_ref().and_then(in_language),
        join_url: session.join_url,
        waitlist_position: known.waitlist_position,
        url: known.url,
        organiser: known.organiser.as_ref().and_then(in_language),
        contact: known.reply_to,
    }
}
