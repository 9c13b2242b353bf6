//! Data-transfer types of this resource: what it reads and what it answers.

use app::RegistrationCase;
use app::registrations::{DraftChanges, DraftInput, MemberInput as Member};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::members::{DeclinedInvitation, JoinLinkEnd, MemberView, PendingMember};
use crate::http::{Language, Patch};
use crate::problem::FieldProblem;
use crate::resources::amendments::{ChangesView, DoorView};
use crate::wire::cohort::CohortRef;
use crate::wire::text::Reader;
use crate::wire::verdict::Verdict;
use crate::wire::waitlist::{WaitlistView, WhatNextView};
use crate::wire::word::{
    ActorKind, Affiliation, HistoryKind, Language as LanguageWord, RegistrationAction, RegistrationState,
    Role,
};

/// One person as typed. Anything may be missing while it is a draft.
#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name": "Mari Maasikas", "email": "mari@example.org", "affiliation": "municipality", "municipality": "0890",
    "is_lead": true
}))]
pub struct MemberInput {
    /// Keeps the person's identity when the list is sent again.
    #[serde(default)]
    pub id: Option<Uuid>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub affiliation: Option<Affiliation>,
    #[serde(default)]
    pub organisation: Option<String>,
    /// EHAK code.
    #[serde(default)]
    pub municipality: Option<String>,
    #[serde(default)]
    pub role: Option<Role>,
    #[serde(default)]
    pub is_councillor: Option<bool>,
    /// Who answers for the registration; the first person where nobody is marked.
    #[serde(default)]
    pub is_lead: bool,
}

impl MemberInput {
    /// Reads a person who stands at `at` in the request.
    pub(in crate::resources) fn into_member(self, at: &str, reader: &mut Reader) -> Member {
        let pointer = format!("{at}/municipality");
        Member {
            id: self.id,
            name: self.name,
            email: self.email,
            affiliation: self.affiliation.map(Into::into),
            organisation: self.organisation,
            municipality: reader.code(self.municipality.as_deref(), &pointer),
            role: self.role.map(Into::into),
            is_councillor: self.is_councillor,
            is_lead: self.is_lead,
        }
    }
}

/// A new draft.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"team_name": "Viimsi huvikaitse", "municipality": "0890", "members": []}))]
pub struct RegistrationCreate {
    #[serde(default)]
    pub team_name: Option<String>,
    /// EHAK code of the municipality that the registration stands for.
    #[serde(default)]
    pub municipality: Option<String>,
    /// Language of the mails; that of the profile where left out.
    #[serde(default)]
    pub language: Option<LanguageWord>,
    #[serde(default)]
    #[schema(max_items = 60)]
    pub members: Vec<MemberInput>,
}

/// Changes of a draft: what is absent stays, null clears, members are replaced as a whole.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"team_name": "Viimsi huvikaitse", "municipality": null}))]
pub struct RegistrationPatch {
    #[serde(default)]
    pub team_name: Patch<String>,
    #[serde(default)]
    pub municipality: Patch<String>,
    #[serde(default)]
    pub language: Option<LanguageWord>,
    #[serde(default)]
    #[schema(max_items = 60)]
    pub members: Option<Vec<MemberInput>>,
}

impl RegistrationCreate {
    pub(in crate::resources) fn into_input(self) -> app::Result<DraftInput> {
        let mut reader = Reader::default();
        let input = DraftInput {
            team_name: self.team_name,
            municipality: reader.code(self.municipality.as_deref(), "/municipality"),
            language: self.language.map(Into::into),
            members: members(self.members, &mut reader),
        };
        reader.finish(input)
    }
}

impl RegistrationPatch {
    pub(in crate::resources) fn into_changes(self) -> app::Result<DraftChanges> {
        let mut reader = Reader::default();
        let municipality = self.municipality.into_option();
        let municipality = municipality.map(|code| reader.code(code.as_deref(), "/municipality"));
        let changes = DraftChanges {
            team_name: self.team_name.into_option(),
            municipality,
            language: self.language.map(Into::into),
            members: self.members.map(|inputs| members(inputs, &mut reader)),
        };
        reader.finish(changes)
    }
}

/// One line of a registration's way.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryView {
    pub kind: HistoryKind,
    pub from: Option<RegistrationState>,
    pub to: RegistrationState,
    pub at: DateTime<Utc>,
    pub by: ActorKind,
    pub reason: Option<String>,
    /// What was changed, where the line is about a change of what was handed in.
    pub changes: Option<ChangesView>,
}

impl HistoryView {
    pub(in crate::resources) fn of(
        entry: &domain::HistoryEntry,
        registration: &domain::Registration,
        language: Language,
    ) -> Self {
        let changes = entry.changes.as_ref();
        Self {
            changes: changes.map(|changes| ChangesView::of(changes, registration, language)),
            kind: entry.kind.into(),
            from: entry.from.map(Into::into),
            to: entry.to.into(),
            at: entry.at,
            by: entry.actor.into(),
            reason: entry.reason.clone(),
        }
    }
}

/// A registration as its applicant sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistrationView {
    pub id: Uuid,
    pub cohort: CohortRef,
    pub state: RegistrationState,
    pub team_name: Option<String>,
    pub municipality: Option<String>,
    pub language: LanguageWord,
    pub members: Vec<MemberView>,
    /// Members whose own word is still missing. The verdict is computed as if they confirmed.
    pub pending: Vec<PendingMember>,
    /// The open link by which people may join, without its address.
    pub join_link: Option<JoinLinkEnd>,
    pub declined_invitations: Vec<DeclinedInvitation>,
    /// Live for a draft; afterwards the one under the rules of the submission.
    pub verdict: Verdict,
    /// What submitting would refuse besides rules.
    pub missing: Vec<FieldProblem>,
    pub actions: Vec<RegistrationAction>,
    /// Whether what was handed in can be changed as a whole.
    pub amendment: DoorView,
    /// Whether one person can come in the place of another.
    pub substitution: DoorView,
    /// Reason of the latest decision.
    pub reason: Option<String>,
    /// Null where it is not on the waiting list.
    pub waitlist: Option<WaitlistView>,
    /// The last second in which an offer can be answered. It stays where nobody answered; null without end.
    pub offer_expires_at: Option<DateTime<Utc>>,
    pub what_next: WhatNextView,
    pub history: Vec<HistoryView>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub version: i64,
}

impl RegistrationView {
    pub fn of(case: &RegistrationCase, language: Language) -> Self {
        let registration = &case.registration;
        Self {
            id: registration.id.0,
            cohort: CohortRef::of(&case.cohort, language),
            state: registration.state.into(),
            team_name: registration.team_name.clone(),
            municipality: registration.municipality.map(|code| code.as_str().to_owned()),
            language: registration.language.into(),
            members: registration.members.iter().map(|member| MemberView::of(member, case)).collect(),
            pending: registration.pending().map(PendingMember::of).collect(),
            join_link: case.join_link().map(|link| JoinLinkEnd { expires_at: link.expires_at }),
            declined_invitations: case
                .declined_invitations()
                .map(|invitation| DeclinedInvitation { answered_at: invitation.answered_at })
                .collect(),
            verdict: Verdict::of(&case.judgement, language),
            missing: case.missing.iter().map(FieldProblem::from).collect(),
            actions: case.actions.iter().map(|action| (*action).into()).collect(),
            reason: registration.reason.clone(),
            waitlist: case.waiting.as_ref().map(|waiting| WaitlistView::of(waiting, &case.cohort, language)),
            offer_expires_at: registration.offer_expires_at,
            what_next: (&registration.what_next(&case.cohort.cohort, case.cohort.as_of)).into(),
            history: case
                .history
                .iter()
                .map(|entry| HistoryView::of(entry, registration, language))
                .collect(),
            amendment: registration.amendment(&case.cohort.cohort, case.cohort.as_of).into(),
            substitution: registration.substitution(&case.cohort.cohort, case.cohort.as_of).into(),
            created_at: registration.created_at,
            updated_at: registration.updated_at,
            submitted_at: registration.submitted_at,
            version: registration.version,
        }
    }
}

/// A registration in its applicant's list.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistrationRow {
    pub id: Uuid,
    pub cohort: CohortRef,
    pub state: RegistrationState,
    pub team_name: Option<String>,
    pub updated_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
}

/// Nothing to say.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
pub struct Nothing {}

/// Why, if the applicant wants to say.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Meie meeskond ei saa kevadel osaleda."}))]
pub struct OptionalReason {
    #[serde(default)]
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub reason: Option<String>,
}

pub(in crate::resources) fn members(inputs: Vec<MemberInput>, reader: &mut Reader) -> Vec<Member> {
    let inputs = inputs.into_iter().enumerate();
    inputs.map(|(position, input)| input.into_member(&format!("/members/{position}"), reader)).collect()
}
