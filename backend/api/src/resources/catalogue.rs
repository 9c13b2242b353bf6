//! What anyone can read: the catalogue of cohorts, programmes and cohorts in full.

mod wire;

use std::str::FromStr;

use actix_web::get;
use actix_web::web::{Data, Path};
use app::App;
use app::catalogue::{CatalogueFilter, ProgrammeFilter, Reference};
use domain::{CohortId, CountyCode, FieldCode, FieldError, ProgrammeId};

use uuid::Uuid;

use crate::http::{AcceptLanguage, Audience, Paging, Public, Query, Register, Shared};
use crate::problem::{Problem, ProblemType, PublicProblems};
use crate::wire::ListView;
use crate::wire::caller::MaybeSignedIn;
use crate::wire::cohort::CohortView;

pub(super) use wire::participations;
use wire::programme_summary;
pub use wire::{
    CatalogueQuery, CohortBrief, CohortCard, ContactView, CostTermsView, InitiativeRef, ParticipationView,
    ProgrammeQuery, ProgrammeSummary, ProgrammeView, TrainerView,
};

pub fn routes(config: &mut impl Register) {
    config.service(list_cohorts).service(get_cohort).service(list_programmes).service(get_programme);
}

/// A code in a query string, refused by name.
pub(super) fn query_code<T: FromStr<Err: std::fmt::Display>>(
    code: Option<&str>,
    name: &str,
) -> Result<Option<T>, Problem> {
    code.map(|code| {
        code.parse().map_err(|error: T::Err| {
            let error = FieldError::new(format!("/{name}"), FieldCode::UnknownCode, error.to_string());
            Problem::new(ProblemType::InvalidQuery).errors(vec![error])
        })
    })
    .transpose()
}

/// Reads `limit` and `cursor` as the use cases want them.
pub(super) fn paging(Query(paging): Query<Paging>) -> app::Paging {
    app::Paging { limit: u64::from(paging.limit), cursor: paging.cursor }
}

/// Lists published cohorts by deadline; those without one come last.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "catalogue",
    params(CatalogueQuery, Paging, AcceptLanguage),
    responses((status = 200, body = ListView<CohortCard>), PublicProblems)
)]
#[get("/cohorts")]
pub async fn list_cohorts(
    query: Query<CatalogueQuery>,
    page: Query<Paging>,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    shared: Shared,
) -> Result<Public, Problem> {
    let filter = catalogue_filter(query)?;
    let read = async || {
        let listed = app.list_cohorts(&filter, &paging(page)).await?;
        Ok(ListView::of(listed, |entry| CohortCard::of(&entry, language)))
    };
    shared.answer(Audience::Everyone, app.edition(), read).await
}

fn catalogue_filter(Query(query): Query<CatalogueQuery>) -> Result<CatalogueFilter, Problem> {
    Ok(CatalogueFilter {
        phase: query.phase.map(Into::into),
        entry: query.participation.map(Into::into),
        format: query.format.map(Into::into),
        county: query_code::<CountyCode>(query.county.as_deref(), "county")?,
        audience: query.audience.map(Into::into),
        theme: query.theme.map(Into::into),
        search: query.q,
    })
}

/// Reads a cohort with its sessions and its rules in plain words.
///
/// **Permissions:** anyone; unpublished ones only members of the programme's organisation.
#[utoipa::path(
    tag = "catalogue",
    params(("id" = Uuid, Path), AcceptLanguage),
    responses((status = 200, body = CohortView), PublicProblems)
)]
#[get("/cohorts/{id}")]
pub async fn get_cohort(
    id: Path<Uuid>,
    AcceptLanguage(language): AcceptLanguage,
    caller: MaybeSignedIn,
    app: Data<App>,
    shared: Shared,
) -> Result<Public, Problem> {
    let read = async || {
        let summary = app.get_cohort(caller.0.as_ref(), CohortId(*id)).await?;
        Ok(CohortView::of(&summary, language))
    };
    shared.answer(caller.audience(), app.edition(), read).await
}

/// Lists published programmes by slug.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "catalogue",
    params(ProgrammeQuery, Paging, AcceptLanguage),
    responses((status = 200, body = ListView<ProgrammeSummary>), PublicProblems)
)]
#[get("/programmes")]
pub async fn list_programmes(
    query: Query<ProgrammeQuery>,
    page: Query<Paging>,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    shared: Shared,
) -> Result<Public, Problem> {
    let filter = programme_filter(query);
    let read = async || {
        let now = app.now();
        let listed = app.list_programmes(&filter, &paging(page)).await?;
        Ok(ListView::of(listed, |(programme, organisation, cohorts)| {
            programme_summary(&programme, &organisation, &cohorts, now, language)
        }))
    };
    shared.answer(Audience::Everyone, app.edition(), read).await
}

fn programme_filter(Query(query): Query<ProgrammeQuery>) -> ProgrammeFilter {
    ProgrammeFilter {
        search: query.q,
        audience: query.audience.map(Into::into),
        theme: query.theme.map(Into::into),
        initiative: query.initiative.map(domain::InitiativeId),
        organisation: query.organisation.map(domain::OrganisationId),
    }
}

/// Reads a programme by id or slug.
///
/// **Permissions:** anyone; unpublished ones only members of the programme's organisation.
#[utoipa::path(
    tag = "catalogue",
    params(("id" = String, Path, description = "id or slug", example = "koosloome"), AcceptLanguage),
    responses((status = 200, body = ProgrammeView), PublicProblems)
)]
#[get("/programmes/{id}")]
pub async fn get_programme(
    reference: Path<String>,
    AcceptLanguage(language): AcceptLanguage,
    caller: MaybeSignedIn,
    app: Data<App>,
    shared: Shared,
) -> Result<Public, Problem> {
    let read = async || {
        let detail = app.get_programme(caller.0.as_ref(), &by(&reference, ProgrammeId)).await?;
        Ok(ProgrammeView::of(&detail, language))
    };
    shared.answer(caller.audience(), app.edition(), read).await
}

/// An id where the text is one, else a slug: slugs never look like ids.
pub(super) fn by<Id>(text: &str, id: impl FnOnce(Uuid) -> Id) -> Reference<Id> {
    match Uuid::try_parse(text) {
        Ok(uuid) => Reference::Id(id(uuid)),
        Err(_) => Reference::Slug(text.to_owned()),
    }
}
