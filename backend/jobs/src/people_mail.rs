//! The letters between a lead and the people of the team: invitations with their links, answers, hand-overs.
//! Facts are read when the letter is written; what is no longer so is not written.

use app::App;
use app::people_letters::PeopleLetter;
use domain::{
    CohortId, HandOverSide, InterestId, InvitationId, InvitationOccasion, InvitationState, Language,
    MemberAnswer, MemberId, PersonId, RegistrationId, Text,
};

use crate::mail::people::{self, Facts, Subject};
use crate::mail::{Post, Thread};
use crate::outcome::Due;

/// Sends an invitation's link, unless it was answered or replaced while the mail server was away.
pub async fn invitation(
    app: &App,
    (id, to, token, occasion): (InvitationId, &str, &str, InvitationOccasion),
) -> Due {
    let (subject, expected) = match occasion {
        InvitationOccasion::Asked => (Subject::Asked, InvitationState::Open),
        InvitationOccasion::Reminded => (Subject::Reminded, InvitationState::Open),
        InvitationOccasion::Joined => (Subject::Joined, InvitationState::Accepted),
    };
    let Some(known) = app.invitation_letter(id, to, expected).await? else { return Ok(None) };
    let url = app.invitation_url(known.language, token);
    Ok(Some(post(subject, known, url)))
}

/// Tells the lead that a member answered.
pub async fn answered(
    app: &App,
    (id, member, answer): (RegistrationId, Option<MemberId>, MemberAnswer),
) -> Due {
    let Some(known) = app.member_answered_letter(id, member).await? else { return Ok(None) };
    let subject = match answer {
        MemberAnswer::Accepted => Subject::Accepted,
        MemberAnswer::Declined => Subject::Declined,
        MemberAnswer::Left => Subject::Left,
    };
    let url = page(app, &known);
    Ok(Some(post(subject, known, url)))
}

/// Tells one of the two between whom a registration changed hands.
pub async fn handed_over(
    app: &App,
    (id, to, side, token): (RegistrationId, PersonId, HandOverSide, Option<&str>),
) -> Due {
    let Some(known) = app.handed_over_letter(id, to).await? else { return Ok(None) };
    let (subject, url) = match (side, token) {
        (HandOverSide::To, _) => (Subject::Received, page(app, &known)),
        (HandOverSide::From, Some(token)) => (Subject::Passed, app.invitation_url(known.language, token)),
        (HandOverSide::From, None) => return Ok(None),
    };
    Ok(Some(post(subject, known, url)))
}

/// Tells somebody that they are not a member any more.
pub async fn taken_out(app: &App, (id, to, language): (RegistrationId, &str, Language)) -> Due {
    let Some(known) = app.taken_out_letter(id, to, language).await? else { return Ok(None) };
    let url = page(app, &known);
    Ok(Some(post(Subject::TakenOut, known, url)))
}

/// Sends the link of somebody who wants to be in a team, unless the wish was taken back meanwhile.
pub async fn interest(app: &App, (id, token): (InterestId, &str)) -> Due {
    let Some(known) = app.interest_letter(id).await? else { return Ok(None) };
    let url = app.interest_url(known.language, token);
    Ok(Some(post(Subject::Interested, known, url)))
}

/// Tells somebody that the team was composed without them.
pub async fn not_chosen(app: &App, (id, to, language): (CohortId, &str, Language)) -> Due {
    let known = app.not_chosen_letter(id, to, language).await?;
    let url = page(app, &known);
    Ok(Some(post(Subject::NotChosen, known, url)))
}

fn page(app: &App, known: &PeopleLetter) -> String {
    format!("{}/{}{}", app.settings().public_url, known.language, known.path)
}

fn post(subject: Subject, known: PeopleLetter, url: String) -> Post {
    let (to, reply_to) = (known.to.clone(), known.reply_to.clone());
    let thread = known.registration_id.map(Thread::Registration);
    let letter = people::letter(subject, &facts(known, url));
    Post { to, reply_to, thread, calendar: None, letter }
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
