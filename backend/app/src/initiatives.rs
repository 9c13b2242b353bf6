//! Initiatives: multi-year umbrellas over programmes.

use domain::names::check_slug;
use domain::{FieldCode, FieldError, Initiative, InitiativeContent, InitiativeId, OrganisationId, Text};
use serde::{Deserialize, Serialize};
use store::{Scope, initiatives, organisations, programmes};

use crate::catalogue::{InitiativeDetail, Reference};
use crate::policy::{self, Permission};
use crate::{App, Caller, Error, Intent, Once, Result};

/// As much of an initiative as a reference to it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeBrief {
    pub id: InitiativeId,
    pub slug: String,
    pub title: Text,
}

#[derive(Debug, Clone)]
pub struct InitiativeInput {
    pub organisation_id: OrganisationId,
    pub slug: String,
    pub content: InitiativeContent,
}

impl App {
    pub async fn list_initiatives(&self) -> Result<Vec<Initiative>> {
        Ok(initiatives::list(&self.store).await?)
    }

    pub async fn get_initiative(&self, reference: &Reference<InitiativeId>) -> Result<InitiativeDetail> {
        let initiative = match reference {
            Reference::Id(id) => initiatives::find(&self.store, *id).await?,
            Reference::Slug(slug) => initiatives::find_by_slug(&self.store, slug).await?,
        };
        let initiative = initiative.ok_or_else(|| Error::not_found("initiative"))?;
        let named =
            initiative.content.organisations.iter().map(|participation| participation.organisation_id);
        Ok(InitiativeDetail {
            organisations: organisations::find_many(&self.store, named).await?,
            programmes: programmes::of_initiative(&self.store, initiative.id).await?,
            initiative,
        })
    }

    pub(crate) async fn initiative_brief(&self, id: Option<InitiativeId>) -> Result<Option<InitiativeBrief>> {
        let Some(id) = id else { return Ok(None) };
        let initiative = initiatives::find(&self.store, id).await?.ok_or(Error::Internal)?;
        Ok(Some(InitiativeBrief { id, slug: initiative.slug, title: initiative.content.title }))
    }

    pub async fn create_initiative(
        &self,
        caller: &Caller,
        input: InitiativeInput,
        intent: &Intent,
    ) -> Result<Once<Initiative>> {
        policy::require_in_public(caller, input.organisation_id, Permission::Publish)?;
        check_slug(&input.slug, "/slug")?;
        self.once(caller.id(), intent, Scope::Free, async |tx| {
            let now = self.now();
            let initiative = Initiative {
                id: InitiativeId(self.new_id()),
                organisation_id: input.organisation_id,
                slug: input.slug.clone(),
                content: input.content.clone(),
                version: 1,
                created_at: now,
                updated_at: now,
            };
            self.check_organisations(tx, &initiative.content.organisations).await?;
            initiatives::insert(tx, &initiative).await.map_err(slug_taken)?;
            Ok(initiative)
        })
        .await
    }
}

/// An address that is in use is told at its field.
pub(crate) fn slug_taken(error: store::Error) -> Error {
    match error {
        store::Error::Unique => {
            FieldError::new("/slug", FieldCode::Taken, "this address is in use; choose another").into()
        }
        other => other.into(),
    }
}
