//! Answers to the questions of a cohort: read and filled in by whoever answers for the registration, and by invited
//! people for themselves.

mod wire;

use actix_web::web::{Data, Path};
use actix_web::{get, patch, post};
use app::App;
use domain::RegistrationId;
use uuid::Uuid;

use super::invitations::{InvitationView, dead_link};
use crate::http::{AcceptLanguage, Etagged, IfMatch, InvitationLimit, Json, Register};
use crate::problem::{Problem, ReadProblems, TransitionProblems};
use crate::wire::caller::SignedIn;

pub use wire::{
    AnswerChange, AnswerValue, AnswersForThemselves, AnswersPatch, AnswersView, HandedInAnswers,
    HiddenQuestions, InvitationQuestions, OwnAnswers, PartProgress, Progress, SetAside,
};

pub fn routes(config: &mut impl Register) {
    config.service(get_answers).service(update_answers).service(answer_questions);
}

/// Reads the questions of one's own registration with the answers, and how far they have come.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "forms",
    params(("id" = Uuid, Path, description = "the registration's"), AcceptLanguage),
    responses((status = 200, body = AnswersView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/registrations/{id}/answers")]
pub async fn get_answers(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<AnswersView>, Problem> {
    let case = app.get_answers(&caller.0, RegistrationId(*id)).await?;
    Ok(Json(AnswersView::of(case, language)))
}

/// Changes answers of a draft. `If-Match` names the version of the answers, "0" before the first.
///
/// Members who answer for themselves cannot be answered for: everybody in a cohort of consent `by_each_member`, and
/// elsewhere those who have confirmed taking part themselves.
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "forms",
    params(("id" = Uuid, Path, description = "the registration's"), IfMatch, AcceptLanguage),
    request_body = AnswersPatch,
    responses((status = 200, body = AnswersView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[patch("/registrations/{id}/answers")]
pub async fn update_answers(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<AnswersPatch>,
) -> Result<Etagged<AnswersView>, Problem> {
    let case = app.update_answers(&caller.0, RegistrationId(*id), version.0, &request.into()).await?;
    Ok(Etagged::new(case.version, AnswersView::of(case, language)))
}

/// Answers the questions about oneself, after having accepted and while the registration is a draft. The same request
/// may be sent again.
///
/// **Permissions:** whoever holds the link; limited per network address.
#[utoipa::path(
    tag = "invitations",
    params(AcceptLanguage),
    request_body = OwnAnswers,
    responses((status = 200, body = InvitationView), TransitionProblems)
)]
#[post("/invitations/answers")]
pub async fn answer_questions(
    _: InvitationLimit,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<OwnAnswers>,
) -> Result<Json<InvitationView>, Problem> {
    let case = app.answer_own_questions(&request.token, &request.answers).await.map_err(dead_link)?;
    Ok(Json(InvitationView::of(case, language)))
}
