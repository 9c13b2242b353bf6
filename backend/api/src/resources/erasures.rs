//! Erasing oneself: what it would do, and doing it.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpResponse, get, post};
use app::App;
use app::erasure::{ErasureDone, ErasurePreview, Fate, RegistrationFate};
use chrono::{DateTime, Utc};
use domain::Tie;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::intent;
use super::own_data::KeepingView;
use super::sessions::OrganisationRef;
use crate::http::{AcceptLanguage, Cookie, IdempotencyKey, Json, Language, Register};
use crate::problem::{Problem, ReadProblems, WriteProblems};
use crate::wire::caller::SignedIn;
use crate::wire::cohort::ProgrammeRef;
use crate::wire::text::LocalText;
use crate::wire::word::RegistrationState;

pub fn routes(config: &mut impl Register) {
    config.service(preview_erasure).service(erase_me);
}

/// What becomes of a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErasureFate {
    /// A draft: it goes as a whole.
    Deleted,
    /// The person leaves, and exactly their place comes free.
    Left,
    /// It is over: it stays without anything that tells who the person was.
    Emptied,
    /// They answer for it: it has to be withdrawn or handed over first.
    AnswersForIt,
    /// Somebody else registered them as the only one or as the one who answers: that person has to withdraw it first.
    NobodyElse,
}

impl From<Fate> for ErasureFate {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Deleted => Self::Deleted,
            Fate::Left => Self::Left,
            Fate::Emptied => Self::Emptied,
            Fate::Blocked(Tie::AnswersForIt) => Self::AnswersForIt,
            Fate::Blocked(Tie::NobodyElse) => Self::NobodyElse,
        }
    }
}

/// One registration in the preview.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErasureOfRegistration {
    pub registration_id: Uuid,
    pub programme: ProgrammeRef,
    pub title: Option<LocalText>,
    pub state: RegistrationState,
    /// Whether the person answers for it, and so has a page of it.
    pub is_applicant: bool,
    pub fate: ErasureFate,
    pub other_people: usize,
    /// Somebody confirmed could answer for it from now on.
    pub can_hand_over: bool,
    /// Until when it would be kept if nothing were erased now.
    pub kept: KeepingView,
}

impl ErasureOfRegistration {
    fn of(one: &RegistrationFate, caller: &app::Caller, language: Language) -> Self {
        Self {
            registration_id: one.registration.id.0,
            programme: ProgrammeRef::of(&one.cohort.programme, language),
            title: LocalText::optional(one.cohort.cohort.content.title.as_ref(), language),
            state: one.registration.state.into(),
            is_applicant: one.registration.applicant_id == caller.id(),
            fate: one.fate.into(),
            other_people: one.others,
            can_hand_over: one.can_hand_over,
            kept: one.until.into(),
        }
    }
}

/// What erasing would do now.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErasurePreviewView {
    /// Nothing stands against it.
    pub possible: bool,
    pub registrations: Vec<ErasureOfRegistration>,
    pub rsvps: u64,
    /// Seats at meetings to come that others get.
    pub seats_freed: u64,
    pub roles: u64,
    /// Name another owner of these first.
    pub sole_owner_of: Vec<OrganisationRef>,
    /// Lines about decisions that stay without the person's name.
    pub decisions_kept: u64,
    /// After it, sign in again before erasing.
    pub fresh_until: DateTime<Utc>,
    pub server_time: DateTime<Utc>,
}

impl ErasurePreviewView {
    fn of(preview: &ErasurePreview, caller: &app::Caller, language: Language) -> Self {
        let one = |fate: &RegistrationFate| ErasureOfRegistration::of(fate, caller, language);
        let organisation = |organisation: &domain::Organisation| OrganisationRef {
            id: organisation.id.0,
            name: LocalText::of(&organisation.name, language),
        };
        Self {
            possible: !preview.is_blocked(),
            registrations: preview.registrations.iter().map(one).collect(),
            rsvps: preview.rsvps,
            seats_freed: preview.seats_freed,
            roles: preview.roles,
            sole_owner_of: preview.sole_owner_of.iter().map(organisation).collect(),
            decisions_kept: preview.decisions,
            fresh_until: preview.fresh_until,
            server_time: preview.as_of,
        }
    }
}

/// Says that it is meant.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "mari@viimsi.example"}))]
pub struct ErasureConfirmation {
    /// The address of the account, typed again.
    #[validate(length(max = 254))]
    pub email: String,
}

/// What was erased.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErasureDoneView {
    pub drafts_deleted: u64,
    pub registrations_left: u64,
    pub registrations_emptied: u64,
    pub rsvps_erased: u64,
}

impl From<ErasureDone> for ErasureDoneView {
    fn from(done: ErasureDone) -> Self {
        Self {
            drafts_deleted: done.deleted,
            registrations_left: done.left,
            registrations_emptied: done.emptied,
            rsvps_erased: done.rsvps,
        }
    }
}

/// Shows what erasing oneself would do now: what goes, what stays without a name, what has to be settled first.
///
/// **Permissions:** the signed-in person, of themselves.
#[utoipa::path(
    tag = "own data",
    params(AcceptLanguage),
    responses((status = 200, body = ErasurePreviewView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/me/erasure")]
pub async fn preview_erasure(
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<ErasurePreviewView>, Problem> {
    let preview = app.preview_erasure(&caller.0).await?;
    Ok(Json(ErasurePreviewView::of(&preview, &caller.0, language)))
}

/// Erases everything that is kept about the signed-in person, as the preview showed it, and ends every session.
///
/// `forbidden` when the sign-in is older than 10 minutes; `conflict` while something has to be settled first.
/// **Permissions:** the signed-in person, of themselves.
#[utoipa::path(
    tag = "own data",
    params(IdempotencyKey),
    request_body = ErasureConfirmation,
    responses((status = 200, body = ErasureDoneView), WriteProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/me/erasure")]
pub async fn erase_me(
    key: IdempotencyKey,
    caller: SignedIn,
    app: Data<App>,
    Json(confirmation): Json<ErasureConfirmation>,
) -> Result<HttpResponse, Problem> {
    let done = app.erase_me(&caller.0, &confirmation.email, &intent(key)).await?;
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "private, no-store"));
    response.append_header(Cookie::Access.clear()).append_header(Cookie::Refresh.clear());
    Ok(response.json(ErasureDoneView::from(done.value)))
}
