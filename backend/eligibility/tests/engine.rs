//! Verdicts of one version of the evaluator never change: whoever changes them raises `ENGINE`.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail loudly")]

#[path = "corpus/world.rs"]
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use chrono::NaiveDate;
use eligibility::schema::{Attribute, AttributeKind};
use eligibility::{Attributes, ENGINE, FactSchema, Facts, Item, RuleSet, Value, evaluate, fix};
use sha2::{Digest, Sha256};

/// Each version of the evaluator with the digest of all verdicts below, the latest last. A digest that was published
/// is never edited: a new version gets a new line.
const VERSIONS: [(&str, &str); 2] = [
    ("kohort-eligibility/2", "643998a9b9e74240c6deb451712b8666816d6d2e5e85487bd61fd327f0c5c289"),
    ("kohort-eligibility/3", "548fc84fbcab659bf5107141fb3249075ca1e81d045b1e0c6ad9e0af721e3ed9"),
];

#[test]
fn verdicts_change_only_with_the_version_of_the_evaluator() {
    let mut digest = Sha256::new();
    let standard = FactSchema::standard();
    for (rules, rows) in calls() {
        for facts in rows {
            digest.update(verdict(&rules, &standard, &facts));
        }
    }
    let schema = world::schema();
    for rules in world::rule_sets() {
        for facts in [Facts::default(), filled(&schema)] {
            digest.update(verdict(&rules, &schema, &facts));
            digest.update(verdict(&rules, &schema, &Facts { may_join: true, ..facts }));
        }
    }
    let found = digest.finalize().iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    });
    let names: BTreeSet<&str> = VERSIONS.iter().map(|(engine, _)| *engine).collect();
    assert_eq!(names.len(), VERSIONS.len(), "a version has one digest");
    assert_eq!((ENGINE, found.as_str()), VERSIONS[VERSIONS.len() - 1], "raise ENGINE and add a line");
}

/// All that is stored of a verdict, but for the name of the evaluator.
fn verdict(rules: &RuleSet, schema: &FactSchema, facts: &Facts) -> Vec<u8> {
    let mut verdict = evaluate(rules, schema, facts);
    assert_eq!(verdict.provenance.engine, ENGINE);
    verdict.provenance.engine.clear();
    let found = fix::search(rules, schema, facts, 3);
    (verdict.fixes, verdict.gave_up) = (found.fixes, found.gave_up);
    serde_json::to_vec(&verdict).unwrap()
}

/// The rule sets of the five calls with the teams of their tables: members, the team's municipality, those admitted.
fn calls() -> Vec<(RuleSet, Vec<Facts>)> {
    let files = [
        (include_str!("calls/000.json"), include_str!("calls/000.txt")),
        (include_str!("calls/002.json"), include_str!("calls/002.txt")),
        (include_str!("calls/003.json"), include_str!("calls/000.txt")),
        (include_str!("calls/004.json"), include_str!("calls/004.txt")),
    ];
    let call = |(rules, table): (&str, &str)| {
        let rows = table.lines().filter(|line| !line.starts_with('#'));
        let rules = RuleSet::parse(&serde_json::from_str(rules).unwrap()).unwrap();
        (rules, rows.map(|row| row_facts(&row.split_whitespace().collect::<Vec<_>>())).collect())
    };
    files.into_iter().map(call).collect()
}

fn row_facts(row: &[&str]) -> Facts {
    let letters = |text: &str| text.chars().filter(|letter| *letter != '-').collect::<Vec<_>>();
    let member = |(index, letter): (usize, char)| {
        let (kind, role) = match letter {
            'm' => ("municipality", "mayor"),
            'n' => ("ngo", "ngo_leader"),
            'd' => ("municipality", "deputy_mayor"),
            '?' => return Item::new(index.to_string(), []),
            _ => ("other", "specialist"),
        };
        Item::new(index.to_string(), [("affiliation.kind", kind.into()), ("role", role.into())])
    };
    let place = |letter: char| (letter != '?').then(|| ("municipality", Value::Code(letter.to_string())));
    let (own, pool) = if row.len() > 3 { (row[1], row[2]) } else { ("?", "-") };
    let admitted = letters(pool).into_iter().enumerate();
    Facts {
        registration_id: "ours".to_owned(),
        registration: Item::new("", own.chars().next().and_then(place)).attributes,
        members: letters(row[0]).into_iter().enumerate().map(member).collect(),
        pool: admitted.map(|(index, letter)| Item::new(index.to_string(), place(letter))).collect(),
        ..Facts::default()
    }
}

/// Three items of every collection, of whose last one only half is known.
fn filled(schema: &FactSchema) -> Facts {
    let item = |attributes: &BTreeMap<String, Attribute>, number: usize| Item {
        id: format!("item-{number}"),
        attributes: known(attributes, number),
    };
    let three = |name: &str| {
        let attributes = schema.attributes(name).unwrap();
        (0..3).map(|number| item(attributes, number)).collect::<Vec<Item>>()
    };
    let others =
        schema.collections.keys().filter(|name| !name.starts_with("registrations") && *name != "members");
    Facts {
        registration: known(&schema.registration, 0),
        members: three("members"),
        pool: three("registrations"),
        collections: others.map(|name| (name.clone(), three(name))).collect(),
        ..Facts::default()
    }
}

fn known(attributes: &BTreeMap<String, Attribute>, number: usize) -> Attributes {
    let value = |kind: &AttributeKind| match kind {
        AttributeKind::Code { .. } | AttributeKind::Text => Value::from(["x", "y", "municipality"][number]),
        AttributeKind::CodeSet { .. } => {
            Value::Codes(vec!["x".to_owned(), ["y", "z", "x"][number].to_owned()])
        }
        AttributeKind::Bool { .. } => Value::Bool(number == 1),
        AttributeKind::Int => Value::Int(18 + 4 * i64::try_from(number).unwrap()),
        AttributeKind::Date => {
            Value::Date(NaiveDate::from_ymd_opt(2000 + 9 * i32::try_from(number).unwrap(), 5, 17).unwrap())
        }
    };
    let half = |(place, _): &(usize, (&String, &Attribute))| number < 2 || place % 2 == 0;
    let known = attributes.iter().enumerate().filter(half);
    known.map(|(_, (name, attribute))| (name.clone(), value(&attribute.kind))).collect()
}
