//! Checking a composition before anybody signs in: the same judgement as drafts and submissions get.

use domain::{CohortId, MunicipalityCode, PersonFacts};

use eligibility::Facts;

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

/// A composition with the rules it is to be held against: everything that has to be read, so that judging can happen
/// on whatever thread has time.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub cohort: CohortSummary,
    facts: Facts,
}

/// Rules and people multiplied, from which on judging may take longer than a thread that answers should be kept.
const HEAVY: usize = 400;

impl Question {
    pub fn is_heavy(&self) -> bool {
        eligibility::weight(&self.cohort.rules) * (self.facts.members.len() + 1) > HEAVY
    }

    /// Judges by the rules in force. Takes up to some tens of milliseconds of one core.
    pub fn judge(self) -> Judgement {
        let cohort = &self.cohort.cohort;
        judge(cohort.entry, cohort.rule_set_version, &self.cohort.rules, self.facts)
    }
}

impl App {
    /// Reads the rules in force of a cohort that the caller can see, to judge a composition by them.
    pub async fn ask(
        &self,
        caller: Option<&Caller>,
        cohort_id: CohortId,
        composition: &Composition,
    ) -> Result<Question> {
        let cohort = self.find_cohort(&self.store, cohort_id).await?;
        let (cohort, programme) = self.cohort_summary(&self.store, cohort).await?;
        if !policy::can_see_cohort(caller, &cohort.cohort, &programme) {
            return Err(Error::not_found("cohort"));
        }
        let pool = pool(&self.store, cohort_id, &cohort.rules).await?;
        let facts = facts(composition.municipality, &composition.people, composition.completeness, &pool);
        Ok(Question { cohort, facts })
    }
}
