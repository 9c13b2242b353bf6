//! Two versions of the rules over a million teams: what an organiser asks before changing the rules.

use std::collections::BTreeMap;

use eligibility::{Case, Check, CompiledRules, FactSchema, Facts, VerdictStatus};

use crate::clock::{each, seconds};
use crate::contest;
use crate::report::Report;
use crate::teams::{self, Picks, Team};

const TEAMS: usize = 1_000_000;
/// Teams read together, and how often they are judged.
const BATCH: usize = 1000;
const ROUNDS: usize = 200;

pub fn run(report: &mut Report) {
    let before = contest::rules();
    let mut after = before.clone();
    for rule in &mut after.rules {
        if let ("municipal", Check::Count { min, max, .. }) = (rule.id.as_str(), &mut rule.check) {
            (*min, *max) = (Some(4), None);
        }
    }
    let schema = FactSchema::standard();
    let compiled = CompiledRules::versions([&before, &after], &schema);
    let mut transitions: BTreeMap<[u8; 2], usize> = BTreeMap::new();
    let mut picks = Picks(2);
    // A team is judged right after it was read, so batches are small; each is judged often enough to be measured.
    let (mut reading, mut judging) = (0.0, 0.0);
    for _ in 0..TEAMS / BATCH / ROUNDS {
        let facts = batch(&mut picks);
        let cases: Vec<Case<2>> = facts.iter().map(|facts| compiled.read(facts)).collect();
        reading += each(|| facts.iter().for_each(|facts| drop(compiled.read(facts)))) * ROUNDS as f64;
        judging += seconds(|| {
            for case in std::iter::repeat_n(&cases, ROUNDS).flatten() {
                *transitions.entry(case.each_status().map(rank)).or_default() += 1;
            }
        });
    }
    let judged: usize = transitions.values().sum();
    let changed: usize =
        transitions.iter().filter(|([from, to], _)| from != to).map(|(_, count)| count).sum();
    report.note(&format!("what-if: {judged} teams ({} different ones), {changed} change", judged / ROUNDS));
    report.limit("two rule sets over 1 000 000 teams", judging, 0.3);
    report.line("… and reading these facts", reading, "");
}

fn rank(status: VerdictStatus) -> u8 {
    status as u8
}

fn batch(picks: &mut Picks) -> Vec<Facts> {
    let teams: Vec<Team> = (0..BATCH).map(|_| teams::team(picks)).collect();
    teams.iter().map(teams::facts).collect()
}
