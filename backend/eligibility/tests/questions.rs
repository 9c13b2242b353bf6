//! Questions to the organiser: asked where words leave something open, gone once answered, said in three languages.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::schema::{Attribute, AttributeKind, Code, Local, Origin, Rigidity};
use eligibility::{
    Ambiguity, FactSchema, Language, RuleSet, choice_text, evaluate, lint, question_text, questions,
};
use serde_json::{Value as Json, json};

fn schema() -> FactSchema {
    let attribute = |kind, name| Attribute {
        kind,
        label: Local::new("vanus", "age", name),
        rigidity: Rigidity::Rigid,
        origin: Origin::Asked,
        sensitive: false,
        place: None,
    };
    let mut schema = FactSchema::standard();
    let members = schema.collections.get_mut("members").unwrap();
    members.attributes.insert("age".into(), attribute(AttributeKind::Int, "возраст"));
    let coach = Code { name: Local::new("juhendaja", "coach", "наставник"), phrase: None };
    let codes = [("coach".to_owned(), coach), ("player".to_owned(), Code::default())].into();
    members.attributes.insert("part".into(), attribute(AttributeKind::Code { codes, open: false }, "роль"));
    schema
}

fn rules(rules: &[Json]) -> RuleSet {
    RuleSet::parse(&json!({"rules": rules})).unwrap()
}

fn of(attr: &str, value: impl Into<Json>) -> Json {
    json!({"where": {"op": "is", "attr": attr, "value": value.into()}})
}

fn share(id: &str, kind: &str, min: [u32; 2]) -> Json {
    json!({"id": id, "check": {"kind": "share", "part": of("affiliation.kind", kind), "min": min}})
}

/// A rule set for each kind of question that it raises alone.
fn cases() -> Vec<(Ambiguity, RuleSet)> {
    let count =
        |id: &str, set: Json, min: u32| json!({"id": id, "check": {"kind": "count", "set": set, "min": min}});
    let listed = json!({"kind": "every", "must": {"op": "in", "attr": "role", "values": ["deputy_mayor"]}});
    vec![
        (Ambiguity::Majority, rules(&[share("most", "ngo", [1, 2])])),
        (Ambiguity::SmallGroup, rules(&[share("part", "ngo", [2, 5])])),
        (Ambiguity::Lead, rules(&[json!({"id": "size", "check": {"kind": "count", "min": 4, "max": 6}})])),
        (
            Ambiguity::SamePerson,
            rules(&[
                count("towns", of("affiliation.kind", "municipality"), 2),
                count("council", of("is_councillor", true), 1),
            ]),
        ),
        (
            Ambiguity::Reserved,
            rules(&[
                json!({"id": "ten", "scope": "pool", "check": {"kind": "count", "set": {"over": "registrations"}, "max": 10}}),
                json!({"id": "south", "scope": "pool", "check": {"kind": "count", "min": 3, "set":
                    {"over": "registrations", "where": {"op": "is", "attr": "county", "value": "0087"}}}}),
            ]),
        ),
        (
            Ambiguity::Advice,
            rules(&[json!({"id": "pair", "title": {"et": "Soovitavalt tullakse kahekesi."},
                "check": {"kind": "count", "set": of("part", "player"), "min": 2}})]),
        ),
        (
            Ambiguity::OpenList,
            rules(&[
                json!({"id": "roles", "title": {"en": "For deputy mayors and others."}, "check": listed}),
            ]),
        ),
        (
            Ambiguity::AgeDay,
            rules(&[json!({"id": "young", "check": {"kind": "every", "must":
                {"op": "between", "attr": "age", "max": 26}}})]),
        ),
    ]
}

#[test]
fn each_ambiguity_is_asked_about_and_every_answer_settles_it() {
    let schema = schema();
    for (kind, rules) in cases() {
        let asked = questions(&rules, &schema);
        assert_eq!(asked.iter().map(|question| question.kind).collect::<Vec<_>>(), [kind]);
        let question = asked.first().unwrap();
        for choice in &question.choices {
            assert_eq!(questions(&choice.rules, &schema), [], "{kind:?} {:?}", choice.reading);
            assert_eq!(choice.rules.check_types(&schema), [], "{kind:?} {:?}", choice.reading);
            let wire = serde_json::to_value(&choice.rules).unwrap();
            assert_eq!(RuleSet::parse(&wire).unwrap(), choice.rules);
            assert!(wire != serde_json::to_value(&rules).unwrap());
        }
        let json = serde_json::to_value(&rules).unwrap();
        assert!(
            json.pointer(&question.pointer).is_some() || question.kind == Ambiguity::Advice,
            "{}",
            question.pointer
        );
    }
}

#[test]
fn the_calls_whose_words_are_clear_raise_no_question() {
    for call in
        [include_str!("calls/000.json"), include_str!("calls/002.json"), include_str!("calls/004.json")]
    {
        let rules = RuleSet::parse(&serde_json::from_str(call).unwrap()).unwrap();
        assert_eq!(questions(&rules, &FactSchema::standard()), []);
    }
    let half = json!({"id": "half", "title": {"et": "Vähemalt pool on vabaühendustest."},
        "check": {"kind": "share", "part": of("affiliation.kind", "ngo"), "min": [1, 2]}});
    assert_eq!(questions(&rules(&[half]), &FactSchema::standard()), []);
}

#[test]
fn two_shares_that_a_small_team_cannot_both_have_are_noticed() {
    let sexes = rules(&[
        json!({"id": "size", "check": {"kind": "count", "min": 3, "max": 3}, "answered": ["lead"]}),
        json!({"id": "each", "check": {"kind": "all_of", "checks": [
            share("a", "ngo", [2, 5])["check"], share("b", "municipality", [2, 5])["check"]]}}),
    ]);
    let asked = questions(&sexes, &schema());
    let question = asked.first().unwrap();
    assert_eq!(
        question_text(question, &sexes, &schema(), Language::En),
        "Of 3 members, the shares cannot all be reached. Does this hold for groups that small?"
    );
    assert!(lint(&sexes, &schema()).smallest_team.is_none());
}

#[test]
fn answers_change_what_the_words_left_open() {
    let schema = schema();
    let facts = |kinds: &[&str]| eligibility::Facts {
        members: kinds
            .iter()
            .enumerate()
            .map(|(id, kind)| eligibility::Item::new(id.to_string(), [("affiliation.kind", (*kind).into())]))
            .collect(),
        ..eligibility::Facts::default()
    };
    let (_, most) = cases().remove(0);
    let question = questions(&most, &schema).remove(0);
    let statuses: Vec<eligibility::VerdictStatus> = question
        .choices
        .iter()
        .map(|choice| evaluate(&choice.rules, &schema, &facts(&["ngo", "ngo", "state", "state"])).status)
        .collect();
    assert_eq!(statuses, [eligibility::VerdictStatus::Satisfied, eligibility::VerdictStatus::Violated]);
    let strict = &question.choices.last().unwrap().rules;
    assert_eq!(
        eligibility::rule_text(strict.rules.first().unwrap(), &schema, Language::Et),
        "Rohkem kui pool liikmetest on vabaühendusest."
    );
}

#[test]
fn questions_and_answers_are_those_that_were_read() {
    use std::fmt::Write;
    let schema = schema();
    let mut said = String::new();
    for (_, rules) in cases() {
        for question in questions(&rules, &schema) {
            for language in [Language::Et, Language::En, Language::Ru] {
                writeln!(said, "{}", question_text(&question, &rules, &schema, language)).unwrap();
                for choice in &question.choices {
                    writeln!(said, "  {}", choice_text(&question, choice, &schema, language)).unwrap();
                }
            }
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/questions.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &said).unwrap();
    }
    for (found, approved) in said.lines().zip(include_str!("questions.txt").lines()) {
        assert_eq!(found, approved);
    }
    assert_eq!(said.lines().count(), include_str!("questions.txt").lines().count());
}
