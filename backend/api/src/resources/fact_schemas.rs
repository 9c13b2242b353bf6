//! What rules can look at: collections, attributes, codes and their words.

use std::collections::BTreeMap;

use actix_web::get;
use actix_web::web::Path;
use domain::EntryKind;
use eligibility::schema::{Attribute, AttributeKind, Code, Local, Origin, Rigidity};
use eligibility::{FactSchema, Language as Spoken};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{AcceptLanguage, Language, Public, Register};
use crate::problem::{Problem, PublicProblems};
use crate::wire::word::Participation;

pub fn routes(config: &mut impl Register) {
    config.service(get_fact_schema);
}

/// Everything a rule may name.
#[derive(Debug, Serialize, ToSchema)]
pub struct FactSchemaView {
    pub participation: Participation,
    /// Attributes of a registration itself, for `fact` checks and for sets over `registrations`.
    pub registration: Vec<AttributeView>,
    pub collections: Vec<CollectionView>,
    /// Groups of codes, for `in_group` and `cover`.
    pub groups: Vec<GroupView>,
    /// Statements that `confirm` checks may name.
    pub statements: Vec<StatementView>,
}

/// Things that rules can count.
#[derive(Debug, Serialize, ToSchema)]
pub struct CollectionView {
    #[schema(example = "members")]
    pub name: String,
    /// One of them.
    #[schema(example = "member")]
    pub one: String,
    #[schema(example = "members")]
    pub many: String,
    pub attributes: Vec<AttributeView>,
}

/// Something that can be known of an item.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttributeView {
    #[schema(example = "affiliation.kind")]
    pub name: String,
    #[schema(example = "affiliation")]
    pub label: String,
    pub kind: ValueKind,
    /// Known values of `code` and `code_set`; empty for the others.
    pub codes: Vec<CodeView>,
    /// Whether other codes than the listed ones are allowed.
    pub open: bool,
    /// Whether an applicant may settle it anew, so that fixes may propose another value.
    pub correctable: bool,
    /// The attribute it is looked up from, such as a county from a municipality.
    pub derived_from: Option<String>,
}

/// What values an attribute takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    Code,
    CodeSet,
    Text,
    Bool,
    Int,
    Date,
}

/// A value with its words.
#[derive(Debug, Serialize, ToSchema)]
pub struct CodeView {
    #[schema(example = "municipality")]
    pub code: String,
    #[schema(example = "municipality")]
    pub name: String,
    /// How somebody with this value is described, where there is a good way.
    #[schema(example = "from the municipality")]
    pub phrase: Option<String>,
}

/// A named group of codes.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupView {
    pub name: String,
    pub label: String,
    pub codes: Vec<String>,
}

/// A statement that somebody confirms.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatementView {
    pub name: String,
    pub label: String,
}

fn text(words: &Local, language: Language) -> String {
    match Spoken::from(language) {
        Spoken::Et => words.et.to_string(),
        Spoken::En => words.en.to_string(),
        Spoken::Ru => words.ru.to_string(),
    }
}

impl FactSchemaView {
    fn of(schema: &FactSchema, participation: Participation, language: Language) -> Self {
        let collection = |(name, collection): (&String, &eligibility::schema::Collection)| {
            let noun = &collection.noun;
            let (one, many) = match Spoken::from(language) {
                Spoken::Et => (noun.et.nominative.to_string(), noun.et.plural.to_string()),
                Spoken::En => (noun.en[0].to_string(), noun.en[1].to_string()),
                Spoken::Ru => (noun.ru.nominative.to_string(), noun.ru.plural.to_string()),
            };
            let attributes = attributes(schema.attributes(name), language);
            CollectionView { name: name.clone(), one, many, attributes }
        };
        let group = |(name, group): (&String, &eligibility::schema::Group)| GroupView {
            name: name.clone(),
            label: text(&group.label, language),
            codes: group.codes.iter().cloned().collect(),
        };
        let statement = |(name, words): (&String, &Local)| StatementView {
            name: name.clone(),
            label: text(words, language),
        };
        Self {
            participation,
            registration: attributes(Some(&schema.registration), language),
            collections: schema.collections.iter().map(collection).collect(),
            groups: schema.groups.iter().map(group).collect(),
            statements: schema.statements.iter().map(statement).collect(),
        }
    }
}

fn attributes(declared: Option<&BTreeMap<String, Attribute>>, language: Language) -> Vec<AttributeView> {
    let view = |(name, attribute): (&String, &Attribute)| AttributeView::of(name, attribute, language);
    declared.into_iter().flatten().map(view).collect()
}

impl AttributeView {
    fn of(name: &str, attribute: &Attribute, language: Language) -> Self {
        let none = BTreeMap::new();
        let (kind, codes, open) = match &attribute.kind {
            AttributeKind::Code { codes, open } => (ValueKind::Code, codes, *open),
            AttributeKind::CodeSet { codes, open } => (ValueKind::CodeSet, codes, *open),
            AttributeKind::Text => (ValueKind::Text, &none, true),
            AttributeKind::Bool { .. } => (ValueKind::Bool, &none, false),
            AttributeKind::Int => (ValueKind::Int, &none, false),
            AttributeKind::Date => (ValueKind::Date, &none, false),
        };
        let code = |(code, known): (&String, &Code)| CodeView {
            code: code.clone(),
            name: text(&known.name, language),
            phrase: known.phrase.as_ref().map(|phrase| text(&phrase.words, language)),
        };
        Self {
            name: name.to_owned(),
            label: text(&attribute.label, language),
            kind,
            codes: codes.iter().map(code).collect(),
            open,
            correctable: attribute.rigidity == Rigidity::Flexible,
            derived_from: match &attribute.origin {
                Origin::Derived { from, .. } => Some(from.clone()),
                Origin::Asked | Origin::Recorded => None,
            },
        }
    }
}

/// Whose facts are asked for.
#[derive(Debug, Deserialize)]
pub struct Of {
    participation: Participation,
}

/// Reads what rules can look at where teams, or where single people, register.
///
/// **Permissions:** anyone.
#[utoipa::path(
    tag = "rules",
    params(("participation" = Participation, Path), AcceptLanguage),
    responses((status = 200, body = FactSchemaView), PublicProblems)
)]
#[get("/fact-schemas/{participation}")]
pub async fn get_fact_schema(
    of: Path<Of>,
    AcceptLanguage(language): AcceptLanguage,
) -> Result<Public, Problem> {
    let participation = of.participation;
    let schema = domain::fact_schema(EntryKind::from(participation));
    Public::of(&FactSchemaView::of(schema, participation, language))
}
