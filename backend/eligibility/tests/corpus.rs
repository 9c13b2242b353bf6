//! Requirements of published calls in our own encoding: each is read strictly, fits a schema, survives a round
//! trip, is judged without failing, and is said in three languages. One requirement of the collection they stand
//! for has no encoding: the order of a batting line-up is a sequence, not a property of a set.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use std::collections::{BTreeMap, BTreeSet};

use eligibility::schema::{Attribute, AttributeKind, Code, Group, Local, Origin, Rigidity};
use eligibility::{
    FactSchema, Facts, Item, Language, Rule, RuleSet, RuleStatus, Value, evaluate, result_text, rule_text,
    suggest,
};
use serde_json::{Value as Json, json};

const FILES: [(&str, &str); 8] = [
    ("municipal", include_str!("corpus/municipal.json")),
    ("grants", include_str!("corpus/grants.json")),
    ("people", include_str!("corpus/people.json")),
    ("consortia", include_str!("corpus/consortia.json")),
    ("boards", include_str!("corpus/boards.json")),
    ("contests", include_str!("corpus/contests.json")),
    ("sport", include_str!("corpus/sport.json")),
    ("youth", include_str!("corpus/youth.json")),
];

fn entries() -> Vec<Json> {
    FILES.iter().flat_map(|(_, text)| serde_json::from_str::<Vec<Json>>(text).unwrap()).collect()
}

/// Each entry as a rule set of its own.
fn rule_sets() -> Vec<RuleSet> {
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
fn schema() -> FactSchema {
    let facts: BTreeMap<String, BTreeMap<String, String>> =
        serde_json::from_str(include_str!("corpus/facts.json")).unwrap();
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

fn only(rules: &RuleSet) -> &Rule {
    rules.rules.first().unwrap()
}

#[test]
fn every_requirement_is_read_and_fits_the_schema() {
    let (sets, schema) = (rule_sets(), schema());
    assert_eq!(sets.len(), 86);
    let ids: BTreeSet<&str> = sets.iter().map(|rules| only(rules).id.as_str()).collect();
    assert_eq!(ids.len(), 86);
    for rules in &sets {
        assert_eq!(rules.check_types(&schema), [], "{}", only(rules).id);
    }
}

#[test]
fn encodings_are_canonical() {
    for (entry, rules) in entries().iter().zip(rule_sets()) {
        assert_eq!(serde_json::to_value(only(&rules)).unwrap(), *entry.get("rule").unwrap());
    }
}

#[test]
fn every_requirement_is_said_in_three_languages() {
    let schema = schema();
    for rules in rule_sets() {
        let rule = only(&rules);
        let texts =
            [Language::Et, Language::En, Language::Ru].map(|language| rule_text(rule, &schema, language));
        for text in &texts {
            assert!(
                text.ends_with('.') && !text.contains("  ") && !text.contains(" ."),
                "{}: {text}",
                rule.id
            );
            assert!(text.starts_with(|first: char| !first.is_lowercase()), "{}: {text}", rule.id);
        }
        assert!(texts.iter().collect::<BTreeSet<_>>().len() == 3, "{texts:?}");
    }
}

#[test]
fn a_draft_without_facts_is_never_called_broken() {
    let schema = schema();
    for rules in rule_sets() {
        let facts = Facts { may_join: true, ..Facts::default() };
        let verdict = evaluate(&rules, &schema, &facts);
        let result = verdict.rules.first().unwrap();
        assert_ne!(result.status, RuleStatus::NotMet, "{}", result.rule);
        for language in [Language::Et, Language::En, Language::Ru] {
            assert!(!result_text(only(&rules), result, &schema, language).is_empty(), "{}", result.rule);
        }
    }
}

/// Rules about the members alone, which the search for fixes can build a team for from nothing.
fn about_members(rules: &RuleSet) -> bool {
    let wire = serde_json::to_string(rules).unwrap();
    !wire.contains("\"over\"") && !wire.contains("\"fact\"") && !wire.contains("\"pool\"")
}

#[test]
fn a_valid_team_is_found_for_every_rule_about_members() {
    let schema = schema();
    let mut facts = Facts::default();
    for name in ["organisation.country", "trip.language"] {
        facts.registration.insert(name.into(), Value::from("x"));
    }
    for rules in rule_sets().iter().filter(|rules| about_members(rules)) {
        let met = evaluate(rules, &schema, &facts).rules.first().unwrap().status == RuleStatus::Met;
        let found = suggest(rules, &schema, &facts, 1);
        let advice = only(rules).effect != eligibility::Effect::Require;
        assert!(met || advice || !found.is_empty(), "{}", only(rules).id);
    }
}

#[test]
fn teams_are_judged_as_the_calls_mean_it() {
    let schema = schema();
    let by_id: BTreeMap<String, RuleSet> =
        rule_sets().into_iter().map(|rules| (only(&rules).id.clone(), rules)).collect();
    let team = |attribute: &'static str, values: &[&str]| Facts {
        members: values
            .iter()
            .enumerate()
            .map(|(id, value)| Item::new(id.to_string(), [(attribute, Value::from(*value))]))
            .collect(),
        ..Facts::default()
    };
    let status = |id: &str, facts: &Facts| {
        evaluate(by_id.get(id).unwrap(), &schema, facts).rules.first().unwrap().status
    };
    let table = [
        ("r155", team("role", &["youth"; 9]), RuleStatus::NotMet),
        ("r102", team("role", &["leader", "student", "student", "student"]), RuleStatus::Met),
        ("r102", team("role", &["leader", "leader", "student", "student"]), RuleStatus::NotMet),
        ("r114", team("level", &["undergraduate", "undergraduate", "postgraduate"]), RuleStatus::Met),
        ("r114", team("level", &["undergraduate", "postgraduate"]), RuleStatus::NotMet),
        ("r101", team("local_event", &["tartu", "tartu"]), RuleStatus::Met),
        ("r101", team("local_event", &["tartu", "narva"]), RuleStatus::NotMet),
        ("r123", team("university_system", &["one"]), RuleStatus::Met),
        ("r149", team("gender", &["m", "f", "m", "f"]), RuleStatus::Met),
        ("r149", team("gender", &["m", "f", "m", "m"]), RuleStatus::NotMet),
        ("r156", team("role", &["service", "youth", "service"]), RuleStatus::NotMet),
        ("r032", team("role", &["any"; 5]), RuleStatus::Met),
        ("r032", team("role", &["any"; 6]), RuleStatus::NotMet),
        ("r161", team("role", &["adult", "pupil"]), RuleStatus::Met),
    ];
    for (id, facts, expected) in table {
        assert_eq!(status(id, &facts), expected, "{id} {facts:?}");
    }
}
