//! The questions of a cohort: asked in public, written by its organisers.

mod questions;
mod read;
mod wire;

use actix_web::web::{Data, Path};
use actix_web::{get, put};
use app::App;
use app::forms::PublishedForm;
use domain::CohortId;
use uuid::Uuid;

use crate::http::{AcceptLanguage, Etagged, IfMatch, Json, Language, Register};
use crate::problem::{Problem, ReadProblems, WriteProblems};
use crate::wire::ListView;
use crate::wire::caller::{MaybeSignedIn, SignedIn};

pub use questions::{FormQuestionView, OptionSource, OptionView, QuestionSource};
pub(super) use read::read_form;
pub use wire::{FormReplace, FormSource, FormView, MissingTranslation, PartInput, PartSource, PartView};

pub fn routes(config: &mut impl Register) {
    config.service(get_form).service(replace_form).service(get_form_source).service(list_forms);
}

/// Reads what registrations of a cohort are asked.
///
/// **Permissions:** anyone; for an unpublished cohort members of its organisation.
#[utoipa::path(
    tag = "forms",
    params(("id" = Uuid, Path, description = "the cohort's"), AcceptLanguage),
    responses((status = 200, body = FormView), ReadProblems)
)]
#[get("/cohorts/{id}/form")]
pub async fn get_form(
    id: Path<Uuid>,
    caller: MaybeSignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<FormView>, Problem> {
    let published = app.get_form(caller.0.as_ref(), CohortId(*id)).await?;
    Ok(Json(FormView::published(published, language)))
}

fn source(published: Option<PublishedForm>, language: Language) -> Etagged<FormSource> {
    let view = FormSource::of(published, language);
    Etagged::new(view.version, view)
}

/// Reads the form with its texts in every language.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "forms",
    params(("id" = Uuid, Path, description = "the cohort's"), AcceptLanguage),
    responses((status = 200, body = FormSource), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/cohorts/{id}/form/source")]
pub async fn get_form_source(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Etagged<FormSource>, Problem> {
    Ok(source(app.get_form_source(&caller.0, CohortId(*id)).await?, language))
}

/// Publishes the next version of a cohort's form. `If-Match` names the version of the form, "0" for the first.
///
/// Drafts move to it and keep the answers to questions whose code and kind stay; what was handed in stays as it was.
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "forms",
    params(("id" = Uuid, Path, description = "the cohort's"), IfMatch, AcceptLanguage),
    request_body = FormReplace,
    responses((status = 200, body = FormSource), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[put("/cohorts/{id}/form")]
pub async fn replace_form(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<FormReplace>,
) -> Result<Etagged<FormSource>, Problem> {
    let form = read_form(request.parts)?;
    let published = app.publish_form(&caller.0, CohortId(*id), version.0, form).await?;
    Ok(source(Some(published), language))
}

/// Lists every published version of a cohort's form, latest first.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "forms",
    params(("id" = Uuid, Path, description = "the cohort's"), AcceptLanguage),
    responses((status = 200, body = ListView<FormSource>), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/cohorts/{id}/forms")]
pub async fn list_forms(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<ListView<FormSource>>, Problem> {
    let versions = app.list_forms(&caller.0, CohortId(*id)).await?;
    let view = |published| FormSource::of(Some(published), language);
    Ok(Json(ListView::whole(versions.into_iter().map(view).collect())))
}
