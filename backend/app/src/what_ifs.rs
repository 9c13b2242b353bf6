//! What other rules would change: every registration of a cohort judged by the rules in force and by the new ones,
//! on the facts of today.

use domain::{
    Cohort, CohortId, Job, MunicipalityCode, Notice, Registration, RegistrationId, RuleSet, State,
    VerdictStatus, fact_schema,
};
use eligibility::evaluate::Statuses;
use eligibility::{CompiledRules, Effect, Rule, RuleStatus};
use store::{Scope, registrations};

use crate::case::{rules_at, rules_of};
use crate::facts::{Completeness, beside, facts_of, has_pool_rules};
use crate::mails::About;
use crate::policy::Permission;
use crate::{App, Caller, Result};

/// What two rule sets are compared on.
#[derive(Debug, Clone)]
pub struct Comparison {
    pub cohort: Cohort,
    before: RuleSet,
    /// Those that have not ended, drafts with them.
    registrations: Vec<Registration>,
    pool: Vec<Option<MunicipalityCode>>,
}

/// The transition matrix with its reasons. Drafts are nobody's business and in none of it but `drafts`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WhatIf {
    /// How many were compared.
    pub registrations: usize,
    pub transitions: Vec<Transition>,
    pub rules: Vec<RuleChange>,
    pub changed: Vec<ChangedRegistration>,
    /// Drafts that go on under the new rules.
    pub drafts: Vec<RegistrationId>,
    /// True when time ran out: then not all were compared.
    pub gave_up: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    pub from: VerdictStatus,
    pub to: VerdictStatus,
    pub count: usize,
}

/// For how many registrations the result of one rule changes. A rule that is new counts from "met".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleChange {
    pub rule: String,
    pub now_met: usize,
    pub now_not_met: usize,
}

/// A registration whose verdict would be another.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedRegistration {
    pub registration: Registration,
    pub from: VerdictStatus,
    pub to: VerdictStatus,
    /// Ids of the rules that are not met now, or were not before.
    pub because: Vec<String>,
}

impl Comparison {
    /// Judges all by both rule sets, until `enough` says that time is up.
    pub fn with(&self, after: &RuleSet, enough: &dyn Fn() -> bool) -> WhatIf {
        let is_draft = |registration: &&Registration| registration.state == State::Draft;
        let drafts = self.registrations.iter().filter(is_draft).map(|draft| draft.id).collect();
        let mut found = WhatIf { drafts, ..WhatIf::default() };
        let needs_pool = has_pool_rules(&self.before) || has_pool_rules(after);
        let both = CompiledRules::versions([&self.before, after], fact_schema(self.cohort.entry));
        for registration in self.registrations.iter().filter(|registration| !is_draft(registration)) {
            if enough() {
                found.gave_up = true;
                break;
            }
            let others = if needs_pool { beside(registration, self.pool.clone()) } else { Vec::new() };
            let facts = facts_of(registration, Completeness::Complete, &others);
            let [was, is] = both.read(&facts).each_statuses();
            found.count(registration, (&self.before, &was), (after, &is));
        }
        found
    }
}

/// A rule set with how its rules stand.
type Judged<'a> = (&'a RuleSet, &'a Statuses);

impl WhatIf {
    fn count(&mut self, registration: &Registration, before: Judged<'_>, after: Judged<'_>) {
        self.registrations += 1;
        let (from, to) = (before.1.verdict, after.1.verdict);
        match self.transitions.iter_mut().find(|seen| (seen.from, seen.to) == (from, to)) {
            Some(seen) => seen.count += 1,
            None => self.transitions.push(Transition { from, to, count: 1 }),
        }
        for (rule, status) in statuses(after) {
            let earlier = statuses(before).find(|(other, _)| other.id == rule.id);
            let was_met = earlier.is_none_or(|(_, status)| status == RuleStatus::Met);
            let is_met = status == RuleStatus::Met;
            self.note(&rule.id, is_met && !was_met, was_met && !is_met);
        }
        if from != to {
            let because = reasons(if to == VerdictStatus::Satisfied { before } else { after });
            self.changed.push(ChangedRegistration { registration: registration.clone(), from, to, because });
        }
    }

    fn note(&mut self, rule: &str, now_met: bool, now_not_met: bool) {
        let known = self.rules.iter_mut().find(|change| change.rule == rule);
        let (now_met, now_not_met) = (usize::from(now_met), usize::from(now_not_met));
        match known {
            Some(change) => {
                change.now_met += now_met;
                change.now_not_met += now_not_met;
            }
            None => self.rules.push(RuleChange { rule: rule.to_owned(), now_met, now_not_met }),
        }
    }
}

fn statuses((rules, judged): Judged<'_>) -> impl Iterator<Item = (&Rule, RuleStatus)> {
    rules.rules.iter().zip(judged.rules.iter().copied())
}

fn reasons(judged: Judged<'_>) -> Vec<String> {
    let broken = statuses(judged)
        .filter(|(rule, status)| rule.effect == Effect::Require && *status != RuleStatus::Met);
    broken.map(|(rule, _)| rule.id.clone()).collect()
}

impl App {
    /// What a coordinator's new rules for the cohort are to be compared on.
    pub async fn comparison(&self, caller: &Caller, id: CohortId) -> Result<Comparison> {
        self.require_in_cohort(&self.store, caller, id, Permission::Publish).await?;
        let cohort = self.find_cohort(&self.store, id).await?;
        let before = rules_of(&self.store, &cohort).await?;
        self.compare_from(cohort, before).await
    }

    async fn compare_from(&self, cohort: Cohort, before: RuleSet) -> Result<Comparison> {
        let registrations = registrations::living_of_cohort(&self.store, cohort.id).await?;
        let pool = registrations::admitted_municipalities(&self.store, cohort.id).await?;
        Ok(Comparison { cohort, before, registrations, pool })
    }

    /// The comparison of two published versions, with the later rules.
    pub async fn published_change(&self, id: CohortId, from: i64, to: i64) -> Result<(Comparison, RuleSet)> {
        let cohort = self.find_cohort(&self.store, id).await?;
        let before = rules_at(&self.store, id, Some(from)).await?;
        let after = rules_at(&self.store, id, Some(to)).await?;
        Ok((self.compare_from(cohort, before).await?, after))
    }

    /// Queues a mail to everyone whose verdict would be another, and to those who still write a draft.
    pub async fn tell_of_new_rules(&self, id: CohortId, to: i64, found: &WhatIf) -> Result<()> {
        let published = store::rule_sets::find(&self.store, id, to).await?;
        let reason = published.and_then(|published| published.reason);
        let changed = found.changed.iter().map(|changed| changed.registration.id);
        let concerned: Vec<_> = changed.chain(found.drafts.iter().copied()).collect();
        self.atomically(Scope::Free, async |tx| {
            for registration_id in &concerned {
                let (notice, reason) = (Notice::RulesChanged, reason.clone());
                let job = Job::RegistrationMail { registration_id: *registration_id, notice, reason };
                self.post(tx, About::unread(id, *registration_id), &job).await?;
            }
            Ok(())
        })
        .await
    }
}
