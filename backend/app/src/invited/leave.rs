//! Saying no, or leaving: whatever was known of the person is erased, and exactly their place comes free.

use domain::{InvitationState, MemberAnswer, MemberId, Registration, State};
use store::{Scope, invitations};

use super::{InvitationCase, Link, locked};
use crate::admission::Places;
use crate::alterations::people::forget_answers;
use crate::{App, Error, Intent, Once, Result};

impl App {
    /// Declines, or leaves after having accepted. The lead is told that somebody did, not why.
    pub async fn decline_invitation(&self, token: &str, intent: &Intent) -> Result<Once<InvitationCase>> {
        let link = self.link(&self.store, token).await?;
        let cohort_id = link.registration.cohort_id;
        self.once(link.invitation.id, intent, Scope::Cohort(cohort_id), async |tx| {
            let mut places = Places::lock(tx, cohort_id).await?;
            let Link { mut invitation, registration } = locked(self, tx, token, cohort_id).await?;
            let (member_id, answer) = leaving(&invitation, &registration)?;
            invitation.state = InvitationState::Declined;
            invitation.answered_at = Some(self.now());
            let registration = self.take_out(tx, &mut places, registration, &[member_id]).await?;
            invitations::settle(tx, invitation.id, invitation.state, invitation.answered_at).await?;
            self.tell_lead(tx, &registration, None, answer).await?;
            forget_answers(tx, &registration).await?;
            self.invitation_case(tx, invitation, &registration, places.cohort.clone()).await
        })
        .await
    }
}

/// Who leaves and how, or why they cannot.
fn leaving(invitation: &domain::Invitation, registration: &Registration) -> Result<(MemberId, MemberAnswer)> {
    let refuse = |detail: &str| Err(Error::Conflict { detail: detail.to_owned() });
    // An unanswered invitation can be declined after its time too: what was entered is erased all the same.
    let answer = match invitation.state {
        InvitationState::Open => MemberAnswer::Declined,
        InvitationState::Accepted => MemberAnswer::Left,
        InvitationState::Declined => return refuse("you declined already; nothing is known of you any more"),
        InvitationState::Withdrawn | InvitationState::Expired => {
            return refuse("this invitation was taken back; there is nothing to decline");
        }
    };
    let Some(member_id) = invitation.member_id else {
        return refuse("this link lets anyone join; who does not want to simply does not use it");
    };
    if registration.state == State::Completed {
        return refuse("the programme is over; ask its organisers to erase what is kept about you");
    }
    let member = registration.members.iter().find(|member| member.id == member_id).ok_or(Error::Internal)?;
    if member.is_lead || registration.members.len() == 1 {
        return refuse(
            "you answer for the registration; withdraw it, or hand it over to another member first",
        );
    }
    Ok((member_id, answer))
}
