//! English letters.

use super::{Facts, Subject, Words, deadline, expiry, quoted};

pub(super) const WORDS: Words = Words {
    greeting: "Hello!",
    subject,
    paragraphs,
    action,
    rights: &[
        "We ask for your name and e-mail address, and for what the conditions of the programme need, such as whom you \
         stand for. The team's contact person and the organisers of the programme see your details.",
        "If you do not want to take part, you can decline on the same page. Everything entered about you is then erased.",
        "The link is for you alone. Please do not pass it on.",
    ],
    questions: |contact| format!("If you have questions, reply to this mail or write to {contact}."),
    farewell: |organiser| format!("Kind regards,\n{organiser}"),
};

fn subject(subject: Subject, facts: &Facts) -> String {
    let what = match subject {
        Subject::Asked => match &facts.lead {
            Some(lead) => format!("{lead} invites you to a team"),
            None => "An invitation to a team".to_owned(),
        },
        Subject::Reminded => "An invitation waits for your answer".to_owned(),
        Subject::Joined => "You have joined the team".to_owned(),
        Subject::Accepted => {
            format!("{} has confirmed", facts.member.as_deref().unwrap_or("A member"))
        }
        Subject::Declined => "Somebody you invited has declined".to_owned(),
        Subject::Left => "A member has left the team".to_owned(),
        Subject::Passed => "Another member answers for the team now".to_owned(),
        Subject::Received => "You answer for the team now".to_owned(),
        Subject::TakenOut => "You are no longer a member of the team".to_owned(),
        Subject::Interested => "Confirm that you want to be in the team".to_owned(),
        Subject::NotChosen => "The team is complete".to_owned(),
    };
    format!("{what}: {}", facts.programme)
}

fn paragraphs(subject: Subject, facts: &Facts) -> Vec<String> {
    let programme = quoted(facts, '“', '”');
    let team = team(facts);
    match subject {
        Subject::Asked | Subject::Reminded => asked(subject, facts, &programme, &team),
        Subject::Joined => vec![
            format!("You are a member of {team} in the programme {programme} now."),
            "With the link below you can see your details, correct them until the team registers, or leave the team. The \
             link is for you alone."
                .to_owned(),
        ],
        Subject::Accepted => {
            let member = facts.member.as_deref().unwrap_or("A member");
            vec![format!("{member} has confirmed taking part in the programme {programme} with {team}.")]
        }
        Subject::Declined => vec![
            format!("Somebody you invited to {team} has declined to take part in the programme {programme}."),
            "Everything entered about them is erased. Please check whether the team still meets the conditions.".to_owned(),
        ],
        Subject::Left => vec![
            format!("A member of {team} has left the programme {programme}."),
            "Their details are erased. The other members are not affected.".to_owned(),
        ],
        Subject::Passed => vec![
            format!(
                "{} answers for {team} in the programme {programme} now.",
                facts.lead.as_deref().unwrap_or("Another member")
            ),
            "You are still a member. With the link below you can see your details or leave the team. The link is for you \
             alone."
                .to_owned(),
        ],
        Subject::Received => vec![
            format!("You answer for {team} in the programme {programme} now."),
            "Sign in with the e-mail address that this mail came to. Further news about the team comes to you.".to_owned(),
        ],
        Subject::TakenOut => taken_out(facts, &programme, &team),
        Subject::Interested => interested(facts, &programme, &team),
        Subject::NotChosen => vec![
            format!(
                "You wanted to be in a team of the programme {programme}. The team has been put together, and this time you \
                 are not in it. Thank you for offering to take part!"
            ),
            "Everything that you wrote about yourself is erased.".to_owned(),
        ],
    }
}

fn asked(subject: Subject, facts: &Facts, programme: &str, team: &str) -> Vec<String> {
    let mut paragraphs = vec![match (&facts.lead, subject) {
        (Some(lead), Subject::Reminded) => format!(
            "{lead} invited you to {team} in the programme {programme}. You have not answered the invitation yet."
        ),
        (Some(lead), _) => format!("{lead} invites you to {team} in the programme {programme}."),
        (None, _) => format!("You are invited to {team} in the programme {programme}."),
    }];
    paragraphs.extend(deadline(facts).map(|day| format!("Registration closes: {day}.")));
    paragraphs.extend(expiry(facts).map(|at| format!("Please answer before the link expires: {at}.")));
    paragraphs
}

fn interested(facts: &Facts, programme: &str, team: &str) -> Vec<String> {
    let mut paragraphs = vec![format!(
        "Somebody, we hope you yourself, wrote with this e-mail address that they want to be in {team} in the programme \
         {programme}."
    )];
    paragraphs.push(match expiry(facts) {
        Some(at) => {
            format!("Please confirm it before the link expires: {at}. Otherwise everything is erased.")
        }
        None => "You have confirmed it already. On the page you can take it back.".to_owned(),
    });
    paragraphs
}

fn taken_out(facts: &Facts, programme: &str, team: &str) -> Vec<String> {
    let what = match &facts.lead {
        Some(lead) => format!("{lead} has changed who belongs to {team}."),
        None => format!("Other people belong to {team} now."),
    };
    vec![
        format!("{what} You no longer take part in the programme {programme}."),
        "Your details are erased from the registration, and your earlier link leads nowhere. If this comes as a \
         surprise, please ask the team's contact person."
            .to_owned(),
    ]
}

fn action(subject: Subject) -> &'static str {
    match subject {
        Subject::Asked | Subject::Reminded => "See the invitation and answer",
        Subject::Joined | Subject::Passed => "See your part",
        Subject::Accepted | Subject::Declined | Subject::Left | Subject::Received => "See the team",
        Subject::TakenOut | Subject::NotChosen => "See the programme",
        Subject::Interested => "See and confirm",
    }
}

fn team(facts: &Facts) -> String {
    facts.team.as_ref().map_or_else(|| "the team".to_owned(), |team| format!("the team “{team}”"))
}
