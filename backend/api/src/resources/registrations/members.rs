//! The people of a registration as its readers see them, and what is known of their invitations.

use app::RegistrationCase;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::wire::word::{Affiliation, InvitationState, MailState, Role, Standing};

/// One person of a registration.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberView {
    pub id: Uuid,
    pub name: Option<String>,
    pub email: Option<String>,
    pub affiliation: Option<Affiliation>,
    pub organisation: Option<String>,
    pub municipality: Option<String>,
    pub role: Option<Role>,
    pub is_councillor: Option<bool>,
    pub is_lead: bool,
    pub standing: Standing,
    /// When they came into a registration that was handed in already; null of who was there before.
    pub came_at: Option<DateTime<Utc>>,
    /// The latest invitation to this person.
    pub invitation: Option<MemberInvitation>,
}

/// An invitation as the one who sent it sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberInvitation {
    pub state: InvitationState,
    pub sent_at: Option<DateTime<Utc>>,
    pub expires_at: DateTime<Utc>,
    /// Why the mail with the link did not arrive; null where nothing is known to be wrong.
    pub undelivered: Option<Undelivered>,
}

/// A mail that did not arrive.
#[derive(Debug, Serialize, ToSchema)]
pub struct Undelivered {
    pub state: MailState,
    /// In the mail server's words.
    pub reason: Option<String>,
}

/// Somebody whose own word is missing.
#[derive(Debug, Serialize, ToSchema)]
pub struct PendingMember {
    pub member_id: Uuid,
    pub name: Option<String>,
}

/// The open link by which people may join.
#[derive(Debug, Serialize, ToSchema)]
pub struct JoinLinkEnd {
    pub expires_at: DateTime<Utc>,
}

/// An invitation whose answer was no, or was taken back later. Who it was is erased.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeclinedInvitation {
    pub answered_at: Option<DateTime<Utc>>,
}

impl PendingMember {
    pub(super) fn of(member: &domain::Member) -> Self {
        Self { member_id: member.id.0, name: member.name.clone() }
    }
}

/// Once somebody has answered, it does not matter which mail brought them.
fn undelivered(member: &domain::Member, case: &RegistrationCase) -> Option<Undelivered> {
    let mail = case.undelivered.get(&member.id).filter(|_| member.is_pending())?;
    Some(Undelivered { state: mail.state.into(), reason: mail.reason.clone() })
}

impl MemberView {
    pub(super) fn of(member: &domain::Member, case: &RegistrationCase) -> Self {
        let own = |invitation: &&domain::Invitation| invitation.member_id == Some(member.id);
        let invitation = case.invitations.iter().find(own).map(|invitation| MemberInvitation {
            state: invitation.state_at(&case.registration, case.cohort.as_of).into(),
            sent_at: invitation.sent_at,
            expires_at: invitation.expires_at,
            undelivered: undelivered(member, case),
        });
        Self {
            id: member.id.0,
            name: member.name.clone(),
            email: member.email.clone(),
            affiliation: member.affiliation.map(Into::into),
            organisation: member.organisation.clone(),
            municipality: member.municipality.map(|code| code.as_str().to_owned()),
            role: member.role.map(Into::into),
            is_councillor: member.is_councillor,
            is_lead: member.is_lead,
            standing: member.standing().into(),
            came_at: member.came_at,
            invitation,
        }
    }
}
