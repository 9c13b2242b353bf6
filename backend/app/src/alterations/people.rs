//! Who comes into a registration that was handed in, and who goes: the ones are asked, the others told and erased.

use domain::{InvitationOccasion, Job, Keyholder, Member, MemberId, Registration, RegistrationId};
use eligibility::Facts;
use store::{Tx, earlier_verdicts, idempotency, invitations};

use crate::mails::About;
use crate::secrets::hash_secret;
use crate::{App, Result};

/// Marks everyone who gets a link of their own: those who are new, and those whose address changed under an unanswered
/// one. With where to write.
pub(super) fn to_be_asked(
    before: &Registration,
    after: &mut Registration,
    recalled: &[MemberId],
) -> Vec<(MemberId, String)> {
    let mut asked = Vec::new();
    for member in after.members.iter_mut().filter(|member| member.is_pending()) {
        let is_new = before.members.iter().all(|known| known.id != member.id);
        if let Some(to) = member.email.clone().filter(|_| is_new || recalled.contains(&member.id)) {
            member.invited = true;
            asked.push((member.id, to));
        }
    }
    asked
}

pub(super) fn gone(before: &Registration, after: &Registration) -> Vec<Member> {
    let gone = before.members.iter().filter(|member| after.members.iter().all(|kept| kept.id != member.id));
    gone.cloned().collect()
}

impl App {
    pub(super) async fn ask_people(
        &self,
        tx: &Tx,
        cohort: &domain::Cohort,
        registration: &Registration,
        asked: Vec<(MemberId, String)>,
    ) -> Result<()> {
        for (member, to) in asked {
            let earlier = invitations::of_member(tx, member).await?;
            let invitation =
                self.invitation(earlier, registration, cohort, Some(member), registration.language);
            let token = self.new_secret("kin");
            invitations::put(tx, &invitation, &hash_secret(&token)).await?;
            self.send_link(tx, (registration, &invitation), to, token, InvitationOccasion::Asked).await?;
        }
        Ok(())
    }

    /// Tells those who are gone, and forgets what kept answers still know of them.
    pub(super) async fn tell_gone(
        &self,
        tx: &Tx,
        registration: &Registration,
        gone: Vec<Member>,
    ) -> Result<()> {
        if gone.is_empty() {
            return Ok(());
        }
        for member in gone {
            let told = invitations::of_member(tx, member.id).await?.map(|invitation| invitation.language);
            let language = told.unwrap_or(registration.language);
            let Some(to) = member.email else { continue };
            let about = About::registration(registration).to(&to, language);
            let job = Job::TakenOut { registration_id: registration.id, to, language };
            self.post(tx, about, &job).await?;
        }
        forget_answers(tx, registration).await
    }
}

/// The verdict stays as it was found; of the person it counted, only an empty place is kept.
pub(crate) fn erase_from_evidence(facts: &mut Facts, member_id: MemberId) {
    let id = member_id.to_string();
    for item in facts.members.iter_mut().filter(|item| item.id == id) {
        item.attributes.clear();
    }
}

/// The same in every verdict that stood before.
pub(crate) async fn erase_from_earlier(tx: &Tx, id: RegistrationId, gone: &[MemberId]) -> Result<()> {
    if gone.is_empty() {
        return Ok(());
    }
    for mut earlier in earlier_verdicts::of_registrations(tx, [id]).await? {
        for member in gone {
            erase_from_evidence(&mut earlier.judged.facts, *member);
        }
        earlier_verdicts::save(tx, &earlier).await?;
    }
    Ok(())
}

/// Answers kept for repeated requests show the team as it was; nobody may get the person back from them.
pub(crate) async fn forget_answers(tx: &Tx, registration: &Registration) -> Result<()> {
    let invitations = invitations::of_registration(tx, registration.id).await?;
    let holders = invitations.into_iter().map(|invitation| Keyholder::from(invitation.id));
    Ok(idempotency::forget(tx, holders.chain([registration.applicant_id.into()])).await?)
}

#[cfg(test)]
mod tests {
    use eligibility::{Item, Value};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn of_who_left_the_evidence_keeps_an_empty_place_and_of_the_others_everything() {
        let person = |id: u128, name: &str| {
            let id = MemberId(Uuid::from_u128(id)).to_string();
            Item::new(id, [("name", Value::Text(name.to_owned()))])
        };
        let mut facts = Facts { members: vec![person(1, "Mari"), person(2, "Kadri")], ..Facts::default() };
        erase_from_evidence(&mut facts, MemberId(Uuid::from_u128(2)));
        assert_eq!(facts.members.first(), Some(&person(1, "Mari")));
        assert!(facts.members.iter().skip(1).all(|item| item.attributes.is_empty()));
        assert_eq!(facts.members.len(), 2, "the verdict still counts a place");
    }
}
