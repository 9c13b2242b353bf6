//! Passing a registration on: another confirmed member answers for it from then on, with an account of their own.

use domain::{
    Consented, FieldCode, FieldError, HandOverSide, HistoryKind, Job, MemberId, Registration, RegistrationId,
    State,
};
use store::{Scope, cohorts, invitations, registrations as stored};

use crate::change::{Actor, Change, check_version};
use crate::invitations::chosen;
use crate::mails::About;
use crate::{App, Caller, Error, Intent, Once, RegistrationCase, Result};

impl App {
    /// Passes the registration to a confirmed member. The earlier lead stays a member, with a link of their own.
    pub async fn hand_over_registration(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        member_id: MemberId,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        // Whose it is is asked inside: a repeated request of the earlier lead gets its kept answer.
        let (cohort_id, _) =
            stored::whereabouts(&self.store, id).await?.ok_or_else(|| Error::not_found("registration"))?;
        self.once(caller.id(), intent, Scope::Cohort(cohort_id), async |tx| {
            let cohort = cohorts::lock(tx, cohort_id).await?.ok_or_else(|| Error::not_found("cohort"))?;
            let mut registration = self.own_registration(tx, caller, id).await?;
            check_version(registration.version, version)?;
            ensure_living(&registration)?;
            let slot = stored::slot_of(tx, id).await?;
            let email = heir_address(&mut registration, member_id)?;
            let heir = self.person_of(tx, &email, registration.language).await?;
            let earlier = pass_on(&mut registration, member_id, &Consented::at(self.now()));
            registration.applicant_id = heir.id;
            let mut change = Change::of(registration, slot, self.now());
            change.record(HistoryKind::HandedOver, Actor::applicant(caller.id()));
            let registration = self.save_people(tx, &cohort, change).await?;
            invitations::withdraw_from(tx, [member_id]).await?;
            let token = match earlier {
                Some(earlier) => {
                    Some(self.own_link(tx, &registration, &cohort, earlier, registration.language).await?.1)
                }
                None => None,
            };
            let sides = [(caller.id(), HandOverSide::From, token), (heir.id, HandOverSide::To, None)];
            for (to, side, token) in sides {
                let job = Job::HandedOver { registration_id: id, to, side, token };
                self.post(tx, About::registration(&registration), &job).await?;
            }
            self.registration_case(tx, registration).await
        })
        .await
    }
}

pub(crate) fn ensure_living(registration: &Registration) -> Result<()> {
    match registration.state {
        State::Declined | State::Withdrawn | State::Completed => Err(Error::InvalidTransition {
            action: "hand over".to_owned(),
            from: registration.state.as_str().to_owned(),
            allowed: Vec::new(),
        }),
        State::Draft | State::Submitted | State::Waitlisted | State::Offered | State::Confirmed => Ok(()),
    }
}

fn heir_address(registration: &mut Registration, member_id: MemberId) -> Result<String> {
    let member = chosen(registration, member_id)?;
    let refuse = |code, detail: &str| Err(FieldError::new("/member_id", code, detail).into());
    if member.is_lead {
        return refuse(FieldCode::NotAllowed, "this person answers for the registration already");
    }
    if member.is_pending() {
        return refuse(FieldCode::NotConfirmed, "invite this person and wait until they confirm");
    }
    match &member.email {
        Some(email) => Ok(email.clone()),
        None => refuse(FieldCode::Required, "this person has no e-mail address to sign in with"),
    }
}

/// Moves the lead. Who registered has consented by that, and stays confirmed; returns who it was.
fn pass_on(registration: &mut Registration, heir: MemberId, consented: &Consented) -> Option<MemberId> {
    let mut earlier = None;
    for member in &mut registration.members {
        if member.is_lead {
            earlier = Some(member.id);
            member.consented.get_or_insert_with(|| consented.clone());
        }
        member.is_lead = member.id == heir;
    }
    earlier
}
