//! The jobs that write between a lead and the people of the team: invitations with their links, answers, hand-overs.
//! Facts are read when the letter is written; what is no longer so is not written.

use app::App;
use app::people_letters::PeopleLetter;
use domain::{
    CohortId, HandOverSide, InterestId, InvitationId, InvitationOccasion, InvitationState, JobId, Language,
    MemberAnswer, MemberId, PersonId, RegistrationId, Text,
};

use crate::Failure;
use crate::mail::people::{self, Facts, Subject};
use crate::mail::{Envelope, Mailer};

/// Sends an invitation's link, unless it was answered or replaced while the mail server was away.
pub async fn invitation(
    app: &App,
    mailer: &Mailer,
    job: JobId,
    (id, to, token, occasion): (InvitationId, &str, &str, InvitationOccasion),
) -> Result<(), Failure> {
    let (subject, expected) = match occasion {
        InvitationOccasion::Asked => (Subject::Asked, InvitationState::Open),
        InvitationOccasion::Reminded => (Subject::Reminded, InvitationState::Open),
        InvitationOccasion::Joined => (Subject::Joined, InvitationState::Accepted),
    };
    let Some(known) = app.invitation_letter(id, to, expected).await? else { return Ok(()) };
    let url = app.invitation_url(known.language, token);
    send(app, mailer, job, subject, known, url).await
}

/// Tells the lead that a member answered.
pub async fn answered(
    app: &App,
    mailer: &Mailer,
    job: JobId,
    (id, member, answer): (RegistrationId, Option<MemberId>, MemberAnswer),
) -> Result<(), Failure> {
    let Some(known) = app.member_answered_letter(id, member).await? else { return Ok(()) };
    let subject = match answer {
        MemberAnswer::Accepted => Subject::Accepted,
        MemberAnswer::Declined => Subject::Declined,
        MemberAnswer::Left => Subject::Left,
    };
    let url = page(app, &known);
    send(app, mailer, job, subject, known, url).await
}

/// Tells one of the two between whom a registration changed hands.
pub async fn handed_over(
    app: &App,
    mailer: &Mailer,
    job: JobId,
    (id, to, side, token): (RegistrationId, PersonId, HandOverSide, Option<&str>),
) -> Result<(), Failure> {
    let Some(known) = app.handed_over_letter(id, to).await? else { return Ok(()) };
    let (subject, url) = match (side, token) {
        (HandOverSide::To, _) => (Subject::Received, page(app, &known)),
        (HandOverSide::From, Some(token)) => (Subject::Passed, app.invitation_url(known.language, token)),
        (HandOverSide::From, None) => return Ok(()),
    };
    send(app, mailer, job, subject, known, url).await
}

/// Tells somebody that they are not a member any more.
pub async fn taken_out(
    app: &App,
    mailer: &Mailer,
    job: JobId,
    (id, to, language): (RegistrationId, &str, Language),
) -> Result<(), Failure> {
    let Some(known) = app.taken_out_letter(id, to, language).await? else { return Ok(()) };
    let url = page(app, &known);
    send(app, mailer, job, Subject::TakenOut, known, url).await
}

/// Sends the link of somebody who wants to be in a team, unless the wish was taken back meanwhile.
pub async fn interest(
    app: &App,
    mailer: &Mailer,
    job: JobId,
    (id, token): (InterestId, &str),
) -> Result<(), Failure> {
    let Some(known) = app.interest_letter(id).await? else { return Ok(()) };
    let url = app.interest_url(known.language, token);
    send(app, mailer, job, Subject::Interested, known, url).await
}

/// Tells somebody that the team was composed without them.
pub async fn not_chosen(
    app: &App,
    mailer: &Mailer,
    job: JobId,
    (id, to, language): (CohortId, &str, Language),
) -> Result<(), Failure> {
    let known = app.not_chosen_letter(id, to, language).await?;
    let url = page(app, &known);
    send(app, mailer, job, Subject::NotChosen, known, url).await
}

fn page(app: &App, known: &PeopleLetter) -> String {
    format!("{}/{}{}", app.settings().public_url, known.language, known.path)
}

async fn send(
    app: &App,
    mailer: &Mailer,
    job: JobId,
    subject: Subject,
    known: PeopleLetter,
    url: String,
) -> Result<(), Failure> {
    let to = known.to.parse().map_err(|_| Failure::Final("the address cannot be written to".to_owned()))?;
    let reply_to = known.reply_to.as_deref().and_then(|address| address.parse().ok());
    let letter = people::letter(subject, &facts(known, url));
    let envelope = Envelope { job, to, reply_to, written_at: app.now(), calendar: None };
    Ok(mailer.send(&envelope, &letter).await?)
}

fn facts(known: PeopleLetter, url: String) -> Facts {
    let language = known.language;
    let in_language = |text: &Text| text.resolve(language).map(|(text, _)| text.to_owned());
    let cohort = known.cohort.cohort;
    Facts {
        language,
        programme: in_language(&known.cohort.programme.title).unwrap_or(known.cohort.programme.slug),
        cohort: cohort.content.title.as_ref().and_then(in_language),
        team: known.team_name,
        lead: known.lead_name,
        member: known.member_name,
        deadline: cohort.closes.filter(|closes| known.cohort.as_of < closes.at),
        expires_at: known.expires_at,
        zone: cohort.content.timezone,
        url,
        organiser: known.organiser.as_ref().and_then(in_language),
        contact: known.reply_to,
    }
}
