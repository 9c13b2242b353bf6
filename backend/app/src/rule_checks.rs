//! Rules before they are published: whether they make sense and can hold together, and how test teams fare. Pure:
//! nothing here reads or stores anything.

use domain::{EntryKind, FieldCode, FieldError, RuleSet, TestTeam, VerdictStatus, fact_schema};
use eligibility::Lint;
use eligibility::lint::Feasibility;

use crate::evaluations::Composition;
use crate::facts::{Completeness, facts, judge};
use crate::rule_sets::check_rules;
use crate::{Judgement, Result};

/// Rules that somebody is writing, and whom they are tried with.
#[derive(Debug, Clone)]
pub struct RuleDraft {
    pub entry: EntryKind,
    pub rules: RuleSet,
    pub test_teams: Vec<TestTeam>,
}

/// A draft with what is to be said about it. Only rules that make sense against the facts get this far.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleCheck {
    pub entry: EntryKind,
    pub rules: RuleSet,
    pub lint: Lint,
    pub test_teams: Vec<TriedTeam>,
}

/// A test team with the verdict it gets.
#[derive(Debug, Clone, PartialEq)]
pub struct TriedTeam {
    pub team: TestTeam,
    pub judgement: Judgement,
}

impl TriedTeam {
    pub fn actual(&self) -> VerdictStatus {
        self.judgement.verdict.status
    }

    pub fn passed(&self) -> bool {
        self.actual() == self.team.expected
    }
}

impl RuleCheck {
    /// Looks at everything; costs up to a few hundred milliseconds of one core.
    pub fn of(draft: RuleDraft) -> Result<Self> {
        let RuleDraft { entry, rules, test_teams } = draft;
        check_rules(&rules, entry, "/rules")?;
        let lint = eligibility::lint(&rules, fact_schema(entry));
        let test_teams = test_teams.into_iter().map(|team| tried(team, entry, &rules)).collect();
        Ok(Self { entry, rules, lint, test_teams })
    }

    /// What still speaks against publishing. `overridden`: the organiser has said why contradictory rules are wanted.
    pub(crate) fn objections(&self, overridden: bool) -> Vec<FieldError> {
        let failed = self.test_teams.iter().enumerate().filter(|(_, tried)| !tried.passed());
        let mut objections: Vec<FieldError> = failed
            .map(|(position, tried)| {
                let detail = format!(
                    "“{}” gets another verdict; change the rules or what you expect",
                    tried.team.name
                );
                FieldError::new(format!("/test_teams/{position}/expected"), FieldCode::NotAllowed, detail)
            })
            .collect();
        if let Some(clash) = self.contradiction().filter(|_| !overridden) {
            let detail = format!("{clash}; repair them, or write why they are published all the same");
            objections.push(FieldError::new("/override_reason", FieldCode::Required, detail));
        }
        objections
    }

    /// Which rules cannot hold together, if some cannot.
    pub(crate) fn contradiction(&self) -> Option<String> {
        let impossible = self.lint.feasibility == Feasibility::Impossible;
        // A team is possible all the same when the rules that clash are those over the pool.
        let who = if self.lint.smallest_team.is_some() { "no teams together" } else { "no team" };
        impossible.then(|| format!("{who} can fulfil all of these rules: {}", self.lint.conflict.join(", ")))
    }
}

fn tried(team: TestTeam, entry: EntryKind, rules: &RuleSet) -> TriedTeam {
    let completeness = if team.complete { Completeness::Complete } else { Completeness::MayJoin };
    let facts = facts(team.municipality, &team.people, completeness, &[]);
    TriedTeam { judgement: judge(entry, None, rules, facts), team }
}

/// Judges a composition by rules that belong to no cohort.
pub fn evaluate(entry: EntryKind, rules: &RuleSet, composition: &Composition) -> Result<Judgement> {
    check_rules(rules, entry, "/rules")?;
    let Composition { municipality, people, completeness } = composition;
    Ok(judge(entry, None, rules, facts(*municipality, people, *completeness, &[])))
}
