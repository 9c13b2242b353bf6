//! Suggested fixes: the fewest steps, the easiest kinds first, and always enough.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::fix::{apply, search};
use eligibility::schema::Municipality;
use eligibility::{
    FactSchema, Facts, Fix, FixKind, FixStep, Item, Language, RuleSet, Value, VerdictStatus, evaluate,
    fix_text, suggest,
};

fn rules(text: &str) -> RuleSet {
    RuleSet::parse(&serde_json::from_str(text).unwrap()).unwrap()
}

fn team(members: &str) -> Facts {
    let member = |(index, letter): (usize, char)| {
        let kind = match letter {
            'm' => Some("municipality"),
            'n' => Some("ngo"),
            _ => None,
        };
        Item::new(index.to_string(), kind.map(|kind| ("affiliation.kind", Value::from(kind))))
    };
    Facts { members: members.chars().enumerate().map(member).collect(), ..Facts::default() }
}

/// Kinds of the steps of each fix, after making sure that each fix holds.
fn fixes(rules: &RuleSet, facts: &Facts) -> Vec<Vec<FixKind>> {
    let schema = FactSchema::standard();
    let found = suggest(rules, &schema, facts, 3);
    for fix in &found {
        assert_eq!(
            evaluate(rules, &schema, &apply(fix, facts, &schema)).status,
            VerdictStatus::Satisfied,
            "{fix:?}"
        );
    }
    found.iter().map(|fix| fix.steps.iter().map(|step| step.kind).collect()).collect()
}

use FixKind::{Add, Confirm, Correct, Fill, Remove, Replace};

#[test]
fn advocacy_teams_learn_the_cheapest_way() {
    let rules = rules(include_str!("calls/000.json"));
    let table: [(&str, &[&[FixKind]]); 8] = [
        ("mmmn", &[]),
        ("", &[&[Add, Add, Add, Add]]),
        ("mmn", &[&[Add]]),
        ("mmnn", &[&[Add], &[Replace]]),
        ("mmn?", &[&[Fill], &[Add], &[Replace]]),
        ("mm???", &[&[Fill], &[Add], &[Replace]]),
        ("mmnnnn", &[&[Replace]]),
        ("mmmmmmmm", &[&[Remove, Remove]]),
    ];
    for (members, expected) in table {
        assert_eq!(fixes(&rules, &team(members)), expected, "{members}");
    }
}

/// Too many ways to look at one after another: the integer program decides.
#[test]
fn large_teams_get_alternatives_too() {
    let rules = rules(
        r#"{"rules": [
            {"id": "municipal", "check": {"kind": "count", "min": 9,
                "set": {"where": {"op": "is", "attr": "affiliation.kind", "value": "municipality"}}}},
            {"id": "some", "check": {"kind": "share", "min": [1, 2],
                "part": {"where": {"op": "is", "attr": "role", "value": "specialist"}}, "of": {}}},
            {"id": "half", "check": {"kind": "share", "min": [1, 3],
                "part": {"where": {"op": "is", "attr": "role", "value": "mayor"}}, "of": {}}},
            {"id": "all", "check": {"kind": "count", "max": 24}}]}"#,
    );
    let found = fixes(&rules, &team("nnnnnnnn????"));
    assert_eq!(found.len(), 3, "{found:?}");
    let lengths: Vec<usize> = found.iter().map(Vec::len).collect();
    assert_eq!(lengths, [lengths[0]; 3]);
    assert!(found[0].contains(&Fill), "{found:?}");
    assert_eq!(found, fixes(&rules, &team("nnnnnnnn????")), "the same again");
}

#[test]
fn roles_may_be_settled_anew_but_affiliations_never_change() {
    let rules = rules(
        r#"{"rules": [{"id": "lead", "check": {"kind": "count",
            "set": {"where": {"op": "is", "attr": "role", "value": "specialist"}}, "min": 1}}]}"#,
    );
    let facts = Facts { members: vec![Item::new("a", [("role", "mayor".into())])], ..Facts::default() };
    assert_eq!(fixes(&rules, &facts), [vec![Correct], vec![Add], vec![Replace]]);
}

#[test]
fn missing_facts_of_the_registration_and_confirmations_are_steps_too() {
    let rules = rules(
        r#"{"rules": [
            {"id": "where", "check": {"kind": "fact", "must": {"op": "is", "attr": "municipality", "value": "0890"}}},
            {"id": "duty", "check": {"kind": "confirm", "by": "applicant", "statement": "duties"}}]}"#,
    );
    assert_eq!(fixes(&rules, &Facts::default()), [vec![Confirm, Fill]]);
}

#[test]
fn what_cannot_be_mended_gets_no_suggestion() {
    let rules = rules(
        r#"{"rules": [{"id": "few", "check": {"kind": "count", "max": 2}},
                      {"id": "many", "check": {"kind": "count", "min": 3}}]}"#,
    );
    assert_eq!(fixes(&rules, &team("mmm")), Vec::<Vec<FixKind>>::new());
}

#[test]
fn fixes_read_as_instructions_that_name_people() {
    let rules = rules(include_str!("calls/000.json"));
    let schema = FactSchema::standard();
    let mut facts = team("mmn?");
    facts.members[3].attributes.insert("name".into(), Value::Text("Mari Maasikas".into()));
    let said = |language| {
        let fixes = suggest(&rules, &schema, &facts, 3);
        fixes.iter().map(|fix| fix_text(fix, &facts, &schema, language)).collect::<Vec<_>>()
    };
    assert_eq!(
        said(Language::En),
        [
            "Mari Maasikas: fill in “affiliation” (municipality fits).",
            "Add 1 more member from the municipality.",
            "Replace Mari Maasikas with someone from the municipality.",
        ]
    );
    assert_eq!(
        said(Language::Et),
        [
            "Mari Maasikas: täitke „taust“ (sobib: omavalitsus).",
            "Lisage veel 1 liige omavalitsusest.",
            "Asendage Mari Maasikas kellegagi, kes on omavalitsusest.",
        ]
    );
    assert_eq!(
        said(Language::Ru),
        [
            "Mari Maasikas: заполните «принадлежность» (подойдёт: местное самоуправление).",
            "Добавьте ещё 1 участника из местного самоуправления.",
            "Замените: Mari Maasikas — на человека из местного самоуправления.",
        ]
    );
}

#[test]
fn what_is_done_several_times_is_said_once() {
    let rules = rules(
        r#"{"rules": [{"id": "size", "check": {"kind": "count", "max": 2}},
            {"id": "none", "check": {"kind": "count", "max": 0,
                "set": {"where": {"op": "is", "attr": "affiliation.kind", "value": "ngo"}}}}]}"#,
    );
    let schema = FactSchema::standard();
    let said = |facts: &Facts, removed: &[&str], language| {
        let step =
            |id: &&str| FixStep { kind: FixKind::Remove, member: Some((*id).to_owned()), set: Vec::new() };
        fix_text(&Fix { steps: removed.iter().map(step).collect() }, facts, &schema, language)
    };
    let mut facts = team("mmnnn");
    let alike: Vec<&str> = facts.members[2..].iter().map(|member| member.id.as_str()).collect();
    assert_eq!(
        [Language::Et, Language::En, Language::Ru].map(|language| said(&facts, &alike, language)),
        [
            "Eemaldage 3 liiget vabaühendusest.",
            "Remove 3 members from a civil society organisation.",
            "Исключите 3 участников из общественных объединений.",
        ]
    );
    let verdict = eligibility::evaluate(&rules, &schema, &facts);
    let told = |language| eligibility::result_text(&rules.rules[1], &verdict.rules[1], &schema, language);
    assert_eq!(
        [Language::Et, Language::En, Language::Ru].map(told),
        [
            "3 liiget vabaühendusest; ei ole lubatud ükski.",
            "3 members from a civil society organisation; none allowed.",
            "3 участника из общественных объединений; не допускается ни одного.",
        ]
    );
    let fixed = suggest(&rules, &schema, &facts, 1);
    assert_eq!(
        fix_text(&fixed[0], &facts, &schema, Language::En),
        "Remove 3 members from a civil society organisation."
    );
    facts.members[2].attributes.insert("name".into(), Value::Text("Mari Maasikas".into()));
    let (one, other) = (facts.members[2].id.clone(), facts.members[3].id.clone());
    assert_eq!(
        said(&facts, &[&one, &other], Language::Et),
        "Eemaldage 2 liiget: Mari Maasikas ja 4. liige (vabaühendusest)."
    );
    assert_eq!(said(&facts, &[&other], Language::En), "Remove member 4 (from a civil society organisation).");
}

/// Two municipalities in one county, one in another.
fn mapped() -> FactSchema {
    let unit = |code: &str, name: &str, county: &str| Municipality {
        code: code.into(),
        name: name.into(),
        county: county.into(),
        county_name: format!("{county} maakond"),
    };
    FactSchema::standard().with_municipalities(&[
        unit("0618", "Põltsamaa vald", "Jõgeva"),
        unit("0793", "Tartu linn", "Tartu"),
        unit("0796", "Tartu vald", "Tartu"),
    ])
}

fn sentences(rules: &RuleSet, schema: &FactSchema, facts: &Facts) -> [Vec<String>; 3] {
    let found = search(rules, schema, facts, 3);
    assert!(!found.gave_up);
    for fix in &found.fixes {
        let fixed = apply(fix, facts, schema);
        assert_eq!(evaluate(rules, schema, &fixed).status, VerdictStatus::Satisfied, "{fix:?}");
    }
    [Language::Et, Language::En, Language::Ru]
        .map(|language| found.fixes.iter().map(|fix| fix_text(fix, facts, schema, language)).collect())
}

#[test]
fn a_team_may_name_another_municipality() {
    let rules = rules(
        r#"{"rules": [{"id": "where", "check": {"kind": "fact",
            "must": {"op": "is", "attr": "county", "value": "Jõgeva"}}}]}"#,
    );
    let schema = mapped();
    let mut facts = team("m");
    let asked = [
        ["Märkige omavalitsuseks Põltsamaa vald."],
        ["Name Põltsamaa vald as the municipality."],
        ["Укажите местное самоуправление: Põltsamaa vald."],
    ];
    assert_eq!(sentences(&rules, &schema, &facts), asked);
    facts.registration = [("municipality".into(), "0793".into()), ("county".into(), "Tartu".into())].into();
    let asked = [
        ["Märkige omavalitsuseks Põltsamaa vald (praegu Tartu linn)."],
        ["Name Põltsamaa vald as the municipality (now Tartu linn)."],
        ["Укажите местное самоуправление: Põltsamaa vald (сейчас: Tartu linn)."],
    ];
    assert_eq!(sentences(&rules, &schema, &facts), asked);
    let alone = mapped().for_single_people();
    assert_eq!(
        sentences(&rules, &alone, &facts),
        [const { Vec::<String>::new() }; 3],
        "it is where they are from"
    );
}

#[test]
fn one_word_of_the_team_may_settle_it_for_all_members() {
    let rules = rules(
        r#"{"rules": [{"id": "ours", "check": {"kind": "count", "min": 3,
            "set": {"where": {"op": "same_as", "attr": "affiliation.municipality", "as": "municipality"}}}}]}"#,
    );
    let from = |id: &str, code: &str| Item::new(id, [("affiliation.municipality", code.into())]);
    let mut facts = Facts {
        members: vec![from("1", "0796"), from("2", "0796"), from("3", "0796"), from("4", "0618")],
        ..Facts::default()
    };
    facts.registration.insert("municipality".into(), "0793".into());
    let [_, said, _] = sentences(&rules, &mapped(), &facts);
    assert_eq!(said, ["Name Tartu vald as the municipality (now Tartu linn)."]);
}

#[test]
fn whoever_comes_from_a_county_comes_from_one_of_its_municipalities() {
    let rules = rules(
        r#"{"rules": [{"id": "far", "check": {"kind": "distinct", "attr": "affiliation.municipality", "min": 3}},
            {"id": "near", "check": {"kind": "count", "min": 2,
                "set": {"where": {"op": "is", "attr": "affiliation.county", "value": "Tartu"}}}}]}"#,
    );
    let found = search(&rules, &mapped(), &Facts::default(), 1);
    let steps = found.fixes.first().map(|fix| &fix.steps).unwrap();
    let named: Vec<&Value> = steps.iter().flat_map(|step| &step.set).map(|setting| &setting.value).collect();
    assert_eq!(named.len(), 3, "{steps:?}");
    assert!([Value::from("0618"), "0793".into(), "0796".into()].iter().all(|code| named.contains(&code)));
}

#[test]
fn a_search_that_cannot_look_at_everything_says_so() {
    let schema = FactSchema::standard();
    let rules = rules(
        r#"{"rules": [{"id": "many", "check": {"kind": "distinct", "attr": "affiliation.organisation", "min": 2}}]}"#,
    );
    assert!(
        search(&rules, &schema, &Facts::default(), 3).gave_up,
        "names of organisations cannot be made up"
    );
    assert!(!search(&rules, &schema, &Facts::default(), 3).fixes.iter().any(|fix| fix.steps.is_empty()));
}
