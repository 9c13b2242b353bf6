//! Lint of rule sets as an organiser would write them.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::lint::{Amount, Feasibility, Repair, apply_repair, lint};
use eligibility::{FactSchema, Frac, Language, RuleSet, Value, evaluate, result_text};
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

#[test]
fn a_near_miss_breaks_one_rule_of_a_team_much_like_the_smallest() {
    let call = RuleSet::parse(&serde_json::from_str(include_str!("calls/000.json")).unwrap()).unwrap();
    let near = lint(&call, &FactSchema::standard()).near_miss.unwrap();
    assert_eq!((near.rule.as_str(), near.team.members.len()), ("size", 3));
    let verdict = evaluate(&call, &FactSchema::standard(), &near.team.facts());
    let text = result_text(&call.rules[0], &verdict.rules[0], &FactSchema::standard(), Language::En);
    assert_eq!(text, "3 of 4 members.");
    let two = rules(&[
        ("size", json!({"kind": "count", "min": 1})),
        ("ngo", from("ngo", 1)),
        ("towns", from("municipality", 1)),
    ]);
    let near = lint(&two, &FactSchema::standard()).near_miss.unwrap();
    assert_eq!(near.team.members.len(), 2, "as large as the smallest team, with one member changed");
    assert_eq!(lint(&rules(&[]), &FactSchema::standard()).near_miss, None, "nothing to break");
}

#[test]
fn branches_nobody_gets_into_and_parts_nobody_misses_are_dead() {
    let set = rules(&[
        ("size", json!({"kind": "count", "min": 4, "max": 6})),
        (
            "either",
            json!({"kind": "any_of", "checks": [from("municipality", 3), {"kind": "count", "min": 7}]}),
        ),
        ("both", json!({"kind": "all_of", "checks": [from("ngo", 1), {"kind": "count", "min": 2}]})),
        ("large", json!({"kind": "if", "when": {"kind": "count", "min": 8}, "then": from("state", 1)})),
    ]);
    let said = lint(&set, &FactSchema::standard());
    let dead: Vec<&str> = said.dead_branches.iter().map(|branch| branch.pointer.as_str()).collect();
    assert_eq!(dead, ["/rules/1/check/checks/1", "/rules/2/check/checks/1", "/rules/3/check/then"]);
    assert_eq!(said.redundant, ["large"]);
    assert!(!said.gave_up);
}

#[test]
fn shares_and_different_values_are_repaired_too() {
    let share = json!({"kind": "share", "min": [4, 5],
        "part": {"where": {"op": "is", "attr": "affiliation.kind", "value": "ngo"}}});
    let set = rules(&[
        ("size", json!({"kind": "count", "min": 4, "max": 4})),
        ("towns", from("municipality", 1)),
        ("ngos", share),
    ]);
    let said = lint(&set, &FactSchema::standard());
    assert_eq!(said.conflict, ["size", "towns", "ngos"]);
    let fraction = Repair {
        pointer: "/rules/2/check/min".into(),
        from: Amount::Fraction(Frac(4, 5)),
        to: Amount::Fraction(Frac(3, 4)),
    };
    assert!(said.repairs.contains(&fraction), "{:?}", said.repairs);
    for repair in &said.repairs {
        assert_eq!(
            lint(&apply_repair(&set, repair), &FactSchema::standard()).feasibility,
            Feasibility::Possible
        );
    }
    let apart = rules(&[
        ("size", json!({"kind": "count", "max": 2})),
        ("apart", json!({"kind": "distinct", "attr": "affiliation.municipality", "min": 3})),
    ]);
    assert_eq!(lint(&apart, &FactSchema::standard()).repairs.len(), 2);
}

#[test]
fn sums_items_of_the_registration_and_confirmations_are_decided() {
    let set = rules(&[
        ("said", json!({"kind": "confirm", "by": "applicant", "statement": "duties"})),
        (
            "here",
            json!({"kind": "every", "must": {"op": "same_as", "attr": "affiliation.municipality", "as": "municipality"}}),
        ),
        (
            "there",
            json!({"kind": "count", "min": 1, "set":
            {"where": {"op": "is", "attr": "affiliation.municipality", "value": "0890"}}}),
        ),
    ]);
    let team = lint(&set, &FactSchema::standard()).smallest_team.unwrap();
    assert_eq!(team.registration.get("municipality"), Some(&Value::from("0890")));
    assert_eq!(team.registration.get("confirm.duties"), Some(&Value::Bool(true)));
    assert_eq!(team.members.len(), 1);
}

#[test]
fn work_is_bounded_and_what_was_not_decided_is_not_claimed() {
    let checks: Vec<(String, Json)> = (0..60)
        .map(|index| {
            let attr = ["affiliation.municipality", "affiliation.county", "role"][index % 3];
            (
                index.to_string(),
                json!({"kind": "per_value", "attr": [attr], "min": 1 + index / 20, "max": 30 - index / 3,
                "max_share": [1 + index, 61]}),
            )
        })
        .collect();
    let checks: Vec<(&str, Json)> = checks.iter().map(|(id, check)| (id.as_str(), check.clone())).collect();
    let said = lint(
        &rules(&[checks, vec![("size", json!({"kind": "count", "min": 25}))]].concat()),
        &FactSchema::standard(),
    );
    assert!(said.gave_up);
    assert_eq!(said.conflict, Vec::<String>::new());
}
