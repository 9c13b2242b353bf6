//! Rules and results in words: plural forms, phrases and the fallbacks for facts nobody gave words to.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::schema::Municipality;
use eligibility::{FactSchema, Facts, Language, RuleSet, Value, evaluate, rule_text};
use serde_json::{Value as Json, json};

fn rule_set(check: &Json) -> RuleSet {
    RuleSet::parse(&json!({"rules": [{"id": "r", "check": check}]})).unwrap()
}

/// The rule in all three languages.
fn said(check: &Json) -> [String; 3] {
    said_with(check, &FactSchema::standard())
}

fn said_with(check: &Json, schema: &FactSchema) -> [String; 3] {
    let rules = rule_set(check);
    [Language::Et, Language::En, Language::Ru]
        .map(|language| rule_text(rules.rules.first().unwrap(), schema, language))
}

fn municipal(min: i64) -> Json {
    json!({"kind": "count", "min": min,
        "set": {"where": {"op": "is", "attr": "affiliation.kind", "value": "municipality"}}})
}

#[test]
fn numbers_take_the_plural_form_of_their_language() {
    let table = [
        (
            1,
            [
                "Vähemalt 1 liige on omavalitsusest.",
                "At least 1 member is from the municipality.",
                "Не менее 1 участника — из местного самоуправления.",
            ],
        ),
        (
            2,
            [
                "Vähemalt 2 liiget on omavalitsusest.",
                "At least 2 members are from the municipality.",
                "Не менее 2 участников — из местного самоуправления.",
            ],
        ),
        (
            5,
            [
                "Vähemalt 5 liiget on omavalitsusest.",
                "At least 5 members are from the municipality.",
                "Не менее 5 участников — из местного самоуправления.",
            ],
        ),
        (
            21,
            [
                "Vähemalt 21 liiget on omavalitsusest.",
                "At least 21 members are from the municipality.",
                "Не менее 21 участника — из местного самоуправления.",
            ],
        ),
    ];
    for (number, texts) in table {
        assert_eq!(said(&municipal(number)), texts);
    }
    let exactly = |number: i64| said(&json!({"kind": "count", "min": number, "max": number}));
    assert_eq!(exactly(2), ["Meeskonnas on 2 liiget.", "The team has 2 members.", "В команде 2 участника."]);
    assert_eq!(exactly(5), ["Meeskonnas on 5 liiget.", "The team has 5 members.", "В команде 5 участников."]);
    assert_eq!(
        exactly(21),
        ["Meeskonnas on 21 liiget.", "The team has 21 members.", "В команде 21 участник."]
    );
    assert_eq!(
        exactly(1),
        ["Igaüks registreerub üksi.", "Everyone registers individually.", "Каждый регистрируется отдельно."]
    );
}

fn assert_said<const N: usize>(table: [(Json, [&str; 3]); N]) {
    for (check, texts) in table {
        assert_eq!(said(&check), texts);
    }
}

fn is(attr: &str, value: &str) -> Json {
    json!({"op": "is", "attr": attr, "value": value})
}

#[test]
fn counts_have_sentences() {
    assert_said([
        (
            json!({"kind": "count", "min": 4, "max": 6}),
            ["Meeskonnas on 4–6 liiget.", "The team has 4–6 members.", "В команде от 4 до 6 участников."],
        ),
        (
            json!({"kind": "count", "max": 0, "set": {"where": is("affiliation.kind", "business")}}),
            [
                "Ükski liige ei ole ettevõttest.",
                "No member is from a business.",
                "В команде нет участников от предприятий.",
            ],
        ),
        (
            json!({"kind": "count", "min": 1, "set": {"where": is("role", "mayor")}}),
            [
                "Meeskonnas on vähemalt 1 liige, kelle roll on vallavanem või linnapea.",
                "The team has at least 1 member whose role is mayor.",
                "В команде не менее 1 участника, у которого роль — старейшина волости или мэр.",
            ],
        ),
        (
            json!({"kind": "count", "set": {"over": "registrations"}, "max": 10}),
            [
                "Osaleda saab kuni 10 meeskonda.",
                "Up to 10 teams can take part.",
                "Участвовать могут до 10 команд.",
            ],
        ),
    ]);
}

#[test]
fn shares_have_sentences() {
    assert_said([
        (
            json!({"kind": "share", "part": {"where": is("affiliation.kind", "ngo")}, "min": [1, 2]}),
            [
                "Vähemalt pool liikmetest on vabaühendusest.",
                "At least half of the members are from a civil society organisation.",
                "Не менее половины участников — из общественных объединений.",
            ],
        ),
        (
            json!({"kind": "share", "part": {"where": {"op": "is", "attr": "is_councillor", "value": true}}, "max": [2, 5]}),
            [
                "Kuni 40% liikmetest on volikogust.",
                "No more than 40% of the members are from the council.",
                "Не более 40\u{a0}% участников — из депутатов собрания.",
            ],
        ),
    ]);
}

#[test]
fn conditions_on_everybody_have_sentences() {
    assert_said([
        (
            json!({"kind": "every", "must": {"op": "in", "attr": "role", "values": ["mayor", "councillor"]}}),
            [
                "Iga liikme roll on „vallavanem või linnapea“ või „volikogu liige“.",
                "Every member's role is mayor or councillor.",
                "У каждого из участников: роль — «старейшина волости или мэр» или «депутат собрания».",
            ],
        ),
        (
            json!({"kind": "every", "must": {"op": "same_as", "attr": "affiliation.municipality", "as": "municipality"}}),
            [
                "Iga liikme omavalitsus on sama mis avalduses.",
                "Every member's municipality is the same as the registration's.",
                "У каждого из участников: местное самоуправление совпадает с тем, что указано в заявке.",
            ],
        ),
    ]);
}

#[test]
fn equal_and_different_values_have_sentences() {
    assert_said([
        (
            json!({"kind": "distinct", "attr": "affiliation.municipality", "max": 1}),
            [
                "Kõik liikmed on samast omavalitsusest.",
                "All members come from the same municipality.",
                "Все участники — из одного местного самоуправления.",
            ],
        ),
        (
            json!({"kind": "distinct", "attr": "affiliation.municipality", "min": 2}),
            [
                "Liikmed on vähemalt 2 eri omavalitsusest.",
                "Members come from at least 2 different municipalities.",
                "Участники — не менее чем из 2 разных местных самоуправлений.",
            ],
        ),
        (
            json!({"kind": "per_value", "attr": ["affiliation.county"], "max": 1}),
            [
                "Kõik liikmed on eri maakondadest.",
                "All members come from different counties.",
                "Все участники — из разных уездов.",
            ],
        ),
        (
            json!({"kind": "per_value", "set": {"over": "registrations"}, "attr": ["municipality"], "max": 1}),
            [
                "Igast omavalitsusest saab osaleda üks meeskond.",
                "One team can take part from each municipality.",
                "От каждого самоуправления может участвовать одна команда.",
            ],
        ),
        (
            json!({"kind": "per_value", "set": {"over": "registrations"}, "attr": ["county"], "max": 3}),
            [
                "Igast maakonnast saab osaleda kuni 3 meeskonda.",
                "Up to 3 teams can take part from each county.",
                "От каждого уезда могут участвовать до 3 команд.",
            ],
        ),
    ]);
}

#[test]
fn checks_made_of_checks_have_sentences() {
    assert_said([
        (
            json!({"kind": "confirm", "by": "applicant", "statement": "open-government"}),
            [
                "Kandideerija kinnitab: „tööülesannete hulka kuulub avatud valitsemise edendamine“.",
                "The applicant confirms: “the work includes promoting open government”.",
                "Заявитель подтверждает: «в обязанности входит развитие открытого управления».",
            ],
        ),
        (
            json!({"kind": "any_of", "checks": [{"kind": "count", "max": 3}, municipal(2)]}),
            [
                "Piisab ühest: (1) meeskonnas on kuni 3 liiget; (2) vähemalt 2 liiget on omavalitsusest.",
                "One of these is enough: (1) the team has no more than 3 members; (2) at least 2 members are from the municipality.",
                "Достаточно одного из условий: (1) в команде не более 3 участников; (2) не менее 2 участников — из местного самоуправления.",
            ],
        ),
        (
            json!({"kind": "if", "when": {"kind": "count", "min": 5}, "then": municipal(2), "else": municipal(1)}),
            [
                "Kui meeskonnas on vähemalt 5 liiget, siis vähemalt 2 liiget on omavalitsusest. Muul juhul vähemalt 1 liige on omavalitsusest.",
                "If the team has at least 5 members, then at least 2 members are from the municipality. Otherwise at least 1 member is from the municipality.",
                "Если в команде не менее 5 участников, то не менее 2 участников — из местного самоуправления. Иначе не менее 1 участника — из местного самоуправления.",
            ],
        ),
    ]);
}

#[test]
fn places_have_names_and_single_people_meet_no_team() {
    let viimsi = Municipality {
        code: "0890".into(),
        name: "Viimsi vald".into(),
        county: "0037".into(),
        county_name: "Harju maakond".into(),
    };
    let schema = FactSchema::standard().with_municipalities(&[viimsi]).for_single_people();
    let here = json!({"kind": "fact", "must": {"op": "is", "attr": "municipality", "value": "0890"}});
    assert_eq!(
        said_with(&here, &schema),
        [
            "Osaleda saavad inimesed järgmisest omavalitsusest: Viimsi vald.",
            "People from this municipality can take part: Viimsi vald.",
            "Участвовать могут люди из следующего самоуправления: Viimsi vald."
        ]
    );
    let one =
        json!({"kind": "per_value", "set": {"over": "registrations"}, "attr": ["municipality"], "max": 1});
    assert_eq!(
        said_with(&one, &schema),
        [
            "Igast omavalitsusest saab osaleda üks inimene.",
            "One person can take part from each municipality.",
            "От каждого самоуправления может участвовать один человек.",
        ]
    );
    let county = json!({"kind": "fact", "must": {"op": "is", "attr": "county", "value": "0037"}});
    let facts =
        Facts { registration: [("municipality".to_owned(), Value::from("0890"))].into(), ..Facts::default() };
    let verdict = evaluate(&rule_set(&county), &schema, &facts);
    assert_eq!(
        verdict.status,
        eligibility::VerdictStatus::Satisfied,
        "the county follows from the municipality"
    );
}

#[test]
fn an_organisers_title_wins_where_it_is_written_in_the_readers_language() {
    let rules = RuleSet::parse(&json!({"rules": [{"id": "r", "title": {"et": "Tulge neljakesi!"},
        "check": {"kind": "count", "min": 4, "max": 4}}]}))
    .unwrap();
    let text = |language| rule_text(rules.rules.first().unwrap(), &FactSchema::standard(), language);
    assert_eq!(text(Language::Et), "Tulge neljakesi!");
    assert_eq!(text(Language::En), "The team has 4 members.");
}
