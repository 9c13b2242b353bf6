//! What anyone can read: the catalogue of cohorts, programmes and cohorts in full.

use std::str::FromStr;

use actix_web::get;
use actix_web::web::{Data, Path};
use app::App;
use app::catalogue::{CatalogueEntry, CatalogueFilter, ProgrammeDetail, ProgrammeFilter, Reference};
use chrono::{DateTime, Utc};
use domain::{CohortId, CountyCode, FieldCode, FieldError, ProgrammeId};
use serde::{Deserialize, Serialize};

use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use crate::http::{AcceptLanguage, Language, Paging, Public, Query};
use crate::problem::{Problem, ProblemType, PublicProblems};
use crate::wire::ListView;
use crate::wire::caller::MaybeSignedIn;
use crate::wire::cohort::{Capacity, Coded, CohortView, ProgrammeRef, places_left};
use crate::wire::moment::MomentView;
use crate::wire::text::LocalText;
use crate::wire::word::{
    AdmissionMode, Audience, CostParticipation, Format, Language as LanguageWord, OrganisationPart,
    Participation, Phase, Theme,
};

pub fn routes(config: &mut ServiceConfig<'_>) {
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

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CatalogueQuery {
    #[param(inline)]
    pub phase: Option<Phase>,
    #[param(inline)]
    pub participation: Option<Participation>,
    #[param(inline)]
    pub format: Option<Format>,
    #[param(inline)]
    pub audience: Option<Audience>,
    #[param(inline)]
    pub theme: Option<Theme>,
    /// EHAK code of a county.
    pub county: Option<String>,
    /// Words in title, summary or topics.
    #[validate(length(max = 100))]
    pub q: Option<String>,
}

/// One line of the catalogue.
#[derive(Debug, Serialize, ToSchema)]
pub struct CohortCard {
    pub id: Uuid,
    pub programme: ProgrammeRef,
    pub title: Option<LocalText>,
    pub summary: LocalText,
    /// The organisation that leads the programme.
    pub organiser: LocalText,
    pub phase: Phase,
    pub participation: Participation,
    pub team_size: Option<eligibility::Bound>,
    pub admission_mode: AdmissionMode,
    pub opens: Option<MomentView>,
    pub closes: Option<MomentView>,
    pub capacity: Option<Capacity>,
    pub places_left: Option<i64>,
    pub format: Option<Format>,
    pub counties: Vec<Coded>,
    pub themes: Vec<Coded>,
    pub audiences: Vec<Coded>,
    pub server_time: DateTime<Utc>,
}

impl CohortCard {
    fn of(entry: &CatalogueEntry, language: Language) -> Self {
        let CatalogueEntry { summary, programme, organisation } = entry;
        let (cohort, content) = (&summary.cohort, &programme.content);
        Self {
            id: cohort.id.0,
            programme: ProgrammeRef::of(&summary.programme, language),
            title: LocalText::optional(cohort.content.title.as_ref(), language),
            summary: LocalText::of(&content.summary, language),
            organiser: LocalText::of(&organisation.name, language),
            phase: summary.phase().into(),
            participation: cohort.entry.into(),
            team_size: eligibility::team_size(&summary.rules),
            admission_mode: cohort.admission_mode.into(),
            opens: cohort.opens.as_ref().map(Into::into),
            closes: cohort.closes.as_ref().map(Into::into),
            capacity: cohort.capacity.map(Into::into),
            places_left: places_left(cohort),
            format: cohort.format.map(Into::into),
            counties: cohort.content.counties.iter().map(|code| Coded::county(*code, language)).collect(),
            themes: content.themes.iter().map(|theme| Coded::theme(*theme, language)).collect(),
            audiences: content
                .audiences
                .iter()
                .map(|audience| Coded::audience(*audience, language))
                .collect(),
            server_time: summary.as_of,
        }
    }
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
) -> Result<Public<ListView<CohortCard>>, Problem> {
    let listed = app.list_cohorts(&catalogue_filter(query)?, &paging(page)).await?;
    Ok(Public(ListView::of(listed, |entry| CohortCard::of(&entry, language))))
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
) -> Result<Public<CohortView>, Problem> {
    let summary = app.get_cohort(caller.0.as_ref(), CohortId(*id)).await?;
    Ok(Public(CohortView::of(&summary, language)))
}

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProgrammeQuery {
    /// Words in title, summary or topics.
    #[validate(length(max = 100))]
    pub q: Option<String>,
    #[param(inline)]
    pub audience: Option<Audience>,
    #[param(inline)]
    pub theme: Option<Theme>,
    /// Id of an initiative.
    pub initiative: Option<Uuid>,
    /// Id of the leading organisation.
    pub organisation: Option<Uuid>,
}

/// A run of a programme, in a list of programmes.
#[derive(Debug, Serialize, ToSchema)]
pub struct CohortBrief {
    pub id: Uuid,
    pub phase: Phase,
    pub closes: Option<MomentView>,
}

/// A programme in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgrammeSummary {
    pub id: Uuid,
    #[schema(example = "koosloome")]
    pub slug: String,
    pub title: LocalText,
    pub summary: LocalText,
    pub organiser: LocalText,
    pub themes: Vec<Coded>,
    pub audiences: Vec<Coded>,
    pub cohorts: Vec<CohortBrief>,
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
) -> Result<Public<ListView<ProgrammeSummary>>, Problem> {
    let now = app.now();
    let listed = app.list_programmes(&programme_filter(query), &paging(page)).await?;
    Ok(Public(ListView::of(listed, |(programme, organisation, cohorts)| {
        programme_summary(&programme, &organisation, &cohorts, now, language)
    })))
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

fn programme_summary(
    programme: &domain::Programme,
    organisation: &domain::Organisation,
    cohorts: &[domain::Cohort],
    now: DateTime<Utc>,
    language: Language,
) -> ProgrammeSummary {
    let content = &programme.content;
    let brief = |cohort: &domain::Cohort| CohortBrief {
        id: cohort.id.0,
        phase: cohort.phase(now).into(),
        closes: cohort.closes.as_ref().map(Into::into),
    };
    ProgrammeSummary {
        id: programme.id.0,
        slug: programme.slug.clone(),
        title: LocalText::of(&content.title, language),
        summary: LocalText::of(&content.summary, language),
        organiser: LocalText::of(&organisation.name, language),
        themes: content.themes.iter().map(|theme| Coded::theme(*theme, language)).collect(),
        audiences: content.audiences.iter().map(|audience| Coded::audience(*audience, language)).collect(),
        cohorts: cohorts.iter().map(brief).collect(),
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CostTermsView {
    pub participation: CostParticipation,
    pub note: Option<LocalText>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ContactView {
    pub name: Option<LocalText>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TrainerView {
    pub name: String,
    pub organisation: Option<String>,
}

/// An organisation with its part and the line it asks to be named by.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParticipationView {
    pub id: Uuid,
    pub name: LocalText,
    pub part: OrganisationPart,
    pub line: Option<LocalText>,
    pub website: Option<String>,
}

pub(super) fn participations(
    named: &[domain::Participation],
    organisations: &[domain::Organisation],
    language: Language,
) -> Vec<ParticipationView> {
    let view = |participation: &domain::Participation| {
        let organisation = organisations.iter().find(|one| one.id == participation.organisation_id)?;
        Some(ParticipationView {
            id: organisation.id.0,
            name: LocalText::of(&organisation.name, language),
            part: participation.part.into(),
            line: LocalText::optional(participation.line.as_ref(), language),
            website: organisation.website.clone(),
        })
    };
    named.iter().filter_map(view).collect()
}

#[derive(Debug, Serialize, ToSchema)]
pub struct InitiativeRef {
    pub id: Uuid,
    pub slug: String,
    pub title: LocalText,
}

/// A programme with its cohorts; those that can be joined come first.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgrammeView {
    pub id: Uuid,
    pub slug: String,
    pub title: LocalText,
    pub summary: LocalText,
    pub description: LocalText,
    pub goal: Option<LocalText>,
    pub audience: Option<LocalText>,
    pub audiences: Vec<Coded>,
    pub themes: Vec<Coded>,
    pub topics: Vec<LocalText>,
    pub learning_outcomes: Vec<LocalText>,
    pub deliverables: Vec<LocalText>,
    pub cost_terms: CostTermsView,
    pub contact: Option<ContactView>,
    pub languages: Vec<LanguageWord>,
    pub trainers: Vec<TrainerView>,
    pub advisory_hours: Option<u32>,
    pub pilot_months: Option<u32>,
    pub organisations: Vec<ParticipationView>,
    pub initiative: Option<InitiativeRef>,
    pub cohorts: Vec<CohortView>,
    pub updated_at: DateTime<Utc>,
}

impl ProgrammeView {
    fn of(detail: &ProgrammeDetail, language: Language) -> Self {
        let (programme, content) = (&detail.programme, &detail.programme.content);
        Self {
            id: programme.id.0,
            slug: programme.slug.clone(),
            title: LocalText::of(&content.title, language),
            summary: LocalText::of(&content.summary, language),
            description: LocalText::of(&content.description, language),
            goal: LocalText::optional(content.goal.as_ref(), language),
            audience: LocalText::optional(content.audience.as_ref(), language),
            audiences: content
                .audiences
                .iter()
                .map(|audience| Coded::audience(*audience, language))
                .collect(),
            themes: content.themes.iter().map(|theme| Coded::theme(*theme, language)).collect(),
            topics: LocalText::list(&content.topics, language),
            learning_outcomes: LocalText::list(&content.learning_outcomes, language),
            deliverables: LocalText::list(&content.deliverables, language),
            cost_terms: CostTermsView {
                participation: content.cost_terms.participation.into(),
                note: LocalText::optional(content.cost_terms.note.as_ref(), language),
            },
            contact: content.contact.as_ref().map(|contact| ContactView::of(contact, language)),
            languages: content.languages.iter().map(|language| (*language).into()).collect(),
            trainers: content.trainers.iter().map(TrainerView::of).collect(),
            advisory_hours: content.advisory_hours,
            pilot_months: content.pilot_months,
            organisations: participations(&content.organisations, &detail.organisations, language),
            initiative: detail.initiative.as_ref().map(|initiative| InitiativeRef {
                id: initiative.id.0,
                slug: initiative.slug.clone(),
                title: LocalText::of(&initiative.title, language),
            }),
            cohorts: detail.cohorts.iter().map(|summary| CohortView::of(summary, language)).collect(),
            updated_at: programme.updated_at,
        }
    }
}

impl ContactView {
    fn of(contact: &domain::Contact, language: Language) -> Self {
        Self {
            name: LocalText::optional(contact.name.as_ref(), language),
            email: contact.email.clone(),
            phone: contact.phone.clone(),
        }
    }
}

impl TrainerView {
    fn of(trainer: &domain::Trainer) -> Self {
        Self { name: trainer.name.clone(), organisation: trainer.organisation.clone() }
    }
}

/// Reads a programme by id or slug.
///
/// **Permissions:** anyone; unpublished ones only members of the programme's organisation.
#[utoipa::path(
    tag = "catalogue",
    params(("reference" = String, Path, description = "id or slug", example = "koosloome"), AcceptLanguage),
    responses((status = 200, body = ProgrammeView), PublicProblems)
)]
#[get("/programmes/{reference}")]
pub async fn get_programme(
    reference: Path<String>,
    AcceptLanguage(language): AcceptLanguage,
    caller: MaybeSignedIn,
    app: Data<App>,
) -> Result<Public<ProgrammeView>, Problem> {
    let detail = app.get_programme(caller.0.as_ref(), &by(&reference, ProgrammeId)).await?;
    Ok(Public(ProgrammeView::of(&detail, language)))
}

/// An id where the text is one, else a slug: slugs never look like ids.
pub(super) fn by<Id>(text: &str, id: impl FnOnce(Uuid) -> Id) -> Reference<Id> {
    match Uuid::try_parse(text) {
        Ok(uuid) => Reference::Id(id(uuid)),
        Err(_) => Reference::Slug(text.to_owned()),
    }
}
