//! English letters. Who is chosen hands in an "application"; who comes first makes a "registration".

use domain::{AdmissionMode, Language, Notice};

use super::{Entrant, Facts, Words, dates, quoted};

pub(super) const WORDS: Words = Words {
    greeting: "Hello,",
    verdict: "Conditions of taking part, when it was handed in:",
    verdict_now: "Conditions of taking part now:",
    met: "met",
    not_met: "not met",
    advice_not_met: "not met (advice only)",
    open: "not yet known",
    reason: "The organiser's reason",
    meetings: "Meetings (Estonian time):",
    to_be_announced: "to be announced",
    subject,
    news,
    next,
    action,
    questions: |contact| format!("If you have questions, answer this mail or write to {contact}."),
    farewell: |organiser| format!("Kind regards,\n{organiser}"),
};

fn subject(notice: Notice, facts: &Facts) -> String {
    let entry = entry(facts.mode);
    let what = match notice {
        Notice::Submitted => format!("We have received your {entry}"),
        Notice::Placed => "You have a place".to_owned(),
        Notice::Offered => "A place is offered to you, please answer".to_owned(),
        Notice::OfferEnding => "The place offered to you awaits an answer".to_owned(),
        Notice::OfferEnded => "The offer of a place has ended".to_owned(),
        Notice::Waitlisted => "You are on the waiting list".to_owned(),
        Notice::Declined => format!("Decision about your {entry}"),
        Notice::Confirmed => "Your place is confirmed".to_owned(),
        Notice::Withdrawn => format!("Your {entry} is withdrawn"),
        Notice::Reopened => format!("Your {entry} is under review again"),
        Notice::Completed => "Programme completed".to_owned(),
        Notice::RulesChanged => "The conditions have changed".to_owned(),
    };
    format!("{what}: {}", facts.programme)
}

fn news(notice: Notice, facts: &Facts) -> String {
    let programme = quoted(facts, '“', '”');
    let (whose, who) = (possessive(&facts.entrant, facts.mode), object(&facts.entrant));
    match notice {
        Notice::Submitted => format!("{whose} for the programme {programme} arrived{}.", when(facts)),
        Notice::Placed => {
            format!("A place in the programme {programme} is given to {who}. There is nothing to confirm.")
        }
        Notice::Offered => format!("A place in the programme {programme} is offered to {who}."),
        Notice::OfferEnding => {
            format!("The place in the programme {programme} that is offered to {who} still awaits an answer.")
        }
        Notice::OfferEnded => offer_ended(&who, &programme),
        Notice::Waitlisted => format!("{whose} for the programme {programme} is on the waiting list."),
        Notice::Declined => {
            let thanks = format!("Thank you for your interest in the programme {programme}.");
            match facts.mode {
                AdmissionMode::Selection => format!("{thanks} {whose} was not selected this time."),
                AdmissionMode::FirstCome => {
                    format!("{thanks} We are sorry that there is no place for {who} this time.")
                }
            }
        }
        Notice::Confirmed => {
            format!("Thank you! The place in the programme {programme} is confirmed for {who}.")
        }
        Notice::Withdrawn => format!("{whose} for the programme {programme} is withdrawn."),
        Notice::Reopened => format!(
            "{whose} for the programme {programme} is under review again. The earlier decision no longer holds."
        ),
        Notice::Completed => format!("The programme {programme} is completed. Thank you for taking part!"),
        Notice::RulesChanged => match facts.submitted_at {
            Some(_) => format!(
                "The conditions of taking part in the programme {programme} have changed after your {} was handed in.",
                entry(facts.mode)
            ),
            None => format!("The conditions of taking part in the programme {programme} have changed."),
        },
    }
}

fn when(facts: &Facts) -> String {
    facts.submitted_at.map(|at| format!(" {}", dates::at(at, facts.zone, Language::En))).unwrap_or_default()
}

fn next(notice: Notice, facts: &Facts) -> Option<String> {
    match notice {
        Notice::Submitted | Notice::Reopened => Some(match facts.decisions_by {
            Some(date) => format!("You will be told of the decision {}.", dates::by_day(date, Language::En)),
            None => "You will be told of the decision by e-mail.".to_owned(),
        }),
        Notice::Placed | Notice::Confirmed => Some(
            "If you cannot take part after all, please give the place up in good time for somebody else."
                .to_owned(),
        ),
        Notice::Offered | Notice::OfferEnding => Some(answer_by(facts)),
        Notice::OfferEnded => {
            Some("If you would like to take part after all, please contact the organiser.".to_owned())
        }
        Notice::Waitlisted => {
            let position = facts.waitlist_position.map(|place| format!("You are now number {place} on it. "));
            Some(
                position.unwrap_or_default()
                    + "If a place becomes free, we will write. You need not do anything now.",
            )
        }
        Notice::Withdrawn => {
            Some("If this happened by mistake, please contact the organiser at once.".to_owned())
        }
        Notice::RulesChanged => Some(match facts.submitted_at {
            Some(_) => format!(
                "The {} stays handed in, with the verdict it got then. Below is how it stands under the new conditions.",
                entry(facts.mode)
            ),
            None => {
                "Please look at your draft again before you hand it in. Below is how it stands under the new \
                     conditions."
                    .to_owned()
            }
        }),
        Notice::Declined | Notice::Completed => None,
    }
}

fn answer_by(facts: &Facts) -> String {
    match facts.offer_expires_at {
        Some(last) => format!(
            "Please answer {}: confirm that you take part, or give the place up, by the link below.",
            dates::by(last, facts.zone, Language::En)
        ),
        None => "Please confirm that you take part, or give the place up, by the link below.".to_owned(),
    }
}

fn offer_ended(who: &str, programme: &str) -> String {
    format!(
        "The place in the programme {programme} that was offered to {who} was not answered in time. The offer has \
         ended, and the place goes to the next."
    )
}

fn action(notice: Notice, mode: AdmissionMode) -> &'static str {
    match notice {
        Notice::Offered | Notice::OfferEnding => "Answer the offer",
        Notice::Submitted
        | Notice::OfferEnded
        | Notice::Placed
        | Notice::Waitlisted
        | Notice::Declined
        | Notice::Confirmed
        | Notice::Withdrawn
        | Notice::Reopened
        | Notice::Completed
        | Notice::RulesChanged => match mode {
            AdmissionMode::Selection => "See where your application stands",
            AdmissionMode::FirstCome => "See where your registration stands",
        },
    }
}

fn entry(mode: AdmissionMode) -> &'static str {
    match mode {
        AdmissionMode::Selection => "application",
        AdmissionMode::FirstCome => "registration",
    }
}

fn possessive(entrant: &Entrant, mode: AdmissionMode) -> String {
    let entry = entry(mode);
    match entrant {
        Entrant::Team { name: Some(name) } => format!("The {entry} of the team “{name}”"),
        Entrant::Team { name: None } => format!("Your team's {entry}"),
        Entrant::Person => format!("Your {entry}"),
    }
}

fn object(entrant: &Entrant) -> String {
    match entrant {
        Entrant::Team { name: Some(name) } => format!("the team “{name}”"),
        Entrant::Team { name: None } => "your team".to_owned(),
        Entrant::Person => "you".to_owned(),
    }
}
