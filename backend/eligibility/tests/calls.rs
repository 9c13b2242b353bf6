//! The rule sets of real calls, exactly as their pages state them, against tables of teams.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::{
    Bound, Cause, FactSchema, Facts, Item, RuleSet, RuleStatus, Value, VerdictStatus, evaluate,
    municipality_limit, team_size,
};

const ADVOCACY: &str = include_str!("calls/000.json");
const CO_CREATION: &str = include_str!("calls/002.json");
const DIALOGUE: &str = include_str!("calls/004.json");

fn rules(text: &str) -> RuleSet {
    RuleSet::parse(&serde_json::from_str(text).unwrap()).unwrap()
}

/// One letter per member: m(unicipality), n(go), c(ommunity), ? (not said).
fn team(members: &str, may_join: bool) -> Facts {
    let member = |(index, letter): (usize, char)| {
        let mut item = Item { id: index.to_string(), ..Item::default() };
        let kind = match letter {
            'm' => "municipality",
            'n' => "ngo",
            'c' => "community",
            _ => return item,
        };
        item.attributes.insert("affiliation.kind".into(), kind.into());
        item
    };
    Facts { members: members.chars().enumerate().map(member).collect(), may_join, ..Facts::default() }
}

fn status(text: &str, members: &str, may_join: bool) -> VerdictStatus {
    evaluate(&rules(text), &FactSchema::standard(), &team(members, may_join)).status
}

use VerdictStatus::{Satisfied, Undetermined, Violated};

#[test]
fn advocacy_teams_have_four_to_six_members_three_of_them_municipal() {
    let table = [
        ("", Violated, Undetermined),
        ("m", Violated, Undetermined),
        ("mmm", Violated, Undetermined),
        ("mmmm", Satisfied, Satisfied),
        ("mmmn", Satisfied, Satisfied),
        ("mmnn", Violated, Undetermined),
        ("mmn?", Undetermined, Undetermined),
        ("mm??", Undetermined, Undetermined),
        ("m?nn", Violated, Undetermined),
        ("mmm?", Satisfied, Satisfied),
        ("????", Undetermined, Undetermined),
        ("nnnn", Violated, Violated),
        ("mmmnnn", Satisfied, Satisfied),
        ("mmnnnn", Violated, Violated),
        ("mmmmmm", Satisfied, Satisfied),
        ("mmmmmmm", Violated, Violated),
        ("mmmcccc", Violated, Violated),
        ("mcnmcm", Satisfied, Satisfied),
    ];
    for (members, complete, draft) in table {
        assert_eq!(status(ADVOCACY, members, false), complete, "{members} handed in");
        assert_eq!(status(ADVOCACY, members, true), draft, "{members} as a draft");
    }
}

#[test]
fn co_creation_teams_need_two_of_each_and_have_no_upper_end() {
    let table = [
        ("mmnn", Satisfied, Satisfied),
        ("mmn", Violated, Undetermined),
        ("mmnc", Violated, Undetermined),
        ("mmncc", Violated, Undetermined),
        ("mmnncccccccc", Satisfied, Satisfied),
        ("mmn?", Undetermined, Undetermined),
        ("m??n", Undetermined, Undetermined),
        // Each rule could still come out well, though one person cannot settle both.
        ("m?nc", Undetermined, Undetermined),
    ];
    for (members, complete, draft) in table {
        assert_eq!(status(CO_CREATION, members, false), complete, "{members} handed in");
        assert_eq!(status(CO_CREATION, members, true), draft, "{members} as a draft");
    }
    assert_eq!(municipality_limit(&rules(CO_CREATION)), Some(1));
    assert_eq!(team_size(&rules(CO_CREATION)), Some(Bound { min: Some(4), max: None }));
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
fn dialogue_takes_single_people_and_only_advises_on_roles() {
    let judge = |role: Option<&str>| {
        let attributes = role.map(|role| ("role", Value::from(role)));
        let facts = Facts { members: vec![Item::new("1", attributes)], ..Facts::default() };
        let verdict = evaluate(&rules(DIALOGUE), &FactSchema::standard(), &facts);
        (verdict.status, verdict.rules[1].status, verdict.rules[1].cause)
    };
    assert_eq!(judge(Some("deputy_mayor")), (Satisfied, RuleStatus::Met, Cause::Fits));
    assert_eq!(judge(Some("mayor")), (Satisfied, RuleStatus::NotMet, Cause::WrongValue));
    assert_eq!(judge(None), (Satisfied, RuleStatus::Open, Cause::FactsMissing));
    assert_eq!(team_size(&rules(DIALOGUE)), Some(Bound { min: Some(1), max: Some(1) }));
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
