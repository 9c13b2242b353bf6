//! Bringing unanswered invitations to mind, once each.

use chrono::TimeDelta;
use domain::{Invitation, InvitationOccasion, InvitationState, REMINDER_DAYS};
use store::{Scope, invitations, registrations};

use crate::secrets::hash_secret;
use crate::{App, Result};

/// What was sent a moment ago needs no reminder, however soon it ends.
const FRESH: TimeDelta = TimeDelta::days(1);
/// Reminders queued at one look; the next look finds the others.
const BATCH: u64 = 200;

impl App {
    /// Queues a mail to everyone whose invitation ends soon. Safe to run at any time and on several replicas.
    pub async fn remind_invited(&self) -> Result<()> {
        let now = self.now();
        let until = now + TimeDelta::days(REMINDER_DAYS);
        for invitation in invitations::to_remind(&self.store, now - FRESH, now, until, BATCH).await? {
            self.remind(&invitation).await?;
        }
        Ok(())
    }

    /// The secret of the first mail is not kept, so the reminder brings one of its own; both work.
    async fn remind(&self, invitation: &Invitation) -> Result<()> {
        self.atomically(Scope::Free, async |tx| {
            let Some(registration) = registrations::find(tx, invitation.registration_id).await? else {
                return Ok(());
            };
            let token = self.new_secret("kin");
            if !invitations::remind(tx, invitation.id, &hash_secret(&token)).await? {
                return Ok(());
            }
            let asked = registration.members.iter().find(|member| Some(member.id) == invitation.member_id);
            let to = asked.filter(|member| member.is_pending()).and_then(|member| member.email.clone());
            match to {
                Some(to) if invitation.state_at(&registration, self.now()) == InvitationState::Open => {
                    self.send_link(tx, (&registration, invitation), to, token, InvitationOccasion::Reminded)
                        .await
                }
                _ => Ok(()),
            }
        })
        .await
    }
}
