//! The cheapest ways to make every required rule of a registration hold: fewest steps first, then the steps that
//! are easiest for the applicant. Candidates come from the rules themselves; the real evaluator judges each one,
//! so nothing is suggested that would not hold.

mod apply;
mod choices;
mod class;
mod climb;
mod distance;
mod everybody;
mod exact;
mod imagined;
mod plan;
mod present;
mod search;
mod sources;
mod wish;
mod work;

use std::collections::BTreeMap;

pub use self::apply::apply;
use self::choices::Choices;
use self::distance::{Gauge, Measure};
use self::work::Work;
use crate::facts::Facts;
use crate::rule::{Effect, RuleSet, Scope};
use crate::schema::FactSchema;
use crate::verdict::{Fix, FixKind};

/// What the search found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Search {
    /// Of different kinds, all with the same number of steps; none when the rules hold already.
    pub fixes: Vec<Fix>,
    /// It cost too much to look at everything: there may be other fixes, or shorter ones.
    pub gave_up: bool,
}

/// The fixes that [`search`] finds.
pub fn suggest(rules: &RuleSet, schema: &FactSchema, facts: &Facts, limit: usize) -> Vec<Fix> {
    search(rules, schema, facts, limit).fixes
}

/// Up to `limit` fixes, with the smallest number of steps unless the search gave up. A fix is judged as handed in:
/// nobody else joins.
pub fn search(rules: &RuleSet, schema: &FactSchema, facts: &Facts, limit: usize) -> Search {
    let binding =
        |rule: &&crate::rule::Rule| rule.effect == Effect::Require && rule.scope == Scope::Registration;
    let required = RuleSet { rules: rules.rules.iter().filter(binding).cloned().collect() };
    let start = Facts { may_join: false, ..facts.clone() };
    let choices = Choices::of(&required, schema, &start);
    let gauge = Gauge::new(&required, schema, &start, &choices);
    let found = search::solve(&gauge, limit);
    let fixes = found.fixes.iter().map(|taken| Fix { steps: choices.steps(taken) });
    let holds = |fix: &Fix| gauge.distance_of(&apply(fix, &start, schema), Measure::Least) == 0;
    let mut fixes: Vec<Fix> = fixes.filter(holds).collect();
    // What looked like a fix and is none may have kept the search from looking further.
    let gave_up = found.gave_up || fixes.len() < found.fixes.len();
    let work = Work::new(work::SHORTEN);
    let cost = gauge.effort(&choices.start);
    for fix in &mut fixes {
        shorten(fix, &|shorter| work.spend(cost) && holds(shorter));
    }
    Search { fixes: choose(fixes, limit), gave_up }
}

/// Leaves out every attribute that makes no difference.
fn shorten(fix: &mut Fix, holds: &dyn Fn(&Fix) -> bool) {
    for place in 0..fix.steps.len() {
        let names = fix.steps.get(place).map(|step| step.set.len()).unwrap_or_default();
        for name in (0..names).rev() {
            let mut shorter = fix.clone();
            if let Some(step) = shorter.steps.get_mut(place) {
                step.set.remove(name);
            }
            if holds(&shorter) {
                *fix = shorter;
            }
        }
    }
}

/// The easiest ones, the cheapest of each kind.
fn choose(fixes: Vec<Fix>, limit: usize) -> Vec<Fix> {
    let mut cheapest: BTreeMap<Vec<FixKind>, Fix> = BTreeMap::new();
    for fix in fixes {
        match cheapest.get(&kinds(&fix)) {
            Some(known) if settings(known) <= settings(&fix) => {}
            _ => {
                cheapest.insert(kinds(&fix), fix);
            }
        }
    }
    let mut fixes: Vec<Fix> = cheapest.into_values().collect();
    fixes.sort_by_key(|fix| (effort(fix), settings(fix)));
    fixes.truncate(limit);
    fixes
}

fn effort(fix: &Fix) -> u32 {
    fix.steps.iter().map(|step| cost(step.kind)).sum()
}

/// What a step asks of the applicant, besides being a step.
fn cost(kind: FixKind) -> u32 {
    match kind {
        FixKind::Fill => 0,
        FixKind::Confirm => 1,
        FixKind::Correct => 2,
        FixKind::Add => 3,
        FixKind::Replace => 4,
        FixKind::Remove => 5,
    }
}

fn settings(fix: &Fix) -> usize {
    fix.steps.iter().map(|step| step.set.len()).sum()
}

/// What the applicant would call "the same idea": the kinds of the steps, whoever they concern.
fn kinds(fix: &Fix) -> Vec<FixKind> {
    let mut kinds: Vec<FixKind> = fix.steps.iter().map(|step| step.kind).collect();
    kinds.sort_unstable();
    kinds
}
