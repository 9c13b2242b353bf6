//! Writing programmes, for organisers.

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use app::App;
use app::programmes::ProgrammeInput;
use chrono::{DateTime, Utc};
use domain::names::{NAME_MAX, clean_email, clean_line};
use domain::{InitiativeId, OrganisationId, ProgrammeContent, ProgrammeId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::intent;
use crate::http::{Created, Etagged, IdempotencyKey, IfMatch, Json, Replayed};
use crate::problem::{Problem, ReadProblems, WriteProblems};
use crate::wire::caller::SignedIn;
use crate::wire::cohort::Capacity;
use crate::wire::text::{MultilingualText, Reader};
use crate::wire::word::{Audience, CostParticipation, Language, OrganisationPart, Publication, Theme};

/// Most entries of a list inside a programme.
const LIST_MAX: u64 = 100;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(create_programme)
        .service(get_programme_source)
        .service(replace_programme)
        .service(publish_programme);
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CostTerms {
    pub participation: CostParticipation,
    #[serde(default)]
    pub note: Option<MultilingualText>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    #[serde(default)]
    pub name: Option<MultilingualText>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Trainer {
    pub name: String,
    #[serde(default)]
    pub organisation: Option<String>,
}

/// An organisation's part in a programme.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipationInput {
    pub organisation_id: Uuid,
    pub part: OrganisationPart,
    /// The line it asks to be named by.
    #[serde(default)]
    pub line: Option<MultilingualText>,
}

pub(super) fn read_participations(
    inputs: Vec<ParticipationInput>,
    reader: &mut Reader,
) -> Vec<domain::Participation> {
    inputs
        .into_iter()
        .enumerate()
        .map(|(position, input)| domain::Participation {
            organisation_id: OrganisationId(input.organisation_id),
            part: input.part.into(),
            line: reader.text(input.line, &format!("/organisations/{position}/line")),
        })
        .collect()
}

/// Everything that an organiser writes of a programme. What is not known stays out.
#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeText {
    #[serde(default)]
    pub initiative_id: Option<Uuid>,
    /// The programme's address: `a-z`, `0-9` and hyphens.
    #[schema(example = "koosloome")]
    pub slug: String,
    pub title: MultilingualText,
    #[serde(default)]
    pub summary: Option<MultilingualText>,
    #[serde(default)]
    pub description: Option<MultilingualText>,
    #[serde(default)]
    pub goal: Option<MultilingualText>,
    #[serde(default)]
    pub audience: Option<MultilingualText>,
    #[serde(default)]
    pub audiences: Vec<Audience>,
    #[serde(default)]
    pub themes: Vec<Theme>,
    #[serde(default)]
    #[validate(length(max = "LIST_MAX"))]
    #[schema(max_items = 100)]
    pub topics: Vec<MultilingualText>,
    #[serde(default)]
    #[validate(length(max = "LIST_MAX"))]
    #[schema(max_items = 100)]
    pub learning_outcomes: Vec<MultilingualText>,
    #[serde(default)]
    #[validate(length(max = "LIST_MAX"))]
    #[schema(max_items = 100)]
    pub deliverables: Vec<MultilingualText>,
    #[serde(default)]
    pub cost_terms: Option<CostTerms>,
    #[serde(default)]
    pub contact: Option<Contact>,
    #[serde(default)]
    pub languages: Vec<Language>,
    #[serde(default)]
    #[validate(length(max = "LIST_MAX"))]
    #[schema(max_items = 100)]
    pub trainers: Vec<Trainer>,
    /// Hours of advice for each team at most.
    #[serde(default)]
    pub advisory_hours: Option<u32>,
    #[serde(default)]
    pub pilot_months: Option<u32>,
    #[serde(default)]
    #[validate(length(max = "LIST_MAX"))]
    #[schema(max_items = 100)]
    pub organisations: Vec<ParticipationInput>,
    /// Holds over all cohorts together.
    #[serde(default)]
    pub capacity: Option<Capacity>,
}

impl ProgrammeText {
    fn into_input(self) -> app::Result<ProgrammeInput> {
        let mut reader = Reader::default();
        let content = ProgrammeContent {
            title: reader.required_text(self.title, "/title"),
            summary: reader.text(self.summary, "/summary").unwrap_or_default(),
            description: reader.text(self.description, "/description").unwrap_or_default(),
            goal: reader.text(self.goal, "/goal"),
            audience: reader.text(self.audience, "/audience"),
            audiences: self.audiences.into_iter().map(Into::into).collect(),
            themes: self.themes.into_iter().map(Into::into).collect(),
            topics: reader.texts(self.topics, "/topics"),
            learning_outcomes: reader.texts(self.learning_outcomes, "/learning_outcomes"),
            deliverables: reader.texts(self.deliverables, "/deliverables"),
            cost_terms: read_cost_terms(self.cost_terms, &mut reader),
            contact: self.contact.map(|contact| read_contact(contact, &mut reader)),
            languages: self.languages.into_iter().map(Into::into).collect(),
            trainers: read_trainers(&self.trainers, &mut reader),
            advisory_hours: self.advisory_hours,
            pilot_months: self.pilot_months,
            organisations: read_participations(self.organisations, &mut reader),
        };
        let initiative_id = self.initiative_id.map(InitiativeId);
        let capacity = self.capacity.map(Into::into);
        reader.finish(ProgrammeInput { initiative_id, slug: self.slug, content, capacity })
    }
}

fn read_cost_terms(terms: Option<CostTerms>, reader: &mut Reader) -> domain::CostTerms {
    terms.map_or(
        domain::CostTerms { participation: domain::CostParticipation::Unknown, note: None },
        |terms| domain::CostTerms {
            participation: terms.participation.into(),
            note: reader.text(terms.note, "/cost_terms/note"),
        },
    )
}

fn read_contact(contact: Contact, reader: &mut Reader) -> domain::Contact {
    let email = clean_email(&contact.email.unwrap_or_default(), "/contact/email");
    let phone = clean_line(&contact.phone.unwrap_or_default(), NAME_MAX, "/contact/phone");
    domain::Contact {
        name: reader.text(contact.name, "/contact/name"),
        email: reader.take(email).flatten(),
        phone: reader.take(phone).flatten(),
    }
}

fn read_trainers(trainers: &[Trainer], reader: &mut Reader) -> Vec<domain::Trainer> {
    let mut read = |text: &str, pointer: String| reader.take(clean_line(text, NAME_MAX, &pointer)).flatten();
    trainers
        .iter()
        .enumerate()
        .map(|(position, trainer)| domain::Trainer {
            name: read(&trainer.name, format!("/trainers/{position}/name")).unwrap_or_default(),
            organisation: trainer
                .organisation
                .as_deref()
                .and_then(|text| read(text, format!("/trainers/{position}/organisation"))),
        })
        .collect()
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

/// A programme in all its languages, for those who edit it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgrammeSource {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub publication: Publication,
    pub programme: ProgrammeText,
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

fn texts(texts: Vec<domain::Text>) -> Vec<MultilingualText> {
    texts.into_iter().map(Into::into).collect()
}

impl From<domain::Programme> for ProgrammeSource {
    fn from(programme: domain::Programme) -> Self {
        Self {
            id: programme.id.0,
            organisation_id: programme.organisation_id.0,
            publication: programme.publication.into(),
            version: programme.version,
            created_at: programme.created_at,
            updated_at: programme.updated_at,
            programme: programme.into(),
        }
    }
}

impl From<domain::Programme> for ProgrammeText {
    fn from(programme: domain::Programme) -> Self {
        let content = programme.content;
        let trainer =
            |trainer: domain::Trainer| Trainer { name: trainer.name, organisation: trainer.organisation };
        let participation = |participation: domain::Participation| ParticipationInput {
            organisation_id: participation.organisation_id.0,
            part: participation.part.into(),
            line: participation.line.map(Into::into),
        };
        Self {
            initiative_id: programme.initiative_id.map(|id| id.0),
            slug: programme.slug,
            title: content.title.into(),
            summary: Some(content.summary.into()),
            description: Some(content.description.into()),
            goal: content.goal.map(Into::into),
            audience: content.audience.map(Into::into),
            audiences: content.audiences.into_iter().map(Into::into).collect(),
            themes: content.themes.into_iter().map(Into::into).collect(),
            topics: texts(content.topics),
            learning_outcomes: texts(content.learning_outcomes),
            deliverables: texts(content.deliverables),
            cost_terms: Some(CostTerms {
                participation: content.cost_terms.participation.into(),
                note: content.cost_terms.note.map(Into::into),
            }),
            contact: content.contact.map(|contact| Contact {
                name: contact.name.map(Into::into),
                email: contact.email,
                phone: contact.phone,
            }),
            languages: content.languages.into_iter().map(Into::into).collect(),
            trainers: content.trainers.into_iter().map(trainer).collect(),
            advisory_hours: content.advisory_hours,
            pilot_months: content.pilot_months,
            organisations: content.organisations.into_iter().map(participation).collect(),
            capacity: programme.capacity.map(Into::into),
        }
    }
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
