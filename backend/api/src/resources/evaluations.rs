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

use crate::http::{AcceptLanguage, EvaluationLimit, Json, Register};
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

impl EvaluationRequest {
    fn into_composition(self) -> app::Result<Composition> {
        let mut reader = Reader::default();
        let municipality = reader.code(self.municipality.as_deref(), "/municipality");
        let people = self.members.into_iter().enumerate();
        let people = people.map(|(position, member)| member.into_facts(position, &mut reader)).collect();
        let completeness = if self.complete { Completeness::Complete } else { Completeness::MayJoin };
        reader.finish(Composition { municipality, people, completeness })
    }
}

impl MemberFacts {
    fn into_facts(self, position: usize, reader: &mut Reader) -> PersonFacts {
        let pointer = format!("/members/{position}/municipality");
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
    Json(request): Json<EvaluationRequest>,
) -> Result<Json<Verdict>, Problem> {
    let composition = request.into_composition()?;
    let evaluation = app.evaluate(caller.0.as_ref(), CohortId(*id), &composition).await?;
    Ok(Json(Verdict::of(&evaluation.judgement, language)))
}
