//! What becomes of a registration when somebody in it wants everything about them erased.

use serde::{Deserialize, Serialize};

use crate::{MemberId, Person, Registration, State};

/// What erasing a person means for one registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parting {
    /// A draft of theirs: it goes as a whole.
    Delete,
    /// They are taken out like somebody who leaves; the others stay.
    Leave(Vec<MemberId>),
    /// It is over: it stays as a fact, with nothing that tells who these people were.
    Empty(Vec<MemberId>),
    /// Something has to be settled first.
    Blocked(Tie),
}

/// What holds a person in a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// They answer for it: withdraw it or hand it over.
    AnswersForIt,
    /// Somebody else registered them as the one who answers, or as the only one: that person has to withdraw it.
    NobodyElse,
}

impl Registration {
    /// Entries that stand for this person: those with their address. Who registered may have left their own without.
    pub fn entries_of(&self, person: &Person) -> Vec<MemberId> {
        let own = |member: &&crate::Member| match &member.email {
            Some(email) => *email == person.email,
            None => member.is_lead && self.applicant_id == person.id && member.name.is_some(),
        };
        self.members.iter().filter(own).map(|member| member.id).collect()
    }

    /// What erasing this person means for it.
    pub fn parting(&self, person: &Person) -> Parting {
        let entries = self.entries_of(person);
        let is_applicant = self.applicant_id == person.id;
        match self.state {
            State::Declined | State::Withdrawn | State::Completed => Parting::Empty(entries),
            State::Draft if is_applicant => Parting::Delete,
            State::Draft => Parting::Leave(entries),
            _ if is_applicant => Parting::Blocked(Tie::AnswersForIt),
            _ => {
                let mut rest = self.members.iter().filter(|member| !entries.contains(&member.id));
                if rest.any(|member| member.is_lead) {
                    Parting::Leave(entries)
                } else {
                    Parting::Blocked(Tie::NobodyElse)
                }
            }
        }
    }
}
