//! What is said about rules over the pool before they are published, also against all small pools.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::lint::{Feasibility, Lint, apply_repair, lint};
use eligibility::schema::Municipality;
use eligibility::{FactSchema, RuleSet};
use serde_json::{Value as Json, json};

fn schema() -> FactSchema {
    let unit = |(code, county): (&str, &str)| Municipality {
        code: code.into(),
        name: code.into(),
        county: county.into(),
        county_name: county.into(),
    };
    FactSchema::standard().with_municipalities(&[("a", "x"), ("b", "x"), ("c", "y")].map(unit))
}

fn rules(checks: &[(&str, Json)]) -> RuleSet {
    let rule = |(place, (scope, check)): (usize, &(&str, Json))| json!({"id": format!("r{place}"), "scope": scope, "check": check});
    RuleSet::parse(&json!({"rules": checks.iter().enumerate().map(rule).collect::<Vec<_>>()})).unwrap()
}

fn said(checks: &[(&str, Json)]) -> (RuleSet, Lint) {
    let rules = rules(checks);
    assert_eq!(rules.check_types(&schema()), []);
    let said = lint(&rules, &schema());
    assert!(!said.gave_up);
    (rules, said)
}

fn count(bounds: (&str, i64)) -> Json {
    json!({"kind": "count", "set": {"over": "registrations"}, bounds.0: bounds.1})
}

fn each(attr: &str, max: i64) -> Json {
    json!({"kind": "per_value", "set": {"over": "registrations"}, "attr": [attr], "max": max})
}

#[test]
fn more_teams_than_places_contradict_and_the_repair_is_a_number() {
    let (rules, said) = said(&[("pool", count(("min", 12))), ("pool", count(("max", 10)))]);
    assert_eq!(said.feasibility, Feasibility::Impossible);
    assert!(said.smallest_team.is_some(), "a single team is possible all the same");
    assert_eq!(said.conflict, ["r0", "r1"]);
    let repair = &said.repairs[0];
    assert_eq!(
        (repair.pointer.as_str(), repair.to),
        ("/rules/0/check/min", eligibility::lint::Amount::Number(10))
    );
    assert_eq!(lint(&apply_repair(&rules, repair), &schema()).feasibility, Feasibility::Possible);
}

#[test]
fn one_of_each_municipality_is_not_enough_for_more_than_there_are() {
    let four = [("pool", each("municipality", 1)), ("pool", count(("min", 4)))];
    let (_, said) = said(&four);
    assert_eq!((said.feasibility, said.conflict), (Feasibility::Impossible, vec!["r0".into(), "r1".into()]));
    assert_eq!(
        said.repairs.iter().map(|repair| repair.pointer.as_str()).collect::<Vec<_>>(),
        ["/rules/0/check/max", "/rules/1/check/min"]
    );
}

#[test]
fn facts_that_every_team_keeps_hold_in_the_pool_too() {
    let here = json!({"kind": "fact", "must": {"op": "is", "attr": "county", "value": "y"}});
    let (_, said) =
        said(&[("registration", here), ("pool", each("municipality", 1)), ("pool", count(("min", 2)))]);
    assert_eq!((said.feasibility, said.conflict), (Feasibility::Impossible, vec!["r1".into(), "r2".into()]));
}

#[test]
fn what_a_stricter_rule_or_nothing_at_all_implies_is_redundant() {
    let (_, of_two) = said(&[("pool", each("municipality", 2)), ("pool", each("municipality", 3))]);
    assert_eq!((of_two.feasibility, of_two.redundant), (Feasibility::Possible, vec!["r1".to_owned()]));
    let (_, counties) = said(&[("pool", each("municipality", 1)), ("pool", each("county", 2))]);
    assert_eq!(counties.redundant, ["r1"], "a county here has two municipalities at most");
    let (_, apart) = said(&[("pool", each("municipality", 2)), ("pool", each("county", 3))]);
    assert_eq!(apart.redundant, Vec::<String>::new());
    let all = json!({"kind": "per_value", "set": {"over": "registrations"}, "attr": ["county"], "max_share": [1, 1]});
    let (_, never) = said(&[("pool", all)]);
    assert_eq!(never.redundant, ["r0"], "no pool breaks it");
}

#[test]
fn waiting_counts_as_being_kept_out_and_advice_does_not() {
    let mut rules = rules(&[("pool", count(("min", 12))), ("pool", count(("max", 10)))]);
    rules.rules[1].effect = eligibility::Effect::Waitlist;
    assert_eq!(lint(&rules, &schema()).feasibility, Feasibility::Impossible);
    rules.rules[1].effect = eligibility::Effect::Advise;
    assert_eq!(lint(&rules, &schema()).feasibility, Feasibility::Possible);
}

/// Bounds of a municipality, of a county and of the pool, against all pools of up to six teams of three municipalities.
#[test]
fn small_pools_agree() {
    let pools: Vec<[i64; 3]> = (0..343).map(|code| [code % 7, code / 7 % 7, code / 49]).collect();
    for code in 0..256_i64 {
        let [one, county, least, most] = [code % 4, code / 4 % 4, code / 16 % 4, code / 64];
        let checks =
            [each("municipality", one), each("county", county), count(("min", least)), count(("max", most))];
        let (_, said) = said(&checks.map(|check| ("pool", check)));
        let kept = |pool: &[i64; 3]| {
            let all: i64 = pool.iter().sum();
            [
                pool.iter().all(|teams| *teams <= one),
                pool[0] + pool[1] <= county && pool[2] <= county,
                all >= least,
                all <= most,
            ]
        };
        let met: Vec<[bool; 4]> =
            pools.iter().filter(|pool| pool.iter().sum::<i64>() > 0).map(kept).collect();
        let possible = met.iter().any(|met| met.iter().all(|met| *met));
        let expected = if possible { Feasibility::Possible } else { Feasibility::Impossible };
        assert_eq!(said.feasibility, expected, "{one} {county} {least} {most}");
        let redundant: Vec<usize> = said.redundant.iter().map(|id| id[1..].parse().unwrap()).collect();
        let needed: Vec<usize> = (0..4).filter(|rule| !redundant.contains(rule)).collect();
        if possible {
            let follows = met
                .iter()
                .filter(|met| needed.iter().all(|rule| met[*rule]))
                .all(|met| met.iter().all(|met| *met));
            assert!(follows, "{one} {county} {least} {most}: {redundant:?}");
            for rule in &needed {
                let without = |met: &&[bool; 4]| needed.iter().all(|other| other == rule || met[*other]);
                assert!(
                    met.iter().filter(without).any(|met| !met[*rule]),
                    "{rule} of {one} {county} {least} {most}"
                );
            }
        }
    }
}
