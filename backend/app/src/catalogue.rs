//! What anyone can read: the catalogue of cohorts, programmes and cohorts in full.

use domain::{Cohort, CohortId, Initiative, Organisation, Phase, Programme, ProgrammeId};
use store::cohorts::CatalogueKey;
use store::{cohorts, organisations, programmes};

use crate::cursor::{decode, list_hash, listed};
use crate::initiatives::InitiativeBrief;
use crate::{App, Caller, CohortSummary, Error, Listed, Paging, Result, policy};

pub use store::cohorts::CatalogueFilter;
pub use store::programmes::ProgrammeFilter;

/// One line of the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct CatalogueEntry {
    pub summary: CohortSummary,
    pub programme: Programme,
    pub organisation: Organisation,
}

/// A programme as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgrammeDetail {
    pub programme: Programme,
    /// Every organisation that the programme names, in no particular order.
    pub organisations: Vec<Organisation>,
    pub initiative: Option<InitiativeBrief>,
    /// Those that the caller can see, by deadline.
    pub cohorts: Vec<CohortSummary>,
}

/// How a programme is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference<Id> {
    Id(Id),
    Slug(String),
}

impl App {
    /// Published cohorts by deadline.
    pub async fn list_cohorts(
        &self,
        filter: &CatalogueFilter,
        paging: &Paging,
    ) -> Result<Listed<CatalogueEntry>> {
        let of = list_hash(&("cohorts", filter));
        let after = decode::<CatalogueKey>(paging, &of)?;
        let page = cohorts::catalogue(&self.store, filter, self.now(), after, paging.limit).await?;
        let page = listed(page, CatalogueKey::of, &of)?;
        let summaries = self.cohort_summaries(&self.store, page.items).await?;
        let leads = summaries.iter().map(|(_, programme)| programme.organisation_id);
        let organisations = organisations::find_many(&self.store, leads).await?;
        let entry = |(summary, programme): (CohortSummary, Programme)| {
            let organisation = lead(&organisations, &programme)?;
            Ok(CatalogueEntry { summary, programme, organisation })
        };
        let items = summaries.into_iter().map(entry).collect::<Result<_>>()?;
        Ok(Listed { items, next_cursor: page.next_cursor })
    }

    /// Published programmes by slug, each with its published cohorts.
    pub async fn list_programmes(
        &self,
        filter: &ProgrammeFilter,
        paging: &Paging,
    ) -> Result<Listed<(Programme, Organisation, Vec<Cohort>)>> {
        let of = list_hash(&("programmes", filter));
        let after = decode::<String>(paging, &of)?;
        let page = programmes::list_published(&self.store, filter, after.as_deref(), paging.limit).await?;
        let page = listed(page, |programme| programme.slug.clone(), &of)?;
        let ids: Vec<_> = page.items.iter().map(|programme| programme.id).collect();
        let cohorts = cohorts::of_programmes(&self.store, ids).await?;
        let leads = page.items.iter().map(|programme| programme.organisation_id);
        let organisations = organisations::find_many(&self.store, leads).await?;
        let mut items = Vec::with_capacity(page.items.len());
        for programme in page.items {
            let lead = lead(&organisations, &programme)?;
            let visible = |cohort: &&Cohort| {
                cohort.programme_id == programme.id && policy::can_see_cohort(None, cohort, &programme)
            };
            let cohorts = cohorts.iter().filter(visible).cloned().collect();
            items.push((programme, lead, cohorts));
        }
        Ok(Listed { items, next_cursor: page.next_cursor })
    }

    /// A programme that the caller can see, with everything on its page.
    pub async fn get_programme(
        &self,
        caller: Option<&Caller>,
        reference: &Reference<ProgrammeId>,
    ) -> Result<ProgrammeDetail> {
        let programme = match reference {
            Reference::Id(id) => programmes::find(&self.store, *id).await?,
            Reference::Slug(slug) => programmes::find_by_slug(&self.store, slug).await?,
        };
        let programme = programme
            .filter(|programme| policy::can_see_programme(caller, programme))
            .ok_or_else(|| Error::not_found("programme"))?;
        let mut cohorts = cohorts::of_programmes(&self.store, [programme.id]).await?;
        cohorts.retain(|cohort| policy::can_see_cohort(caller, cohort, &programme));
        let summaries = self.cohort_summaries(&self.store, cohorts).await?;
        let mut cohorts: Vec<_> = summaries.into_iter().map(|(summary, _)| summary).collect();
        // What can be joined now comes first.
        cohorts.sort_by_key(|summary| match summary.phase() {
            Phase::Open => 0,
            Phase::Upcoming => 1,
            Phase::Announced => 2,
            Phase::Closed => 3,
        });
        Ok(ProgrammeDetail {
            organisations: self.organisations_named(&programme).await?,
            initiative: self.initiative_brief(programme.initiative_id).await?,
            programme,
            cohorts,
        })
    }

    async fn organisations_named(&self, programme: &Programme) -> Result<Vec<Organisation>> {
        let named = programme.content.organisations.iter().map(|participation| participation.organisation_id);
        Ok(organisations::find_many(&self.store, named.chain([programme.organisation_id])).await?)
    }

    /// A cohort that the caller can see.
    pub async fn get_cohort(&self, caller: Option<&Caller>, id: CohortId) -> Result<CohortSummary> {
        let cohort = self.find_cohort(&self.store, id).await?;
        let (summary, programme) = self.cohort_summary(&self.store, cohort).await?;
        if policy::can_see_cohort(caller, &summary.cohort, &programme) {
            Ok(summary)
        } else {
            Err(Error::not_found("cohort"))
        }
    }
}

fn lead(organisations: &[Organisation], programme: &Programme) -> Result<Organisation> {
    let found = organisations.iter().find(|organisation| organisation.id == programme.organisation_id);
    found.cloned().ok_or(Error::Internal)
}

/// An initiative as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct InitiativeDetail {
    pub initiative: Initiative,
    pub organisations: Vec<Organisation>,
    pub programmes: Vec<Programme>,
}
