//! Checking a composition before anybody signs in: the same judgement as drafts and submissions get.

use domain::{CohortId, MunicipalityCode, PersonFacts};

use crate::facts::{facts, judge, pool};
use crate::{App, Caller, CohortSummary, Error, Judgement, Result, policy};

pub use crate::facts::Completeness;

/// A composition to judge.
#[derive(Debug, Clone)]
pub struct Composition {
    pub municipality: Option<MunicipalityCode>,
    pub people: Vec<PersonFacts>,
    pub completeness: Completeness,
}

/// A verdict with what its sentences refer to.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    pub judgement: Judgement,
    pub cohort: CohortSummary,
}

impl App {
    /// Judges a composition by the rules in force of a cohort that the caller can see.
    pub async fn evaluate(
        &self,
        caller: Option<&Caller>,
        cohort_id: CohortId,
        composition: &Composition,
    ) -> Result<Evaluation> {
        let cohort = self.find_cohort(&self.store, cohort_id).await?;
        let (cohort, programme) = self.cohort_summary(&self.store, cohort).await?;
        if !policy::can_see_cohort(caller, &cohort.cohort, &programme) {
            return Err(Error::not_found("cohort"));
        }
        let pool = pool(&self.store, cohort_id, &cohort.rules).await?;
        let facts = facts(composition.municipality, &composition.people, composition.completeness, &pool);
        let version = cohort.cohort.rule_set_version;
        let judgement = judge(cohort.cohort.entry, version, &cohort.rules, facts);
        Ok(Evaluation { judgement, cohort })
    }
}
