//! What is kept about the signed-in person: to read, to download, with what it is for and until when.

mod answers;
mod registration;
mod wire;
mod words;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use app::App;
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use crate::http::{AcceptLanguage, Json, Query, Register};
use crate::problem::{Problem, ReadProblems};
use crate::wire::caller::SignedIn;
use crate::wire::word::Language as LanguageWord;

pub use registration::{OwnAnswerView, OwnEntryView, OwnHistoryView, OwnRegistrationView};
pub use wire::{
    Account, DataGroup, GroupWords, KeepingRule, KeepingView, LinkNumbers, OwnDataView, OwnRole, OwnRsvpView,
    SignInTimes,
};

pub fn routes(config: &mut impl Register) {
    config.service(get_own_data).service(export_own_data);
}

/// Reads everything that is kept about the signed-in person, with what each group is for and until when it is kept.
///
/// Of other people nothing is in it but how many they are. `until` is computed by the same terms that the job obeys which
/// erases.
/// **Permissions:** the signed-in person, of themselves.
#[utoipa::path(
    tag = "own data",
    params(AcceptLanguage),
    responses((status = 200, body = OwnDataView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/me/data")]
pub async fn get_own_data(
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<OwnDataView>, Problem> {
    Ok(Json(OwnDataView::of(&app.own_data(&caller.0).await?, language)))
}

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ExportQuery {
    /// Language of the texts, for links that cannot send `Accept-Language`.
    #[param(inline)]
    pub lang: Option<LanguageWord>,
}

/// Downloads the same as a file.
///
/// **Permissions:** the signed-in person, of themselves.
#[utoipa::path(
    tag = "own data",
    params(ExportQuery, AcceptLanguage),
    responses((status = 200, body = OwnDataView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/me/data-export")]
pub async fn export_own_data(
    query: Query<ExportQuery>,
    caller: SignedIn,
    accepted: AcceptLanguage,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    let language = query.0.lang.map_or(accepted.0, Into::into);
    let view = OwnDataView::of(&app.own_data(&caller.0).await?, language);
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"kohort-data.json\""))
        .json(view))
}
