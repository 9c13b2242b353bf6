//! The lead's side of a team of people: asking members of a draft, and the link by which anyone may join it.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Cohort, CohortId, EntryKind, FieldCode, FieldError, INVITATIONS_PER_DAY, Invitation, InvitationId,
    InvitationOccasion, InvitationState, Job, Language, Member, MemberId, Registration, RegistrationId,
    Standing, State,
};
use serde::{Deserialize, Serialize};
use store::{Scope, Tx, cohorts, invitations, limits, registrations as stored};

use crate::change::{Change, check_version};
use crate::hand_over::ensure_living;
use crate::mails::About;
use crate::registrations::{ensure_draft, ensure_open};
use crate::secrets::hash_secret;
use crate::throttle::window_start;
use crate::{App, Caller, Error, Intent, Once, RegistrationCase, Result};

/// The link for joining. Its secret is not kept, so a repeated request does not get it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinLink {
    #[serde(skip)]
    pub token: Option<String>,
    pub expires_at: DateTime<Utc>,
    /// The registration's.
    pub version: i64,
}

impl App {
    /// Where a link leads. The secret follows `#`, which browsers keep to themselves.
    pub fn invitation_url(&self, language: Language, token: &str) -> String {
        format!("{}/{language}/invitation#token={token}", self.settings.public_url)
    }

    /// Asks a member by mail, or asks again with a fresh link.
    pub async fn invite_member(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        member_id: MemberId,
        language: Option<Language>,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let cohort_id = self.own_cohort(caller, id).await?;
        self.once(caller.id(), intent, Scope::Cohort(cohort_id), async |tx| {
            let (cohort, mut registration) = self.locked_team(tx, caller, (cohort_id, id), version).await?;
            ensure_can_be_asked(&registration, member_id, &cohort, self.now())?;
            let to = ask(&mut registration, member_id)?;
            self.limit_invitations(tx, member_id).await?;
            let earlier = invitations::of_member(tx, member_id).await?;
            let language = language.unwrap_or(registration.language);
            let invitation = self.invitation(earlier, &registration, &cohort, Some(member_id), language);
            let token = self.new_secret("kin");
            let registration = self.save_asked(tx, &cohort, registration).await?;
            invitations::put(tx, &invitation, &hash_secret(&token)).await?;
            self.send_link(tx, (&registration, &invitation), to, token, InvitationOccasion::Asked).await?;
            self.registration_case(tx, registration).await
        })
        .await
    }

    /// Takes an unanswered invitation back.
    pub async fn withdraw_invitation(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        member_id: MemberId,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let cohort_id = self.own_cohort(caller, id).await?;
        self.once(caller.id(), intent, Scope::Cohort(cohort_id), async |tx| {
            let (cohort, mut registration) = self.locked_draft(tx, caller, (cohort_id, id), version).await?;
            let member = chosen(&mut registration, member_id)?;
            if member.standing() != Standing::Invited {
                return Err(Error::Conflict {
                    detail: "this person has no unanswered invitation".to_owned(),
                });
            }
            member.invited = false;
            let registration = self.save_asked(tx, &cohort, registration).await?;
            invitations::withdraw_from(tx, [member_id]).await?;
            self.registration_case(tx, registration).await
        })
        .await
    }

    /// Makes the link by which anyone who has it may join; the earlier one stops.
    pub async fn open_join_link(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        intent: &Intent,
    ) -> Result<Once<JoinLink>> {
        let cohort_id = self.own_cohort(caller, id).await?;
        self.once(caller.id(), intent, Scope::Cohort(cohort_id), async |tx| {
            let (cohort, registration) = self.locked_draft(tx, caller, (cohort_id, id), version).await?;
            let earlier = invitations::join_link(tx, id).await?;
            let link = self.invitation(earlier, &registration, &cohort, None, registration.language);
            let token = self.new_secret("kin");
            let registration = self.save_asked(tx, &cohort, registration).await?;
            invitations::put(tx, &link, &hash_secret(&token)).await?;
            Ok(JoinLink { token: Some(token), expires_at: link.expires_at, version: registration.version })
        })
        .await
    }

    /// Closes the link for joining.
    pub async fn close_join_link(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let cohort_id = self.own_cohort(caller, id).await?;
        self.once(caller.id(), intent, Scope::Cohort(cohort_id), async |tx| {
            let (cohort, registration) = self.locked_draft(tx, caller, (cohort_id, id), version).await?;
            let link = invitations::join_link(tx, id).await?;
            let link = link.filter(|link| link.state == InvitationState::Open);
            let link =
                link.ok_or_else(|| Error::Conflict { detail: "no link for joining is open".to_owned() })?;
            let registration = self.save_asked(tx, &cohort, registration).await?;
            invitations::settle(tx, link.id, InvitationState::Withdrawn, None).await?;
            self.registration_case(tx, registration).await
        })
        .await
    }

    /// The caller's own team under its cohort's lock, while anybody can still be asked to join it.
    async fn locked_draft(
        &self,
        tx: &Tx,
        caller: &Caller,
        ids: (CohortId, RegistrationId),
        version: i64,
    ) -> Result<(Cohort, Registration)> {
        let (cohort, registration) = self.locked_team(tx, caller, ids, version).await?;
        ensure_draft(&registration, "invite")?;
        ensure_open(&cohort, self.now())?;
        Ok((cohort, registration))
    }

    async fn locked_team(
        &self,
        tx: &Tx,
        caller: &Caller,
        (cohort_id, id): (CohortId, RegistrationId),
        version: i64,
    ) -> Result<(Cohort, Registration)> {
        let cohort = cohorts::lock(tx, cohort_id).await?.ok_or_else(|| Error::not_found("cohort"))?;
        let registration = self.own_registration(tx, caller, id).await?;
        check_version(registration.version, version)?;
        if cohort.entry == EntryKind::Person {
            let detail = "people register for this one by one; there is nobody to invite".to_owned();
            return Err(Error::Conflict { detail });
        }
        Ok((cohort, registration))
    }

    /// An open invitation from now on, in the place of an earlier one. Who is asked after handing in has the full time.
    pub(crate) fn invitation(
        &self,
        earlier: Option<Invitation>,
        registration: &Registration,
        cohort: &Cohort,
        member_id: Option<MemberId>,
        language: Language,
    ) -> Invitation {
        let now = self.now();
        let sent = earlier.as_ref().map_or(0, |earlier| earlier.sent_count);
        let closes = cohort.closes.as_ref().filter(|_| registration.state == State::Draft);
        Invitation {
            id: earlier.map_or_else(|| InvitationId(self.new_id()), |earlier| earlier.id),
            registration_id: registration.id,
            member_id,
            language,
            state: InvitationState::Open,
            created_at: now,
            expires_at: Invitation::end(now, closes.map(|closes| closes.at)),
            sent_at: member_id.map(|_| now),
            sent_count: if member_id.is_some() { sent + 1 } else { sent },
            reminded: false,
            answered_at: None,
        }
    }

    /// A link that its holder has answered already, for changing one's details and for leaving.
    pub(crate) async fn own_link(
        &self,
        tx: &Tx,
        registration: &Registration,
        cohort: &Cohort,
        member_id: MemberId,
        language: Language,
    ) -> Result<(Invitation, String)> {
        let earlier = invitations::of_member(tx, member_id).await?;
        let open = self.invitation(earlier, registration, cohort, Some(member_id), language);
        let link = Invitation { state: InvitationState::Accepted, answered_at: Some(self.now()), ..open };
        let token = self.new_secret("kin");
        invitations::put(tx, &link, &hash_secret(&token)).await?;
        Ok((link, token))
    }

    pub(crate) async fn send_link(
        &self,
        tx: &Tx,
        (registration, invitation): (&Registration, &Invitation),
        to: String,
        token: String,
        occasion: InvitationOccasion,
    ) -> Result<()> {
        let about = About::registration(registration).to(&to, invitation.language);
        let about = invitation.member_id.map_or(about.clone(), |id| about.member(id));
        let job = Job::InvitationMail { invitation_id: invitation.id, to, token, occasion };
        self.post(tx, about, &job).await.map(drop)
    }

    /// Saves the team before its invitations, in the order that the lead's edits keep too.
    async fn save_asked(&self, tx: &Tx, cohort: &Cohort, registration: Registration) -> Result<Registration> {
        let slot = stored::slot_of(tx, registration.id).await?;
        self.save_people(tx, cohort, Change::of(registration, slot, self.now())).await
    }

    /// Saves the registration with its members.
    pub(crate) async fn save_people(&self, tx: &Tx, cohort: &Cohort, change: Change) -> Result<Registration> {
        let registration = self.save_change(tx, cohort, change).await?;
        stored::replace_members(tx, &registration).await?;
        self.settle_files(tx, registration.id).await?;
        Ok(registration)
    }

    /// Counted in the transaction: what is refused later sends nothing and counts nothing.
    async fn limit_invitations(&self, tx: &Tx, member_id: MemberId) -> Result<()> {
        let day = TimeDelta::days(1);
        let start = window_start(self.now(), day);
        if limits::hit(tx, &format!("invitation {member_id}"), start).await? > INVITATIONS_PER_DAY {
            let left = (start + day - self.now()).num_seconds().max(1);
            return Err(Error::TooManyRequests { retry_after: Duration::from_secs(left.unsigned_abs()) });
        }
        Ok(())
    }
}

/// Everybody while it is a draft; after that, who came into it later.
fn ensure_can_be_asked(
    registration: &Registration,
    member_id: MemberId,
    cohort: &Cohort,
    now: DateTime<Utc>,
) -> Result<()> {
    let came_late = |member: &Member| member.id == member_id && member.came_at.is_some();
    if registration.members.iter().any(came_late) {
        return ensure_living(registration);
    }
    ensure_draft(registration, "invite")?;
    ensure_open(cohort, now)
}

/// Marks the member as asked and returns the address to write to.
fn ask(registration: &mut Registration, member_id: MemberId) -> Result<String> {
    let member = chosen(registration, member_id)?;
    if !member.is_pending() {
        let detail = "this person has confirmed already; there is nothing to ask";
        return Err(FieldError::new("/member_id", FieldCode::NotAllowed, detail).into());
    }
    let to = member.email.clone().ok_or_else(|| {
        let detail = "write this person's e-mail address first; the invitation goes there";
        FieldError::new("/member_id", FieldCode::Required, detail)
    })?;
    member.invited = true;
    Ok(to)
}

/// The member whom a request names.
pub(crate) fn chosen(registration: &mut Registration, member_id: MemberId) -> Result<&mut Member> {
    registration.members.iter_mut().find(|member| member.id == member_id).ok_or_else(|| {
        let detail = "choose a member of this registration; the id names nobody in it";
        FieldError::new("/member_id", FieldCode::NotAllowed, detail).into()
    })
}
