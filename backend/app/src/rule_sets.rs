//! The rules of a cohort: published versions never change; a change of an open cohort's rules needs a reason.

use domain::names::{NOTE_MAX, clean_text};
use domain::{Cohort, CohortId, EntryKind, FieldCode, FieldError, PersonId, Phase, RuleSet};
use store::{Scope, Tx, cohorts, rule_sets};

use crate::change::check_version;
use crate::policy::Permission;
use crate::{App, Caller, Error, Result};

pub use store::rule_sets::PublishedRuleSet;

impl App {
    /// The rules in force with their history's last entry, for organisers.
    pub async fn get_rule_set(
        &self,
        caller: &Caller,
        id: CohortId,
    ) -> Result<(Cohort, Option<PublishedRuleSet>)> {
        self.require_in_cohort(&self.store, caller, id, Permission::ReadDrafts).await?;
        let cohort = self.find_cohort(&self.store, id).await?;
        let published = match cohort.rule_set_version {
            Some(version) => rule_sets::find(&self.store, id, version).await?,
            None => None,
        };
        Ok((cohort, published))
    }

    /// Publishes the next version. Verdicts already stored stay as they were.
    pub async fn replace_rule_set(
        &self,
        caller: &Caller,
        id: CohortId,
        version: i64,
        rules: &RuleSet,
        reason: Option<&str>,
    ) -> Result<(Cohort, Option<PublishedRuleSet>)> {
        let reason = clean_text(reason.unwrap_or_default(), NOTE_MAX, "/reason")?;
        self.atomically(Scope::Cohort(id), async |tx| {
            let mut cohort = cohorts::lock(tx, id).await?.ok_or_else(|| Error::not_found("cohort"))?;
            self.require_in_cohort(tx, caller, id, Permission::Publish).await?;
            check_version(cohort.version, version)?;
            let opened = matches!(cohort.phase(self.now()), Phase::Open | Phase::Closed);
            if opened && cohort.rule_set_version.is_some() && reason.is_none() {
                let detail = "registrations have begun; write why the rules change";
                return Err(FieldError::new("/reason", FieldCode::Required, detail).into());
            }
            let published =
                self.publish_rules(tx, &mut cohort, rules, reason.clone(), Some(caller.id())).await?;
            cohort.version += 1;
            cohort.updated_at = self.now();
            crate::cohorts::save_cohort(tx, &cohort, limit_below_taken).await?;
            Ok((cohort, Some(published)))
        })
        .await
    }

    /// Stores the next version and lets the cohort follow it. The caller saves the cohort.
    pub(crate) async fn publish_rules(
        &self,
        tx: &Tx,
        cohort: &mut Cohort,
        rules: &RuleSet,
        reason: Option<String>,
        by: Option<PersonId>,
    ) -> Result<PublishedRuleSet> {
        check_rules(rules, cohort.entry, "/rules")?;
        let version = cohort.rule_set_version.map_or(1, |version| version + 1);
        let published = PublishedRuleSet {
            cohort_id: cohort.id,
            version,
            rules: rules.clone(),
            hash: rules.hash(),
            reason,
            published_by: by,
            published_at: self.now(),
        };
        rule_sets::insert(tx, &published).await?;
        cohort.rule_set_version = Some(version);
        cohort.municipality_limit = eligibility::municipality_limit(rules);
        Ok(published)
    }
}

fn limit_below_taken() -> Error {
    let detail = "municipalities hold more places already than the new rules allow; withdraw some first";
    Error::Conflict { detail: detail.to_owned() }
}

/// Names every rule that does not make sense against the facts a registration has. `prefix` is where the rules
/// stand in the request.
fn check_rules(rules: &RuleSet, entry: EntryKind, prefix: &str) -> Result<()> {
    let problems = rules.check_types(domain::fact_schema(entry));
    if problems.is_empty() {
        return Ok(());
    }
    Err(Error::Invalid(problems.into_iter().map(|problem| rule_problem(problem, prefix)).collect()))
}

/// A problem of the rule language as a field error; its pointers begin at the rule set.
pub fn rule_problem(problem: eligibility::Problem, prefix: &str) -> FieldError {
    let pointer = problem.pointer.strip_prefix("/rules").unwrap_or(&problem.pointer);
    let detail = if problem.allowed.is_empty() {
        problem.message
    } else {
        format!("{}; allowed: {}", problem.message, problem.allowed.join(", "))
    };
    FieldError::new(format!("{prefix}{pointer}"), FieldCode::InvalidFormat, detail)
}
