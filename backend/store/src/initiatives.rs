//! Initiatives: a handful per installation.

use domain::{Initiative, InitiativeId, OrganisationId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::entity::initiative;
use crate::row::{json, parse_json};
use crate::{Db, Error, Result, Tx};

impl TryFrom<initiative::Model> for Initiative {
    type Error = Error;

    fn try_from(row: initiative::Model) -> Result<Self> {
        Ok(Self {
            id: InitiativeId(row.id),
            organisation_id: OrganisationId(row.organisation_id),
            slug: row.slug,
            content: parse_json(row.content)?,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

/// `Unique` when the slug is taken.
pub async fn insert(tx: &Tx, initiative: &Initiative) -> Result<()> {
    let row = initiative::Model {
        id: initiative.id.0,
        organisation_id: initiative.organisation_id.0,
        slug: initiative.slug.clone(),
        content: json(&initiative.content)?,
        version: initiative.version,
        created_at: initiative.created_at,
        updated_at: initiative.updated_at,
    };
    row.into_active_model().insert(tx.connection()).await?;
    Ok(())
}

pub async fn find(db: &impl Db, id: InitiativeId) -> Result<Option<Initiative>> {
    initiative::Entity::find_by_id(id.0).one(db.connection()).await?.map(Initiative::try_from).transpose()
}

pub async fn find_by_slug(db: &impl Db, slug: &str) -> Result<Option<Initiative>> {
    let query = initiative::Entity::find().filter(initiative::Column::Slug.eq(slug));
    query.one(db.connection()).await?.map(Initiative::try_from).transpose()
}

pub async fn list(db: &impl Db) -> Result<Vec<Initiative>> {
    let query = initiative::Entity::find().order_by_asc(initiative::Column::Slug);
    query.all(db.connection()).await?.into_iter().map(Initiative::try_from).collect()
}
