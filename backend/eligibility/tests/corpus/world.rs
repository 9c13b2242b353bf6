//! The collection of requirements, and what can be known in the calls they come from.

use std::collections::BTreeMap;

use eligibility::schema::{Attribute, AttributeKind, Code, Group, Local, Origin, Rigidity};
use eligibility::{FactSchema, RuleSet};
use serde_json::{Value as Json, json};

const FILES: [(&str, &str); 9] = [
    ("municipal", include_str!("municipal.json")),
    ("grants", include_str!("grants.json")),
    ("people", include_str!("people.json")),
    ("consortia", include_str!("consortia.json")),
    ("boards", include_str!("boards.json")),
    ("contests", include_str!("contests.json")),
    ("sport", include_str!("sport.json")),
    ("youth", include_str!("youth.json")),
    ("further", include_str!("further.json")),
];

pub fn entries() -> Vec<Json> {
    FILES.iter().flat_map(|(_, text)| serde_json::from_str::<Vec<Json>>(text).unwrap()).collect()
}

/// Each entry as a rule set of its own.
pub fn rule_sets() -> Vec<RuleSet> {
    let rules =
        entries().into_iter().map(|entry| RuleSet::parse(&json!({"rules": [entry.get("rule")]})).unwrap());
    rules.collect()
}

fn attribute(kind: &str, name: &str) -> Attribute {
    let codes = || ["x", "y", "z"].map(|code| (code.to_owned(), Code::default())).into();
    let kind = match kind {
        "code" => AttributeKind::Code { codes: codes(), open: true },
        "codes" => AttributeKind::CodeSet { codes: codes(), open: true },
        "int" => AttributeKind::Int,
        "date" => AttributeKind::Date,
        _ => AttributeKind::Bool { yes: None, no: None },
    };
    let label = Local::same(&name.replace(['_', '.'], " "));
    Attribute { kind, label, rigidity: Rigidity::Rigid, origin: Origin::Asked, sensitive: false, place: None }
}

/// The standard facts and those that forms of these calls would ask for.
pub fn schema() -> FactSchema {
    let facts: BTreeMap<String, BTreeMap<String, String>> =
        serde_json::from_str(include_str!("facts.json")).unwrap();
    let mut schema = FactSchema::standard();
    for (collection, attributes) in facts {
        let attributes = attributes.iter().map(|(name, kind)| (name.clone(), attribute(kind, name)));
        if collection == "registration" {
            schema.registration.extend(attributes.filter(|(name, _)| name != "municipality"));
        } else {
            let known = schema.collections.entry(collection).or_default();
            known.attributes.extend(attributes.filter(|(name, _)| !name.starts_with("affiliation.")));
        }
    }
    for name in ["eligible", "union", "associated", "union_or_efta", "area", "eligible_universities"] {
        let codes = ["x", "y", "z"].map(str::to_owned).into();
        schema.groups.insert(name.into(), Group { label: Local::same(name), codes });
    }
    schema
}
