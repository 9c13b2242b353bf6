//! Trying a form before it is published.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::post;
use actix_web::web::{Data, Path};
use app::App;
use app::form_trials::FormTrial;
use domain::CohortId;
use domain::form::{Filled, FilledSheet};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::evaluations::MemberFacts;
use super::form_answers::AnswerChange;
use super::forms::{PartInput, read_form};
use crate::http::{Json, Register};
use crate::problem::{FieldProblem, Problem, WriteProblems};
use crate::wire::caller::SignedIn;
use crate::wire::text::Reader;

pub fn routes(config: &mut impl Register) {
    config.service(try_form);
}

/// One made-up member.
#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrialMember {
    #[validate(nested)]
    pub facts: MemberFacts,
    #[serde(default)]
    #[schema(value_type = std::collections::HashMap<String, AnswerChange>)]
    pub answers: BTreeMap<String, Value>,
}

/// A form with what a made-up registration says.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "parts": [{"code": "community", "title": {"et": "Teie kogukond"}, "questions": [{
        "kind": "yes_no", "code": "worked-together", "of": "registration", "required": true,
        "label": {"et": "Kas olete varem koos tegutsenud?"},
        "purpose": {"et": "Koolituse ettevalmistamiseks"}, "retention_days": 365
    }]}],
    "municipality": "0890",
    "answers": {"worked-together": true},
    "members": [{"facts": {"affiliation": "ngo"}}]
}))]
pub struct FormTrialRequest {
    #[validate(length(max = 20), nested)]
    #[schema(max_items = 20)]
    pub parts: Vec<PartInput>,
    /// EHAK code.
    #[serde(default)]
    pub municipality: Option<String>,
    #[serde(default)]
    #[schema(value_type = std::collections::HashMap<String, AnswerChange>)]
    pub answers: BTreeMap<String, Value>,
    #[validate(length(max = 10), nested)]
    #[serde(default)]
    #[schema(max_items = 10)]
    pub members: Vec<TrialMember>,
}

/// What the form would ask and lack.
#[derive(Debug, Serialize, ToSchema)]
pub struct FormTrialView {
    /// Questions of the registration whose condition does not hold.
    pub hidden: BTreeSet<String>,
    /// The same of each member, in their order.
    pub hidden_of_members: Vec<BTreeSet<String>>,
    /// What would keep it from being handed in, with pointers into the request.
    pub missing: Vec<FieldProblem>,
}

impl From<Filled> for FormTrialView {
    fn from(filled: Filled) -> Self {
        let members = filled.members.iter().enumerate();
        let of_members =
            members.flat_map(|(at, (_, sheet))| missing(sheet, &format!("/members/{at}/answers")));
        Self {
            missing: missing(&filled.registration, "/answers").into_iter().chain(of_members).collect(),
            hidden_of_members: filled.members.iter().map(|(_, sheet)| sheet.hidden.clone()).collect(),
            hidden: filled.registration.hidden,
        }
    }
}

fn missing(sheet: &FilledSheet, at: &str) -> Vec<FieldProblem> {
    let problem = |one: &domain::form::Lacking| FieldProblem {
        pointer: format!("{at}/{}", one.question),
        code: one.code,
        detail: one.detail.clone(),
    };
    sheet.lacking.iter().map(problem).collect()
}

/// Tries a form as an applicant would meet it: what is asked after these answers, and what is lacking.
///
/// Nothing is stored. **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "forms",
    params(("id" = Uuid, Path, description = "the cohort's")),
    request_body = FormTrialRequest,
    responses((status = 200, body = FormTrialView), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/cohorts/{id}/form-trials")]
pub async fn try_form(
    id: Path<Uuid>,
    caller: SignedIn,
    app: Data<App>,
    Json(request): Json<FormTrialRequest>,
) -> Result<Json<FormTrialView>, Problem> {
    let form = read_form(request.parts)?;
    let mut reader = Reader::default();
    let municipality = reader.code(request.municipality.as_deref(), "/municipality");
    let members = request.members.into_iter().enumerate();
    let members = members
        .map(|(position, member)| (member.facts.into_facts("", position, &mut reader), member.answers))
        .collect();
    let trial = reader.finish(FormTrial { form, municipality, answers: request.answers, members })?;
    Ok(Json(app.try_form(&caller.0, CohortId(*id), &trial).await?.into()))
}
