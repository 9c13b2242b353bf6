//! Rules over the pool: whether they can hold together for any registrations at all, and which of them no pool ever
//! breaks. Members and registrations are counted apart, as if any members could belong to any registrations: what is
//! impossible even then is impossible.

use super::model::{Model, Solution};
use super::{Case, Feasibility, Lint, Required, repair};
use crate::program::Budget;
use crate::rule::{Check, Effect, Pred, RuleSet, Scope};
use crate::schema::FactSchema;

/// Adds what is to be said about the pool, once single registrations are possible.
pub(super) fn look(rules: &RuleSet, schema: &FactSchema, budget: &mut Budget, said: &mut Lint) {
    let required = Required::of(rules, Scope::Pool);
    if required.0.is_empty() || said.feasibility == Feasibility::Impossible {
        return;
    }
    let Some(model) = Model::of_pool(&required.checks(), &facts(rules), schema) else {
        said.gave_up = true;
        return;
    };
    let mut case = Case { rules, schema, model, required, budget, gave_up: false };
    match case.smallest(&case.required.checks(), None) {
        Solution::GaveUp => {}
        Solution::None => {
            said.feasibility = Feasibility::Impossible;
            let conflict = case.conflict();
            said.repairs = repair::repairs(rules, &conflict, &mut |changed| holds(&mut case, changed));
            said.conflict = case.ids(&conflict);
        }
        Solution::Smallest(_) => said.redundant.extend(case.redundant()),
    }
    said.gave_up |= case.gave_up;
}

fn holds(case: &mut Case, changed: &RuleSet) -> bool {
    let checks = Required::of(changed, Scope::Pool).checks();
    let solution = Model::of_pool(&checks, &facts(changed), case.schema)
        .map_or(Solution::GaveUp, |model| model.smallest(&checks, None, case.budget));
    case.gave_up |= solution == Solution::GaveUp;
    matches!(solution, Solution::Smallest(_))
}

/// What every registration has to say of itself to take part.
fn facts(rules: &RuleSet) -> Vec<&Pred> {
    let required =
        rules.rules.iter().filter(|rule| rule.effect == Effect::Require && rule.scope == Scope::Registration);
    let mut found = Vec::new();
    for rule in required {
        if let Check::Fact { must } = &rule.check {
            found.push(must);
        }
    }
    found
}
