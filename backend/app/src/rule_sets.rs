//! The rules of a cohort: published versions never change; a change of an open cohort's rules needs a reason.

use domain::names::{NOTE_MAX, clean_text};
use domain::{Cohort, CohortId, EntryKind, FieldCode, FieldError, Job, JobId, PersonId, Phase, RuleSet};
use eligibility::ProblemKind;
use store::{Scope, Tx, cohorts, jobs, rule_sets};

use crate::change::check_version;
use crate::policy::Permission;
use crate::rule_checks::RuleCheck;
use crate::{App, Caller, Error, Result};

pub use store::rule_sets::PublishedRuleSet;

/// Checked rules on their way to being published.
#[derive(Debug, Clone, PartialEq)]
pub struct RulePublication {
    pub check: RuleCheck,
    /// Why the rules of an open cohort change.
    pub reason: Option<String>,
    /// Why rules that cannot hold together are published all the same.
    pub override_reason: Option<String>,
}

impl RulePublication {
    fn cleaned(&self) -> Result<Self> {
        let clean = |text: &Option<String>, pointer| {
            clean_text(text.as_deref().unwrap_or_default(), NOTE_MAX, pointer)
        };
        Ok(Self {
            check: self.check.clone(),
            reason: clean(&self.reason, "/reason")?,
            override_reason: clean(&self.override_reason, "/override_reason")?,
        })
    }
}

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

    /// Every published version, latest first, for organisers.
    pub async fn list_rule_sets(&self, caller: &Caller, id: CohortId) -> Result<Vec<PublishedRuleSet>> {
        self.require_in_cohort(&self.store, caller, id, Permission::ReadDrafts).await?;
        Ok(rule_sets::history(&self.store, id).await?)
    }

    /// The cohort whose rules the caller may change, to check these before they are handed in.
    pub async fn cohort_to_rule(&self, caller: &Caller, id: CohortId) -> Result<Cohort> {
        self.require_in_cohort(&self.store, caller, id, Permission::Publish).await?;
        self.find_cohort(&self.store, id).await
    }

    /// Publishes the next version. Verdicts already stored stay as they were; those whom the change concerns are told.
    pub async fn replace_rule_set(
        &self,
        caller: &Caller,
        id: CohortId,
        version: i64,
        publication: &RulePublication,
    ) -> Result<(Cohort, Option<PublishedRuleSet>)> {
        let publication = publication.cleaned()?;
        self.atomically(Scope::Cohort(id), async |tx| {
            let mut cohort = cohorts::lock(tx, id).await?.ok_or_else(|| Error::not_found("cohort"))?;
            self.require_in_cohort(tx, caller, id, Permission::Publish).await?;
            check_version(cohort.version, version)?;
            let before = cohort.rule_set_version;
            let opened = matches!(cohort.phase(self.now()), Phase::Open | Phase::Closed);
            if opened && before.is_some() && publication.reason.is_none() {
                let detail = "registrations have begun; write why the rules change";
                return Err(FieldError::new("/reason", FieldCode::Required, detail).into());
            }
            let published = self.publish_rules(tx, &mut cohort, &publication, Some(caller.id())).await?;
            cohort.version += 1;
            cohort.updated_at = self.now();
            crate::cohorts::save_cohort(tx, &cohort, limit_below_taken).await?;
            self.plan_moves(tx, [id]).await?;
            if let Some(from) = before {
                let job = Job::RulesChanged { cohort_id: id, from, to: published.version };
                jobs::enqueue(tx, JobId(self.new_id()), &job, self.now()).await?;
            }
            Ok((cohort, Some(published)))
        })
        .await
    }

    /// Stores the next version and lets the cohort follow it. The caller saves the cohort.
    pub(crate) async fn publish_rules(
        &self,
        tx: &Tx,
        cohort: &mut Cohort,
        publication: &RulePublication,
        by: Option<PersonId>,
    ) -> Result<PublishedRuleSet> {
        let RulePublication { check, reason, override_reason } = publication;
        if check.entry != cohort.entry {
            return Err(Error::Conflict {
                detail: "the cohort was changed meanwhile; load it again".to_owned(),
            });
        }
        let objections = check.objections(override_reason.is_some());
        if !objections.is_empty() {
            return Err(Error::Invalid(objections));
        }
        let version = cohort.rule_set_version.map_or(1, |version| version + 1);
        let published = PublishedRuleSet {
            cohort_id: cohort.id,
            version,
            rules: check.rules.clone(),
            hash: check.rules.hash(),
            reason: reason.clone(),
            published_by: by,
            published_at: self.now(),
            test_teams: check.test_teams.iter().map(|tried| tried.team.clone()).collect(),
            override_reason: override_reason.clone(),
        };
        rule_sets::insert(tx, &published).await?;
        cohort.rule_set_version = Some(version);
        cohort.municipality_limit = eligibility::municipality_limit(&check.rules);
        Ok(published)
    }
}

fn limit_below_taken() -> Error {
    let detail = "municipalities hold more places already than the new rules allow; withdraw some first";
    Error::Conflict { detail: detail.to_owned() }
}

/// Names every rule that does not make sense against the facts a registration has. `prefix` is where the rules
/// stand in the request.
pub fn check_rules(rules: &RuleSet, entry: EntryKind, prefix: &str) -> Result<()> {
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
    FieldError::new(format!("{prefix}{pointer}"), code_of(problem.kind), detail)
}

const fn code_of(kind: ProblemKind) -> FieldCode {
    match kind {
        ProblemKind::Missing => FieldCode::Required,
        ProblemKind::UnknownField => FieldCode::UnknownField,
        ProblemKind::UnknownCode => FieldCode::UnknownCode,
        ProblemKind::UnknownName => FieldCode::UnknownName,
        ProblemKind::WrongType => FieldCode::InvalidType,
        ProblemKind::NotAFraction => FieldCode::NotAFraction,
        ProblemKind::Empty => FieldCode::TooShort,
        ProblemKind::TooLong => FieldCode::TooLong,
        ProblemKind::TooMany => FieldCode::TooMany,
        ProblemKind::TooDeep => FieldCode::TooDeep,
        ProblemKind::Duplicate => FieldCode::Taken,
        ProblemKind::OutOfRange => FieldCode::OutOfRange,
        ProblemKind::Contradiction => FieldCode::Contradiction,
        ProblemKind::NotAllowed => FieldCode::NotAllowed,
    }
}
