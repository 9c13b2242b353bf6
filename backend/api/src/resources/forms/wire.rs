//! Data-transfer types of this resource: what it reads and what it answers.

use app::forms::PublishedForm;
use chrono::{DateTime, Utc};
use domain::form::{AnswerOf, Form, FormPart};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use validator::Validate;

use super::questions::{FormQuestionView, QuestionSource};
use crate::http::Language;
use crate::wire::text::{LocalText, MultilingualText};
use crate::wire::word::Language as LanguageWord;

/// One part of a form as it is written.
#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartInput {
    /// `a-z`, `0-9` and hyphens; unique in the form.
    #[schema(example = "community")]
    pub code: String,
    pub title: MultilingualText,
    #[schema(value_type = Vec<QuestionSource>, max_items = 100)]
    pub questions: Vec<Value>,
}

/// The next version of a cohort's form.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"parts": [{
    "code": "community",
    "title": {"et": "Teie kogukond", "en": "Your community"},
    "questions": [
        {
            "kind": "yes_no", "code": "worked-together", "of": "registration", "required": true,
            "label": {"et": "Kas olete varem koos tegutsenud?"},
            "purpose": {"et": "Koolituse ettevalmistamiseks"}, "retention_days": 365
        },
        {
            "kind": "long_text", "code": "challenge", "of": "registration", "required": true, "max_length": 4000,
            "label": {"et": "Millist kogukonna muret soovite lahendada?"},
            "shown_if": {"op": "is", "attr": "answer.worked-together", "value": true},
            "purpose": {"et": "Meeskondade valimiseks"}, "retention_days": 365
        },
        {
            "kind": "file", "code": "support-letter", "of": "registration", "media_types": ["pdf", "docx"],
            "max_bytes": 5_242_880, "label": {"et": "Toetuskiri"},
            "purpose": {"et": "Meeskondade valimiseks"}, "retention_days": 365
        }
    ]
}]}))]
pub struct FormReplace {
    #[validate(length(max = 20), nested)]
    #[schema(max_items = 20)]
    pub parts: Vec<PartInput>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PartView {
    pub code: String,
    pub title: LocalText,
    pub questions: Vec<FormQuestionView>,
}

/// The questions of a cohort.
#[derive(Debug, Serialize, ToSchema)]
pub struct FormView {
    /// 0 and no parts where nothing is asked.
    pub version: i64,
    pub parts: Vec<PartView>,
}

impl FormView {
    pub fn of(version: i64, form: Form, language: Language) -> Self {
        Self { version, parts: form.parts.into_iter().map(|part| PartView::of(part, language)).collect() }
    }

    pub fn published(published: Option<PublishedForm>, language: Language) -> Self {
        let (version, form) = published.map(|form| (form.version, form.form)).unwrap_or_default();
        Self::of(version, form, language)
    }
}

impl PartView {
    fn of(part: FormPart, language: Language) -> Self {
        Self {
            code: part.code,
            title: LocalText::of(&part.title, language),
            questions: part.questions.into_iter().map(|one| FormQuestionView::of(one, language)).collect(),
        }
    }

    /// Only what is asked of each member; parts without such questions are left out.
    pub fn of_members(form: Form, language: Language) -> Vec<Self> {
        let parts = form.parts.into_iter().map(|mut part| {
            part.questions.retain(|question| question.of == AnswerOf::Member);
            part
        });
        parts.filter(|part| !part.questions.is_empty()).map(|part| Self::of(part, language)).collect()
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PartSource {
    pub code: String,
    pub title: MultilingualText,
    pub questions: Vec<QuestionSource>,
}

/// A text that readers of this language see in another one.
#[derive(Debug, Serialize, ToSchema)]
pub struct MissingTranslation {
    #[schema(example = "/parts/0/questions/1/label/ru")]
    pub pointer: String,
    pub language: LanguageWord,
}

/// The form as organisers write it.
#[derive(Debug, Serialize, ToSchema)]
pub struct FormSource {
    /// For `If-Match`; 0 while nothing was published.
    pub version: i64,
    pub parts: Vec<PartSource>,
    /// A warning only: readers get another language instead.
    pub missing_translations: Vec<MissingTranslation>,
    pub published_at: Option<DateTime<Utc>>,
}

impl FormSource {
    pub(super) fn of(published: Option<PublishedForm>, language: Language) -> Self {
        let published_at = published.as_ref().map(|published| published.published_at);
        let (version, form) = published.map(|form| (form.version, form.form)).unwrap_or_default();
        let missing_translations = form
            .untranslated()
            .into_iter()
            .map(|(pointer, language)| MissingTranslation { pointer, language: language.into() });
        let missing_translations = missing_translations.collect();
        let part = |part: FormPart| PartSource {
            code: part.code,
            title: part.title.into(),
            questions: part.questions.into_iter().map(|one| QuestionSource::of(one, language)).collect(),
        };
        let parts = form.parts.into_iter().map(part).collect();
        Self { version, parts, missing_translations, published_at }
    }
}
