//! The facts of a mail about a registration, read when it is written so that it says what is true then.

use domain::{Registration, RegistrationId};
use store::{people, registrations};

use crate::{App, CohortSummary, Error, Judgement, Result};

/// What a mail about a registration needs.
#[derive(Debug, Clone, PartialEq)]
pub struct RegistrationLetter {
    pub to: String,
    pub registration: Registration,
    pub cohort: CohortSummary,
    pub judgement: Judgement,
    pub waitlist_position: Option<u64>,
    /// Address of the registration's page without the language's prefix, such as `/registrations/…`.
    pub path: String,
    pub reply_to: Option<String>,
}

impl App {
    /// `None` when the registration was deleted meanwhile: then there is nothing to tell.
    pub async fn registration_letter(&self, id: RegistrationId) -> Result<Option<RegistrationLetter>> {
        let Some(registration) = registrations::find(&self.store, id).await? else { return Ok(None) };
        let applicant = people::find(&self.store, registration.applicant_id).await?.ok_or(Error::Internal)?;
        let cohort = self.find_cohort(&self.store, registration.cohort_id).await?;
        let (_, programme) = self.cohort_summary(&self.store, cohort).await?;
        let case = self.registration_case(&self.store, registration).await?;
        Ok(Some(RegistrationLetter {
            to: applicant.email,
            path: format!("/registrations/{id}"),
            reply_to: programme.content.contact.and_then(|contact| contact.email),
            registration: case.registration,
            cohort: case.cohort,
            judgement: case.judgement,
            waitlist_position: case.waitlist_position,
        }))
    }
}
