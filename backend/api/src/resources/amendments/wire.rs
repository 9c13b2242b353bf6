//! Data-transfer types of this resource: what it reads and what it answers.

use std::collections::BTreeMap;

use app::amendments::{AmendmentInput, AnswersWish, SubstitutionInput};
use app::registrations::DraftInput;
use chrono::{DateTime, Utc};
use domain::{MemberId, Registration};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::super::form_answers::AnswerChange;
use super::super::registrations::{MemberInput, members_in};
use crate::http::Language;
use crate::problem::{FieldProblem, Problem, ProblemType};
use crate::wire::cohort::Coded;
use crate::wire::text::{LocalText, Reader};
use crate::wire::verdict::Verdict;
use crate::wire::word::Shut;

/// Answers as they are to be. A sheet that is named is replaced as a whole; one that is not named stays.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AmendedAnswers {
    /// By the code of the question.
    #[serde(default)]
    #[schema(value_type = Option<std::collections::HashMap<String, AnswerChange>>)]
    pub registration: Option<BTreeMap<String, Value>>,
    /// By the id of the member; of somebody new by their position in `members`, such as "4".
    #[serde(default)]
    #[schema(value_type = std::collections::HashMap<String, std::collections::HashMap<String, AnswerChange>>)]
    pub members: BTreeMap<String, BTreeMap<String, Value>>,
}

/// The whole registration as it is to be: what is absent is cleared, who is not listed is taken out. Only the language
/// of its mails stays.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "team_name": "Viimsi huvikaitse", "municipality": "0890",
    "members": [
        {"id": "0190a5c4-8f0e-7c3a-9b1d-2f6e5d4c3b2a", "name": "Mari Maasikas", "email": "mari@example.org",
         "affiliation": "municipality", "is_lead": true},
        {"name": "Jaan Tamm", "email": "jaan@example.org", "affiliation": "ngo"}
    ],
    "answers": {"registration": {"challenge": "Noortel ei ole kohta, kus õhtuti koos olla."},
                "members": {"1": {"accessibility": "Vajan kaldteed."}}}
}))]
pub struct RegistrationAmendment {
    #[serde(default)]
    pub team_name: Option<String>,
    /// EHAK code of the municipality that the registration stands for.
    #[serde(default)]
    pub municipality: Option<String>,
    #[schema(max_items = 60)]
    pub members: Vec<MemberInput>,
    /// Null or absent leaves every answer as it is.
    #[serde(default)]
    pub answers: Option<AmendedAnswers>,
}

impl RegistrationAmendment {
    pub(super) fn into_input(self) -> app::Result<AmendmentInput> {
        let mut reader = Reader::default();
        let content = DraftInput {
            team_name: self.team_name,
            municipality: reader.code(self.municipality.as_deref(), "/municipality"),
            language: None,
            members: members_in(self.members, &mut reader),
        };
        let wish = |answers: AmendedAnswers| AnswersWish {
            registration: answers.registration,
            members: answers.members,
        };
        reader.finish(AmendmentInput { content, answers: self.answers.map(wish) })
    }
}

/// One person out, one in.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "out": "0190a5c4-8f0e-7c3a-9b1d-2f6e5d4c3b2a",
    "in": {"name": "Jaan Tamm", "email": "jaan@example.org", "affiliation": "municipality"},
    "answers": {"accessibility": "Vajan kaldteed."},
    "reason": "Mari läks teisele tööle."
}))]
pub struct Substitution {
    /// Id of the member who goes; not of who answers for the registration. Null or absent fills the place of somebody who
    /// left by themselves since it was handed in or amended.
    #[serde(default)]
    pub out: Option<Uuid>,
    /// Who comes; `id` and `is_lead` are not looked at.
    #[serde(rename = "in")]
    pub entering: MemberInput,
    /// The new person's answers by the code of the question, where the lead answers for them.
    #[serde(default)]
    #[schema(value_type = Option<std::collections::HashMap<String, AnswerChange>>)]
    pub answers: Option<BTreeMap<String, Value>>,
    /// Organisers read it in the history.
    #[serde(default)]
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub reason: Option<String>,
}

impl Substitution {
    pub(super) fn into_input(self) -> app::Result<SubstitutionInput> {
        let mut reader = Reader::default();
        let input = SubstitutionInput {
            out: self.out.map(MemberId),
            entering: self.entering.into_member("/in", &mut reader),
            answers: self.answers,
            reason: self.reason,
        };
        reader.finish(input)
    }
}

/// Whether a change is possible now.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoorView {
    pub open: bool,
    /// Why not; null where it is open.
    pub shut: Option<Shut>,
    /// From then on it is shut; null where nobody knows.
    pub until: Option<DateTime<Utc>>,
}

impl From<domain::Door> for DoorView {
    fn from(door: domain::Door) -> Self {
        Self { open: door.shut.is_none(), shut: door.shut.map(Into::into), until: door.until }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TeamNameChange {
    pub from: Option<String>,
    pub to: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MunicipalityChange {
    pub from: Option<Coded>,
    pub to: Option<Coded>,
}

/// Somebody who came or went.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangedPerson {
    pub member_id: Uuid,
    /// Null of who is not a member any more: their details are erased.
    pub name: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectedPerson {
    pub member_id: Uuid,
    pub name: Option<String>,
    /// Fields of the person that are others now.
    #[schema(example = json!(["affiliation"]))]
    pub fields: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ChangedAnswerView {
    /// Null for a question about the registration.
    pub member_id: Option<Uuid>,
    #[schema(example = "challenge")]
    pub question: String,
    /// As the question was put.
    pub label: LocalText,
}

/// What a change of a registration did.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangesView {
    pub team_name: Option<TeamNameChange>,
    pub municipality: Option<MunicipalityChange>,
    pub joined: Vec<ChangedPerson>,
    pub left: Vec<ChangedPerson>,
    pub corrected: Vec<CorrectedPerson>,
    pub answers: Vec<ChangedAnswerView>,
}

impl ChangesView {
    /// Names come from the registration as it is, so of who is gone there is none.
    pub fn of(changes: &domain::Alteration, registration: &Registration, language: Language) -> Self {
        let name = |id: MemberId| {
            registration.members.iter().find(|member| member.id == id).and_then(|member| member.name.clone())
        };
        let person = |id: &MemberId| ChangedPerson { member_id: id.0, name: name(*id) };
        let place =
            |code: Option<domain::MunicipalityCode>| code.map(|code| Coded::municipality(code, language));
        Self {
            team_name: changes.team_name.clone().map(|swap| TeamNameChange { from: swap.from, to: swap.to }),
            municipality: changes
                .municipality
                .as_ref()
                .map(|swap| MunicipalityChange { from: place(swap.from), to: place(swap.to) }),
            joined: changes.joined.iter().map(person).collect(),
            left: changes.left.iter().map(person).collect(),
            corrected: changes
                .corrected
                .iter()
                .map(|one| CorrectedPerson {
                    member_id: one.member.0,
                    name: name(one.member),
                    fields: one.fields.clone(),
                })
                .collect(),
            answers: changes
                .answers
                .iter()
                .map(|one| ChangedAnswerView {
                    member_id: one.member.map(|id| id.0),
                    question: one.question.clone(),
                    label: LocalText::of(&one.label, language),
                })
                .collect(),
        }
    }
}

/// What stands against the places that a change would take.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrialObstacle {
    pub code: ProblemType,
    pub detail: String,
}

/// What an amendment would do.
#[derive(Debug, Serialize, ToSchema)]
pub struct AmendmentTrial {
    /// By the rules that the registration was handed in under.
    pub verdict: Verdict,
    pub changes: ChangesView,
    /// What is lacking besides what the rules demand, with pointers into the body of the amendment.
    pub missing: Vec<FieldProblem>,
    /// Null where every place that it needs is free.
    pub obstacle: Option<TrialObstacle>,
}

impl AmendmentTrial {
    pub(super) fn of(trial: app::amendments::AmendmentTrial, language: Language) -> Self {
        let obstacle = |error: app::Error| {
            let problem = Problem::from(error);
            TrialObstacle { code: problem.kind(), detail: problem.said().to_owned() }
        };
        Self {
            verdict: Verdict::of(&trial.judgement, language),
            changes: ChangesView::of(&trial.changes, &trial.registration, language),
            missing: trial.missing.iter().map(FieldProblem::from).collect(),
            obstacle: trial.obstacle.map(obstacle),
        }
    }
}
