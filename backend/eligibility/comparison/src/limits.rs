//! The dearest things the limits of the language allow to be asked.

use eligibility::parse::{MAX_ATOMS, MAX_DEPTH, MAX_LENGTH, MAX_RULES};
use eligibility::{CompiledRules, FactSchema, Facts, Item, RuleSet, evaluate};
use serde_json::{Value as Json, json};

use crate::clock::about;
use crate::report::Report;

const LIMIT: f64 = 0.05;
const MEMBERS: usize = 64;
const POOL: usize = 1000;

pub fn run(report: &mut Report) {
    let schema = FactSchema::standard();
    let known = crowd(true);
    let unknown = crowd(false);
    let members = kinds("members").into_iter().map(|(name, check)| (format!("{name} of members"), check));
    let pool = kinds("registrations.members")
        .into_iter()
        .map(|(name, check)| (format!("{name} of the pool"), check));
    for (name, check) in members.chain(pool) {
        let rules = full(&check);
        let compiled = CompiledRules::new(&rules, &schema);
        for (state, facts) in [("known", &known), ("unknown", &unknown)] {
            let case = compiled.read(facts);
            let bare = about(|| case.each_statuses());
            report.limit(&format!("{name}, {state}: bare"), bare, LIMIT);
            report.limit(
                &format!("{name}, {state}: whole verdict"),
                about(|| evaluate(&rules, &schema, facts)),
                LIMIT,
            );
        }
    }
    let long = long_lists();
    report.limit("longest lists: whole verdict", about(|| evaluate(&long, &schema, &known)), LIMIT);
}

fn crowd(known: bool) -> Facts {
    let item = |id: usize| {
        let municipality = format!("{id:04}");
        let attributes = [
            ("affiliation.kind", if id % 2 == 0 { "ngo".into() } else { "municipality".into() }),
            ("affiliation.municipality", municipality.as_str().into()),
            ("municipality", municipality.as_str().into()),
            ("affiliation.organisation", municipality.as_str().into()),
            ("role", "mayor".into()),
        ];
        Item::new(
            format!("01890a5d-ac96-774b-bcce-{id:012}"),
            if known { attributes.to_vec() } else { Vec::new() },
        )
    };
    Facts {
        registration_id: "own".into(),
        registration: item(0).attributes,
        members: (0..MEMBERS).map(item).collect(),
        pool: (1..POOL).map(item).collect(),
        collections: [("registrations.members".to_owned(), (0..POOL).map(item).collect())].into(),
        ..Facts::default()
    }
}

/// Checks with a predicate each, as deep as may be.
fn kinds(over: &str) -> Vec<(&'static str, Json)> {
    let is = json!({"op": "is", "attr": "affiliation.kind", "value": "ngo"});
    let wide = json!({"op": "any", "of": [
        {"op": "is", "attr": "role", "value": "specialist"},
        {"op": "same_as", "attr": "affiliation.municipality", "as": "municipality"},
        {"op": "has", "attr": "affiliation.organisation"},
    ]});
    let deep = (4..MAX_DEPTH).fold(is.clone(), |of, _| json!({"op": "not", "of": of}));
    let set = json!({"over": over, "where": is});
    let count = json!({"kind": "count", "set": set, "min": 1});
    let nested = (2..MAX_DEPTH).fold(count.clone(), |check, _| json!({"kind": "all_of", "checks": [check]}));
    vec![
        ("count", count),
        ("count of any", json!({"kind": "count", "set": {"over": over, "where": wide}, "min": 1})),
        ("deep predicate", json!({"kind": "count", "set": {"over": over, "where": deep}, "min": 1})),
        ("deep check", nested),
        ("every", json!({"kind": "every", "set": {"over": over}, "must": wide})),
        ("share", json!({"kind": "share", "part": set, "of": {"over": over}, "min": [1, 2]})),
        (
            "share of amounts",
            json!({"kind": "share", "part": {"over": over, "sum": "age"}, "of": {"over": over}, "min": [1, 2]}),
        ),
        ("ratio", json!({"kind": "ratio", "left": set, "right": set, "min": [1, 2]})),
        (
            "distinct",
            json!({"kind": "distinct", "set": {"over": over}, "attr": "affiliation.organisation", "min": 1}),
        ),
        (
            "per value",
            json!({"kind": "per_value", "set": {"over": over}, "attr": ["affiliation.organisation"], "max": 1}),
        ),
        (
            "per combination",
            json!({"kind": "per_value", "set": {"over": over},
            "attr": ["affiliation.organisation", "role", "affiliation.municipality"], "max": 1}),
        ),
    ]
}

/// As many copies of a check as fit into a rule set.
fn full(check: &Json) -> RuleSet {
    let copies = |each: usize| {
        let rule = |id: usize| {
            let checks = vec![check; each];
            let check = if each == 1 { check.clone() } else { json!({"kind": "all_of", "checks": checks}) };
            json!({"id": id.to_string(), "check": check})
        };
        RuleSet::parse(&json!({"rules": (0..MAX_RULES).map(rule).collect::<Vec<_>>()})).ok()
    };
    let fewer = |rules: usize| {
        let rule = |id: usize| json!({"id": id.to_string(), "check": check});
        RuleSet::parse(&json!({"rules": (0..rules).map(rule).collect::<Vec<_>>()})).ok()
    };
    let most = (1..=MAX_ATOMS / MAX_RULES).rev().find_map(|each| copies(each).map(|rules| (each, rules)));
    most.map(|(_, rules)| rules).or_else(|| (1..MAX_RULES).rev().find_map(fewer)).expect("one copy fits")
}

fn long_lists() -> RuleSet {
    let values: Vec<String> = (0..MAX_LENGTH).map(|code| format!("code {code:06}")).collect();
    let rule = |id: usize, each: usize| {
        let list = json!({"op": "in", "attr": "affiliation.organisation", "values": values});
        let set = json!({"over": "registrations.members", "where": {"op": "any", "of": vec![&list; each]}});
        json!({"id": id.to_string(), "check": {"kind": "count", "set": set, "min": 1}})
    };
    let whole = |each: usize| {
        RuleSet::parse(&json!({"rules": (0..MAX_RULES).map(|id| rule(id, each)).collect::<Vec<_>>()})).ok()
    };
    let some = |rules: usize| {
        RuleSet::parse(&json!({"rules": (0..rules).map(|id| rule(id, 1)).collect::<Vec<_>>()})).ok()
    };
    let most = (1..=MAX_ATOMS / MAX_RULES).rev().find_map(whole);
    most.or_else(|| (1..=MAX_RULES).rev().find_map(some)).expect("one list fits")
}
