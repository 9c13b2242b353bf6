//! The rule sets of real calls, exactly as their pages state them, against tables of teams.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::{
    Bound, FactSchema, Facts, Item, RuleSet, RuleStatus, Value, VerdictStatus, evaluate, municipality_limit,
    team_size,
};

const ADVOCACY: &str = include_str!("calls/000.json");
const CO_CREATION: &str = include_str!("calls/002.json");
const OPEN_MEETING: &str = include_str!("calls/003.json");
const DIALOGUE: &str = include_str!("calls/004.json");

fn rules(text: &str) -> RuleSet {
    RuleSet::parse(&serde_json::from_str(text).unwrap()).unwrap()
}

/// One letter per member: m(unicipality), n(go), c(ommunity), s(tate), b(usiness), o(ther), ? (not said).
fn team(members: &str, may_join: bool) -> Facts {
    let member = |(index, letter): (usize, char)| {
        let mut item = Item { id: index.to_string(), ..Item::default() };
        let kind = match letter {
            'm' => "municipality",
            'n' => "ngo",
            'c' => "community",
            's' => "state",
            'b' => "business",
            'o' => "other",
            _ => return item,
        };
        item.attributes.insert("affiliation.kind".into(), kind.into());
        item
    };
    let letters = members.chars().filter(|letter| *letter != '-');
    Facts { members: letters.enumerate().map(member).collect(), may_join, ..Facts::default() }
}

fn status(text: &str, members: &str, may_join: bool) -> VerdictStatus {
    evaluate(&rules(text), &FactSchema::standard(), &team(members, may_join)).status
}

use VerdictStatus::{Satisfied, Undetermined, Violated};

/// The lines of a table, each as its columns.
fn table(text: &'static str) -> Vec<Vec<&'static str>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split_whitespace().collect()).collect();
    assert!(rows.len() >= 60, "{} rows", rows.len());
    rows
}

fn letter(status: VerdictStatus) -> &'static str {
    match status {
        Satisfied => "S",
        Violated => "V",
        Undetermined => "U",
    }
}

fn word(status: RuleStatus) -> &'static str {
    match status {
        RuleStatus::Met => "met",
        RuleStatus::NotMet => "not",
        RuleStatus::Open => "open",
    }
}

/// Registrations that hold a place, one for each letter, and the municipality of the one that asks for one.
fn among(facts: Facts, own: &str, pool: &str) -> Facts {
    let known = |letter: char| (letter != '?').then(|| ("municipality", Value::Code(letter.to_string())));
    let others = pool.chars().filter(|letter| *letter != '-').enumerate();
    Facts {
        registration_id: "ours".into(),
        registration: Item::new("", own.chars().next().and_then(known)).attributes,
        pool: others.map(|(index, letter)| Item::new(index.to_string(), known(letter))).collect(),
        ..facts
    }
}

#[test]
fn advocacy_teams_have_four_to_six_members_three_of_them_municipal() {
    for row in table(include_str!("calls/000.txt")) {
        let [members, complete, draft] = row[..] else { panic!("{row:?}") };
        assert_eq!(letter(status(ADVOCACY, members, false)), complete, "{members} handed in");
        assert_eq!(letter(status(ADVOCACY, members, true)), draft, "{members} as a draft");
    }
}

#[test]
fn co_creation_teams_need_two_of_each_and_have_no_upper_end() {
    let rules = rules(CO_CREATION);
    for row in table(include_str!("calls/002.txt")) {
        let [members, own, pool, complete, draft, apart, ten] = row[..] else { panic!("{row:?}") };
        let facts = among(team(members, false), own, pool);
        let verdict = evaluate(&rules, &FactSchema::standard(), &facts);
        let drafted = evaluate(&rules, &FactSchema::standard(), &Facts { may_join: true, ..facts });
        assert_eq!(letter(verdict.status), complete, "{row:?} handed in");
        assert_eq!(letter(drafted.status), draft, "{row:?} as a draft");
        let pool: Vec<&str> = verdict.rules.iter().skip(3).map(|result| word(result.status)).collect();
        assert_eq!(pool, [ten, apart], "{row:?}");
    }
    assert_eq!(municipality_limit(&rules), Some(1));
    assert_eq!(team_size(&rules), Some(Bound { min: Some(4), max: None }));
}

#[test]
fn dialogue_takes_single_people_of_different_municipalities_and_only_advises_on_roles() {
    let rules = rules(DIALOGUE);
    let role = |letter| match letter {
        'd' => Some("deputy_mayor"),
        'v' => Some("development_manager"),
        'c' => Some("communications_manager"),
        'm' => Some("mayor"),
        'k' => Some("councillor"),
        's' => Some("specialist"),
        'e' => Some("village_elder"),
        'p' => Some("ngo_leader"),
        _ => None,
    };
    for row in table(include_str!("calls/004.txt")) {
        let [members, own, pool, complete, advised, apart, twelve] = row[..] else { panic!("{row:?}") };
        let people = members.chars().filter(|letter| *letter != '-').enumerate();
        let item = |(index, letter): (usize, char)| {
            Item::new(index.to_string(), role(letter).map(|role| ("role", Value::from(role))))
        };
        let facts = among(Facts { members: people.map(item).collect(), ..Facts::default() }, own, pool);
        let verdict = evaluate(&rules, &FactSchema::standard(), &facts);
        assert_eq!(letter(verdict.status), complete, "{row:?}");
        let found: Vec<&str> = verdict.rules.iter().skip(1).map(|result| word(result.status)).collect();
        assert_eq!(found, [advised, apart, twelve], "{row:?}");
    }
    assert_eq!(team_size(&rules), Some(Bound { min: Some(1), max: Some(1) }));
}

#[test]
fn an_open_meeting_takes_everybody() {
    for members in ["-", "m", "mmnnc?"] {
        assert_eq!(status(OPEN_MEETING, members, false), Satisfied);
    }
}

#[test]
fn a_second_team_of_a_municipality_breaks_only_the_pool_rule() {
    let registration = |id: &str, municipality: &str| Item::new(id, [("municipality", municipality.into())]);
    let mut facts = team("mmnn", false);
    facts.registration_id = "ours".into();
    facts.pool = vec![registration("a", "0141"), registration("b", "0890")];
    let judge = |facts: &Facts| evaluate(&rules(CO_CREATION), &FactSchema::standard(), facts);
    let pool_status = |facts: &Facts| judge(facts).rules.last().map(|result| result.status);

    assert_eq!(pool_status(&facts), Some(RuleStatus::Open), "our municipality is not known");
    facts.registration.insert("municipality".into(), "0890".into());
    assert_eq!(pool_status(&facts), Some(RuleStatus::NotMet));
    assert_eq!(judge(&facts).status, Satisfied, "a pool rule never decides the team's own verdict");
    facts.registration.insert("municipality".into(), "0784".into());
    assert_eq!(pool_status(&facts), Some(RuleStatus::Met));
    facts.pool.push(registration("c", "0141"));
    assert_eq!(
        pool_status(&facts),
        Some(RuleStatus::Met),
        "a doubled municipality of others is not our concern"
    );
    facts.registration.insert("municipality".into(), "0890".into());
    facts.registration_id = "b".into();
    assert_eq!(pool_status(&facts), Some(RuleStatus::Met), "we are the admitted team of that municipality");
}

#[test]
fn a_verdict_says_who_counts_and_what_is_unknown() {
    let verdict = evaluate(&rules(ADVOCACY), &FactSchema::standard(), &team("mnm?", false));
    let municipal = &verdict.rules[1];
    assert_eq!(municipal.counted, ["0", "2"]);
    assert_eq!(municipal.actual.map(|actual| (actual.known, actual.possible)), Some((2, 3)));
    assert_eq!(municipal.unknown[0].member.as_deref(), Some("3"));
    assert_eq!(municipal.unknown[0].attribute, "affiliation.kind");
    let stored = serde_json::to_string(&verdict).unwrap();
    assert_eq!(serde_json::from_str::<eligibility::Verdict>(&stored).unwrap(), verdict);
}
