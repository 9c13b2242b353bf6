//! Data-transfer types of this resource: what it reads and what it answers.

use app::programmes::ProgrammeInput;
use chrono::{DateTime, Utc};
use domain::names::{NAME_MAX, clean_email, clean_line};
use domain::{InitiativeId, OrganisationId, ProgrammeContent};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::wire::cohort::Capacity;
use crate::wire::text::{MultilingualText, Reader};
use crate::wire::word::{Audience, CostParticipation, Language, OrganisationPart, Publication, Theme};

/// Most entries of a list inside a programme.
const LIST_MAX: u64 = 100;

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

/// Everything that an organiser writes of a programme. What is not known stays out.
#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "slug": "huvikaitse-2027", "title": {"et": "Huvikaitse koolitus", "en": "Advocacy training"},
    "audiences": ["municipal_employee"], "themes": ["advocacy"], "cost_terms": {"participation": "free"}
}))]
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
    #[validate(nested)]
    pub capacity: Option<Capacity>,
}

impl ProgrammeText {
    pub(in crate::resources) fn into_input(self) -> app::Result<ProgrammeInput> {
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

pub(in crate::resources) fn read_participations(
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

fn texts(texts: Vec<domain::Text>) -> Vec<MultilingualText> {
    texts.into_iter().map(Into::into).collect()
}
