//! Organisations and their colleagues.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, post};
use app::App;
use app::organisations::{Colleague, OrganisationInput};
use chrono::{DateTime, Utc};
use domain::{MembershipId, OrganisationId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::intent;
use crate::http::{AcceptLanguage, Created, IdempotencyKey, Json, Language, Public, Register, Replayed};
use crate::problem::{Problem, PublicProblems, ReadProblems, WriteProblems};
use crate::wire::ListView;
use crate::wire::caller::SignedIn;
use crate::wire::text::{LocalText, MultilingualText, Reader};
use crate::wire::word::OrganisationRole;

pub fn routes(config: &mut impl Register) {
    config
        .service(list_organisations)
        .service(get_organisation)
        .service(create_organisation)
        .service(list_memberships)
        .service(create_membership)
        .service(delete_membership);
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationView {
    pub id: Uuid,
    #[schema(example = "viimsi")]
    pub slug: String,
    pub name: LocalText,
    pub website: Option<String>,
}

impl OrganisationView {
    pub fn of(organisation: &domain::Organisation, language: Language) -> Self {
        Self {
            id: organisation.id.0,
            slug: organisation.slug.clone(),
            name: LocalText::of(&organisation.name, language),
            website: organisation.website.clone(),
        }
    }
}

/// Lists organisations.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "organisations",
    params(AcceptLanguage),
    responses((status = 200, body = ListView<OrganisationView>), PublicProblems)
)]
#[get("/organisations")]
pub async fn list_organisations(
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Public, Problem> {
    let organisations = app.list_organisations().await?;
    let items =
        organisations.iter().map(|organisation| OrganisationView::of(organisation, language)).collect();
    Public::of(&ListView::whole(items))
}

/// Reads an organisation.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "organisations",
    params(("id" = Uuid, Path), AcceptLanguage),
    responses((status = 200, body = OrganisationView), PublicProblems)
)]
#[get("/organisations/{id}")]
pub async fn get_organisation(
    id: Path<Uuid>,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Public, Problem> {
    let organisation = app.get_organisation(OrganisationId(*id)).await?;
    Public::of(&OrganisationView::of(&organisation, language))
}

/// A new organisation.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"slug": "viimsi", "name": {"et": "Viimsi vald"}, "website": "https://viimsi.example"}))]
pub struct OrganisationCreate {
    pub slug: String,
    pub name: MultilingualText,
    #[validate(url, length(max = 500))]
    pub website: Option<String>,
}

/// Creates an organisation.
///
/// **Permissions:** administrators of the installation.
#[utoipa::path(
    tag = "organisations",
    params(IdempotencyKey, AcceptLanguage),
    request_body = OrganisationCreate,
    responses((status = 201, body = OrganisationView), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/organisations")]
pub async fn create_organisation(
    caller: SignedIn,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<OrganisationCreate>,
) -> Result<Replayed<Created<OrganisationView>>, Problem> {
    let mut reader = Reader::default();
    let name = reader.required_text(request.name, "/name");
    let input = reader.finish(OrganisationInput { slug: request.slug, name, website: request.website })?;
    let once = app.create_organisation(&caller.0, input, &intent(key)).await?;
    let location = format!("/api/v1/organisations/{}", once.value.id);
    let view = OrganisationView::of(&once.value, language);
    Ok(Replayed::new(Created::new(location, once.value.version, view), once.replayed))
}

/// A colleague with their role.
#[derive(Debug, Serialize, ToSchema)]
pub struct MembershipView {
    pub id: Uuid,
    pub email: String,
    pub name: Option<String>,
    pub role: OrganisationRole,
    pub created_at: DateTime<Utc>,
}

impl From<Colleague> for MembershipView {
    fn from(colleague: Colleague) -> Self {
        Self {
            id: colleague.membership.id.0,
            email: colleague.person.email,
            name: colleague.person.name,
            role: colleague.membership.role.into(),
            created_at: colleague.membership.created_at,
        }
    }
}

/// Lists the colleagues of an organisation.
///
/// **Permissions:** owners of the organisation, administrators.
#[utoipa::path(
    tag = "organisations",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ListView<MembershipView>), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/organisations/{id}/memberships")]
pub async fn list_memberships(
    id: Path<Uuid>,
    caller: SignedIn,
    app: Data<App>,
) -> Result<Json<ListView<MembershipView>>, Problem> {
    let colleagues = app.list_colleagues(&caller.0, OrganisationId(*id)).await?;
    Ok(Json(ListView::whole(colleagues.into_iter().map(Into::into).collect())))
}

/// A role for a person; their account begins here if the address is new.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "mari@example.org", "role": "reviewer"}))]
pub struct MembershipCreate {
    #[validate(length(max = 254))]
    pub email: String,
    pub role: OrganisationRole,
}

/// Gives a person a role in an organisation.
///
/// **Permissions:** owners of the organisation, administrators.
#[utoipa::path(
    tag = "organisations",
    params(("id" = Uuid, Path), IdempotencyKey),
    request_body = MembershipCreate,
    responses((status = 201, body = MembershipView), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/organisations/{id}/memberships")]
pub async fn create_membership(
    id: Path<Uuid>,
    caller: SignedIn,
    key: IdempotencyKey,
    app: Data<App>,
    Json(request): Json<MembershipCreate>,
) -> Result<Replayed<Created<MembershipView>>, Problem> {
    let (id, role) = (OrganisationId(*id), request.role.into());
    let once = app.add_colleague(&caller.0, id, &request.email, role, &intent(key)).await?;
    let location = format!("/api/v1/memberships/{}", once.value.membership.id);
    Ok(Replayed::new(Created::new(location, 1, once.value.into()), once.replayed))
}

/// Ends a colleague's role. It stops counting with their next request.
///
/// **Permissions:** owners of the organisation, administrators.
#[utoipa::path(
    tag = "organisations",
    params(("id" = Uuid, Path)),
    responses((status = 204), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[delete("/memberships/{id}")]
pub async fn delete_membership(
    id: Path<Uuid>,
    caller: SignedIn,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    app.remove_colleague(&caller.0, MembershipId(*id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
