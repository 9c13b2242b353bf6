//! Registers that anyone can read: municipalities, counties, classifiers.

use actix_web::get;
use domain::CountyCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::http::{AcceptLanguage, Language, Public, Query, Register};
use crate::problem::{Problem, PublicProblems};
use crate::wire::ListView;
use crate::wire::cohort::Coded;

pub fn routes(config: &mut impl Register) {
    config.service(list_municipalities).service(list_counties).service(get_classifiers);
}

/// A municipality of the current register.
#[derive(Debug, Serialize, ToSchema)]
pub struct MunicipalityView {
    /// EHAK code.
    #[schema(example = "0890")]
    pub code: String,
    #[schema(example = "Viimsi vald")]
    pub name: String,
    /// `vald` (rural municipality) or `linn` (city).
    #[schema(example = "vald")]
    pub kind: String,
    /// EHAK code of the county.
    #[schema(example = "0037")]
    pub county: String,
    #[schema(example = "Harju maakond")]
    pub county_name: String,
}

impl MunicipalityView {
    fn of(place: &domain::Municipality, language: Language) -> Self {
        let county = Coded::county(place.county, language);
        Self {
            code: place.code.as_str().to_owned(),
            name: place.name(language).to_owned(),
            kind: place.kind.code().to_owned(),
            county: county.code,
            county_name: county.label,
        }
    }
}

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MunicipalityQuery {
    /// Part of a name; case and diacritics do not matter.
    #[validate(length(max = 100))]
    pub q: Option<String>,
    /// EHAK code of a county.
    pub county: Option<String>,
    #[serde(default = "all_of_them")]
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 100)]
    pub limit: u32,
}

const fn all_of_them() -> u32 {
    100
}

/// Lists municipalities, best match first.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "registers",
    params(MunicipalityQuery, AcceptLanguage),
    responses((status = 200, body = ListView<MunicipalityView>), PublicProblems)
)]
#[get("/municipalities")]
pub async fn list_municipalities(
    query: Query<MunicipalityQuery>,
    AcceptLanguage(language): AcceptLanguage,
) -> Result<Public, Problem> {
    let Query(MunicipalityQuery { q, county, limit }) = query;
    let county: Option<CountyCode> = super::catalogue::query_code(county.as_deref(), "county")?;
    let found = domain::search_municipalities(q.as_deref().unwrap_or_default());
    let found = found.into_iter().filter(|place| county.is_none_or(|county| place.county == county));
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let items = found.take(limit).map(|place| MunicipalityView::of(place, language)).collect();
    Public::of(&ListView::whole(items))
}

/// Lists counties.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "registers",
    params(AcceptLanguage),
    responses((status = 200, body = ListView<Coded>), PublicProblems)
)]
#[get("/counties")]
pub async fn list_counties(AcceptLanguage(language): AcceptLanguage) -> Result<Public, Problem> {
    let items = domain::counties().iter().map(|county| Coded::county(county.code, language)).collect();
    Public::of(&ListView::whole(items))
}

/// Codes with their labels.
#[derive(Debug, Serialize, ToSchema)]
pub struct Classifiers {
    pub affiliations: Vec<Coded>,
    pub roles: Vec<Coded>,
    pub audiences: Vec<Coded>,
    pub themes: Vec<Coded>,
}

/// Reads the classifiers: what members stand for, roles, audiences, themes.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "registers",
    params(AcceptLanguage),
    responses((status = 200, body = Classifiers), PublicProblems)
)]
#[get("/classifiers")]
pub async fn get_classifiers(AcceptLanguage(language): AcceptLanguage) -> Result<Public, Problem> {
    let coded = |code: &str, label: &str| Coded { code: code.to_owned(), label: label.to_owned() };
    let affiliations = domain::Affiliation::ALL.iter();
    let roles = domain::Role::ALL.iter();
    Public::of(&Classifiers {
        affiliations: affiliations.map(|kind| coded(kind.code(), kind.label(language))).collect(),
        roles: roles.map(|role| coded(role.code(), role.label(language))).collect(),
        audiences: domain::Audience::ALL
            .iter()
            .map(|audience| Coded::audience(*audience, language))
            .collect(),
        themes: domain::Theme::ALL.iter().map(|theme| Coded::theme(*theme, language)).collect(),
    })
}
