//! Results in words: what was found, what is needed, what is still unknown.

use eligibility::{FactSchema, Facts, Item, Language, RuleSet, Value, evaluate, result_text, rule_text};
use serde_json::json;

#[test]
fn results_say_what_was_found_and_what_is_missing() {
    let rules = RuleSet::parse(&json!({"rules": [{"id": "r", "check": {"kind": "all_of", "checks": [
        {"kind": "count", "min": 2, "max": 3},
        {"kind": "count", "min": 2,
            "set": {"where": {"op": "is", "attr": "affiliation.kind", "value": "municipality"}}},
    ]}}]}))
    .unwrap();
    let explained = |members: &[Option<&str>]| {
        let member = |(id, kind): (usize, Option<&str>)| {
            Item::new(id.to_string(), kind.map(|kind| ("affiliation.kind", Value::from(kind))))
        };
        let facts =
            Facts { members: members.iter().copied().enumerate().map(member).collect(), ..Facts::default() };
        let schema = FactSchema::standard();
        let verdict = evaluate(&rules, &schema, &facts);
        [Language::Et, Language::En, Language::Ru].map(|language| {
            result_text(rules.rules.first().unwrap(), verdict.rules.first().unwrap(), &schema, language)
        })
    };
    let (town, ngo) = (Some("municipality"), Some("ngo"));
    assert_eq!(
        explained(&[town, ngo]),
        [
            "1 liige omavalitsusest; vaja on vähemalt 2.",
            "1 of 2 from the municipality.",
            "1 из 2 — из местного самоуправления.",
        ]
    );
    assert_eq!(
        explained(&[town, None]),
        [
            "1 liige omavalitsusest; vaja on vähemalt 2; 1 veel teadmata.",
            "1 of 2 from the municipality; 1 not yet known.",
            "1 из 2 — из местного самоуправления; пока неизвестно: 1.",
        ]
    );
    assert_eq!(
        explained(&[town, town, ngo, ngo]),
        ["4 liiget; vaja on 2–3.", "4 members; 2–3 needed.", "4 участника; нужно от 2 до 3."]
    );
    assert_eq!(
        explained(&[town, town]),
        [
            "2 liiget. 2 liiget omavalitsusest.",
            "2 members. 2 members from the municipality.",
            "2 участника. 2 участника из местного самоуправления.",
        ]
    );
}

#[test]
fn members_from_one_organisation_are_counted_in_plain_words() {
    let rules = RuleSet::parse(&json!({"rules": [{"id": "r", "check":
        {"kind": "per_value", "attr": ["affiliation.organisation"], "max": 2}}]}))
    .unwrap();
    let said = [Language::Et, Language::En, Language::Ru]
        .map(|language| rule_text(rules.rules.first().unwrap(), &FactSchema::standard(), language));
    assert_eq!(
        said,
        [
            "Ühest organisatsioonist on kuni 2 liiget.",
            "No more than 2 members come from the same organisation.",
            "Из одной организации — не более 2 участников.",
        ]
    );
}
