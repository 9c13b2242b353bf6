//! The cheapest ways to make every required rule of a registration hold: fewest steps first, then the steps that
//! are easiest for the applicant. Candidates come from the rules themselves; the real evaluator judges each one,
//! so nothing is suggested that would not hold.

mod change;
mod climb;
mod distance;
mod exact;
mod moves;
mod search;
mod sources;
mod wish;

use std::collections::BTreeSet;

use self::moves::Move;
use crate::facts::Facts;
use crate::rule::{Effect, RuleSet, Scope};
use crate::schema::FactSchema;
use crate::verdict::{Fix, FixKind, FixStep};

/// Up to `limit` fixes of different kinds, all with the smallest number of steps; none when the rules hold
/// already or when no fix was found. A fix is judged as handed in: nobody else joins.
pub fn suggest(rules: &RuleSet, schema: &FactSchema, facts: &Facts, limit: usize) -> Vec<Fix> {
    let binding =
        |rule: &&crate::rule::Rule| rule.effect == Effect::Require && rule.scope == Scope::Registration;
    let required = RuleSet { rules: rules.rules.iter().filter(binding).cloned().collect() };
    let start = Facts { may_join: false, ..facts.clone() };
    let found = search::solve(&required, schema, &start);
    choose(found, limit)
}

/// Applies a fix to the facts it was suggested for; added members get the ids `new-1`, `new-2` …
pub fn apply(fix: &Fix, facts: &Facts) -> Facts {
    moves::apply(&fix.steps, facts)
}

/// The cheapest of each kind, without those that ask for more than another one does.
fn choose(solutions: Vec<Vec<Move>>, limit: usize) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = solutions
        .into_iter()
        .map(|steps| Fix { steps: steps.into_iter().map(FixStep::from).collect() })
        .collect();
    fixes.sort_by_key(|fix| (effort(fix), settings(fix)));
    let mut seen = BTreeSet::new();
    fixes.retain(|fix| seen.insert(kind(fix)));
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
fn kind(fix: &Fix) -> Vec<FixKind> {
    let mut kinds: Vec<FixKind> = fix.steps.iter().map(|step| step.kind).collect();
    kinds.sort_unstable();
    kinds
}
