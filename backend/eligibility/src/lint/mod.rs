//! Whether the required rules of a registration can hold together at all: the smallest valid team as a witness, or
//! the rules that contradict each other with the smallest change of one number that mends them; and rules that
//! nobody would miss. Exact for counting rules; says `unknown` where it cannot tell. Judges no facts.

mod alike;
mod bounds;
mod branches;
mod kinds;
mod looks;
mod model;
mod near;
mod pool;
mod repair;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) use self::kinds::{Kind, kinds};
pub(crate) use self::looks::{Look, Looks, Scale};
use self::model::{Model, Solution};
pub use self::repair::{Amount, Repair, apply_repair};
use crate::evaluate::evaluate;
use crate::facts::{Attributes, Facts, Item};
use crate::program::{Budget, World, truth};
use crate::rule::{Check, Effect, Pred, Rule, RuleSet, Scope};
use crate::schema::FactSchema;
use crate::verdict::VerdictStatus;

/// Values made up because any would do begin like this; a number follows.
pub(crate) const INVENTED: &str = "…";

/// What is to be said about a rule set before it is published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleLint))]
pub struct Lint {
    pub feasibility: Feasibility,
    /// When possible: a team that the evaluator accepts, as small as there is one.
    pub smallest_team: Option<Sample>,
    /// A team much like it that keeps every required rule but one.
    pub near_miss: Option<NearMiss>,
    /// When impossible: ids of rules that contradict each other, none of which could be left out. When there is a
    /// smallest team all the same, they are rules over the pool: no registrations can keep them together.
    pub conflict: Vec<String>,
    /// When impossible: changes of one bound each, smallest first, after which the rules can hold.
    pub repairs: Vec<Repair>,
    /// Ids of required rules, of one registration or over the pool, that follow from the others of their kind.
    pub redundant: Vec<String>,
    /// Parts of rules that make no difference to any team.
    pub dead_branches: Vec<DeadBranch>,
    /// The bound on work was reached: what is said is true, but more may be missing.
    pub gave_up: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleFeasibility))]
pub enum Feasibility {
    Possible,
    Impossible,
    /// The rules go beyond what is decided here, or there are too many cases.
    Unknown,
}

/// A registration made up to show what rules allow. Attributes no rule looks at are left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleSample))]
pub struct Sample {
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, crate::value::Value>))]
    pub registration: Attributes,
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<std::collections::HashMap<String, crate::value::Value>>))]
    pub members: Vec<Attributes>,
    /// Items of further collections that rules look at.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, Vec<std::collections::HashMap<String, crate::value::Value>>>))]
    pub collections: BTreeMap<String, Vec<Attributes>>,
}

impl Sample {
    /// Items altogether.
    fn size(&self) -> usize {
        self.members.len() + self.collections.values().map(Vec::len).sum::<usize>()
    }

    /// The facts of a registration handed in like this; its members are numbered from 1.
    pub fn facts(&self) -> Facts {
        let items = |list: &Vec<Attributes>| {
            let item = |(index, attributes): (usize, &Attributes)| Item {
                id: (index + 1).to_string(),
                attributes: attributes.clone(),
            };
            list.iter().enumerate().map(item).collect::<Vec<Item>>()
        };
        Facts {
            registration: self.registration.clone(),
            members: items(&self.members),
            collections: self.collections.iter().map(|(name, list)| (name.clone(), items(list))).collect(),
            ..Facts::default()
        }
    }
}

/// A sample that breaks exactly one required rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleNearMiss))]
pub struct NearMiss {
    pub team: Sample,
    /// Id of the broken rule.
    pub rule: String,
}

/// A part of `any_of` or `all_of`, or a branch of `if`, without which the rules would ask for the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleDeadBranch))]
pub struct DeadBranch {
    /// Id of the rule it belongs to.
    pub rule: String,
    /// JSON pointer of the part in the rule set.
    pub pointer: String,
}

impl Lint {
    /// Before anything is known.
    const NOTHING: Self = Self {
        feasibility: Feasibility::Unknown,
        smallest_team: None,
        near_miss: None,
        conflict: vec![],
        repairs: vec![],
        redundant: vec![],
        dead_branches: vec![],
        gave_up: false,
    };
}

/// Work one lint may do: some tenths of a second at most.
const WORK: usize = 500_000;

/// Looks at the required rules of one registration, then at the rules over the pool.
pub fn lint(rules: &RuleSet, schema: &FactSchema) -> Lint {
    let mut budget = Budget::new(WORK);
    let mut said = of_registration(rules, schema, &mut budget);
    pool::look(rules, schema, &mut budget, &mut said);
    said
}

fn of_registration(rules: &RuleSet, schema: &FactSchema, budget: &mut Budget) -> Lint {
    let mut said = Lint::NOTHING;
    let required = Required::of(rules, Scope::Registration);
    let Some(model) = Model::of(&required.checks(), schema) else {
        said.smallest_team = searched(rules, schema);
        said.gave_up = true;
        if said.smallest_team.is_some() {
            said.feasibility = Feasibility::Possible;
        }
        return said;
    };
    let mut case = Case { rules, schema, model, required, budget, gave_up: false };
    match case.smallest(&case.required.checks(), None) {
        Solution::GaveUp => said.smallest_team = searched(rules, schema),
        Solution::None => {
            said.feasibility = Feasibility::Impossible;
            let conflict = case.conflict();
            said.repairs = repair::repairs(rules, &conflict, &mut |changed| case.possible(changed));
            said.conflict = case.ids(&conflict);
        }
        Solution::Smallest(sample) => {
            said.smallest_team = accepted(rules, schema, sample);
            said.redundant = case.redundant();
            said.near_miss = said.smallest_team.as_ref().and_then(|team| near::miss(&mut case, team));
            said.dead_branches = branches::dead(&mut case);
        }
    }
    if said.smallest_team.is_some() {
        said.feasibility = Feasibility::Possible;
    }
    said.gave_up = case.gave_up;
    said
}

/// The rules that have to hold, with their places in the rule set.
struct Required<'a>(Vec<(usize, &'a Rule)>);

impl<'a> Required<'a> {
    /// Those of one registration, or those over the pool: there, whoever does not fit waits at least.
    fn of(rules: &'a RuleSet, scope: Scope) -> Self {
        let binding = |rule: &Rule| match (rule.scope == scope, rule.effect) {
            (true, Effect::Require) => true,
            (true, Effect::Waitlist) => scope == Scope::Pool,
            _ => false,
        };
        Self(rules.rules.iter().enumerate().filter(|(_, rule)| binding(rule)).collect())
    }

    fn checks(&self) -> Vec<&'a Check> {
        self.0.iter().map(|(_, rule)| &rule.check).collect()
    }

    /// All but the rules at these places.
    fn without(&self, places: &[usize]) -> Vec<&'a Check> {
        self.0.iter().filter(|(place, _)| !places.contains(place)).map(|(_, rule)| &rule.check).collect()
    }
}

/// A rule set under examination.
struct Case<'a> {
    rules: &'a RuleSet,
    schema: &'a FactSchema,
    model: Model<'a>,
    required: Required<'a>,
    budget: &'a mut Budget,
    gave_up: bool,
}

impl Case<'_> {
    fn smallest(&mut self, keep: &[&Check], broken: Option<&Check>) -> Solution {
        let solution = self.model.smallest(keep, broken, self.budget);
        self.gave_up |= solution == Solution::GaveUp;
        solution
    }

    fn possible(&mut self, changed: &RuleSet) -> bool {
        let checks = Required::of(changed, Scope::Registration).checks();
        let solution =
            Model::of(&checks, self.schema).map(|model| model.smallest(&checks, None, self.budget));
        match solution {
            Some(Solution::Smallest(sample)) => accepted(changed, self.schema, sample).is_some(),
            Some(Solution::None) => false,
            Some(Solution::GaveUp) | None => {
                self.gave_up = true;
                false
            }
        }
    }

    fn ids(&self, places: &[usize]) -> Vec<String> {
        places.iter().filter_map(|&place| self.rules.rules.get(place)).map(|rule| rule.id.clone()).collect()
    }

    /// Rules left over after dropping every one without which the rest is still impossible.
    fn conflict(&mut self) -> Vec<usize> {
        let all: Vec<usize> = self.required.0.iter().map(|(place, _)| *place).collect();
        let mut dropped = Vec::new();
        for &candidate in &all {
            dropped.push(candidate);
            if self.smallest(&self.required.without(&dropped), None) != Solution::None {
                dropped.pop();
            }
        }
        all.into_iter().filter(|place| !dropped.contains(place)).collect()
    }

    /// Rules that no team breaks while it keeps the others. Of two equal rules only the later one is redundant.
    fn redundant(&mut self) -> Vec<String> {
        let mut dropped = Vec::new();
        for (candidate, rule) in self.required.0.clone().into_iter().rev() {
            dropped.push(candidate);
            if self.smallest(&self.required.without(&dropped), Some(&rule.check)) != Solution::None {
                dropped.pop();
            }
        }
        dropped.reverse();
        self.ids(&dropped)
    }
}

/// "Possible" is said only of a team that the evaluator itself accepts.
fn accepted(rules: &RuleSet, schema: &FactSchema, sample: Sample) -> Option<Sample> {
    let status = evaluate(rules, schema, &sample.facts()).status;
    (status == VerdictStatus::Satisfied).then_some(sample)
}

/// For rules beyond the model: a team built from nothing by the search for fixes, if it finds one.
fn searched(rules: &RuleSet, schema: &FactSchema) -> Option<Sample> {
    let empty = Facts::default();
    let facts = match crate::fix::suggest(rules, schema, &empty, 1).first() {
        Some(fix) => crate::fix::apply(fix, &empty, schema),
        None => empty,
    };
    let members = facts.members.into_iter().map(|member| member.attributes).collect();
    accepted(rules, schema, Sample { registration: facts.registration, members, ..Sample::default() })
}

/// Whether one item can satisfy both predicates; none when that cannot be told.
pub(crate) fn overlap(over: &str, one: &Pred, other: &Pred, schema: &FactSchema) -> Option<bool> {
    let world = World {
        schema,
        registration: Attributes::new(),
        items: BTreeMap::new(),
        statements: BTreeMap::new(),
        settled: true,
    };
    let look = Look { preds: vec![one, other], ..Look::default() };
    let found = kinds(&look, over, &world, Scale::SMALLEST)?;
    let holds = |kind: &Kind, pred: &Pred| truth(pred, &kind.attributes, over, &world) == Some(true);
    Some(found.iter().any(|kind| holds(kind, one) && holds(kind, other)))
}
