//! Writing programmes, for organisers.

mod wire;

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use app::App;
use domain::{OrganisationId, ProgrammeId};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::intent;
use crate::http::{Created, Etagged, IdempotencyKey, IfMatch, Json, Register, Replayed};
use crate::problem::{Problem, ReadProblems, WriteProblems};
use crate::wire::caller::SignedIn;

pub(super) use wire::read_participations;
pub use wire::{Contact, CostTerms, ParticipationInput, ProgrammeSource, ProgrammeText, Trainer};

pub fn routes(config: &mut impl Register) {
    config
        .service(create_programme)
        .service(get_programme_source)
        .service(replace_programme)
        .service(publish_programme);
}

/// A new programme; it stays a draft until published.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "organisation_id": "01975c31-7000-7000-8000-000000000001",
    "programme": {
        "slug": "huvikaitse-2027",
        "title": {"et": "Huvikaitse koolitus", "en": "Advocacy training"},
        "audiences": ["municipal_employee", "ngo"],
        "themes": ["advocacy"],
        "cost_terms": {"participation": "free"}
    }
}))]
pub struct ProgrammeCreate {
    /// The organisation that leads it.
    pub organisation_id: Uuid,
    #[validate(nested)]
    pub programme: ProgrammeText,
}

/// Creates a programme as a draft.
///
/// **Permissions:** coordinators of the organisation.
#[utoipa::path(
    tag = "programmes",
    params(IdempotencyKey),
    request_body = ProgrammeCreate,
    responses((status = 201, body = ProgrammeSource), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/programmes")]
pub async fn create_programme(
    caller: SignedIn,
    key: IdempotencyKey,
    app: Data<App>,
    Json(request): Json<ProgrammeCreate>,
) -> Result<Replayed<Created<ProgrammeSource>>, Problem> {
    let organisation_id = OrganisationId(request.organisation_id);
    let input = request.programme.into_input().map_err(|error| under(error, "/programme"))?;
    let once = app.create_programme(&caller.0, organisation_id, &input, &intent(key)).await;
    let once = once.map_err(|error| under(error, "/programme"))?;
    let location = format!("/api/v1/programmes/{}", once.value.id);
    Ok(Replayed::new(Created::new(location, once.value.version, once.value.into()), once.replayed))
}

/// Field errors of a part of the body, pointing from its root.
pub(super) fn under(error: app::Error, prefix: &str) -> app::Error {
    match error {
        app::Error::Invalid(errors) => app::Error::Invalid(
            errors
                .into_iter()
                .map(|error| domain::FieldError { pointer: format!("{prefix}{}", error.pointer), ..error })
                .collect(),
        ),
        other => other,
    }
}

/// Reads a programme in all its languages.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "programmes",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ProgrammeSource), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/programmes/{id}/source")]
pub async fn get_programme_source(
    id: Path<Uuid>,
    caller: SignedIn,
    app: Data<App>,
) -> Result<Etagged<ProgrammeSource>, Problem> {
    let programme = app.get_programme_source(&caller.0, ProgrammeId(*id)).await?;
    Ok(Etagged::new(programme.version, programme.into()))
}

/// Replaces everything that organisers write of a programme.
///
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "programmes",
    params(("id" = Uuid, Path), IfMatch),
    request_body = ProgrammeText,
    responses((status = 200, body = ProgrammeSource), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[put("/programmes/{id}")]
pub async fn replace_programme(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    app: Data<App>,
    Json(request): Json<ProgrammeText>,
) -> Result<Etagged<ProgrammeSource>, Problem> {
    let input = request.into_input()?;
    let programme = app.replace_programme(&caller.0, ProgrammeId(*id), version.0, &input).await?;
    Ok(Etagged::new(programme.version, programme.into()))
}

/// Makes a programme visible to everyone.
///
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "programmes",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey),
    responses((status = 200, body = ProgrammeSource), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/programmes/{id}/publish")]
pub async fn publish_programme(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    app: Data<App>,
) -> Result<Replayed<Etagged<ProgrammeSource>>, Problem> {
    let once = app.publish_programme(&caller.0, ProgrammeId(*id), version.0, &intent(key)).await?;
    Ok(Replayed::new(Etagged::new(once.value.version, once.value.into()), once.replayed))
}
