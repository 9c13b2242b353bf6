//! Trying a form before it is published, as an applicant would meet it. Nothing is stored.

use domain::form::{Filled, Sheet, apply_answers, fill};
use domain::{AnswerOf, CohortId, Form, MemberId, MunicipalityCode, PersonFacts};
use uuid::Uuid;

use crate::facts::{Completeness, facts};
use crate::form_answers::Answers;
use crate::policy::Permission;
use crate::{App, Caller, Error, Result};

/// A form with what a made-up registration says.
#[derive(Debug, Clone)]
pub struct FormTrial {
    pub form: Form,
    pub municipality: Option<MunicipalityCode>,
    pub answers: Answers,
    pub members: Vec<(PersonFacts, Answers)>,
}

impl App {
    /// The answers held against the form; members keep their order. Refuses what could not be published or answered.
    pub async fn try_form(&self, caller: &Caller, id: CohortId, trial: &FormTrial) -> Result<Filled> {
        self.require_in_cohort(&self.store, caller, id, Permission::ReadDrafts).await?;
        let cohort = self.find_cohort(&self.store, id).await?;
        let mut errors = trial.form.problems(cohort.entry);
        let mut sheet = |of, answers, at: &str| {
            let mut sheet = Sheet::new();
            apply_answers((&trial.form, 0), of, &mut sheet, answers, at, &mut errors);
            sheet
        };
        let own = sheet(AnswerOf::Registration, &trial.answers, "/answers");
        let mut sheets = Vec::with_capacity(trial.members.len());
        for (position, (_, answers)) in trial.members.iter().enumerate() {
            sheets.push(sheet(AnswerOf::Member, answers, &format!("/members/{position}/answers")));
        }
        if !errors.is_empty() {
            return Err(Error::Invalid(errors));
        }
        let people: Vec<_> = trial.members.iter().map(|(person, _)| person.clone()).collect();
        let known = facts(trial.municipality, &people, Completeness::Complete, &[]);
        let members = known.members.into_iter().zip(sheets);
        let members = members.map(|(item, sheet)| (MemberId(Uuid::nil()), item.attributes, sheet)).collect();
        Ok(fill(&trial.form, cohort.entry, (&known.registration, own), members))
    }
}
