//! How many steps a broken rule needs at least. Never more than it really needs: the search relies on that.

use super::choices::{Choices, State};
use crate::evaluate::{CompiledRules, Finding};
use crate::facts::Facts;
use crate::rule::{Check, Pred, RuleSet};
use crate::schema::FactSchema;
use crate::verdict::{FixKind, RuleStatus};

/// What it costs to put a member together, beside judging one.
const ITEM: usize = 4;

/// Judges states by rules made ready once.
pub(super) struct Gauge<'a> {
    pub(super) rules: &'a RuleSet,
    pub(super) schema: &'a FactSchema,
    pub(super) start: &'a Facts,
    pub(super) choices: &'a Choices,
    compiled: CompiledRules<'a>,
    size: usize,
}

impl<'a> Gauge<'a> {
    pub(super) fn new(
        rules: &'a RuleSet,
        schema: &'a FactSchema,
        start: &'a Facts,
        choices: &'a Choices,
    ) -> Self {
        let compiled = CompiledRules::new(rules, schema);
        Self { rules, schema, start, choices, compiled, size: crate::weight::weight(rules) }
    }

    /// What judging a state costs: it is put together, and each predicate looks at each member.
    pub(super) fn effort(&self, state: &State) -> usize {
        let members: usize = state.iter().sum();
        (members + 1) * (self.size + ITEM) + state.len()
    }

    /// What writing the moves and the rules about them as a program costs, in units of the program's budget.
    pub(super) fn writing(&self) -> usize {
        let items = self.choices.moves.iter().filter(|step| step.kind != FixKind::Replace).count();
        items * (self.size / 4 + ITEM) + self.choices.moves.len() / 4
    }

    /// The distance of a state; nought exactly when all rules are met.
    pub(super) fn distance(&self, state: &State, measure: Measure) -> usize {
        self.distance_of(&self.choices.facts(state, self.start, self.schema), measure)
    }

    pub(super) fn distance_of(&self, facts: &Facts, measure: Measure) -> usize {
        let findings = self.compiled.read(facts).findings();
        let scale = Scale { measure, choices: self.choices };
        let each = self.rules.rules.iter().zip(&findings);
        measure.of(each.map(|(rule, finding)| scale.of_check(&rule.check, finding)))
    }
}

/// How the distances of several conditions make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Their maximum: a lower bound of the steps to go, since one step may serve several conditions.
    Least,
    /// Their sum: no bound, but it tells which of two states is further on.
    Total,
}

impl Measure {
    fn of(self, distances: impl Iterator<Item = usize>) -> usize {
        match self {
            Self::Least => distances.max().unwrap_or(0),
            Self::Total => distances.sum(),
        }
    }
}

struct Scale<'a> {
    measure: Measure,
    choices: &'a Choices,
}

impl Scale<'_> {
    fn of_check(&self, check: &Check, finding: &Finding) -> usize {
        if finding.status == RuleStatus::Met {
            return 0;
        }
        let nested = |checks: &[Check]| -> Vec<usize> {
            checks.iter().zip(&finding.parts).map(|(check, part)| self.of_check(check, part)).collect()
        };
        let distance = match check {
            // One step changes one member, so a count of members moves by one at most: unless it settles a fact of
            // the registration that many members are compared with.
            Check::Count { set, .. } if set.sum.is_none() && !self.linked(set.filter.as_ref()) => {
                off_by(finding)
            }
            Check::Every { set, must } if !self.linked(set.filter.as_ref()) && !self.linked(Some(must)) => {
                off_by(finding)
            }
            Check::AllOf { checks } => self.measure.of(nested(checks).into_iter()),
            Check::AnyOf { checks } => nested(checks).into_iter().min().unwrap_or(1),
            Check::Count { .. }
            | Check::Every { .. }
            | Check::Share { .. }
            | Check::Ratio { .. }
            | Check::Distinct { .. }
            | Check::PerValue { .. }
            | Check::Fact { .. }
            | Check::Confirm { .. }
            | Check::If { .. } => 1,
        };
        distance.max(1)
    }

    /// Whether one step that changes the registration may change the answer for many members.
    fn linked(&self, pred: Option<&Pred>) -> bool {
        match pred {
            Some(Pred::SameAs { other, .. }) => self.choices.linked.contains(other),
            Some(Pred::All { of } | Pred::Any { of }) => of.iter().any(|pred| self.linked(Some(pred))),
            Some(Pred::Not { of }) => self.linked(Some(of)),
            Some(_) | None => false,
        }
    }
}

fn off_by(finding: &Finding) -> usize {
    let (Some(bound), Some(actual)) = (finding.expected, finding.actual) else { return 1 };
    let lacking = bound.min.map_or(0, |min| min.saturating_sub(actual.known));
    let excess = bound.max.map_or(0, |max| actual.possible.saturating_sub(max));
    usize::try_from(lacking.max(excess)).unwrap_or(1)
}
