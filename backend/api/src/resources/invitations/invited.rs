//! The invited person's side. They have no account: the secret of their link, sent in the body, is who they are.

use actix_web::post;
use actix_web::web::Data;
use app::{App, InvitationCase, Once};

use super::wire::{Acceptance, InvitationToken, InvitationView};
use crate::http::{AcceptLanguage, IdempotencyKey, InvitationLimit, Json, Language, Register, Replayed};
use crate::problem::{Problem, ProblemType, SignInProblems, TransitionProblems};
use crate::resources::intent;

pub fn routes(config: &mut impl Register) {
    config.service(read_invitation).service(accept_invitation).service(decline_invitation);
}

fn answer(once: Once<InvitationCase>, language: Language) -> Replayed<Json<InvitationView>> {
    let replayed = once.replayed;
    Replayed::new(Json(InvitationView::of(once.value, language)), replayed)
}

/// A link that leads nowhere is the reader's likeliest trouble here, so they are told what to try.
pub(in crate::resources) fn dead_link(error: app::Error) -> Problem {
    match error {
        app::Error::NotFound { .. } => Problem::new(ProblemType::NotFound).detail(
            "This link does not work. Look for a newer mail, or ask the person who invited you for a new link.",
        ),
        other => other.into(),
    }
}

/// Shows what one is invited to. Of an invitation that is over, nothing personal.
///
/// **Permissions:** whoever holds the link; limited per network address.
#[utoipa::path(
    tag = "invitations",
    params(AcceptLanguage),
    request_body = InvitationToken,
    responses((status = 200, body = InvitationView), SignInProblems)
)]
#[post("/invitations/read")]
pub async fn read_invitation(
    _: InvitationLimit,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<InvitationToken>,
) -> Result<Json<InvitationView>, Problem> {
    let case = app.read_invitation(&request.token).await.map_err(dead_link)?;
    Ok(Json(InvitationView::of(case, language)))
}

/// Confirms taking part with one's own details, or corrects them while the registration is a draft.
///
/// By a link for joining, a new member is added and gets a link of their own. Once the registration is handed in, an
/// open invitation can be accepted only with the affiliation, organisation, municipality and role as they stand.
/// **Permissions:** whoever holds the link; limited per network address.
#[utoipa::path(
    tag = "invitations",
    params(IdempotencyKey, AcceptLanguage),
    request_body = Acceptance,
    responses((status = 200, body = InvitationView), TransitionProblems)
)]
#[post("/invitations/accept")]
pub async fn accept_invitation(
    _: InvitationLimit,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<Acceptance>,
) -> Result<Replayed<Json<InvitationView>>, Problem> {
    let token = request.token.clone();
    let own = request.into_details(language)?;
    let once = app.accept_invitation(&token, &own, &intent(key)).await.map_err(dead_link)?;
    Ok(answer(once, language))
}

/// Says no, or leaves after having said yes. What was entered about the person is erased.
///
/// **Permissions:** whoever holds the link; limited per network address.
#[utoipa::path(
    tag = "invitations",
    params(IdempotencyKey, AcceptLanguage),
    request_body = InvitationToken,
    responses((status = 200, body = InvitationView), TransitionProblems)
)]
#[post("/invitations/decline")]
pub async fn decline_invitation(
    _: InvitationLimit,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<InvitationToken>,
) -> Result<Replayed<Json<InvitationView>>, Problem> {
    let once = app.decline_invitation(&request.token, &intent(key)).await.map_err(dead_link)?;
    Ok(answer(once, language))
}
