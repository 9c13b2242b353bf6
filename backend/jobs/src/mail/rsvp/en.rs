//! English letters about RSVPs.

use domain::RsvpNotice;

use super::{Facts, Words};

pub(super) const WORDS: Words = Words {
    details: "The event (Estonian time):",
    when: "When",
    place: "Where",
    join: "Join with this link",
    to_be_announced: "to be announced",
    subject,
    news,
    next,
    action,
};

fn subject(notice: RsvpNotice) -> &'static str {
    match notice {
        RsvpNotice::Asked => "Please confirm that you are coming",
        RsvpNotice::Attending => "You are on the list",
        RsvpNotice::Waitlisted => "You are on the waiting list",
        RsvpNotice::MovedUp => "A seat came free and is yours",
        RsvpNotice::Cancelled => "You are not coming any more",
        RsvpNotice::SessionChanged => "The event has changed",
        RsvpNotice::SessionCancelled => "Cancelled",
        RsvpNotice::Reminder => "Reminder",
    }
}

fn news(notice: RsvpNotice, facts: &Facts) -> String {
    let what = facts.quoted('“', '”');
    match notice {
        RsvpNotice::Asked => format!(
            "Somebody gave your address and said that they would like to come to {what}. You have a seat only once you \
             have confirmed."
        ),
        RsvpNotice::Attending => {
            format!("You have confirmed that you are coming to {what}. See you there!")
        }
        RsvpNotice::Waitlisted => {
            let position =
                facts.waitlist_position.map(|place| format!(" You are number {place} on the waiting list."));
            format!("All seats of {what} are taken at the moment.{}", position.unwrap_or_default())
        }
        RsvpNotice::MovedUp => format!("A seat came free at {what}, and it is yours now. See you there!"),
        RsvpNotice::Cancelled => format!("You have said that you are not coming to {what}."),
        RsvpNotice::SessionChanged => format!("Something about {what} has changed. This is what holds now."),
        RsvpNotice::SessionCancelled => format!("Unfortunately, {what} will not take place."),
        RsvpNotice::Reminder => format!("A reminder that you have said you are coming to {what}."),
    }
}

fn next(notice: RsvpNotice) -> &'static str {
    match notice {
        RsvpNotice::Asked => {
            "The link waits for your answer for 48 hours. If this was not you, you need not do anything: what is not \
             confirmed is deleted."
        }
        RsvpNotice::Attending | RsvpNotice::MovedUp | RsvpNotice::Reminder => {
            "If you cannot come after all, please give your seat up through the link below, so that somebody else can \
             have it."
        }
        RsvpNotice::Waitlisted => {
            "When a seat comes free and it is your turn, it is yours at once and we write to you. If you no longer want to come, \
             please say so through the link below."
        }
        RsvpNotice::Cancelled => {
            "If you change your mind, you can put your name down again on the programme’s page."
        }
        RsvpNotice::SessionChanged => {
            "If this does not suit you, please give your seat up through the link below."
        }
        RsvpNotice::SessionCancelled => "You need not do anything. We are sorry for the inconvenience.",
    }
}

fn action(notice: RsvpNotice) -> &'static str {
    match notice {
        RsvpNotice::Asked => "Confirm that you are coming",
        RsvpNotice::Waitlisted => "See your place in line or give it up",
        RsvpNotice::Attending | RsvpNotice::MovedUp | RsvpNotice::SessionChanged | RsvpNotice::Reminder => {
            "See your seat or give it up"
        }
        RsvpNotice::Cancelled | RsvpNotice::SessionCancelled => "Open the programme’s page",
    }
}
