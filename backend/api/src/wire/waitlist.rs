//! Where a registration stands on the waiting list, why places went past it, and what comes next, in the reader's
//! language.

use app::CohortSummary;
use chrono::{DateTime, Utc};
use domain::{EntryKind, Hindrance, NextStep, PassedOver, Waiting, WhatNext};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::Language;
use crate::wire::moment::MomentView;

/// What stood against giving it a place that was free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PassedOverReason {
    /// Fewer places were free than it needs.
    Places,
    /// Its municipality has all the places that one may have.
    Municipality,
    /// A rule over everyone admitted would no longer have held.
    PoolRule,
}

/// A place came free and went past it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PassedOverView {
    pub at: DateTime<Utc>,
    pub reason: PassedOverReason,
    /// One sentence in the asked language.
    pub detail: String,
}

/// What comes next, by whom it is done: the applicant (`hand_in`, `answer_offer`, `take_part`) or others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NextCode {
    HandIn,
    AwaitDecision,
    AwaitPlace,
    AnswerOffer,
    TakePart,
    Nothing,
}

impl From<NextStep> for NextCode {
    fn from(step: NextStep) -> Self {
        match step {
            NextStep::HandIn => Self::HandIn,
            NextStep::AwaitDecision => Self::AwaitDecision,
            NextStep::AwaitPlace => Self::AwaitPlace,
            NextStep::AnswerOffer => Self::AnswerOffer,
            NextStep::TakePart => Self::TakePart,
            NextStep::Nothing => Self::Nothing,
        }
    }
}

/// What comes next for a registration.
#[derive(Debug, Serialize, ToSchema)]
pub struct WhatNextView {
    pub code: NextCode,
    /// When it happens at the latest, or begins; null where nobody knows.
    pub by: Option<MomentView>,
}

impl From<&WhatNext> for WhatNextView {
    fn from(next: &WhatNext) -> Self {
        Self { code: next.step.into(), by: next.by.as_ref().map(Into::into) }
    }
}

/// Its place on the waiting list.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaitlistView {
    /// 1 for the first.
    pub position: u64,
    /// The latest ten, latest first.
    pub passed_over: Vec<PassedOverView>,
}

impl WaitlistView {
    pub fn of(waiting: &Waiting, cohort: &CohortSummary, language: Language) -> Self {
        let entry = cohort.cohort.entry;
        let view = |passed: &PassedOver| PassedOverView {
            at: passed.at,
            reason: (&passed.hindrance).into(),
            detail: detail(&passed.hindrance, entry, language),
        };
        Self { position: waiting.position, passed_over: waiting.passed_over.iter().map(view).collect() }
    }
}

impl From<&Hindrance> for PassedOverReason {
    fn from(hindrance: &Hindrance) -> Self {
        match hindrance {
            Hindrance::Places { .. } => Self::Places,
            Hindrance::Municipality { .. } => Self::Municipality,
            Hindrance::PoolRule { .. } => Self::PoolRule,
        }
    }
}

/// For applicant and organiser alike, so it speaks of places and not to anybody.
fn detail(hindrance: &Hindrance, entry: EntryKind, language: Language) -> String {
    match hindrance {
        Hindrance::Places { left, wanted, .. } => match language {
            Language::Et => format!("Vaja on {wanted} kohta, vabu kohti oli {left}."),
            Language::En => format!("Places needed: {wanted}. Free at that time: {left}."),
            Language::Ru => format!("Нужно мест: {wanted}, свободных было: {left}."),
        },
        Hindrance::Municipality { municipality, limit } => {
            let name = municipality
                .and_then(domain::MunicipalityCode::municipality)
                .map(|place| place.name(language));
            let name = name.map(|name| format!(" ({name})")).unwrap_or_default();
            match language {
                Language::Et => format!(
                    "Omavalitsuse{name} kohad on juba antud. Ühe omavalitsuse kohtade suurim arv on {limit}."
                ),
                Language::En => format!(
                    "The municipality{name} has all its places already. The most for one municipality: {limit}."
                ),
                Language::Ru => format!(
                    "Места самоуправления{name} уже заняты. Для одного самоуправления мест не больше: {limit}."
                ),
            }
        }
        Hindrance::PoolRule { rule } => {
            let sentence = eligibility::rule_text(rule, domain::fact_schema(entry), language.into());
            let sentence = sentence.trim_end_matches('.');
            match language {
                Language::Et => format!("Koha andmisel ei oleks enam täidetud tingimus „{sentence}“."),
                Language::En => {
                    format!("With one more place given, this condition would not hold: {sentence}.")
                }
                Language::Ru => format!("Если отдать место, не будет выполнено условие «{sentence}»."),
            }
        }
    }
}
