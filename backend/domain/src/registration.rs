//! A team's or a person's entry to one cohort, with its members and what was decided about it.

use chrono::{DateTime, Utc};
use eligibility::{Facts, Verdict};
use serde::{Deserialize, Serialize};

use crate::{
    Affiliation, Alteration, CohortId, Consented, Event, Language, MemberId, MunicipalityCode, PersonId,
    RegistrationId, Role, State,
};

/// Most members a registration may list; rules narrow it further.
pub const MEMBERS_MAX: usize = 60;

/// One person of a registration. Everything may be missing while it is a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub id: MemberId,
    pub name: Option<String>,
    pub email: Option<String>,
    pub affiliation: Option<Affiliation>,
    pub organisation: Option<String>,
    pub municipality: Option<MunicipalityCode>,
    pub role: Option<Role>,
    pub is_councillor: Option<bool>,
    pub is_lead: bool,
    /// An invitation of theirs waits for an answer.
    #[serde(default)]
    pub invited: bool,
    /// Their own consent, with which their details became theirs alone to change.
    #[serde(default)]
    pub consented: Option<Consented>,
    /// When they came into a registration that was handed in already; `None` of who was there before.
    #[serde(default)]
    pub came_at: Option<DateTime<Utc>>,
}

impl Member {
    /// Takes away who it was; the place in the registration stays.
    pub fn erase(&mut self) {
        *self = Self {
            name: None,
            email: None,
            affiliation: None,
            organisation: None,
            municipality: None,
            role: None,
            is_councillor: None,
            invited: false,
            id: self.id,
            is_lead: self.is_lead,
            consented: self.consented.clone(),
            came_at: self.came_at,
        };
    }

    /// Fields that rules look at and that differ.
    pub fn facts_changed_from(&self, before: &Self) -> Vec<&'static str> {
        let fields = [
            ("affiliation", before.affiliation != self.affiliation),
            ("organisation", before.organisation != self.organisation),
            ("municipality", before.municipality != self.municipality),
            ("role", before.role != self.role),
            ("is_councillor", before.is_councillor != self.is_councillor),
        ];
        fields.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
    }

    /// The same, with name and address.
    pub fn fields_changed_from(&self, before: &Self) -> Vec<&'static str> {
        let mut changed = self.facts_changed_from(before);
        changed.extend((before.name != self.name).then_some("name"));
        changed.extend((before.email != self.email).then_some("email"));
        changed
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Registration {
    pub id: RegistrationId,
    pub cohort_id: CohortId,
    pub applicant_id: PersonId,
    pub state: State,
    pub language: Language,
    pub team_name: Option<String>,
    /// The municipality that the registration stands for; pool rules count by it.
    pub municipality: Option<MunicipalityCode>,
    pub members: Vec<Member>,
    /// The rules it was last judged by; `None` while a draft.
    pub rule_set_version: Option<i64>,
    /// The verdict under those rules, kept as it was.
    pub judged: Option<Judged>,
    /// Reason of the latest released decision, as the organiser wrote it.
    pub reason: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    /// Order of the waiting list.
    pub waitlisted_at: Option<DateTime<Utc>>,
    /// The last second in which an offer can be answered; `None` where it has no end or there is none.
    #[serde(default)]
    pub offer_expires_at: Option<DateTime<Utc>>,
    /// How often what was handed in was changed.
    #[serde(default)]
    pub alterations: i64,
    /// When everything that told who its people were was erased, because its term had ended.
    #[serde(default)]
    pub erased_at: Option<DateTime<Utc>>,
    /// Changes that the applicant can see.
    pub version: i64,
    /// Changes that organisers can see: also proposals, which must not show in `version`.
    pub review_version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A verdict with the facts it was found on: with the rules of its version it can be found again, byte for byte.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    pub verdict: Verdict,
    pub facts: Facts,
}

impl Registration {
    pub fn verdict(&self) -> Option<&Verdict> {
        self.judged.as_ref().map(|judged| &judged.verdict)
    }

    /// People it would occupy places with, never less than one.
    pub fn people(&self) -> i64 {
        i64::try_from(self.members.len()).unwrap_or(i64::MAX).max(1)
    }

    /// Members whose own word is still missing.
    pub fn pending(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.is_pending())
    }

    /// The member who answers for it, or the first one.
    pub fn lead(&self) -> Option<&Member> {
        self.members.iter().find(|member| member.is_lead).or_else(|| self.members.first())
    }
}

/// Who caused a transition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    Applicant,
    /// A person of the team, by their own link.
    Member,
    Organiser,
    System,
}

/// What a line of the history is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// The state changed.
    #[default]
    Step,
    /// Somebody left; the state stayed.
    MemberLeft,
    /// Another person answers for the registration now.
    HandedOver,
    /// What was handed in was changed.
    Amended,
    /// One person came in the place of another.
    Substituted,
}

/// One line of a registration's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    #[serde(default)]
    pub kind: HistoryKind,
    pub from: Option<State>,
    pub to: State,
    pub at: DateTime<Utc>,
    pub actor: ActorKind,
    pub person_id: Option<PersonId>,
    pub reason: Option<String>,
    /// Set where an organiser admitted against a violated rule; never shown to other applicants.
    pub override_note: Option<String>,
    /// What the change did, where what was handed in was changed.
    #[serde(default)]
    pub changes: Option<Alteration>,
}

/// What an organiser decides about a submitted registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Offer,
    Waitlist,
    Decline,
}

impl Outcome {
    pub fn event(self) -> Event {
        match self {
            Self::Offer => Event::Offer,
            Self::Waitlist => Event::Waitlist,
            Self::Decline => Event::Decline,
        }
    }

    pub fn as_str(self) -> &'static str {
        self.event().as_str()
    }
}

/// A decision before its release. It must not be visible to applicants anywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub registration_id: RegistrationId,
    pub outcome: Outcome,
    pub reason: Option<String>,
    pub override_note: Option<String>,
    pub proposed_by: PersonId,
    pub proposed_at: DateTime<Utc>,
    /// Changes that the registration had seen then: a decision stands on what was read.
    #[serde(default)]
    pub alterations: i64,
}
