//! Initiatives: umbrellas over programmes.

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use app::App;
use app::catalogue::InitiativeDetail;
use app::initiatives::InitiativeInput;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{InitiativeContent, InitiativeId, Link, OrganisationId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::catalogue::{InitiativeRef, ParticipationView, by, participations};
use super::intent;
use super::programmes::{ParticipationInput, read_participations};
use crate::http::{AcceptLanguage, Created, IdempotencyKey, Json, Language, Public, Register, Replayed};
use crate::problem::{Problem, PublicProblems, WriteProblems};
use crate::wire::ListView;
use crate::wire::caller::SignedIn;
use crate::wire::cohort::{Coded, ProgrammeRef};
use crate::wire::text::{LocalText, MultilingualText, Reader};
use crate::wire::word::Audience;

pub fn routes(config: &mut impl Register) {
    config.service(list_initiatives).service(get_initiative).service(create_initiative);
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LinkView {
    pub title: LocalText,
    pub url: String,
}

/// An initiative with its published programmes.
#[derive(Debug, Serialize, ToSchema)]
pub struct InitiativeView {
    pub id: Uuid,
    pub slug: String,
    pub title: LocalText,
    pub summary: LocalText,
    pub description: LocalText,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub audiences: Vec<Coded>,
    pub organisations: Vec<ParticipationView>,
    pub links: Vec<LinkView>,
    pub programmes: Vec<ProgrammeRef>,
    pub updated_at: DateTime<Utc>,
}

impl InitiativeView {
    fn of(detail: &InitiativeDetail, language: Language) -> Self {
        let (initiative, content) = (&detail.initiative, &detail.initiative.content);
        let link =
            |link: &Link| LinkView { title: LocalText::of(&link.title, language), url: link.url.clone() };
        let programmes = detail.programmes.iter().map(app::ProgrammeBrief::from);
        Self {
            id: initiative.id.0,
            slug: initiative.slug.clone(),
            title: LocalText::of(&content.title, language),
            summary: LocalText::of(&content.summary, language),
            description: LocalText::of(&content.description, language),
            starts_on: content.starts_on,
            ends_on: content.ends_on,
            audiences: content
                .audiences
                .iter()
                .map(|audience| Coded::audience(*audience, language))
                .collect(),
            organisations: participations(&content.organisations, &detail.organisations, language),
            links: content.links.iter().map(link).collect(),
            programmes: programmes.map(|brief| ProgrammeRef::of(&brief, language)).collect(),
            updated_at: initiative.updated_at,
        }
    }
}

/// Lists initiatives.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "initiatives",
    params(AcceptLanguage),
    responses((status = 200, body = ListView<InitiativeRef>), PublicProblems)
)]
#[get("/initiatives")]
pub async fn list_initiatives(
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Public, Problem> {
    let initiatives = app.list_initiatives().await?;
    let items = initiatives.iter().map(|initiative| initiative_ref(initiative, language)).collect();
    Public::of(&ListView::whole(items))
}

fn initiative_ref(initiative: &domain::Initiative, language: Language) -> InitiativeRef {
    InitiativeRef {
        id: initiative.id.0,
        slug: initiative.slug.clone(),
        title: LocalText::of(&initiative.content.title, language),
    }
}

/// Reads an initiative by id or slug.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "initiatives",
    params(("id" = String, Path, description = "id or slug"), AcceptLanguage),
    responses((status = 200, body = InitiativeView), PublicProblems)
)]
#[get("/initiatives/{id}")]
pub async fn get_initiative(
    reference: Path<String>,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Public, Problem> {
    let detail = app.get_initiative(&by(&reference, InitiativeId)).await?;
    Public::of(&InitiativeView::of(&detail, language))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkInput {
    pub title: MultilingualText,
    pub url: String,
}

/// A new initiative.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "organisation_id": "01975c31-7000-7000-8000-000000000001", "slug": "kogukondlik-eesti",
    "title": {"et": "Kogukondlik Eesti"}, "audiences": ["municipal_employee", "councillor"]
}))]
pub struct InitiativeCreate {
    /// The organisation that keeps the page.
    pub organisation_id: Uuid,
    #[schema(example = "kogukondlik-eesti")]
    pub slug: String,
    pub title: MultilingualText,
    pub summary: Option<MultilingualText>,
    pub description: Option<MultilingualText>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    #[serde(default)]
    pub audiences: Vec<Audience>,
    #[serde(default)]
    pub links: Vec<LinkInput>,
    #[serde(default)]
    pub organisations: Vec<ParticipationInput>,
}

impl InitiativeCreate {
    fn into_input(self) -> app::Result<InitiativeInput> {
        let mut reader = Reader::default();
        let links = self.links.into_iter().enumerate().map(|(position, link)| Link {
            title: reader.required_text(link.title, &format!("/links/{position}/title")),
            url: link.url,
        });
        let links = links.collect();
        let content = InitiativeContent {
            title: reader.required_text(self.title, "/title"),
            summary: reader.text(self.summary, "/summary").unwrap_or_default(),
            description: reader.text(self.description, "/description").unwrap_or_default(),
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            audiences: self.audiences.into_iter().map(Into::into).collect(),
            links,
            organisations: read_participations(self.organisations, &mut reader),
        };
        let organisation_id = OrganisationId(self.organisation_id);
        reader.finish(InitiativeInput { organisation_id, slug: self.slug, content })
    }
}

/// Creates an initiative.
///
/// **Permissions:** coordinators of the organisation.
#[utoipa::path(
    tag = "initiatives",
    params(IdempotencyKey, AcceptLanguage),
    request_body = InitiativeCreate,
    responses((status = 201, body = InitiativeRef), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/initiatives")]
pub async fn create_initiative(
    caller: SignedIn,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<InitiativeCreate>,
) -> Result<Replayed<Created<InitiativeRef>>, Problem> {
    let once = app.create_initiative(&caller.0, request.into_input()?, &intent(key)).await?;
    let location = format!("/api/v1/initiatives/{}", once.value.id);
    let created = Created::new(location, once.value.version, initiative_ref(&once.value, language));
    Ok(Replayed::new(created, once.replayed))
}
