//! Lint of rule sets as an organiser would write them.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::lint::{Amount, Feasibility, Repair, lint};
use eligibility::{FactSchema, RuleSet, Value};
use serde_json::{Value as Json, json};

fn rules(checks: &[(&str, Json)]) -> RuleSet {
    let rules: Vec<Json> = checks.iter().map(|(id, check)| json!({"id": id, "check": check})).collect();
    RuleSet::parse(&json!({"rules": rules})).unwrap()
}

fn from(kind: &str, min: i64) -> Json {
    json!({"kind": "count", "min": min, "set": {"where": {"op": "is", "attr": "affiliation.kind", "value": kind}}})
}

#[test]
fn the_smallest_valid_team_is_shown() {
    let call = RuleSet::parse(&serde_json::from_str(include_str!("calls/000.json")).unwrap()).unwrap();
    let said = lint(&call, &FactSchema::standard());
    let team = said.smallest_team.clone().unwrap().members;
    let municipal = Value::from("municipality");
    let count = team.iter().filter(|member| member.get("affiliation.kind") == Some(&municipal)).count();
    assert_eq!(team.len(), 4);
    assert!(count >= 3, "{team:?}");
    assert!(said.redundant.is_empty());
}

#[test]
fn contradictions_name_their_rules_and_the_smallest_repair() {
    let set = rules(&[
        ("size", json!({"kind": "count", "min": 2, "max": 4})),
        ("towns", from("municipality", 3)),
        ("roles", json!({"kind": "every", "must": {"op": "has", "attr": "role"}})),
        ("ngos", from("ngo", 2)),
    ]);
    let said = lint(&set, &FactSchema::standard());
    assert_eq!(said.feasibility, Feasibility::Impossible);
    assert_eq!(said.conflict, ["size", "towns", "ngos"]);
    let repair = |pointer: &str, from, to| Repair {
        pointer: pointer.into(),
        from: Amount::Number(from),
        to: Amount::Number(to),
    };
    assert_eq!(
        said.repairs,
        [
            repair("/rules/0/check/max", 4, 5),
            repair("/rules/1/check/min", 3, 2),
            repair("/rules/3/check/min", 2, 1),
        ]
    );
}

#[test]
fn rules_that_follow_from_others_are_redundant() {
    let set = rules(&[
        ("three", from("municipality", 3)),
        ("two", from("municipality", 2)),
        ("size", json!({"kind": "count", "min": 3})),
    ]);
    assert_eq!(lint(&set, &FactSchema::standard()).redundant, ["two", "size"]);
}

#[test]
fn large_teams_and_rules_beyond_counting_still_get_an_answer() {
    let large = rules(&[
        ("size", json!({"kind": "count", "min": 30, "max": 40})),
        ("towns", from("municipality", 15)),
        ("ngos", from("ngo", 15)),
    ]);
    let schema = FactSchema::standard();
    let team = lint(&large, &schema).smallest_team.unwrap().members;
    assert_eq!(team.len(), 30);
    let ratio = rules(&[(
        "ratio",
        json!({"kind": "ratio", "min": [2, 1], "left": {},
            "right": {"where": {"op": "is", "attr": "affiliation.kind", "value": "ngo"}}}),
    )]);
    assert_eq!(lint(&ratio, &schema).feasibility, Feasibility::Possible);
}
