//! Whether the required rules of a registration can hold together at all: the smallest valid team as a witness, or
//! the rules that contradict each other with the smallest change of one number that mends them; and rules that
//! nobody would miss. Exact for counting rules; says `unknown` where it cannot tell. Judges no facts.

mod bounds;
mod kinds;
mod model;
mod repair;
mod solve;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use self::model::Model;
pub use self::repair::{Amount, Repair, apply_repair};
use self::solve::{Solution, Witness};
use crate::evaluate::evaluate;
use crate::facts::{Attributes, Facts, Item};
use crate::rule::{Effect, Pred, Rule, RuleSet, Scope};
use crate::schema::FactSchema;
use crate::value::Value;
use crate::verdict::VerdictStatus;

/// What is to be said about a rule set before it is published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleLint))]
pub struct Lint {
    pub feasibility: Feasibility,
    /// When possible: a team that the evaluator accepts, as small as there is one.
    pub smallest_team: Option<Sample>,
    /// A team much like it that keeps every required rule but one.
    pub near_miss: Option<NearMiss>,
    /// When impossible: ids of rules that contradict each other, none of which could be left out.
    pub conflict: Vec<String>,
    /// When impossible: changes of one bound each, smallest first, after which the rules can hold.
    pub repairs: Vec<Repair>,
    /// Ids of required rules that follow from the others.
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
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, Value>))]
    pub registration: Attributes,
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<std::collections::HashMap<String, Value>>))]
    pub members: Vec<Attributes>,
    /// Items of further collections that rules look at.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, Vec<std::collections::HashMap<String, Value>>>))]
    pub collections: BTreeMap<String, Vec<Attributes>>,
}

impl Sample {
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

/// Looks at the required rules of scope `registration`.
pub fn lint(rules: &RuleSet, schema: &FactSchema) -> Lint {
    let nothing = Lint {
        feasibility: Feasibility::Unknown,
        smallest_team: None,
        near_miss: None,
        conflict: vec![],
        repairs: vec![],
        redundant: vec![],
        dead_branches: vec![],
        gave_up: false,
    };
    let Some(model) = Model::of(rules, schema) else {
        let smallest_team = searched(rules, schema);
        let feasibility = if smallest_team.is_some() { Feasibility::Possible } else { Feasibility::Unknown };
        return Lint { feasibility, smallest_team, gave_up: true, ..nothing };
    };
    let required: Vec<usize> =
        (0..rules.rules.len()).filter(|&index| rules.rules.get(index).is_some_and(binding)).collect();
    match model.smallest(&required, None) {
        Solution::GaveUp => Lint { gave_up: true, ..nothing },
        Solution::None => {
            let conflict = conflict(&model, &required);
            Lint {
                feasibility: Feasibility::Impossible,
                repairs: repair::repairs(rules, &conflict, &mut |changed| possible(changed, schema)),
                conflict: ids(rules, &conflict),
                ..nothing
            }
        }
        Solution::Smallest(witness) => {
            let smallest_team = accepted(rules, schema, witness);
            let feasibility =
                if smallest_team.is_some() { Feasibility::Possible } else { Feasibility::Unknown };
            Lint {
                feasibility,
                smallest_team,
                redundant: ids(rules, &redundant(&model, &required)),
                ..nothing
            }
        }
    }
}

fn possible(rules: &RuleSet, schema: &FactSchema) -> bool {
    let required: Vec<usize> =
        (0..rules.rules.len()).filter(|&index| rules.rules.get(index).is_some_and(binding)).collect();
    let solution = Model::of(rules, schema).map(|model| model.smallest(&required, None));
    matches!(solution, Some(Solution::Smallest(_)))
}

fn binding(rule: &Rule) -> bool {
    rule.effect == Effect::Require && rule.scope == Scope::Registration
}

fn ids(rules: &RuleSet, indices: &[usize]) -> Vec<String> {
    indices.iter().filter_map(|&index| rules.rules.get(index)).map(|rule| rule.id.clone()).collect()
}

/// "Possible" is said only of a team that the evaluator itself accepts.
fn accepted(rules: &RuleSet, schema: &FactSchema, (members, registration): Witness) -> Option<Sample> {
    let sample = Sample { registration, members, ..Sample::default() };
    let status = evaluate(rules, schema, &sample.facts()).status;
    (status == VerdictStatus::Satisfied).then_some(sample)
}

/// For rules beyond the exact model: a team built from nothing by the search for fixes, if it finds one.
fn searched(rules: &RuleSet, schema: &FactSchema) -> Option<Sample> {
    let empty = Facts::default();
    let facts = match crate::fix::suggest(rules, schema, &empty, 1).first() {
        Some(fix) => crate::fix::apply(fix, &empty),
        None => empty,
    };
    let members = facts.members.into_iter().map(|member| member.attributes).collect();
    accepted(rules, schema, (members, facts.registration))
}

/// Rules left over after dropping every one without which the rest is still impossible.
fn conflict(model: &Model, required: &[usize]) -> Vec<usize> {
    let mut kept = required.to_vec();
    for &candidate in required {
        let without: Vec<usize> = kept.iter().copied().filter(|&index| index != candidate).collect();
        if model.smallest(&without, None) == Solution::None {
            kept = without;
        }
    }
    kept
}

/// Rules that no team breaks while it keeps the others. Of two equal rules only the later one is redundant.
fn redundant(model: &Model, required: &[usize]) -> Vec<usize> {
    let mut kept = required.to_vec();
    for &candidate in required.iter().rev() {
        let without: Vec<usize> = kept.iter().copied().filter(|&index| index != candidate).collect();
        if model.smallest(&without, Some(candidate)) == Solution::None {
            kept = without;
        }
    }
    required.iter().copied().filter(|index| !kept.contains(index)).collect()
}

/// Values of a few attributes, as a member or the registration would have them.
type Assignment = BTreeMap<String, Value>;

/// Whether one item can satisfy both predicates; none when that cannot be told.
pub(crate) fn overlap(over: &str, one: &Pred, other: &Pred, schema: &FactSchema) -> Option<bool> {
    let kinds = kinds::kinds(&[one, other], schema.attributes(over)?, schema)?;
    Some(kinds.iter().any(|kind| kind.answers.iter().all(|answer| *answer)))
}
