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

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::{CohortId, Language, Member, PersonId, RegistrationId};

    fn person(email: &str) -> Person {
        Person {
            id: PersonId(Uuid::from_u128(email.len() as u128)),
            email: email.to_owned(),
            name: None,
            language: Language::Et,
            is_administrator: false,
            created_at: DateTime::UNIX_EPOCH,
        }
    }

    fn member(at: u128, email: Option<&str>) -> Member {
        Member {
            id: MemberId(Uuid::from_u128(at)),
            name: Some(format!("Liige {at}")),
            email: email.map(str::to_owned),
            affiliation: None,
            organisation: None,
            municipality: None,
            role: None,
            is_councillor: None,
            is_lead: at == 1,
            invited: false,
            consented: None,
            came_at: None,
        }
    }

    /// Of `mari@x`, who left her own address out, with `jaan@xx` as a member.
    fn registration(state: State) -> Registration {
        let at = DateTime::UNIX_EPOCH;
        Registration {
            id: RegistrationId(Uuid::nil()),
            cohort_id: CohortId(Uuid::nil()),
            applicant_id: person("mari@x").id,
            state,
            language: Language::Et,
            team_name: None,
            municipality: None,
            members: vec![member(1, None), member(2, Some("jaan@xx")), member(3, None)],
            rule_set_version: None,
            judged: None,
            reason: None,
            submitted_at: None,
            waitlisted_at: None,
            offer_expires_at: None,
            alterations: 0,
            erased_at: None,
            version: 1,
            review_version: 1,
            created_at: at,
            updated_at: at,
        }
    }

    fn id(at: u128) -> MemberId {
        MemberId(Uuid::from_u128(at))
    }

    #[test]
    fn whoever_answers_for_it_is_held_exactly_while_it_lives() {
        let mari = person("mari@x");
        for state in State::ALL {
            let expected = match state {
                State::Draft => Parting::Delete,
                State::Declined | State::Withdrawn | State::Completed => Parting::Empty(vec![id(1)]),
                _ => Parting::Blocked(Tie::AnswersForIt),
            };
            assert_eq!(registration(state).parting(&mari), expected, "{state:?}");
        }
    }

    #[test]
    fn a_member_goes_alone_and_never_takes_the_last_or_the_lead_along() {
        let jaan = person("jaan@xx");
        let mut registration = registration(State::Confirmed);
        assert_eq!(registration.parting(&jaan), Parting::Leave(vec![id(2)]));
        registration.members.remove(0);
        registration.members[0].is_lead = true;
        assert_eq!(registration.parting(&jaan), Parting::Blocked(Tie::NobodyElse));
    }

    #[test]
    fn what_is_erased_says_nothing_of_who_it_was() {
        let mut somebody = person("mari@x");
        somebody.erase();
        assert!(somebody.is_erased() && crate::names::clean_email(&somebody.email, "").is_err());
        let mut member = member(2, Some("jaan@xx"));
        member.organisation = Some("MTÜ".to_owned());
        member.erase();
        assert_eq!(member, Member { name: None, ..super::tests::member(2, None) });
    }
}
