//! The log of mails, for organisers: what was sent to whom about a registration or an RSVP, and what became of it.
//! Letters themselves are not in it: they hold links that open what they are about.

mod wire;

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use app::App;
use domain::{CohortId, MailId};
use uuid::Uuid;

use super::catalogue::paging;
use super::intent;
use super::registrations::Nothing;
use crate::http::{IdempotencyKey, Json, Paging, Query, Register, Replayed};
use crate::problem::{Problem, ReadProblems, TransitionProblems};
use crate::wire::ListView;
use crate::wire::caller::SignedIn;

pub use wire::{MailQuery, MailView, ResendHindrance};

pub fn routes(config: &mut impl Register) {
    config.service(list_mails).service(resend_mail);
}

/// Lists the mails of a cohort, newest first. Mails about drafts are not in it.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "mails",
    params(("id" = Uuid, Path, description = "the cohort's"), MailQuery, Paging),
    responses((status = 200, body = ListView<MailView>), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/cohorts/{id}/mails")]
pub async fn list_mails(
    id: Path<Uuid>,
    query: Query<MailQuery>,
    page: Query<Paging>,
    caller: SignedIn,
    app: Data<App>,
) -> Result<Json<ListView<MailView>>, Problem> {
    let listed = app.list_mails(&caller.0, CohortId(*id), &query.0.filter(), &paging(page)).await?;
    Ok(Json(ListView::of(listed, |mail| MailView::of(&mail))))
}

/// Sends a mail that did not arrive once more, to the address known now. Answers the new mail.
///
/// **Permissions:** coordinators of the programme's organisation.
#[utoipa::path(
    tag = "mails",
    params(("id" = Uuid, Path), IdempotencyKey),
    request_body = Nothing,
    responses((status = 200, body = MailView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/mails/{id}/resend")]
pub async fn resend_mail(
    id: Path<Uuid>,
    caller: SignedIn,
    key: IdempotencyKey,
    app: Data<App>,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Replayed<Json<MailView>>, Problem> {
    let once = app.resend_mail(&caller.0, MailId(*id), &intent(key)).await?;
    Ok(Replayed::new(Json(MailView::of(&once.value)), once.replayed))
}
