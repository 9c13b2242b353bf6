//! Results in words: what was found, what is needed, what is still unknown.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::{
    FactSchema, Facts, Item, Language, RuleSet, RuleStatus, Value, evaluate, fix_text, result_text,
    rule_text, suggest,
};
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

/// What the rule, its result and the ways out say when the member's yes-or-no answer is this one.
fn about_the_council(answer: Option<Value>) -> (RuleStatus, String, Vec<String>) {
    let rules = RuleSet::parse(&json!({"rules": [{"id": "r", "check": {"kind": "every",
        "must": {"op": "is", "attr": "is_councillor", "value": true}}}]}))
    .unwrap();
    let member = Item::new("1", answer.map(|answer| ("is_councillor", answer)));
    let facts = Facts { members: vec![member], ..Facts::default() };
    let schema = FactSchema::standard();
    let verdict = evaluate(&rules, &schema, &facts);
    let result = verdict.rules.first().unwrap();
    let said = result_text(rules.rules.first().unwrap(), result, &schema, Language::En);
    let fixes = suggest(&rules, &schema, &facts, 3);
    let ways = fixes.iter().map(|fix| fix_text(fix, &facts, &schema, Language::En));
    (result.status, said, ways.collect())
}

#[test]
fn what_is_not_answered_yet_is_asked_for_and_what_never_will_be_is_not() {
    let (status, said, ways) = about_the_council(None);
    assert_eq!((status, said.as_str()), (RuleStatus::Open, "Holds for 0 of 1 member; 1 not yet known."));
    assert_eq!(ways.first().map(String::as_str), Some("Member 1: fill in “council membership” (yes fits)."));
    let (status, said, ways) = about_the_council(Some(Value::Absent));
    assert_eq!((status, said.as_str()), (RuleStatus::NotMet, "Holds for 0 of 1 member."));
    assert!(ways.iter().all(|way| !way.contains("fill in")), "{ways:?}");
}
