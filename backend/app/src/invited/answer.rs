//! Saying yes: confirming one's own entry, correcting it, or joining by the link that anyone may use.

use domain::names::clean_email;
use domain::{
    Cohort, Consented, FieldCode, FieldError, InvitationOccasion, InvitationState, Job, MEMBERS_MAX, Member,
    MemberAnswer, MemberId, Registration, State,
};
use store::{Scope, Tx, cohorts, invitations, registrations as stored};

use super::{InvitationCase, Link, OwnDetails, locked};
use crate::change::Change;
use crate::draft::line;
use crate::mails::About;
use crate::registrations::ensure_open;
use crate::{App, CohortSummary, Error, Intent, Once, Result};

impl App {
    /// Confirms the holder's part, corrects it while the registration is a draft, or adds whoever joins.
    pub async fn accept_invitation(
        &self,
        token: &str,
        own: &OwnDetails,
        intent: &Intent,
    ) -> Result<Once<InvitationCase>> {
        let link = self.link(&self.store, token).await?;
        let cohort_id = link.registration.cohort_id;
        self.once(link.invitation.id, intent, Scope::Cohort(cohort_id), async |tx| {
            let cohort = cohorts::lock(tx, cohort_id).await?.ok_or_else(|| Error::not_found("cohort"))?;
            let link = locked(self, tx, token, cohort_id).await?;
            let state = link.invitation.state_at(&link.registration, self.now());
            ensure_answerable(state)?;
            let (summary, _) = self.cohort_summary(tx, cohort.clone()).await?;
            if link.invitation.is_join_link() {
                self.join(tx, link, &summary, own).await
            } else {
                self.confirm(tx, link, &summary, own).await
            }
        })
        .await
    }

    async fn confirm(
        &self,
        tx: &Tx,
        link: Link,
        summary: &CohortSummary,
        own: &OwnDetails,
    ) -> Result<InvitationCase> {
        let Link { mut invitation, mut registration } = link;
        let first = invitation.state == InvitationState::Open;
        let is_draft = registration.state == State::Draft;
        if is_draft {
            ensure_open(&summary.cohort, self.now())?;
        } else if !first {
            return Err(settled(&registration));
        }
        let known = registration.members.iter_mut().find(|member| Some(member.id) == invitation.member_id);
        let member = known.ok_or(Error::Internal)?;
        let confirmed = self.details(member.id, own, summary)?;
        if !is_draft {
            ensure_facts_stand(member, &confirmed)?;
        }
        *member = Member { is_lead: member.is_lead, came_at: member.came_at, ..confirmed };
        let member_id = member.id;
        invitation.state = InvitationState::Accepted;
        invitation.answered_at = invitation.answered_at.or(Some(self.now()));
        let registration = self.save_answer(tx, &summary.cohort, registration).await?;
        invitations::settle(tx, invitation.id, invitation.state, invitation.answered_at).await?;
        if first {
            self.tell_lead(tx, &registration, Some(member_id), MemberAnswer::Accepted).await?;
        }
        self.invitation_case(tx, invitation, &registration, summary.cohort.clone()).await
    }

    async fn join(
        &self,
        tx: &Tx,
        link: Link,
        summary: &CohortSummary,
        own: &OwnDetails,
    ) -> Result<InvitationCase> {
        let mut registration = link.registration;
        ensure_open(&summary.cohort, self.now())?;
        if registration.members.len() >= MEMBERS_MAX {
            return Err(Error::Conflict {
                detail: format!("the team has {MEMBERS_MAX} people; no more fit"),
            });
        }
        let member = self.details(MemberId(self.new_id()), own, summary)?;
        let (member_id, to) = (member.id, member.email.clone().unwrap_or_default());
        registration.members.push(member);
        let registration = self.save_answer(tx, &summary.cohort, registration).await?;
        let (invitation, token) =
            self.own_link(tx, &registration, &summary.cohort, member_id, own.language).await?;
        self.send_link(tx, (&registration, &invitation), to, token.clone(), InvitationOccasion::Joined)
            .await?;
        self.tell_lead(tx, &registration, Some(member_id), MemberAnswer::Accepted).await?;
        let case = self.invitation_case(tx, invitation, &registration, summary.cohort.clone()).await?;
        Ok(InvitationCase { own_token: Some(token), ..case })
    }

    async fn save_answer(
        &self,
        tx: &Tx,
        cohort: &Cohort,
        registration: Registration,
    ) -> Result<Registration> {
        let slot = stored::slot_of(tx, registration.id).await?;
        self.save_people(tx, cohort, Change::of(registration, slot, self.now())).await
    }

    pub(crate) async fn tell_lead(
        &self,
        tx: &Tx,
        registration: &Registration,
        member_id: Option<MemberId>,
        answer: MemberAnswer,
    ) -> Result<()> {
        let job = Job::MemberAnswered { registration_id: registration.id, member_id, answer };
        let about = About::registration(registration);
        let about = member_id.map_or(about.clone(), |id| about.member(id));
        self.post(tx, about, &job).await.map(drop)
    }

    /// A member as the person describes themselves, with their consent of this moment; or every refused field.
    pub(crate) fn details(&self, id: MemberId, own: &OwnDetails, summary: &CohortSummary) -> Result<Member> {
        let mut errors = Vec::new();
        let name = line(Some(&own.name), "/name", &mut errors);
        let email = clean_email(&own.email, "/email").unwrap_or_else(|error| {
            errors.push(error);
            None
        });
        let organisation = line(own.organisation.as_deref(), "/organisation", &mut errors);
        let member = Member {
            id,
            name,
            email,
            affiliation: own.affiliation,
            organisation,
            municipality: own.municipality,
            role: own.role,
            is_councillor: own.is_councillor,
            is_lead: false,
            invited: false,
            consented: own.consent.then(|| Consented::at(self.now())),
            came_at: None,
        };
        lacking(&member, summary, &mut errors);
        if errors.is_empty() { Ok(member) } else { Err(Error::Invalid(errors)) }
    }
}

/// Names what the person left out, unless it is refused already.
fn lacking(member: &Member, summary: &CohortSummary, errors: &mut Vec<FieldError>) {
    let asks_affiliation = summary.asks().contains(&"affiliation");
    let lacking = [
        ("/name", member.name.is_none(), "write your name"),
        ("/email", member.email.is_none(), "write the e-mail address that news should reach you at"),
        ("/affiliation", asks_affiliation && member.affiliation.is_none(), "choose whom you stand for"),
        (
            "/consent",
            member.consented.is_none(),
            "taking part needs your consent; if you do not want to, decline instead",
        ),
    ];
    for (pointer, _, detail) in lacking.into_iter().filter(|(_, lacks, _)| *lacks) {
        if errors.iter().all(|error| error.pointer != pointer) {
            errors.push(FieldError::new(pointer, FieldCode::Required, detail));
        }
    }
}

fn ensure_answerable(state: InvitationState) -> Result<()> {
    let detail = match state {
        InvitationState::Open | InvitationState::Accepted => return Ok(()),
        InvitationState::Declined => {
            "you declined, and what was known of you is erased; ask for a new invitation"
        }
        InvitationState::Withdrawn => "this invitation was taken back; ask the person who invited you",
        InvitationState::Expired => {
            "this invitation has expired; ask the person who invited you for a new one"
        }
    };
    Err(Error::Conflict { detail: detail.to_owned() })
}

fn settled(registration: &Registration) -> Error {
    Error::InvalidTransition {
        action: "correct the details".to_owned(),
        from: registration.state.as_str().to_owned(),
        allowed: Vec::new(),
    }
}

/// What was handed in was judged by these fields; confirming must not change them.
fn ensure_facts_stand(entered: &Member, confirmed: &Member) -> Result<()> {
    let refuse = |field| {
        let detail = "the registration is handed in and was judged by this; leave it as it is, or decline";
        FieldError::new(format!("/{field}"), FieldCode::NotAllowed, detail)
    };
    let errors: Vec<_> = confirmed.facts_changed_from(entered).into_iter().map(refuse).collect();
    if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
}
