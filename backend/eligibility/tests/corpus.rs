//! Requirements of calls in our own encoding, published ones and such as other fields and countries have: each is
//! read strictly, fits a schema, survives a round trip, is judged without failing, and is said in three languages. The
//! few that have no encoding are named below with the reason.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail loudly")]

#[path = "corpus/world.rs"]
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use eligibility::lint::{Feasibility, lint};
use eligibility::{
    Facts, Item, Language, Rule, RuleSet, RuleStatus, Value, VerdictStatus, evaluate, result_text, rule_text,
};
use serde_json::{Value as Json, json};
use world::{entries, rule_sets, schema};

fn only(rules: &RuleSet) -> &Rule {
    rules.rules.first().unwrap()
}

#[test]
fn every_requirement_is_read_and_fits_the_schema() {
    let (sets, schema) = (rule_sets(), schema());
    assert_eq!(sets.len(), 86 + 45 + 46);
    let ids: BTreeSet<&str> = sets.iter().map(|rules| only(rules).id.as_str()).collect();
    assert_eq!(ids.len(), sets.len());
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

/// The requirement as one that a registration has to keep, whoever else takes part and whatever follows.
fn required(rules: &RuleSet) -> RuleSet {
    let rule = only(rules);
    RuleSet { rules: vec![Rule::required(rule.id.clone(), rule.check.clone())] }
}

#[test]
fn the_smallest_team_is_found_for_every_requirement_within_a_registration() {
    let schema = schema();
    for rules in rule_sets() {
        let said = lint(&required(&rules), &schema);
        let pooled = serde_json::to_string(&rules).unwrap().contains("\"registrations");
        if pooled {
            // Alone in its pool a registration breaks no maximum, and a minimum is judged when all are there.
            let verdict = evaluate(&rules, &schema, &Facts::default());
            assert_ne!(verdict.rules.first().unwrap().status, RuleStatus::NotMet, "{}", only(&rules).id);
            continue;
        }
        assert_eq!(said.feasibility, Feasibility::Possible, "{}", only(&rules).id);
        let team = said.smallest_team.unwrap();
        let status = evaluate(&required(&rules), &schema, &team.facts()).status;
        assert_eq!(status, VerdictStatus::Satisfied, "{}", only(&rules).id);
        assert!(!said.gave_up, "{}", only(&rules).id);
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

/// The sentences of every requirement, as a native reader has approved them. `UPDATE=1` writes the file anew, to be
/// read before it is committed.
#[test]
fn the_sentences_are_those_that_were_read() {
    let schema = schema();
    let languages = [("et", Language::Et), ("en", Language::En), ("ru", Language::Ru)];
    let mut said = String::new();
    for (entry, rules) in entries().iter().zip(rule_sets()) {
        let rule = only(&rules);
        writeln!(said, "{}: {}", rule.id, entry.get("asks").and_then(Json::as_str).unwrap()).unwrap();
        for (name, language) in languages {
            writeln!(said, "  {name} {}", rule_text(rule, &schema, language)).unwrap();
        }
    }
    writeln!(said, "plural forms").unwrap();
    for (rule, number) in with_numbers(&rule_sets()) {
        for (name, language) in languages {
            writeln!(said, "  {number} {name} {}", rule_text(&rule, &schema, language)).unwrap();
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/sentences.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &said).unwrap();
    }
    for (number, (found, approved)) in
        said.lines().zip(include_str!("corpus/sentences.txt").lines()).enumerate()
    {
        assert_eq!(found, approved, "line {}", number + 1);
    }
    assert_eq!(said.lines().count(), include_str!("corpus/sentences.txt").lines().count());
}

/// Plain bounds of the collection, once for each way they are put, with 1, 2, 5 and 21.
fn with_numbers(all: &[RuleSet]) -> Vec<(Rule, i64)> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for rule in all.iter().map(only) {
        let mut json = serde_json::to_value(&rule.check).unwrap();
        let single = ["min", "max"].into_iter().filter(|name| json.get(name).is_some_and(Json::is_number));
        let [bound] = single.collect::<Vec<_>>()[..] else { continue };
        let over = json.pointer("/set/over").cloned().unwrap_or_default();
        let phrased = json.pointer("/set/where/attr").cloned().unwrap_or_default();
        if !seen.insert((json["kind"].to_string(), bound, over.to_string(), phrased.to_string())) {
            continue;
        }
        for number in [1, 2, 5, 21] {
            json[bound] = number.into();
            let rule = json!({"id": rule.id, "check": json.clone()});
            found.push((only(&RuleSet::parse(&json!({"rules": [rule]})).unwrap()).clone(), number));
        }
    }
    found
}

/// What cannot be encoded, and why: the requirements of the collections that no rule here stands for.
const INEXPRESSIBLE: [(&str, &str); 4] = [
    ("no more than two men in a row in the batting order", "a sequence, not a property of a set"),
    (
        "every delegation has a leader of its own",
        "values of one set are not carried over to another; it can be written out for values that are known",
    ),
    ("everybody has a partner of another country", "a relation between members, not a property of each"),
    (
        "teams come in multiples of four",
        "bounds have no remainders; it can be written out where the size is bounded",
    ),
];

#[test]
fn the_share_that_can_be_expressed_is_told_by_class() {
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries() {
        *classes.entry(entry.get("class").and_then(Json::as_str).unwrap().to_owned()).or_default() += 1;
    }
    let total = entries().len() + INEXPRESSIBLE.len();
    let mut told = String::new();
    for (class, count) in &classes {
        writeln!(told, "{class}: {count} of {total} ({}%)", count * 100 / total).unwrap();
    }
    for (asks, why) in INEXPRESSIBLE {
        writeln!(told, "not expressible: {asks} – {why}").unwrap();
    }
    print(&told);
    let known = ["confirmed", "derived fact", "full", "outside fact", "partly confirmed"];
    assert_eq!(classes.keys().map(String::as_str).collect::<Vec<_>>(), known);
}

#[expect(clippy::print_stdout, reason = "the table is for whoever runs the tests")]
fn print(text: &str) {
    println!("{text}");
}
