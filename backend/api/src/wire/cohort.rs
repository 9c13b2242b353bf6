//! Cohorts as readers see them: in full, and as a reference beside a registration.

use app::{CohortSummary, ProgrammeBrief};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::moment::MomentView;
use super::session::SessionView;
use super::text::LocalText;
use super::verdict::{RuleView, rule_views};
use super::word::{AdmissionMode, CapacityUnit, Consent, Format, Participation, Phase};
use crate::http::Language;

/// A code with its label in the asked language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Coded {
    #[schema(example = "0890")]
    pub code: String,
    #[schema(example = "Viimsi vald")]
    pub label: String,
}

impl Coded {
    pub fn county(code: domain::CountyCode, language: Language) -> Self {
        let label = code.county().map_or(code.as_str(), |county| county.name(language));
        Self { code: code.as_str().to_owned(), label: label.to_owned() }
    }

    pub fn municipality(code: domain::MunicipalityCode, language: Language) -> Self {
        let label = code.municipality().map_or(code.as_str(), |place| place.name(language));
        Self { code: code.as_str().to_owned(), label: label.to_owned() }
    }

    pub fn theme(theme: domain::Theme, language: Language) -> Self {
        Self { code: theme.code().to_owned(), label: theme.label(language).to_owned() }
    }

    pub fn audience(audience: domain::Audience, language: Language) -> Self {
        Self { code: audience.code().to_owned(), label: audience.label(language).to_owned() }
    }
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgrammeRef {
    pub id: Uuid,
    pub slug: String,
    pub title: LocalText,
}

impl ProgrammeRef {
    pub fn of(programme: &ProgrammeBrief, language: Language) -> Self {
        Self {
            id: programme.id.0,
            slug: programme.slug.clone(),
            title: LocalText::of(&programme.title, language),
        }
    }
}

/// How many places there are.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Capacity {
    pub unit: CapacityUnit,
    #[validate(range(min = 1, max = 1_000_000))]
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub total: i64,
}

impl From<domain::Capacity> for Capacity {
    fn from(capacity: domain::Capacity) -> Self {
        Self { unit: capacity.unit.into(), total: capacity.total }
    }
}

impl From<Capacity> for domain::Capacity {
    fn from(capacity: Capacity) -> Self {
        Self { unit: capacity.unit.into(), total: capacity.total }
    }
}

/// A field that rules look at: what a form has to ask beyond names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AskedField {
    Municipality,
    Affiliation,
    Organisation,
    MemberMunicipality,
    Role,
    IsCouncillor,
}

fn asked_fields(summary: &CohortSummary) -> Vec<AskedField> {
    let field = |name: &str| match name {
        "municipality" => Some(AskedField::Municipality),
        "affiliation" => Some(AskedField::Affiliation),
        "organisation" => Some(AskedField::Organisation),
        "member_municipality" => Some(AskedField::MemberMunicipality),
        "role" => Some(AskedField::Role),
        "is_councillor" => Some(AskedField::IsCouncillor),
        _ => None,
    };
    summary.asks().into_iter().filter_map(field).collect()
}

/// A cohort with its sessions and rules.
#[derive(Debug, Serialize, ToSchema)]
pub struct CohortView {
    pub id: Uuid,
    pub programme: ProgrammeRef,
    pub title: Option<LocalText>,
    pub phase: Phase,
    pub participation: Participation,
    pub consent: Consent,
    /// Nobody registers; whoever wants to come says so at a session, while the cohort is open.
    pub by_rsvp: bool,
    pub admission_mode: AdmissionMode,
    /// In `first_come`: whether a place waits for the team's yes.
    pub confirmation_required: bool,
    /// Days that an offered place waits for its answer; null without end.
    pub offer_days: Option<u32>,
    /// What was handed in may be changed until the deadline.
    pub amendable: bool,
    pub opens: Option<MomentView>,
    /// Null while the deadline is to be announced.
    pub closes: Option<MomentView>,
    pub decisions_by: Option<NaiveDate>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub period_note: Option<LocalText>,
    pub capacity: Option<Capacity>,
    /// Null where there is no limit, or where places are given by selection.
    pub places_left: Option<i64>,
    /// Registrations that one municipality may have admitted.
    pub municipality_limit: Option<u32>,
    pub format: Option<Format>,
    pub place: Option<LocalText>,
    pub counties: Vec<Coded>,
    pub training_groups: Option<u32>,
    pub sessions: Vec<SessionView>,
    pub rules: Vec<RuleView>,
    pub rule_set_version: Option<i64>,
    /// Bounds on the number of members that the rules set.
    pub team_size: Option<eligibility::Bound>,
    pub asks: Vec<AskedField>,
    /// For countdowns: the server's clock when this was written.
    pub server_time: DateTime<Utc>,
}

impl CohortView {
    pub fn of(summary: &CohortSummary, language: Language) -> Self {
        let (cohort, content) = (&summary.cohort, &summary.cohort.content);
        Self {
            id: cohort.id.0,
            programme: ProgrammeRef::of(&summary.programme, language),
            title: LocalText::optional(content.title.as_ref(), language),
            phase: summary.phase().into(),
            participation: cohort.entry.into(),
            consent: cohort.consent.into(),
            by_rsvp: content.by_rsvp,
            admission_mode: cohort.admission_mode.into(),
            confirmation_required: cohort.confirmation_required,
            offer_days: cohort.offer_days,
            amendable: cohort.amendable,
            opens: cohort.opens.as_ref().map(Into::into),
            closes: cohort.closes.as_ref().map(Into::into),
            decisions_by: content.decisions_by,
            starts_on: content.starts_on,
            ends_on: content.ends_on,
            period_note: LocalText::optional(content.period_note.as_ref(), language),
            capacity: cohort.capacity.map(Into::into),
            places_left: places_left(cohort),
            municipality_limit: cohort.municipality_limit,
            format: cohort.format.map(Into::into),
            place: LocalText::optional(content.place.as_ref(), language),
            counties: content.counties.iter().map(|code| Coded::county(*code, language)).collect(),
            training_groups: content.training_groups,
            sessions: content
                .sessions
                .iter()
                .map(|session| SessionView::of(session, summary, language))
                .collect(),
            rules: rule_views(&summary.rules, cohort.entry, language),
            rule_set_version: cohort.rule_set_version,
            team_size: eligibility::team_size(&summary.rules),
            asks: asked_fields(summary),
            server_time: summary.as_of,
        }
    }
}

/// Only where a free place can be had at once.
pub(crate) fn places_left(cohort: &domain::Cohort) -> Option<i64> {
    match cohort.admission_mode {
        domain::AdmissionMode::FirstCome => {
            cohort.capacity.map(|capacity| capacity.left(cohort.admitted).max(0))
        }
        domain::AdmissionMode::Selection => None,
    }
}

/// A cohort beside a registration.
#[derive(Debug, Serialize, ToSchema)]
pub struct CohortRef {
    pub id: Uuid,
    pub programme: ProgrammeRef,
    pub title: Option<LocalText>,
    pub phase: Phase,
    pub participation: Participation,
    pub consent: Consent,
    pub admission_mode: AdmissionMode,
    pub confirmation_required: bool,
    /// What was handed in may be changed until the deadline.
    pub amendable: bool,
    pub opens: Option<MomentView>,
    pub closes: Option<MomentView>,
    pub decisions_by: Option<NaiveDate>,
    pub asks: Vec<AskedField>,
    pub team_size: Option<eligibility::Bound>,
    pub server_time: DateTime<Utc>,
}

impl CohortRef {
    pub fn of(summary: &CohortSummary, language: Language) -> Self {
        let cohort = &summary.cohort;
        Self {
            id: cohort.id.0,
            programme: ProgrammeRef::of(&summary.programme, language),
            title: LocalText::optional(cohort.content.title.as_ref(), language),
            phase: summary.phase().into(),
            participation: cohort.entry.into(),
            consent: cohort.consent.into(),
            admission_mode: cohort.admission_mode.into(),
            confirmation_required: cohort.confirmation_required,
            amendable: cohort.amendable,
            opens: cohort.opens.as_ref().map(Into::into),
            closes: cohort.closes.as_ref().map(Into::into),
            decisions_by: cohort.content.decisions_by,
            asks: asked_fields(summary),
            team_size: eligibility::team_size(&summary.rules),
            server_time: summary.as_of,
        }
    }
}
