//! One registration's facts, read and ready to be judged.

use super::finding::Finding;
use super::plan::{CompiledRules, Version};
use super::read::read;
use super::table::Tables;
use super::{ENGINE, Judge};
use crate::facts::Facts;
use crate::rule::{Effect, Rule, Scope, content_hash};
use crate::verdict::{Provenance, RuleResult, RuleStatus, Verdict, VerdictStatus};

/// Facts read by compiled rules. What is asked of several versions is answered in their order.
#[derive(Debug, Clone)]
pub struct Case<'t, const N: usize = 1> {
    versions: &'t [Version<'t>; N],
    facts: &'t Facts,
    read: Tables<'t>,
}

/// A verdict without its explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statuses {
    pub verdict: VerdictStatus,
    /// One for each rule, in the order of the rule set.
    pub rules: Vec<RuleStatus>,
}

impl<const N: usize> CompiledRules<'_, N> {
    /// Reads facts once for every version of the rules.
    pub fn read<'t>(&'t self, facts: &'t Facts) -> Case<'t, N> {
        Case { versions: &self.versions, facts, read: read(&self.vocabulary, facts) }
    }
}

impl Case<'_> {
    /// The bare verdict.
    pub fn status(&self) -> VerdictStatus {
        let [status] = self.each_status();
        status
    }

    /// The explained verdict, as masks: one finding for each rule.
    pub fn findings(&self) -> Vec<Finding> {
        let [findings] = self.each_findings();
        findings
    }

    /// One result for each rule, with ids in place of masks.
    pub fn results(&self) -> Vec<RuleResult> {
        let [results] = self.each_results();
        results
    }

    /// The explained verdict as it is stored and sent.
    pub fn verdict(&self) -> Verdict {
        let [verdict] = self.each_verdict();
        verdict
    }
}

impl<const N: usize> Case<'_, N> {
    /// The bare verdict of each version. Looks no further than the first rule that is not met.
    pub fn each_status(&self) -> [VerdictStatus; N] {
        self.each(|judge, version| {
            let binding = version.rules.rules.iter().zip(&version.checks).filter(|(rule, _)| decides(rule));
            overall(binding.map(|(_, check)| judge.check(check, None)))
        })
    }

    /// The bare status of each rule of each version: what a change of rules is compared by.
    pub fn each_statuses(&self) -> [Statuses; N] {
        self.each(|judge, version| {
            let rules: Vec<_> = version.checks.iter().map(|check| judge.check(check, None)).collect();
            let binding = version.rules.rules.iter().zip(&rules).filter(|(rule, _)| decides(rule));
            Statuses { verdict: overall(binding.map(|(_, status)| *status)), rules }
        })
    }

    pub fn each_findings(&self) -> [Vec<Finding>; N] {
        self.each(|judge, version| version.checks.iter().map(|check| judge.finding(check)).collect())
    }

    pub fn each_results(&self) -> [Vec<RuleResult>; N] {
        self.each(|judge, version| self.results_of(judge, version))
    }

    pub fn each_verdict(&self) -> [Verdict; N] {
        let facts_hash = content_hash(self.facts);
        self.each(|judge, version| {
            let results = self.results_of(judge, version);
            let binding = version.rules.rules.iter().zip(&results).filter(|(rule, _)| decides(rule));
            Verdict {
                status: overall(binding.map(|(_, result)| result.status)),
                fixes: Vec::new(),
                gave_up: false,
                provenance: Provenance {
                    rule_set_hash: version.rules.hash(),
                    facts_hash: facts_hash.clone(),
                    engine: ENGINE.to_owned(),
                },
                rules: results,
            }
        })
    }

    fn each<T>(&self, ask: impl Fn(&Judge, &Version) -> T) -> [T; N] {
        self.versions
            .each_ref()
            .map(|version| ask(&Judge::new(&self.read, version, self.facts.members.len()), version))
    }

    fn results_of(&self, judge: &Judge, version: &Version) -> Vec<RuleResult> {
        let rules = version.rules.rules.iter().zip(&version.checks);
        rules.map(|(rule, check)| self.result(rule, judge.finding(check))).collect()
    }

    fn result(&self, rule: &Rule, finding: Finding) -> RuleResult {
        let part = self.read.part(finding);
        RuleResult {
            rule: rule.id.clone(),
            scope: rule.scope,
            effect: rule.effect,
            status: part.status,
            expected: part.expected,
            actual: part.actual,
            counted: part.counted,
            offending: part.offending,
            unknown: part.unknown,
            cause: part.cause,
            parts: part.parts,
        }
    }
}

/// Only required rules of the registration decide; pool rules depend on others and advice binds nobody.
fn decides(rule: &Rule) -> bool {
    rule.effect == Effect::Require && rule.scope == Scope::Registration
}

/// Looks no further than the first rule that is not met.
fn overall(mut statuses: impl Iterator<Item = RuleStatus>) -> VerdictStatus {
    let mut so_far = VerdictStatus::Satisfied;
    loop {
        match statuses.next() {
            None => return so_far,
            Some(RuleStatus::Met) => {}
            Some(RuleStatus::Open) => so_far = VerdictStatus::Undetermined,
            Some(RuleStatus::NotMet) => return VerdictStatus::Violated,
        }
    }
}
