//! The lead's side of a team of people: asking members, the link for joining, and passing the registration on.

mod invited;
mod wire;

use actix_web::post;
use actix_web::web::{Data, Path};
use app::App;
use domain::{MemberId, RegistrationId};
use uuid::Uuid;

use super::intent;
use super::registrations::{Nothing, RegistrationView, answer};
use crate::http::{AcceptLanguage, Created, Etagged, IdempotencyKey, IfMatch, Json, Register, Replayed};
use crate::problem::{Problem, TransitionProblems};
use crate::wire::caller::SignedIn;

pub(super) use invited::dead_link;
pub use wire::{
    Acceptance, DetailsReader, EnteredView, InvitationCreate, InvitationKind, InvitationProgramme,
    InvitationToken, InvitationView, JoinLinkView, MemberChoice,
};

pub fn routes(config: &mut impl Register) {
    config
        .service(create_invitation)
        .service(withdraw_invitation)
        .service(create_join_link)
        .service(close_join_link)
        .service(hand_over_registration);
    invited::routes(config);
}

/// Asks a member of a draft by mail to fill in and confirm their part, or asks again: the earlier link stops. Who came
/// into it after it was handed in can be asked again too.
///
/// **Permissions:** its applicant; five mails a day to one member.
#[utoipa::path(
    tag = "invitations",
    params(("id" = Uuid, Path, description = "the registration's"), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = InvitationCreate,
    responses((status = 201, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/invitations")]
pub async fn create_invitation(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<InvitationCreate>,
) -> Result<Replayed<Created<RegistrationView>>, Problem> {
    let (id, member) = (RegistrationId(*id), MemberId(request.member_id));
    let in_language = request.language.map(Into::into);
    let once = app.invite_member(&caller.0, id, version.0, member, in_language, &intent(key)).await?;
    let view = RegistrationView::of(&once.value, language);
    let created = Created::new(format!("/api/v1/registrations/{id}"), once.value.registration.version, view);
    Ok(Replayed::new(created, once.replayed))
}

/// Takes an unanswered invitation back; the member stays as the lead entered them.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "invitations",
    params(("id" = Uuid, Path, description = "the registration's"), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = MemberChoice,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/withdraw-invitation")]
pub async fn withdraw_invitation(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<MemberChoice>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let (id, member) = (RegistrationId(*id), MemberId(request.member_id));
    let once = app.withdraw_invitation(&caller.0, id, version.0, member, &intent(key)).await?;
    Ok(answer(&once, language))
}

/// Makes the link by which anyone who has it may join a draft. A new one replaces the earlier.
///
/// The address is shown in this answer only; a repeated request gets null.
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "invitations",
    params(("id" = Uuid, Path, description = "the registration's"), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = Nothing,
    responses((status = 201, body = JoinLinkView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/join-link")]
pub async fn create_join_link(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Replayed<Created<JoinLinkView>>, Problem> {
    let id = RegistrationId(*id);
    let once = app.open_join_link(&caller.0, id, version.0, &intent(key)).await?;
    let link = once.value;
    let view = JoinLinkView {
        url: link.token.map(|token| app.invitation_url(language, &token)),
        expires_at: link.expires_at,
        version: link.version,
    };
    let created = Created::new(format!("/api/v1/registrations/{id}"), link.version, view);
    Ok(Replayed::new(created, once.replayed))
}

/// Closes the link for joining; who has joined stays.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "invitations",
    params(("id" = Uuid, Path, description = "the registration's"), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = Nothing,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/close-join-link")]
pub async fn close_join_link(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let once = app.close_join_link(&caller.0, RegistrationId(*id), version.0, &intent(key)).await?;
    Ok(answer(&once, language))
}

/// Passes the registration to a confirmed member, who answers for it from then on. The answer is the last that the
/// earlier lead sees of it.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "invitations",
    params(("id" = Uuid, Path, description = "the registration's"), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = MemberChoice,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/hand-over")]
pub async fn hand_over_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<MemberChoice>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let (id, member) = (RegistrationId(*id), MemberId(request.member_id));
    let once = app.hand_over_registration(&caller.0, id, version.0, member, &intent(key)).await?;
    Ok(answer(&once, language))
}
