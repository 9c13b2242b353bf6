//! Data-transfer types of this resource: what it reads and what it answers.

use app::ReviewCase;
use app::reviews::{ReviewFilter, ReviewSort};
use chrono::{DateTime, Utc};
use domain::PersonId;
use eligibility::{RuleStatus, VerdictStatus};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use crate::http::Language;
use crate::resources::form_answers::HandedInAnswers;
use crate::resources::registrations::{HistoryView, RegistrationView};
use crate::wire::cohort::Coded;
use crate::wire::word::{Outcome, RegistrationState};

#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
pub enum ReviewOrder {
    #[default]
    #[serde(rename = "-submitted_at")]
    NewestFirst,
    #[serde(rename = "submitted_at")]
    OldestFirst,
}

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReviewQuery {
    #[param(inline)]
    pub state: Option<RegistrationState>,
    #[param(inline)]
    pub verdict: Option<VerdictStatus>,
    /// Part of a team's or a person's name, an organisation or a municipality.
    #[validate(length(max = 100))]
    pub q: Option<String>,
    #[serde(default)]
    #[param(inline)]
    pub sort: ReviewOrder,
}

impl ReviewQuery {
    pub(in crate::resources) fn into_filter(self) -> (ReviewFilter, ReviewSort) {
        let states = self.state.map(Into::into).into_iter().collect();
        let sort = match self.sort {
            ReviewOrder::NewestFirst => ReviewSort::NewestFirst,
            ReviewOrder::OldestFirst => ReviewSort::OldestFirst,
        };
        (ReviewFilter { states, verdict: self.verdict, search: self.q }, sort)
    }
}

/// The verdict in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerdictBrief {
    pub status: Option<VerdictStatus>,
    /// Ids of rules that do not hold, advice included.
    pub not_met: Vec<String>,
}

/// A registration in the organiser's list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewRow {
    pub id: Uuid,
    pub team_name: Option<String>,
    pub lead_name: Option<String>,
    pub member_count: usize,
    /// How many of them have not confirmed taking part themselves.
    pub pending_count: usize,
    pub municipality: Option<Coded>,
    pub state: RegistrationState,
    pub verdict: VerdictBrief,
    pub submitted_at: Option<DateTime<Utc>>,
    /// A proposed decision that is not released.
    pub proposed: Option<Outcome>,
    /// What the applicant will be told with it.
    pub proposed_reason: Option<String>,
    /// The registration was changed after the decision was proposed.
    pub changed_since_proposed: bool,
    pub version: i64,
}

impl ReviewRow {
    pub(in crate::resources) fn of(
        (registration, proposal): (domain::Registration, Option<domain::Proposal>),
        language: Language,
    ) -> Self {
        let verdict = registration.verdict();
        let not_met = verdict.map(|verdict| {
            let broken = verdict.rules.iter().filter(|result| result.status == RuleStatus::NotMet);
            broken.map(|result| result.rule.clone()).collect()
        });
        Self {
            id: registration.id.0,
            lead_name: registration.lead().and_then(|lead| lead.name.clone()),
            member_count: registration.members.len(),
            pending_count: registration.pending().count(),
            municipality: registration.municipality.map(|code| Coded::municipality(code, language)),
            state: registration.state.into(),
            verdict: VerdictBrief {
                status: verdict.map(|verdict| verdict.status),
                not_met: not_met.unwrap_or_default(),
            },
            submitted_at: registration.submitted_at,
            changed_since_proposed: proposal
                .as_ref()
                .is_some_and(|proposal| proposal.alterations != registration.alterations),
            proposed: proposal.as_ref().map(|proposal| proposal.outcome.into()),
            proposed_reason: proposal.and_then(|proposal| proposal.reason),
            version: registration.review_version,
            team_name: registration.team_name,
        }
    }
}

/// A decision that only organisers see until it is released.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalView {
    pub outcome: Outcome,
    pub reason: Option<String>,
    pub override_note: Option<String>,
    pub at: DateTime<Utc>,
    pub by_email: Option<String>,
    /// The registration was changed since: read it again and propose anew, a release would be refused.
    pub changed_since: bool,
}

/// One step, with who took it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewHistoryView {
    #[serde(flatten)]
    pub step: HistoryView,
    pub by_email: Option<String>,
    pub override_note: Option<String>,
}

/// A registration as its organisers see it. `version` counts proposals too, and is the `ETag` here.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewView {
    pub registration: RegistrationView,
    /// Null of somebody who erased themselves.
    pub applicant_email: Option<String>,
    pub proposed: Option<ProposalView>,
    pub history: Vec<ReviewHistoryView>,
    /// Null where nothing was asked beyond the rules.
    pub answers: Option<HandedInAnswers>,
    pub version: i64,
}

impl ReviewView {
    pub(in crate::resources) fn of(review: &ReviewCase, language: Language) -> Self {
        let email = |id: PersonId| {
            review.actors.iter().find(|person| person.id == id).map(|person| person.email.clone())
        };
        let proposal = |proposal: &domain::Proposal| ProposalView {
            outcome: proposal.outcome.into(),
            reason: proposal.reason.clone(),
            override_note: proposal.override_note.clone(),
            at: proposal.proposed_at,
            by_email: email(proposal.proposed_by),
            changed_since: proposal.alterations != review.case.registration.alterations,
        };
        let step = |entry: &domain::HistoryEntry| ReviewHistoryView {
            step: HistoryView::of(entry, &review.case.registration, language),
            by_email: entry.person_id.and_then(email),
            override_note: entry.override_note.clone(),
        };
        Self {
            registration: RegistrationView::of(&review.case, language),
            applicant_email: review.applicant_email.clone(),
            proposed: review.proposal.as_ref().map(proposal),
            history: review.case.history.iter().map(step).collect(),
            answers: HandedInAnswers::of(&review.answers, language),
            version: review.case.registration.review_version,
        }
    }
}

/// A decision to propose.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"outcome": "decline", "reason": "Kohad said täis."}))]
pub struct DecisionInput {
    pub outcome: Outcome,
    /// The applicant will read it. Required for `decline`.
    #[serde(default)]
    pub reason: Option<String>,
    /// Required to offer a place although the rules do not hold.
    #[serde(default)]
    pub override_note: Option<String>,
}

/// What became of one registration.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReleasedDecision {
    pub registration_id: Uuid,
    pub outcome: Outcome,
    pub state: RegistrationState,
}

/// What was released.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReleaseView {
    pub released: Vec<ReleasedDecision>,
}

/// Why a decision is looked at again.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Üks koht vabanes."}))]
pub struct ReopenReason {
    pub reason: String,
}
