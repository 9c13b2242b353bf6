//! The applicant's side: drafting, submitting, answering, withdrawing.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, patch, post};
use app::registrations::{DraftChanges, DraftInput, MemberInput as Member};
use app::{App, Once, RegistrationCase};
use chrono::{DateTime, Utc};
use domain::{CohortId, RegistrationId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::catalogue::paging;
use super::intent;
use crate::http::{
    AcceptLanguage, Created, Etagged, IdempotencyKey, IfMatch, Json, Language, Paging, Patch, Query, Replayed,
};
use crate::problem::{FieldProblem, Problem, ReadProblems, TransitionProblems};
use crate::wire::ListView;
use crate::wire::caller::SignedIn;
use crate::wire::cohort::CohortRef;
use crate::wire::text::Reader;
use crate::wire::verdict::{Verdict, problem_in};
use crate::wire::word::{
    ActorKind, Affiliation, Language as LanguageWord, RegistrationAction, RegistrationState, Role,
};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_registrations)
        .service(create_registration)
        .service(get_registration)
        .service(update_registration)
        .service(delete_registration)
        .service(submit_registration)
        .service(withdraw_registration)
        .service(confirm_registration)
        .service(decline_offer);
}

/// One person as typed. Anything may be missing while it is a draft.
#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name": "Mari Maasikas", "email": "mari@example.org", "affiliation": "municipality", "municipality": "0890",
    "is_lead": true
}))]
pub struct MemberInput {
    /// Keeps the person's identity when the list is sent again.
    #[serde(default)]
    pub id: Option<Uuid>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub affiliation: Option<Affiliation>,
    #[serde(default)]
    pub organisation: Option<String>,
    /// EHAK code.
    #[serde(default)]
    pub municipality: Option<String>,
    #[serde(default)]
    pub role: Option<Role>,
    #[serde(default)]
    pub is_councillor: Option<bool>,
    /// Who answers for the registration; the first person where nobody is marked.
    #[serde(default)]
    pub is_lead: bool,
}

impl MemberInput {
    fn into_member(self, position: usize, reader: &mut Reader) -> Member {
        let pointer = format!("/members/{position}/municipality");
        Member {
            id: self.id,
            name: self.name,
            email: self.email,
            affiliation: self.affiliation.map(Into::into),
            organisation: self.organisation,
            municipality: reader.code(self.municipality.as_deref(), &pointer),
            role: self.role.map(Into::into),
            is_councillor: self.is_councillor,
            is_lead: self.is_lead,
        }
    }
}

fn members(inputs: Vec<MemberInput>, reader: &mut Reader) -> Vec<Member> {
    inputs.into_iter().enumerate().map(|(position, input)| input.into_member(position, reader)).collect()
}

/// A new draft.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"team_name": "Viimsi huvikaitse", "municipality": "0890", "members": []}))]
pub struct RegistrationCreate {
    #[serde(default)]
    pub team_name: Option<String>,
    /// EHAK code of the municipality that the registration stands for.
    #[serde(default)]
    pub municipality: Option<String>,
    /// Language of the mails; that of the profile where left out.
    #[serde(default)]
    pub language: Option<LanguageWord>,
    #[serde(default)]
    #[schema(max_items = 60)]
    pub members: Vec<MemberInput>,
}

/// Changes of a draft: what is absent stays, null clears, members are replaced as a whole.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"team_name": "Viimsi huvikaitse", "municipality": null}))]
pub struct RegistrationPatch {
    #[serde(default)]
    pub team_name: Patch<String>,
    #[serde(default)]
    pub municipality: Patch<String>,
    #[serde(default)]
    pub language: Option<LanguageWord>,
    #[serde(default)]
    #[schema(max_items = 60)]
    pub members: Option<Vec<MemberInput>>,
}

impl RegistrationCreate {
    fn into_input(self) -> app::Result<DraftInput> {
        let mut reader = Reader::default();
        let input = DraftInput {
            team_name: self.team_name,
            municipality: reader.code(self.municipality.as_deref(), "/municipality"),
            language: self.language.map(Into::into),
            members: members(self.members, &mut reader),
        };
        reader.finish(input)
    }
}

impl RegistrationPatch {
    fn into_changes(self) -> app::Result<DraftChanges> {
        let mut reader = Reader::default();
        let municipality = self.municipality.into_option();
        let municipality = municipality.map(|code| reader.code(code.as_deref(), "/municipality"));
        let changes = DraftChanges {
            team_name: self.team_name.into_option(),
            municipality,
            language: self.language.map(Into::into),
            members: self.members.map(|inputs| members(inputs, &mut reader)),
        };
        reader.finish(changes)
    }
}

/// One person of a registration.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberView {
    pub id: Uuid,
    pub name: Option<String>,
    pub email: Option<String>,
    pub affiliation: Option<Affiliation>,
    pub organisation: Option<String>,
    pub municipality: Option<String>,
    pub role: Option<Role>,
    pub is_councillor: Option<bool>,
    pub is_lead: bool,
}

impl From<&domain::Member> for MemberView {
    fn from(member: &domain::Member) -> Self {
        Self {
            id: member.id.0,
            name: member.name.clone(),
            email: member.email.clone(),
            affiliation: member.affiliation.map(Into::into),
            organisation: member.organisation.clone(),
            municipality: member.municipality.map(|code| code.as_str().to_owned()),
            role: member.role.map(Into::into),
            is_councillor: member.is_councillor,
            is_lead: member.is_lead,
        }
    }
}

/// One step of a registration's way.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryView {
    pub from: Option<RegistrationState>,
    pub to: RegistrationState,
    pub at: DateTime<Utc>,
    pub by: ActorKind,
    pub reason: Option<String>,
}

impl From<&domain::HistoryEntry> for HistoryView {
    fn from(entry: &domain::HistoryEntry) -> Self {
        Self {
            from: entry.from.map(Into::into),
            to: entry.to.into(),
            at: entry.at,
            by: entry.actor.into(),
            reason: entry.reason.clone(),
        }
    }
}

/// A registration as its applicant sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistrationView {
    pub id: Uuid,
    pub cohort: CohortRef,
    pub state: RegistrationState,
    pub team_name: Option<String>,
    pub municipality: Option<String>,
    pub language: LanguageWord,
    pub members: Vec<MemberView>,
    /// Live for a draft; afterwards the one under the rules of the submission.
    pub verdict: Verdict,
    /// What submitting would refuse besides rules.
    pub missing: Vec<FieldProblem>,
    pub actions: Vec<RegistrationAction>,
    /// Reason of the latest decision.
    pub reason: Option<String>,
    pub waitlist_position: Option<u64>,
    pub history: Vec<HistoryView>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub version: i64,
}

impl RegistrationView {
    pub fn of(case: &RegistrationCase, language: Language) -> Self {
        let registration = &case.registration;
        Self {
            id: registration.id.0,
            cohort: CohortRef::of(&case.cohort, language),
            state: registration.state.into(),
            team_name: registration.team_name.clone(),
            municipality: registration.municipality.map(|code| code.as_str().to_owned()),
            language: registration.language.into(),
            members: registration.members.iter().map(Into::into).collect(),
            verdict: Verdict::of(&case.judgement, language),
            missing: case.missing.iter().map(FieldProblem::from).collect(),
            actions: case.actions.iter().map(|action| (*action).into()).collect(),
            reason: registration.reason.clone(),
            waitlist_position: case.waitlist_position,
            history: case.history.iter().map(Into::into).collect(),
            created_at: registration.created_at,
            updated_at: registration.updated_at,
            submitted_at: registration.submitted_at,
            version: registration.version,
        }
    }
}

/// A registration in its applicant's list.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistrationRow {
    pub id: Uuid,
    pub cohort: CohortRef,
    pub state: RegistrationState,
    pub team_name: Option<String>,
    pub updated_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
}

/// Lists one's own registrations, latest change first.
///
/// **Permissions:** the signed-in person.
#[utoipa::path(
    tag = "registrations",
    params(Paging, AcceptLanguage),
    responses((status = 200, body = ListView<RegistrationRow>), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/registrations")]
pub async fn list_registrations(
    page: Query<Paging>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<ListView<RegistrationRow>>, Problem> {
    let listed = app.list_registrations(&caller.0, &paging(page)).await?;
    Ok(Json(ListView::of(listed, |(registration, cohort)| RegistrationRow {
        id: registration.id.0,
        cohort: CohortRef::of(&cohort, language),
        state: registration.state.into(),
        team_name: registration.team_name,
        updated_at: registration.updated_at,
        submitted_at: registration.submitted_at,
    })))
}

fn answer(once: &Once<RegistrationCase>, language: Language) -> Replayed<Etagged<RegistrationView>> {
    let view = RegistrationView::of(&once.value, language);
    Replayed::new(Etagged::new(once.value.registration.version, view), once.replayed)
}

/// Begins a draft in a cohort that is open.
///
/// **Permissions:** any signed-in person.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path, description = "the cohort's"), IdempotencyKey, AcceptLanguage),
    request_body = RegistrationCreate,
    responses((status = 201, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/cohorts/{id}/registrations")]
pub async fn create_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<RegistrationCreate>,
) -> Result<Replayed<Created<RegistrationView>>, Problem> {
    let input = request.into_input()?;
    let once = app.create_registration(&caller.0, CohortId(*id), input, &intent(key)).await?;
    let (id, version) = (once.value.registration.id, once.value.registration.version);
    let view = RegistrationView::of(&once.value, language);
    Ok(Replayed::new(Created::new(format!("/api/v1/registrations/{id}"), version, view), once.replayed))
}

/// Reads one's own registration.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), AcceptLanguage),
    responses((status = 200, body = RegistrationView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/registrations/{id}")]
pub async fn get_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<RegistrationView>, Problem> {
    let case = app.get_registration(&caller.0, RegistrationId(*id)).await?;
    Ok(Json(RegistrationView::of(&case, language)))
}

/// Changes a draft. The answer carries the verdict on the changed composition.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, AcceptLanguage),
    request_body = RegistrationPatch,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[patch("/registrations/{id}")]
pub async fn update_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<RegistrationPatch>,
) -> Result<Etagged<RegistrationView>, Problem> {
    let changes = request.into_changes()?;
    let case = app.update_registration(&caller.0, RegistrationId(*id), version.0, &changes).await?;
    Ok(Etagged::new(case.registration.version, RegistrationView::of(&case, language)))
}

/// Deletes a draft with everything in it.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch),
    responses((status = 204), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[delete("/registrations/{id}")]
pub async fn delete_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    app.delete_registration(&caller.0, RegistrationId(*id), version.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Nothing to say.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Why, if the applicant wants to say.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionalReason {
    #[serde(default)]
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub reason: Option<String>,
}

/// Hands the registration in. Refused with the verdict while a required rule is violated or undetermined.
///
/// In a `first_come` cohort the place is given, or the waiting list joined, in the same step.
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = Nothing,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/submit")]
pub async fn submit_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let once = app.submit_registration(&caller.0, RegistrationId(*id), version.0, &intent(key)).await;
    Ok(answer(&once.map_err(problem_in(language))?, language))
}

/// Takes the registration back; exactly its places come free.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = OptionalReason,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/withdraw")]
pub async fn withdraw_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<OptionalReason>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let (id, reason) = (RegistrationId(*id), request.reason.as_deref());
    let once = app.withdraw_registration(&caller.0, id, version.0, reason, &intent(key)).await?;
    Ok(answer(&once, language))
}

/// Says yes to an offered place.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = Nothing,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/confirm")]
pub async fn confirm_registration(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let once = app.confirm_registration(&caller.0, RegistrationId(*id), version.0, &intent(key)).await?;
    Ok(answer(&once, language))
}

/// Says no to an offered place; it goes to the next.
///
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "registrations",
    params(("id" = Uuid, Path), IfMatch, IdempotencyKey, AcceptLanguage),
    request_body = OptionalReason,
    responses((status = 200, body = RegistrationView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/decline-offer")]
pub async fn decline_offer(
    id: Path<Uuid>,
    caller: SignedIn,
    version: IfMatch,
    key: IdempotencyKey,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
    Json(request): Json<OptionalReason>,
) -> Result<Replayed<Etagged<RegistrationView>>, Problem> {
    let (id, reason) = (RegistrationId(*id), request.reason.as_deref());
    let once = app.decline_offer(&caller.0, id, version.0, reason, &intent(key)).await?;
    Ok(answer(&once, language))
}
