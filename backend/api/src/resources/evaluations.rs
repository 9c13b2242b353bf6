//! Checking a composition before anybody signs in.

use actix_web::post;
use actix_web::web::{Data, Path};
use app::App;
use app::evaluations::{Completeness, Composition};
use domain::{CohortId, PersonFacts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::http::{AcceptLanguage, EvaluationLimit, Http, Json, Register};
use crate::problem::{Problem, SignInProblems};
use crate::wire::caller::MaybeSignedIn;
use crate::wire::text::Reader;
use crate::wire::verdict::Verdict;
use crate::wire::word::{Affiliation, Role};

pub fn routes(config: &mut impl Register) {
    config.service(evaluate_cohort);
}

/// What is known of one person. Leave out what is not known.
#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberFacts {
    /// Your own key for the person, echoed in the verdict; the position (from 1) where left out.
    #[validate(length(max = 64))]
    pub id: Option<String>,
    pub affiliation: Option<Affiliation>,
    #[validate(length(max = 200))]
    pub organisation: Option<String>,
    /// EHAK code.
    pub municipality: Option<String>,
    pub role: Option<Role>,
    pub is_councillor: Option<bool>,
}

/// A composition to check.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "municipality": "0890",
    "members": [
        {"affiliation": "municipality"}, {"affiliation": "municipality"}, {"affiliation": "ngo"},
        {"affiliation": "community"}
    ],
    "complete": false
}))]
pub struct EvaluationRequest {
    /// EHAK code of the municipality that the registration stands for.
    pub municipality: Option<String>,
    #[validate(length(max = 60), nested)]
    #[schema(max_items = 60)]
    pub members: Vec<MemberFacts>,
    /// True when nobody else will join: then missing members count as missing.
    #[serde(default)]
    pub complete: bool,
}

pub(super) fn composition(
    municipality: Option<&str>,
    members: Vec<MemberFacts>,
    complete: bool,
) -> app::Result<Composition> {
    let mut reader = Reader::default();
    let composition = composition_in(&mut reader, "", municipality, members, complete);
    reader.finish(composition)
}

/// Reads a composition that stands at `at` in the request.
pub(super) fn composition_in(
    reader: &mut Reader,
    at: &str,
    municipality: Option<&str>,
    members: Vec<MemberFacts>,
    complete: bool,
) -> Composition {
    let municipality = reader.code(municipality, &format!("{at}/municipality"));
    let people = members.into_iter().enumerate();
    let people = people.map(|(position, member)| member.into_facts(at, position, reader)).collect();
    let completeness = if complete { Completeness::Complete } else { Completeness::MayJoin };
    Composition { municipality, people, completeness }
}

impl MemberFacts {
    pub(super) fn into_facts(self, at: &str, position: usize, reader: &mut Reader) -> PersonFacts {
        let pointer = format!("{at}/members/{position}/municipality");
        PersonFacts {
            id: self.id.unwrap_or_else(|| (position + 1).to_string()),
            name: None,
            affiliation: self.affiliation.map(Into::into),
            organisation: self.organisation,
            municipality: reader.code(self.municipality.as_deref(), &pointer),
            role: self.role.map(Into::into),
            is_councillor: self.is_councillor,
        }
    }
}

impl From<&PersonFacts> for MemberFacts {
    fn from(person: &PersonFacts) -> Self {
        Self {
            id: Some(person.id.clone()),
            affiliation: person.affiliation.map(Into::into),
            organisation: person.organisation.clone(),
            municipality: person.municipality.map(|code| code.as_str().to_owned()),
            role: person.role.map(Into::into),
            is_councillor: person.is_councillor,
        }
    }
}

/// Checks a composition against the rules of a cohort, rule by rule, with the smallest ways out.
///
/// Nothing is stored. **Permissions:** anyone.
#[utoipa::path(
    tag = "evaluations",
    params(("id" = Uuid, Path), AcceptLanguage),
    request_body = EvaluationRequest,
    responses((status = 200, body = Verdict), SignInProblems)
)]
#[post("/cohorts/{id}/evaluations")]
pub async fn evaluate_cohort(
    id: Path<Uuid>,
    AcceptLanguage(language): AcceptLanguage,
    _: EvaluationLimit,
    caller: MaybeSignedIn,
    app: Data<App>,
    http: Data<Http>,
    Json(request): Json<EvaluationRequest>,
) -> Result<Json<Verdict>, Problem> {
    let EvaluationRequest { municipality, members, complete } = request;
    let composition = composition(municipality.as_deref(), members, complete)?;
    let question = app.ask(caller.0.as_ref(), CohortId(*id), &composition).await?;
    let judgement = if question.is_heavy() {
        http.off_thread(move |_| question.judge()).await?
    } else {
        question.judge()
    };
    Ok(Json(Verdict::of(&judgement, language)))
}
