//! Whether the required rules of a registration can hold together at all: the smallest valid team as a witness, or
//! the rules that contradict each other with the smallest change of one number that mends them; and rules that
//! nobody would miss. Exact for counting rules; says `unknown` where it cannot tell. Judges no facts.

mod kinds;
mod model;
mod repair;
mod solve;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use self::model::Model;
use self::solve::{Solution, Witness};
use crate::evaluate::evaluate;
use crate::facts::{Attributes, Facts, Item};
use crate::rule::{Effect, Rule, RuleSet, Scope};
use crate::schema::FactSchema;
use crate::value::Value;
use crate::verdict::VerdictStatus;

/// What is to be said about a rule set before it is published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleLint))]
pub struct Lint {
    pub feasibility: Feasibility,
    /// When impossible: ids of rules that contradict each other, none of which could be left out.
    pub conflict: Vec<String>,
    /// When impossible: changes of one number each, smallest first, after which the rules can hold.
    pub repairs: Vec<Repair>,
    /// Ids of required rules that follow from the others.
    pub redundant: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleFeasibility))]
pub enum Feasibility {
    /// Shown by a team that the evaluator accepts, as small as there is one.
    Possible {
        #[cfg_attr(feature = "openapi", schema(value_type = Vec<std::collections::HashMap<String, Value>>))]
        team: Vec<Attributes>,
        #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, Value>))]
        registration: Attributes,
    },
    Impossible,
    /// The rules go beyond what is decided here, or there are too many cases.
    Unknown,
}

/// A bound changed so that contradicting rules can hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RuleRepair))]
pub struct Repair {
    /// JSON pointer of the number in the rule set.
    pub pointer: String,
    pub from: i64,
    pub to: i64,
}

/// Looks at the required rules of scope `registration`.
pub fn lint(rules: &RuleSet, schema: &FactSchema) -> Lint {
    let nothing =
        Lint { feasibility: Feasibility::Unknown, conflict: vec![], repairs: vec![], redundant: vec![] };
    let Some(model) = Model::of(rules, schema) else {
        return Lint { feasibility: searched(rules, schema), ..nothing };
    };
    let required: Vec<usize> =
        (0..rules.rules.len()).filter(|&index| rules.rules.get(index).is_some_and(binding)).collect();
    match model.smallest(&required, None) {
        Solution::GaveUp => nothing,
        Solution::None => Lint {
            feasibility: Feasibility::Impossible,
            conflict: ids(rules, &conflict(&model, &required)),
            repairs: repair::repairs(rules, schema),
            ..nothing
        },
        Solution::Smallest(witness) => Lint {
            feasibility: accepted(rules, schema, witness),
            redundant: ids(rules, &redundant(&model, &required)),
            ..nothing
        },
    }
}

fn binding(rule: &Rule) -> bool {
    rule.effect == Effect::Require && rule.scope == Scope::Registration
}

fn ids(rules: &RuleSet, indices: &[usize]) -> Vec<String> {
    indices.iter().filter_map(|&index| rules.rules.get(index)).map(|rule| rule.id.clone()).collect()
}

/// "Possible" is said only of a team that the evaluator itself accepts.
fn accepted(rules: &RuleSet, schema: &FactSchema, (team, registration): Witness) -> Feasibility {
    let member = |(index, attributes): (usize, &Attributes)| Item {
        id: index.to_string(),
        attributes: attributes.clone(),
    };
    let facts = Facts {
        members: team.iter().enumerate().map(member).collect(),
        registration: registration.clone(),
        ..Facts::default()
    };
    match evaluate(rules, schema, &facts).status {
        VerdictStatus::Satisfied => Feasibility::Possible { team, registration },
        VerdictStatus::Violated | VerdictStatus::Undetermined => Feasibility::Unknown,
    }
}

/// For rules beyond the exact model: a team built from nothing by the search for fixes, if it finds one.
fn searched(rules: &RuleSet, schema: &FactSchema) -> Feasibility {
    let empty = Facts::default();
    let facts = match crate::fix::suggest(rules, schema, &empty, 1).first() {
        Some(fix) => crate::fix::apply(fix, &empty),
        None => empty,
    };
    let team = facts.members.into_iter().map(|member| member.attributes).collect();
    accepted(rules, schema, (team, facts.registration))
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
