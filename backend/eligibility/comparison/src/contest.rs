//! The bare and the explained verdict against a hand-written check and against other engines, on the same teams.

use eligibility::{Case, CompiledRules, FactSchema, Facts, RuleSet, VerdictStatus};
use serde_json::json;

use crate::clock::each;
use crate::engines;
use crate::report::Report;
use crate::teams::{self, ACCEPTED, Coded, Picks, ROLES, Team};

const TEAMS: usize = 1000;

pub fn rules() -> RuleSet {
    let parsed = RuleSet::parse(&json!({"rules": [
        {"id": "size", "check": {"kind": "count", "min": 4, "max": 6}},
        {"id": "municipal", "check": {"kind": "count", "min": 3, "set": {
            "where": {"op": "is", "attr": "affiliation.kind", "value": "municipality"}}}},
        {"id": "roles", "check": {"kind": "every", "must": {
            "op": "in", "attr": "role", "values": &ROLES[..ACCEPTED]}}},
        {"id": "different", "check": {"kind": "per_value", "attr": ["affiliation.municipality"], "max": 1}},
    ]}));
    parsed.expect("the rules are well formed")
}

/// The same over enums and numbers: as fast as it gets.
fn by_hand_over_enums(team: &Team) -> bool {
    (4..=6).contains(&team.len())
        && team.iter().filter(|member| member.kind == 0).count() >= 3
        && team.iter().all(|member| usize::from(member.role) < ACCEPTED)
        && team
            .iter()
            .enumerate()
            .all(|(at, member)| team[..at].iter().all(|earlier| earlier.municipality != member.municipality))
}

/// What a programmer writes who has only this call in mind, over codes as they are stored.
fn by_hand(team: &[Coded]) -> bool {
    (4..=6).contains(&team.len())
        && team.iter().filter(|member| member.kind == "municipality").count() >= 3
        && team.iter().all(|member| ROLES[..ACCEPTED].contains(&member.role.as_str()))
        && team
            .iter()
            .enumerate()
            .all(|(at, member)| team[..at].iter().all(|earlier| earlier.municipality != member.municipality))
}

pub fn run(report: &mut Report) {
    let mut picks = Picks(1);
    let teams: Vec<Team> = (0..TEAMS).map(|_| teams::team(&mut picks)).collect();
    let facts: Vec<Facts> = teams.iter().map(teams::facts).collect();
    let documents: Vec<_> = teams.iter().map(teams::document).collect();
    let (rules, schema) = (rules(), FactSchema::standard());
    let compiled = CompiledRules::new(&rules, &schema);
    let cases: Vec<Case> = facts.iter().map(|facts| compiled.read(facts)).collect();
    let mut others = engines::all(&documents);
    agree(report, &teams, &cases, &mut others);

    let coded: Vec<Vec<Coded>> = teams.iter().map(teams::coded).collect();
    assert!(coded.iter().zip(&teams).all(|(coded, team)| by_hand(coded) == by_hand_over_enums(team)));
    let hand = each(|| coded.iter().filter(|team| by_hand(team)).count()) / TEAMS as f64;
    let enums = each(|| teams.iter().filter(|team| by_hand_over_enums(team)).count()) / TEAMS as f64;
    report.line(
        "hand-written check, codes as text",
        hand,
        &format!("{} of {TEAMS} teams fit", count(&teams)),
    );
    report.ratio("the same over enums and numbers", enums, enums / hand, "× hand-written");
    let bare = ours(report, &cases, hand);
    let reading = each(|| facts.iter().for_each(|facts| drop(compiled.read(facts)))) / TEAMS as f64;
    report.ratio("reading facts (once for all rule sets)", reading, reading / hand, "× hand-written");
    report.line("compiling the rules", each(|| CompiledRules::new(&rules, &schema)), "");
    for other in &mut others {
        theirs(report, other.as_mut(), hand, bare);
    }
}

/// Seconds of the bare verdict.
fn ours(report: &mut Report, cases: &[Case], hand: f64) -> f64 {
    let per_team = |seconds: f64| seconds / TEAMS as f64;
    let fits = |case: &&Case| case.status() == VerdictStatus::Satisfied;
    let bare = per_team(each(|| cases.iter().filter(fits).count()));
    let explained = per_team(each(|| cases.iter().for_each(|case| drop(case.findings()))));
    let named = per_team(each(|| cases.iter().for_each(|case| drop(case.results()))));
    let words = "× hand-written";
    report.aim("bare verdict, three-valued", bare, bare / hand, words, |ratio| ratio <= 4.0, "≤ 4");
    report.aim(
        "explained verdict, as masks",
        explained,
        explained / hand,
        words,
        |ratio| ratio <= 12.0,
        "≤ 12",
    );
    report.ratio("explained verdict, ids written out", named, named / hand, words);
    bare
}

fn theirs(report: &mut Report, other: &mut dyn engines::Contestant, hand: f64, bare: f64) {
    let seconds = each(|| (0..TEAMS).filter(|&team| other.fits(team)).count()) / TEAMS as f64;
    let words = format!("× hand-written, {:.1} × our bare verdict", seconds / bare);
    report.aim(other.name(), seconds, seconds / hand, &words, |_| seconds >= 3.0 * bare, "≥ 3 × ours");
}

fn count(teams: &[Team]) -> usize {
    teams.iter().filter(|team| by_hand_over_enums(team)).count()
}

/// Nothing is measured before everybody says the same of every team.
fn agree(report: &mut Report, teams: &[Team], cases: &[Case], others: &mut [Box<dyn engines::Contestant>]) {
    for (number, team) in teams.iter().enumerate() {
        let fits = by_hand_over_enums(team);
        let status = if fits { VerdictStatus::Satisfied } else { VerdictStatus::Violated };
        assert_eq!(cases[number].status(), status, "{team:?}");
        assert_eq!(cases[number].verdict().status, status, "{team:?}");
        for other in &mut *others {
            assert_eq!(other.fits(number), fits, "{} on {team:?}", other.name());
        }
    }
    report.note(&format!("{} contestants agree on all {} teams", others.len() + 2, teams.len()));
}
