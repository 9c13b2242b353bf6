//! The questions of a cohort: published versions never change. Answers live in `form_answers`.

use domain::{CohortId, Form};
use store::{Scope, cohorts, forms, programmes};

use crate::change::check_version;
use crate::policy::{self, Permission};
use crate::{App, Caller, Error, Result};

pub use store::forms::PublishedForm;

impl App {
    /// What the cohort asks now, for whoever can see the cohort.
    pub async fn get_form(&self, caller: Option<&Caller>, id: CohortId) -> Result<Option<PublishedForm>> {
        let cohort = self.find_cohort(&self.store, id).await?;
        let programme = programmes::find(&self.store, cohort.programme_id).await?.ok_or(Error::Internal)?;
        if !policy::can_see_cohort(caller, &cohort, &programme) {
            return Err(Error::not_found("cohort"));
        }
        Ok(forms::latest(&self.store, id).await?)
    }

    /// The same for organisers.
    pub async fn get_form_source(&self, caller: &Caller, id: CohortId) -> Result<Option<PublishedForm>> {
        self.require_in_cohort(&self.store, caller, id, Permission::ReadDrafts).await?;
        Ok(forms::latest(&self.store, id).await?)
    }

    /// Every published version, latest first, for organisers.
    pub async fn list_forms(&self, caller: &Caller, id: CohortId) -> Result<Vec<PublishedForm>> {
        self.require_in_cohort(&self.store, caller, id, Permission::ReadDrafts).await?;
        Ok(forms::history(&self.store, id).await?)
    }

    /// Publishes the next version after `version`, 0 for the first. Drafts move to it; what was handed in stays.
    pub async fn publish_form(
        &self,
        caller: &Caller,
        id: CohortId,
        version: i64,
        form: Form,
    ) -> Result<PublishedForm> {
        self.atomically(Scope::Cohort(id), async |tx| {
            let cohort = cohorts::lock(tx, id).await?.ok_or_else(|| Error::not_found("cohort"))?;
            self.require_in_cohort(tx, caller, id, Permission::Publish).await?;
            let current = forms::latest(tx, id).await?.map_or(0, |published| published.version);
            check_version(current, version)?;
            let problems = form.problems(cohort.entry);
            if !problems.is_empty() {
                return Err(Error::Invalid(problems));
            }
            let published = PublishedForm {
                cohort_id: id,
                version: current + 1,
                form: form.clone(),
                published_by: Some(caller.id()),
                published_at: self.now(),
            };
            forms::insert(tx, &published).await?;
            Ok(published)
        })
        .await
    }
}
