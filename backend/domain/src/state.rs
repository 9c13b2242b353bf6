//! The states of a registration and the one guarded function between them.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Draft,
    Submitted,
    Waitlisted,
    Offered,
    Confirmed,
    Declined,
    Withdrawn,
    Completed,
}

impl State {
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Submitted,
        Self::Waitlisted,
        Self::Offered,
        Self::Confirmed,
        Self::Declined,
        Self::Withdrawn,
        Self::Completed,
    ];

    /// Holds a place that counts against capacity and pool rules.
    pub fn holds_place(self) -> bool {
        matches!(self, Self::Offered | Self::Confirmed | Self::Completed)
    }

    /// The stable word used in the API and the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Waitlisted => "waitlisted",
            Self::Offered => "offered",
            Self::Confirmed => "confirmed",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Completed => "completed",
        }
    }
}

/// What happens to a registration, whoever causes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    Submit,
    Offer,
    Waitlist,
    Decline,
    Confirm,
    /// The team says no to its offer.
    DeclineOffer,
    /// Nobody answered the offer in time.
    Expire,
    Withdraw,
    /// The organiser takes a refusal or a waitlisting back for another look.
    Reopen,
    Complete,
}

impl Event {
    pub const ALL: [Self; 10] = [
        Self::Submit,
        Self::Offer,
        Self::Waitlist,
        Self::Decline,
        Self::Confirm,
        Self::DeclineOffer,
        Self::Expire,
        Self::Withdraw,
        Self::Reopen,
        Self::Complete,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Offer => "offer",
            Self::Waitlist => "waitlist",
            Self::Decline => "decline",
            Self::Confirm => "confirm",
            Self::DeclineOffer => "decline_offer",
            Self::Expire => "expire",
            Self::Withdraw => "withdraw",
            Self::Reopen => "reopen",
            Self::Complete => "complete",
        }
    }
}

/// An event that the state does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cannot {} a {} registration", event.as_str(), from.as_str())]
pub struct IllegalTransition {
    pub from: State,
    pub event: Event,
}

/// The one place that knows which state follows which. Every door (API, import, timer) goes through it.
pub fn transition(from: State, event: Event) -> Result<State, IllegalTransition> {
    match (from, event) {
        (State::Draft, Event::Submit) | (State::Waitlisted | State::Declined, Event::Reopen) => {
            Ok(State::Submitted)
        }
        (State::Submitted | State::Waitlisted, Event::Offer) => Ok(State::Offered),
        (State::Submitted, Event::Waitlist) => Ok(State::Waitlisted),
        (State::Submitted | State::Waitlisted, Event::Decline) => Ok(State::Declined),
        (State::Offered, Event::Confirm) => Ok(State::Confirmed),
        (State::Confirmed, Event::Complete) => Ok(State::Completed),
        (State::Offered, Event::DeclineOffer | Event::Expire)
        | (
            State::Draft | State::Submitted | State::Waitlisted | State::Offered | State::Confirmed,
            Event::Withdraw,
        ) => Ok(State::Withdrawn),
        (from, event) => Err(IllegalTransition { from, event }),
    }
}

/// Events that the state allows.
pub fn allowed_events(from: State) -> impl Iterator<Item = Event> {
    Event::ALL.into_iter().filter(move |event| transition(from, *event).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_states_are_exactly_those_of_the_product() {
        use Event as E;
        use State as S;
        let legal = [
            (S::Draft, E::Submit, S::Submitted),
            (S::Draft, E::Withdraw, S::Withdrawn),
            (S::Submitted, E::Offer, S::Offered),
            (S::Submitted, E::Waitlist, S::Waitlisted),
            (S::Submitted, E::Decline, S::Declined),
            (S::Submitted, E::Withdraw, S::Withdrawn),
            (S::Waitlisted, E::Offer, S::Offered),
            (S::Waitlisted, E::Decline, S::Declined),
            (S::Waitlisted, E::Reopen, S::Submitted),
            (S::Waitlisted, E::Withdraw, S::Withdrawn),
            (S::Offered, E::Confirm, S::Confirmed),
            (S::Offered, E::DeclineOffer, S::Withdrawn),
            (S::Offered, E::Expire, S::Withdrawn),
            (S::Offered, E::Withdraw, S::Withdrawn),
            (S::Confirmed, E::Complete, S::Completed),
            (S::Confirmed, E::Withdraw, S::Withdrawn),
            (S::Declined, E::Reopen, S::Submitted),
        ];
        for from in State::ALL {
            for event in Event::ALL {
                let expected = legal.iter().find(|(f, e, _)| (*f, *e) == (from, event)).map(|(_, _, to)| *to);
                assert_eq!(transition(from, event).ok(), expected, "{from:?} {event:?}");
            }
        }
    }

    #[test]
    fn no_sequence_of_events_gives_a_place_without_an_offer_or_leaves_an_end() {
        // Walk every sequence of up to six events; the graph has eight states, so this covers every path.
        let mut frontier = vec![(State::Draft, false)];
        for _ in 0..6 {
            let mut next = Vec::new();
            for (state, offered) in frontier {
                assert!(!state.holds_place() || offered, "{state:?} without an offer");
                for event in Event::ALL {
                    if let Ok(to) = transition(state, event) {
                        assert!(!matches!(state, State::Withdrawn | State::Completed), "left an end state");
                        next.push((to, offered || event == Event::Offer));
                    }
                }
            }
            next.sort_unstable();
            next.dedup();
            frontier = next;
        }
    }
}
