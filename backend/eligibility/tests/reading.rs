//! The reader of rule sets: strict, with the place of each problem and what is allowed there.

use eligibility::{FactSchema, Problem, ProblemKind, RuleSet};
use serde_json::{Value as Json, json};

fn rule(check: &Json) -> Json {
    json!({"rules": [{"id": "r", "check": check}]})
}

fn problems(json: &Json) -> Vec<Problem> {
    RuleSet::parse(json).err().unwrap_or_default()
}

/// The pointer and message of the only problem.
fn refused(json: &Json) -> (String, String) {
    match problems(json).as_slice() {
        [only] => (only.pointer.clone(), only.message.clone()),
        other => panic!("one problem expected, not {other:?}"),
    }
}

#[test]
fn problems_name_their_place_and_what_is_allowed() {
    let table = [
        (json!([]), "", "expected an object, found a list"),
        (json!({"rules": [], "version": 2}), "/version", "unknown field \"version\""),
        (json!({"rules": [{"id": "r"}]}), "/rules/0", "the field \"check\" is missing"),
        (rule(&json!({"kind": "counts"})), "/rules/0/check/kind", "unknown kind \"counts\""),
        (
            rule(&json!({"kind": "count", "minimum": 3})),
            "/rules/0/check/minimum",
            "unknown field \"minimum\"",
        ),
        (
            rule(&json!({"kind": "count", "min": 2.5})),
            "/rules/0/check/min",
            "expected a whole number, found 2.5",
        ),
        (
            rule(&json!({"kind": "share", "part": {}, "min": 0.5})),
            "/rules/0/check/min",
            "expected a fraction such as [1, 2], found 0.5",
        ),
        (
            rule(&json!({"kind": "share", "part": {}, "min": [1, 0]})),
            "/rules/0/check/min",
            "expected a fraction of whole numbers such as [1, 2], found a list",
        ),
        (
            rule(&json!({"kind": "count", "set": {"where": {"op": "is", "attr": "a", "value": null}}})),
            "/rules/0/check/set/where/value",
            "expected a code, a whole number, a date or a truth value",
        ),
        (
            rule(&json!({"kind": "all_of", "checks": []})),
            "/rules/0/check/checks",
            "expected at least one entry",
        ),
        (
            rule(&json!({"kind": "if", "when": {"kind": "count"}})),
            "/rules/0/check",
            "the field \"then\" is missing",
        ),
        (
            rule(&json!({"kind": "confirm", "by": "anyone", "statement": "s"})),
            "/rules/0/check/by",
            "unknown by: \"anyone\"",
        ),
        (
            rule(&json!({"kind": "every", "must": {"op": "in", "attr": "a"}})),
            "/rules/0/check/must",
            "the field \"values\" is missing",
        ),
    ];
    for (json, pointer, message) in table {
        assert_eq!(refused(&json), (pointer.to_owned(), message.to_owned()), "{json}");
    }
    let kinds = problems(&rule(&json!({"kind": "counts"})));
    assert_eq!(kinds[0].allowed.len(), 11);
    assert!(kinds[0].allowed.contains(&"count".to_owned()));
}

#[test]
fn all_problems_are_reported_at_once() {
    let json = json!({"rules": [
        {"id": "a", "effect": "maybe", "check": {"kind": "count", "min": "3"}},
        {"id": "b", "check": {"kind": "count", "minn": 3}},
    ]});
    let pointers: Vec<String> = problems(&json).into_iter().map(|problem| problem.pointer).collect();
    assert_eq!(pointers, ["/rules/0/effect", "/rules/0/check/min", "/rules/1/check/minn"]);
}

#[test]
fn ids_are_unique() {
    let one = json!({"id": "same", "check": {"kind": "count", "min": 1}});
    assert_eq!(refused(&json!({"rules": [one, one]})).0, "/rules/1/id");
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let mut deep = json!({"kind": "count", "min": 1});
    for _ in 0..60 {
        deep = json!({"kind": "all_of", "checks": [deep]});
    }
    assert!(problems(&rule(&deep))[0].message.starts_with("nested deeper than"));

    let wide: Vec<Json> = (0..400).map(|_| json!({"kind": "count", "min": 1})).collect();
    let rules: Vec<Json> =
        (0..9).map(|id| json!({"id": id.to_string(), "check": {"kind": "all_of", "checks": wide}})).collect();
    assert!(problems(&json!({"rules": rules}))[0].message.starts_with("more than 1000 checks"));

    let many: Vec<Json> =
        (0..101).map(|id| json!({"id": id.to_string(), "check": {"kind": "count"}})).collect();
    assert_eq!(refused(&json!({"rules": many})), ("/rules".to_owned(), "more than 100 entries".to_owned()));

    let long = "x".repeat(501);
    assert_eq!(refused(&json!({"rules": [{"id": long, "check": {"kind": "count"}}]})).0, "/rules/0/id");
}

#[test]
fn types_are_checked_against_the_schema() {
    let table = [
        (json!({"kind": "count", "min": 6, "max": 4}), "/rules/0/check/min"),
        (json!({"kind": "count"}), "/rules/0/check"),
        (json!({"kind": "count", "min": -1}), "/rules/0/check/min"),
        (json!({"kind": "count", "set": {"over": "coaches"}, "min": 1}), "/rules/0/check/set/over"),
        (
            json!({"kind": "count", "set": {"where": {"op": "is", "attr": "rolle", "value": "mayor"}}, "min": 1}),
            "/rules/0/check/set/where/attr",
        ),
        (
            json!({"kind": "count", "set": {"where": {"op": "in", "attr": "role", "values": ["mayor", "major"]}}, "min": 1}),
            "/rules/0/check/set/where/values/1",
        ),
        (
            json!({"kind": "every", "must": {"op": "not", "of": {"op": "is", "attr": "is_councillor", "value": "yes"}}}),
            "/rules/0/check/must/of/value",
        ),
        (
            json!({"kind": "every", "must": {"op": "between", "attr": "role", "min": 1}}),
            "/rules/0/check/must/attr",
        ),
        (
            json!({"kind": "fact", "must": {"op": "in_group", "attr": "county", "group": "north"}}),
            "/rules/0/check/must/group",
        ),
        (json!({"kind": "share", "part": {}, "min": [3, 2]}), "/rules/0/check/min"),
        (json!({"kind": "share", "part": {}, "min": [1, 2], "max": [1, 3]}), "/rules/0/check/min"),
        (json!({"kind": "per_value", "attr": ["role"]}), "/rules/0/check"),
        (json!({"kind": "count", "set": {"sum": "role"}, "min": 1}), "/rules/0/check/set/sum"),
        (
            json!({"kind": "all_of", "checks": [{"kind": "count", "min": 1}, {"kind": "distinct", "attr": "age", "min": 2}]}),
            "/rules/0/check/checks/1/attr",
        ),
    ];
    for (check, pointer) in table {
        let rules = RuleSet::parse(&rule(&check)).unwrap();
        let found: Vec<String> =
            rules.check_types(&FactSchema::standard()).into_iter().map(|problem| problem.pointer).collect();
        assert_eq!(found, [pointer], "{check}");
    }
}

#[test]
fn a_rule_over_the_pool_counts_no_members() {
    let rule = |over: &str| {
        let check = json!({"kind": "count", "set": {"over": over}, "max": 10});
        RuleSet::parse(&json!({"rules": [{"id": "r", "scope": "pool", "check": check}]})).unwrap()
    };
    let found = rule("members").check_types(&FactSchema::standard());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].pointer, "/rules/0/check/set/over");
    assert_eq!(found[0].allowed, ["registrations", "registrations.members"]);
    for over in ["registrations", "registrations.members"] {
        assert_eq!(rule(over).check_types(&FactSchema::standard()), []);
    }
}

#[test]
fn omitted_defaults_and_spelt_out_ones_are_the_same_rule_set() {
    let short = json!({"rules": [{"id": "r", "check": {"kind": "count", "min": 4}}]});
    let long = json!({"rules": [{"check": {"set": {"over": "members"}, "min": 4, "kind": "count"},
        "effect": "require", "scope": "registration", "id": "r"}]});
    let (short, long) = (RuleSet::parse(&short).unwrap(), RuleSet::parse(&long).unwrap());
    assert_eq!(short.hash(), long.hash());
    assert_eq!(short.hash().len(), 64);
    let other =
        RuleSet::parse(&json!({"rules": [{"id": "r", "check": {"kind": "count", "min": 5}}]})).unwrap();
    assert_ne!(short.hash(), other.hash());
    assert_eq!(
        serde_json::to_value(&long).unwrap(),
        json!({"rules": [{"id": "r", "check": {"kind": "count", "min": 4}}]})
    );
}

#[test]
fn what_would_cost_too_much_is_refused_at_its_place() {
    let rule = |id: usize, check: &Json| json!({"id": id.to_string(), "check": check});
    let rules =
        |many: usize, check: &Json| json!({"rules": (0..many).map(|id| rule(id, check)).collect::<Vec<_>>()});
    let first = |json: &Json| {
        let problem = problems(json).remove(0);
        (problem.pointer, problem.message)
    };

    let pool = json!({"kind": "count", "set": {"over": "registrations"}, "max": 9});
    assert!(RuleSet::parse(&rules(20, &pool)).is_ok());
    let (pointer, message) = first(&rules(21, &pool));
    assert_eq!(pointer, "/rules/20/check/set");
    assert!(message.starts_with("more than 20 sets"), "{message}");

    let values: Vec<String> = (0..500).map(|code| code.to_string()).collect();
    let listed = json!({"kind": "every", "must": {"op": "in", "attr": "role", "values": values}});
    assert!(RuleSet::parse(&rules(10, &listed)).is_ok());
    let (pointer, message) = first(&rules(11, &listed));
    assert_eq!(pointer, "/rules/10/check/must/values");
    assert!(message.starts_with("more than 5000 listed values"), "{message}");

    let combined = |names: &[&str]| json!({"kind": "per_value", "attr": names, "max": 1});
    assert!(RuleSet::parse(&rules(1, &combined(&["a", "b", "c"]))).is_ok());
    let (pointer, _) = first(&rules(1, &combined(&["a", "b", "c", "d"])));
    assert_eq!(pointer, "/rules/0/check/attr");
}

/// The kind and place of the only problem, found in reading or against the standard facts.
fn kind(json: &Json) -> (ProblemKind, String) {
    let found = match RuleSet::parse(json) {
        Err(problems) => problems,
        Ok(rules) => rules.check_types(&FactSchema::standard()),
    };
    match found.as_slice() {
        [only] => (only.kind, only.pointer.clone()),
        other => panic!("one problem expected, not {other:?}"),
    }
}

#[test]
fn every_kind_of_problem_is_told_apart() {
    use ProblemKind::{
        Contradiction, Duplicate, Empty, Missing, NotAFraction, NotAllowed, OutOfRange, TooDeep, TooLong,
        TooMany, UnknownCode, UnknownField, UnknownName, WrongType,
    };
    let count = |set: Json| rule(&json!({"kind": "count", "min": 1, "set": set}));
    let filter = |pred: Json| count(json!({ "where": pred }));
    let one = json!({"id": "same", "check": {"kind": "count", "min": 1}});
    let deep =
        (0..12).fold(json!({"kind": "count", "min": 1}), |of, _| json!({"kind": "all_of", "checks": [of]}));
    let nested = format!("/rules/0/check{}", "/checks/0".repeat(12));
    let table = [
        (Missing, rule(&json!({"kind": "count", "set": {}})), "/rules/0/check"),
        (Missing, json!({"rules": [{"id": "r"}]}), "/rules/0"),
        (UnknownField, rule(&json!({"kind": "count", "minimum": 3})), "/rules/0/check/minimum"),
        (UnknownCode, rule(&json!({"kind": "counts"})), "/rules/0/check/kind"),
        (
            UnknownCode,
            filter(json!({"op": "is", "attr": "role", "value": "king"})),
            "/rules/0/check/set/where/value",
        ),
        (UnknownName, filter(json!({"op": "has", "attr": "rank"})), "/rules/0/check/set/where/attr"),
        (UnknownName, count(json!({"over": "boats"})), "/rules/0/check/set/over"),
        (WrongType, rule(&json!({"kind": "count", "min": "3"})), "/rules/0/check/min"),
        (NotAFraction, rule(&json!({"kind": "share", "part": {}, "min": 0.5})), "/rules/0/check/min"),
        (Empty, rule(&json!({"kind": "any_of", "checks": []})), "/rules/0/check/checks"),
        (
            TooLong,
            json!({"rules": [{"id": "x".repeat(501), "check": {"kind": "count", "min": 1}}]}),
            "/rules/0/id",
        ),
        (TooMany, json!({"rules": vec![one.clone(); 101]}), "/rules"),
        (TooDeep, rule(&deep), nested.as_str()),
        (Duplicate, json!({"rules": [one.clone(), one]}), "/rules/1/id"),
        (OutOfRange, rule(&json!({"kind": "count", "min": -1})), "/rules/0/check/min"),
        (OutOfRange, rule(&json!({"kind": "share", "part": {}, "min": [3, 2]})), "/rules/0/check/min"),
        (Contradiction, rule(&json!({"kind": "count", "min": 3, "max": 2})), "/rules/0/check/min"),
        (
            NotAllowed,
            json!({"rules": [{"id": "r", "scope": "pool", "check": {"kind": "count", "min": 1}}]}),
            "/rules/0/check/set/over",
        ),
    ];
    for (expected, json, pointer) in table {
        assert_eq!(kind(&json), (expected, pointer.to_owned()), "{json}");
    }
}
