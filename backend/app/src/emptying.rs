//! Taking people out of what is kept, in two ways: a member goes and the team has one fewer, or a place stays and nothing
//! tells who was in it. Runs under the cohort's lock.

use domain::{Cohort, HistoryKind, MemberId, Registration, State};
use store::{Tx, mails, registrations as stored};

use crate::admission::Places;
use crate::alterations::people::{erase_from_earlier, erase_from_evidence, forget_answers};
use crate::change::{Actor, Change};
use crate::{App, Result};

impl App {
    /// They leave: exactly their places come free, and the waiting list moves up.
    pub(crate) async fn take_out(
        &self,
        tx: &Tx,
        places: &mut Places,
        mut registration: Registration,
        gone: &[MemberId],
    ) -> Result<Registration> {
        registration.members.retain(|member| !gone.contains(&member.id));
        if !registration.members.iter().any(|member| member.is_lead)
            && let Some(first) = registration.members.first_mut()
        {
            first.is_lead = true;
        }
        erase_evidence(tx, &mut registration, gone).await?;
        let slot = stored::slot_of(tx, registration.id).await?;
        let mut change = Change::of(registration, slot, self.now());
        if change.registration.state != State::Draft {
            for _ in gone {
                change.alter(HistoryKind::MemberLeft, Actor::member(), None, None);
            }
        }
        let registration = self.save_people(tx, &places.cohort, change).await?;
        if registration.state.holds_place() {
            for _ in gone {
                places.free_one_person(tx).await?;
            }
            self.promote_waitlist(tx, places).await?;
        }
        Ok(registration)
    }

    /// Nothing stays of a draft. Who answered its local call is told.
    pub(crate) async fn forget_draft(&self, tx: &Tx, draft: &Registration) -> Result<()> {
        self.end_local_call(tx, draft).await?;
        self.drop_files_of(tx, draft.id).await?;
        Ok(stored::delete(tx, draft.id).await?)
    }

    /// Their places stay, empty. The verdict stays as it was found, without the facts of who they were.
    pub(crate) async fn empty(
        &self,
        tx: &Tx,
        cohort: &Cohort,
        mut registration: Registration,
        gone: &[MemberId],
    ) -> Result<Registration> {
        for member in registration.members.iter_mut().filter(|member| gone.contains(&member.id)) {
            member.erase();
        }
        erase_evidence(tx, &mut registration, gone).await?;
        let slot = stored::slot_of(tx, registration.id).await?;
        let change = Change::of(registration, slot, self.now());
        let registration = self.save_people(tx, cohort, change).await?;
        forget_answers(tx, &registration).await?;
        mails::forget_of(tx, registration.id, gone).await?;
        Ok(registration)
    }
}

async fn erase_evidence(tx: &Tx, registration: &mut Registration, gone: &[MemberId]) -> Result<()> {
    if let Some(judged) = &mut registration.judged {
        for member in gone {
            erase_from_evidence(&mut judged.facts, *member);
        }
    }
    erase_from_earlier(tx, registration.id, gone).await
}
