//! Data-transfer types of this resource: what it reads and what it answers.

use app::catalogue::{CatalogueEntry, ProgrammeDetail};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use crate::http::Language;
use crate::wire::cohort::{Capacity, Coded, CohortView, ProgrammeRef, places_left};
use crate::wire::moment::MomentView;
use crate::wire::text::LocalText;
use crate::wire::word::{
    AdmissionMode, Audience, CostParticipation, Format, Language as LanguageWord, OrganisationPart,
    Participation, Phase, Theme,
};

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CatalogueQuery {
    #[param(inline)]
    pub phase: Option<Phase>,
    #[param(inline)]
    pub participation: Option<Participation>,
    #[param(inline)]
    pub format: Option<Format>,
    #[param(inline)]
    pub audience: Option<Audience>,
    #[param(inline)]
    pub theme: Option<Theme>,
    /// EHAK code of a county.
    pub county: Option<String>,
    /// Words in title, summary or topics.
    #[validate(length(max = 100))]
    pub q: Option<String>,
}

/// One line of the catalogue.
#[derive(Debug, Serialize, ToSchema)]
pub struct CohortCard {
    pub id: Uuid,
    pub programme: ProgrammeRef,
    pub title: Option<LocalText>,
    pub summary: LocalText,
    /// The organisation that leads the programme.
    pub organiser: LocalText,
    pub phase: Phase,
    pub participation: Participation,
    /// Nobody registers; whoever wants to come says so at a session.
    pub by_rsvp: bool,
    pub team_size: Option<eligibility::Bound>,
    pub admission_mode: AdmissionMode,
    pub opens: Option<MomentView>,
    pub closes: Option<MomentView>,
    pub capacity: Option<Capacity>,
    pub places_left: Option<i64>,
    pub format: Option<Format>,
    pub counties: Vec<Coded>,
    pub themes: Vec<Coded>,
    pub audiences: Vec<Coded>,
    pub server_time: DateTime<Utc>,
}

impl CohortCard {
    pub(in crate::resources) fn of(entry: &CatalogueEntry, language: Language) -> Self {
        let CatalogueEntry { summary, programme, organisation } = entry;
        let (cohort, content) = (&summary.cohort, &programme.content);
        Self {
            id: cohort.id.0,
            programme: ProgrammeRef::of(&summary.programme, language),
            title: LocalText::optional(cohort.content.title.as_ref(), language),
            summary: LocalText::of(&content.summary, language),
            organiser: LocalText::of(&organisation.name, language),
            phase: summary.phase().into(),
            participation: cohort.entry.into(),
            by_rsvp: cohort.content.by_rsvp,
            team_size: eligibility::team_size(&summary.rules),
            admission_mode: cohort.admission_mode.into(),
            opens: cohort.opens.as_ref().map(Into::into),
            closes: cohort.closes.as_ref().map(Into::into),
            capacity: cohort.capacity.map(Into::into),
            places_left: places_left(cohort),
            format: cohort.format.map(Into::into),
            counties: cohort.content.counties.iter().map(|code| Coded::county(*code, language)).collect(),
            themes: content.themes.iter().map(|theme| Coded::theme(*theme, language)).collect(),
            audiences: content
                .audiences
                .iter()
                .map(|audience| Coded::audience(*audience, language))
                .collect(),
            server_time: summary.as_of,
        }
    }
}

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProgrammeQuery {
    /// Words in title, summary or topics.
    #[validate(length(max = 100))]
    pub q: Option<String>,
    #[param(inline)]
    pub audience: Option<Audience>,
    #[param(inline)]
    pub theme: Option<Theme>,
    /// Id of an initiative.
    pub initiative: Option<Uuid>,
    /// Id of the leading organisation.
    pub organisation: Option<Uuid>,
}

/// A run of a programme, in a list of programmes.
#[derive(Debug, Serialize, ToSchema)]
pub struct CohortBrief {
    pub id: Uuid,
    pub phase: Phase,
    pub closes: Option<MomentView>,
}

/// A programme in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgrammeSummary {
    pub id: Uuid,
    #[schema(example = "koosloome")]
    pub slug: String,
    pub title: LocalText,
    pub summary: LocalText,
    pub organiser: LocalText,
    pub themes: Vec<Coded>,
    pub audiences: Vec<Coded>,
    pub cohorts: Vec<CohortBrief>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CostTermsView {
    pub participation: CostParticipation,
    pub note: Option<LocalText>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ContactView {
    pub name: Option<LocalText>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TrainerView {
    pub name: String,
    pub organisation: Option<String>,
}

/// An organisation with its part and the line it asks to be named by.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParticipationView {
    pub id: Uuid,
    pub name: LocalText,
    pub part: OrganisationPart,
    pub line: Option<LocalText>,
    pub website: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct InitiativeRef {
    pub id: Uuid,
    pub slug: String,
    pub title: LocalText,
}

/// A programme with its cohorts; those that can be joined come first.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgrammeView {
    pub id: Uuid,
    pub slug: String,
    pub title: LocalText,
    pub summary: LocalText,
    pub description: LocalText,
    pub goal: Option<LocalText>,
    pub audience: Option<LocalText>,
    pub audiences: Vec<Coded>,
    pub themes: Vec<Coded>,
    pub topics: Vec<LocalText>,
    pub learning_outcomes: Vec<LocalText>,
    pub deliverables: Vec<LocalText>,
    pub cost_terms: CostTermsView,
    pub contact: Option<ContactView>,
    pub languages: Vec<LanguageWord>,
    pub trainers: Vec<TrainerView>,
    pub advisory_hours: Option<u32>,
    pub pilot_months: Option<u32>,
    pub organisations: Vec<ParticipationView>,
    pub initiative: Option<InitiativeRef>,
    pub cohorts: Vec<CohortView>,
    pub updated_at: DateTime<Utc>,
}

impl ProgrammeView {
    pub(in crate::resources) fn of(detail: &ProgrammeDetail, language: Language) -> Self {
        let (programme, content) = (&detail.programme, &detail.programme.content);
        Self {
            id: programme.id.0,
            slug: programme.slug.clone(),
            title: LocalText::of(&content.title, language),
            summary: LocalText::of(&content.summary, language),
            description: LocalText::of(&content.description, language),
            goal: LocalText::optional(content.goal.as_ref(), language),
            audience: LocalText::optional(content.audience.as_ref(), language),
            audiences: content
                .audiences
                .iter()
                .map(|audience| Coded::audience(*audience, language))
                .collect(),
            themes: content.themes.iter().map(|theme| Coded::theme(*theme, language)).collect(),
            topics: LocalText::list(&content.topics, language),
            learning_outcomes: LocalText::list(&content.learning_outcomes, language),
            deliverables: LocalText::list(&content.deliverables, language),
            cost_terms: CostTermsView {
                participation: content.cost_terms.participation.into(),
                note: LocalText::optional(content.cost_terms.note.as_ref(), language),
            },
            contact: content.contact.as_ref().map(|contact| ContactView::of(contact, language)),
            languages: content.languages.iter().map(|language| (*language).into()).collect(),
            trainers: content.trainers.iter().map(TrainerView::of).collect(),
            advisory_hours: content.advisory_hours,
            pilot_months: content.pilot_months,
            organisations: participations(&content.organisations, &detail.organisations, language),
            initiative: detail.initiative.as_ref().map(|initiative| InitiativeRef {
                id: initiative.id.0,
                slug: initiative.slug.clone(),
                title: LocalText::of(&initiative.title, language),
            }),
            cohorts: detail.cohorts.iter().map(|summary| CohortView::of(summary, language)).collect(),
            updated_at: programme.updated_at,
        }
    }
}

impl ContactView {
    pub(in crate::resources) fn of(contact: &domain::Contact, language: Language) -> Self {
        Self {
            name: LocalText::optional(contact.name.as_ref(), language),
            email: contact.email.clone(),
            phone: contact.phone.clone(),
        }
    }
}

impl TrainerView {
    pub(in crate::resources) fn of(trainer: &domain::Trainer) -> Self {
        Self { name: trainer.name.clone(), organisation: trainer.organisation.clone() }
    }
}

pub(super) fn programme_summary(
    programme: &domain::Programme,
    organisation: &domain::Organisation,
    cohorts: &[domain::Cohort],
    now: DateTime<Utc>,
    language: Language,
) -> ProgrammeSummary {
    let content = &programme.content;
    let brief = |cohort: &domain::Cohort| CohortBrief {
        id: cohort.id.0,
        phase: cohort.phase(now).into(),
        closes: cohort.closes.as_ref().map(Into::into),
    };
    ProgrammeSummary {
        id: programme.id.0,
        slug: programme.slug.clone(),
        title: LocalText::of(&content.title, language),
        summary: LocalText::of(&content.summary, language),
        organiser: LocalText::of(&organisation.name, language),
        themes: content.themes.iter().map(|theme| Coded::theme(*theme, language)).collect(),
        audiences: content.audiences.iter().map(|audience| Coded::audience(*audience, language)).collect(),
        cohorts: cohorts.iter().map(brief).collect(),
    }
}

pub(in crate::resources) fn participations(
    named: &[domain::Participation],
    organisations: &[domain::Organisation],
    language: Language,
) -> Vec<ParticipationView> {
    let view = |participation: &domain::Participation| {
        let organisation = organisations.iter().find(|one| one.id == participation.organisation_id)?;
        Some(ParticipationView {
            id: organisation.id.0,
            name: LocalText::of(&organisation.name, language),
            part: participation.part.into(),
            line: LocalText::optional(participation.line.as_ref(), language),
            website: organisation.website.clone(),
        })
    };
    named.iter().filter_map(view).collect()
}
