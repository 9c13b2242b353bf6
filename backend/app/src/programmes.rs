//! Writing programmes: creating, replacing, publishing.

use domain::names::check_slug;
use domain::{
    Capacity, FieldCode, FieldError, InitiativeId, OrganisationId, Programme, ProgrammeContent, ProgrammeId,
    Publication,
};
use store::{Scope, Tx, cohorts, initiatives, programmes};

use crate::change::check_version;
use crate::initiatives::slug_taken;
use crate::policy::{self, Permission};
use crate::{App, Caller, Error, Intent, Once, Result};

#[derive(Debug, Clone)]
pub struct ProgrammeInput {
    pub initiative_id: Option<InitiativeId>,
    pub slug: String,
    pub content: ProgrammeContent,
    pub capacity: Option<Capacity>,
}

impl App {
    pub async fn create_programme(
        &self,
        caller: &Caller,
        organisation_id: OrganisationId,
        input: &ProgrammeInput,
        intent: &Intent,
    ) -> Result<Once<Programme>> {
        policy::require_in_public(caller, organisation_id, Permission::Publish)?;
        check_slug(&input.slug, "/slug")?;
        self.once(caller.id(), intent, Scope::Free, async |tx| {
            let now = self.now();
            let programme = Programme {
                id: ProgrammeId(self.new_id()),
                organisation_id,
                initiative_id: input.initiative_id,
                slug: input.slug.clone(),
                publication: Publication::Draft,
                content: input.content.clone(),
                capacity: input.capacity,
                version: 1,
                created_at: now,
                updated_at: now,
            };
            self.check_references(tx, &programme).await?;
            programmes::insert(tx, &programme).await.map_err(slug_taken)?;
            Ok(programme)
        })
        .await
    }

    /// The programme in all its languages, for those who edit it.
    pub async fn get_programme_source(&self, caller: &Caller, id: ProgrammeId) -> Result<Programme> {
        self.edited_programme(&self.store, caller, id, Permission::ReadDrafts).await
    }

    /// Replaces everything that an organiser writes.
    pub async fn replace_programme(
        &self,
        caller: &Caller,
        id: ProgrammeId,
        version: i64,
        input: &ProgrammeInput,
    ) -> Result<Programme> {
        check_slug(&input.slug, "/slug")?;
        self.atomically(Scope::Free, async |tx| {
            let mut programme = self.edited_programme(tx, caller, id, Permission::Publish).await?;
            check_version(programme.version, version)?;
            programme.initiative_id = input.initiative_id;
            programme.slug = input.slug.clone();
            programme.content = input.content.clone();
            if programme.capacity != input.capacity {
                self.plan_moves(tx, cohorts::of_programme(tx, id).await?).await?;
            }
            programme.capacity = input.capacity;
            self.check_references(tx, &programme).await?;
            self.save_programme(tx, programme).await
        })
        .await
    }

    /// Makes the programme visible to everyone.
    pub async fn publish_programme(
        &self,
        caller: &Caller,
        id: ProgrammeId,
        version: i64,
        intent: &Intent,
    ) -> Result<Once<Programme>> {
        self.once(caller.id(), intent, Scope::Free, async |tx| {
            let mut programme = self.edited_programme(tx, caller, id, Permission::Publish).await?;
            check_version(programme.version, version)?;
            programme.publication = Publication::Published;
            self.save_programme(tx, programme).await
        })
        .await
    }

    async fn save_programme(&self, tx: &Tx, mut programme: Programme) -> Result<Programme> {
        let from = programme.version;
        programme.version += 1;
        programme.updated_at = self.now();
        match programmes::save(tx, &programme, from).await {
            Ok(true) => Ok(programme),
            Ok(false) => Err(Error::Unavailable { retry_after: std::time::Duration::from_secs(1) }),
            Err(store::Error::Check) => Err(capacity_below_taken()),
            Err(error) => Err(slug_taken(error)),
        }
    }

    async fn check_references(&self, tx: &Tx, programme: &Programme) -> Result<()> {
        self.check_organisations(tx, &programme.content.organisations).await?;
        if let Some(id) = programme.initiative_id
            && initiatives::find(tx, id).await?.is_none()
        {
            let detail = "no such initiative; see GET /initiatives";
            return Err(FieldError::new("/initiative_id", FieldCode::UnknownCode, detail).into());
        }
        Ok(())
    }

    pub(crate) async fn edited_programme(
        &self,
        db: &impl store::Db,
        caller: &Caller,
        id: ProgrammeId,
        permission: Permission,
    ) -> Result<Programme> {
        let programme = programmes::find(db, id).await?.ok_or_else(|| Error::not_found("programme"))?;
        let refusal = policy::require(caller, programme.organisation_id, permission, "programme");
        match refusal {
            // Its existence is public, so the refusal may say what is missing.
            Err(Error::NotFound { .. }) if programme.publication == Publication::Published => {
                policy::require_in_public(caller, programme.organisation_id, permission)?;
            }
            other => other?,
        }
        Ok(programme)
    }
}

pub(crate) fn capacity_below_taken() -> Error {
    let detail = "more places are taken already; give a capacity that holds them";
    FieldError::new("/capacity/total", FieldCode::OutOfRange, detail).into()
}
