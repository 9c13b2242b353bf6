//! Data-transfer types of this resource: what it reads and what it answers.

use std::collections::{BTreeMap, BTreeSet};

use app::form_answers::AnswerChanges;
use app::invited::OwnQuestions;
use app::{AnswersCase, FilledForm};
use domain::MemberId;
use domain::form::{FilledSheet, Sheet};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::super::files::FileView;
use super::super::forms::{FormView, PartView};
use crate::http::Language;
use crate::problem::FieldProblem;
use crate::wire::text::LocalText;

/// An answer, by the kind of its question: a text, day or code as a string, a number, true or false, a list of codes, or
/// a file that was sent.
#[derive(Debug, ToSchema)]
#[serde(untagged)]
pub enum AnswerValue {
    Text(String),
    Number(f64),
    YesNo(bool),
    Choices(Vec<String>),
    File(FileView),
}

/// The same, or null to clear it.
#[derive(Debug, ToSchema)]
#[serde(untagged)]
pub enum AnswerChange {
    Text(String),
    Number(f64),
    YesNo(bool),
    Choices(Vec<String>),
    File(FileView),
    Cleared,
}

/// Changes of answers, by the code of their question: what is absent stays, null clears.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "registration": {"challenge": "Noortel ei ole kohta, kus õhtuti koos olla.", "training-group": "first-group"},
    "members": {"0190a5c4-8f0e-7c3a-9b1d-2f6e5d4c3b2a": {"accessibility": null}}
}))]
pub struct AnswersPatch {
    #[serde(default)]
    #[schema(value_type = std::collections::HashMap<String, AnswerChange>)]
    pub registration: BTreeMap<String, Value>,
    /// By the id of the member.
    #[serde(default)]
    #[schema(value_type = std::collections::HashMap<String, std::collections::HashMap<String, AnswerChange>>)]
    pub members: BTreeMap<Uuid, BTreeMap<String, Value>>,
}

impl From<AnswersPatch> for AnswerChanges {
    fn from(patch: AnswersPatch) -> Self {
        let members = patch.members.into_iter().map(|(id, answers)| (MemberId(id), answers)).collect();
        Self { registration: patch.registration, members }
    }
}

/// One's own answers.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"token": "kin_example", "answers": {"accessibility": "Vajan kaldteed."}}))]
pub struct OwnAnswers {
    /// What follows `#token=` in the link.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200)]
    pub token: String,
    /// By the code of the question: what is absent stays, null clears.
    #[schema(value_type = std::collections::HashMap<String, AnswerChange>)]
    pub answers: BTreeMap<String, Value>,
}

/// Questions whose condition does not hold: they are not asked, and what was answered before is left out when handing in.
#[derive(Debug, Serialize, ToSchema)]
pub struct HiddenQuestions {
    pub registration: BTreeSet<String>,
    /// By the id of the member.
    #[schema(value_type = std::collections::HashMap<String, Vec<String>>)]
    pub members: BTreeMap<MemberId, BTreeSet<String>>,
}

/// A member who answers for themselves, by their own link.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswersForThemselves {
    pub member_id: Uuid,
    /// Whether nothing is lacking.
    pub answered: bool,
}

/// An answer that the form has no question for any more. It is dropped when the registration is handed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct SetAside {
    /// Null for an answer of the registration.
    pub member_id: Option<Uuid>,
    #[schema(example = "old-question")]
    pub question: String,
    /// As the question was put then.
    pub label: Option<LocalText>,
    #[schema(value_type = AnswerValue)]
    pub value: Value,
    pub form_version: i64,
}

/// How far one part of the form has come.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartProgress {
    #[schema(example = "community")]
    pub part: String,
    /// Whether nothing is lacking in it.
    pub done: bool,
}

/// Parts that ask something, and those of them in which nothing is lacking.
#[derive(Debug, Serialize, ToSchema)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
}

/// The answers as whoever answers for the registration sees them.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswersView {
    pub form_version: i64,
    /// The questions of that version: of the newest one for a draft, afterwards of the one that was handed in.
    pub form: FormView,
    #[schema(value_type = std::collections::HashMap<String, AnswerValue>)]
    pub registration: BTreeMap<String, Value>,
    /// By the id of the member; without those who answer for themselves.
    #[schema(value_type = std::collections::HashMap<String, std::collections::HashMap<String, AnswerValue>>)]
    pub members: BTreeMap<MemberId, BTreeMap<String, Value>>,
    pub by_themselves: Vec<AnswersForThemselves>,
    pub hidden: HiddenQuestions,
    pub set_aside: Vec<SetAside>,
    /// What submitting would refuse of the answers, with the same pointers as in the registration.
    pub missing: Vec<FieldProblem>,
    pub parts: Vec<PartProgress>,
    pub progress: Progress,
    pub editable: bool,
    /// For `If-Match`; 0 before the first answer. Answers that members give themselves do not change it.
    pub version: i64,
}

fn by_member(form: &FilledForm) -> BTreeMap<MemberId, BTreeMap<String, Value>> {
    form.filled.members.iter().map(|(id, sheet)| (*id, sheet.answers.clone())).collect()
}

fn set_aside<'a>(
    member_id: Option<Uuid>,
    sheet: &'a Sheet,
    case: &'a AnswersCase,
    language: Language,
) -> impl Iterator<Item = SetAside> + 'a {
    sheet.iter().map(move |(code, answered)| {
        let question = case.earlier.get(&answered.form_version).and_then(|form| form.find(code));
        SetAside {
            member_id,
            question: code.clone(),
            label: question.map(|question| LocalText::of(&question.label, language)),
            value: answered.value.clone(),
            form_version: answered.form_version,
        }
    })
}

impl AnswersView {
    pub(super) fn of(case: AnswersCase, language: Language) -> Self {
        let filled = &case.form.filled;
        let hidden = HiddenQuestions {
            registration: filled.registration.hidden.clone(),
            members: filled.members.iter().map(|(id, sheet)| (*id, sheet.hidden.clone())).collect(),
        };
        let own = set_aside(None, &filled.registration.set_aside, &case, language);
        let of_members = filled
            .members
            .iter()
            .flat_map(|(id, sheet)| set_aside(Some(id.0), &sheet.set_aside, &case, language));
        let set_aside = own.chain(of_members).collect();
        let parts: Vec<_> = parts(&case);
        Self {
            form_version: case.form.version,
            registration: filled.registration.answers.clone(),
            members: by_member(&case.form),
            by_themselves: case
                .by_themselves
                .iter()
                .map(|(id, answered)| AnswersForThemselves { member_id: id.0, answered: *answered })
                .collect(),
            hidden,
            set_aside,
            missing: case.missing.iter().map(FieldProblem::from).collect(),
            progress: Progress { done: parts.iter().filter(|part| part.done).count(), of: parts.len() },
            parts,
            editable: case.editable,
            version: case.version,
            form: FormView::of(case.form.version, case.form.form, language),
        }
    }
}

/// Parts in which at least one question is asked of somebody.
fn parts(case: &AnswersCase) -> Vec<PartProgress> {
    let asked = |code: &str, of: domain::AnswerOf| match of {
        domain::AnswerOf::Registration => !case.form.filled.registration.hidden.contains(code),
        domain::AnswerOf::Member => {
            case.form.filled.members.iter().any(|(_, sheet)| !sheet.hidden.contains(code))
                || !case.by_themselves.is_empty()
        }
    };
    let parts = case.form.form.parts.iter().enumerate();
    let parts =
        parts.filter(|(_, part)| part.questions.iter().any(|question| asked(&question.code, question.of)));
    parts
        .map(|(at, part)| PartProgress { part: part.code.clone(), done: !case.open_parts.contains(&at) })
        .collect()
}

/// What the invited person is asked about themselves.
#[derive(Debug, Serialize, ToSchema)]
pub struct InvitationQuestions {
    pub form_version: i64,
    /// Parts with questions that are asked of each member.
    pub parts: Vec<PartView>,
    #[schema(value_type = std::collections::HashMap<String, AnswerValue>)]
    pub answers: BTreeMap<String, Value>,
    pub hidden: BTreeSet<String>,
    /// Whether answers are still taken.
    pub editable: bool,
    /// What is lacking, with pointers into the body of `POST /invitations/answers`.
    pub missing: Vec<FieldProblem>,
}

impl InvitationQuestions {
    pub fn of(questions: OwnQuestions, language: Language) -> Self {
        let FilledSheet { answers, hidden, lacking, .. } = questions.own;
        let missing = lacking.into_iter().map(|one| FieldProblem {
            pointer: format!("/answers/{}", one.question),
            code: one.code,
            detail: one.detail,
        });
        Self {
            form_version: questions.form_version,
            parts: PartView::of_members(questions.form, language),
            answers,
            hidden,
            editable: questions.editable,
            missing: missing.collect(),
        }
    }
}

/// Everybody's answers as organisers read them, with the questions of the version that was handed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct HandedInAnswers {
    pub form_version: i64,
    pub form: FormView,
    #[schema(value_type = std::collections::HashMap<String, AnswerValue>)]
    pub registration: BTreeMap<String, Value>,
    /// By the id of the member.
    #[schema(value_type = std::collections::HashMap<String, std::collections::HashMap<String, AnswerValue>>)]
    pub members: BTreeMap<MemberId, BTreeMap<String, Value>>,
}

impl HandedInAnswers {
    /// `None` where nothing was asked.
    pub fn of(form: &FilledForm, language: Language) -> Option<Self> {
        (form.version > 0).then(|| Self {
            form_version: form.version,
            form: FormView::of(form.version, form.form.clone(), language),
            registration: form.filled.registration.answers.clone(),
            members: by_member(form),
        })
    }
}
