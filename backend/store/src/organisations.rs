//! Organisations and who belongs to them.

use domain::{Membership, MembershipId, Organisation, OrganisationId, OrganisationRole, PersonId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{membership, organisation};
use crate::row::{json, parse_json, parse_word};
use crate::{Db, Error, Result, Tx};

impl TryFrom<organisation::Model> for Organisation {
    type Error = Error;

    fn try_from(row: organisation::Model) -> Result<Self> {
        Ok(Self {
            id: OrganisationId(row.id),
            slug: row.slug,
            name: parse_json(row.name)?,
            website: row.website,
            version: row.version,
            created_at: row.created_at,
        })
    }
}

impl TryFrom<membership::Model> for Membership {
    type Error = Error;

    fn try_from(row: membership::Model) -> Result<Self> {
        Ok(Self {
            id: MembershipId(row.id),
            organisation_id: OrganisationId(row.organisation_id),
            person_id: PersonId(row.person_id),
            role: parse_word::<OrganisationRole>(&row.role)?,
            created_at: row.created_at,
        })
    }
}

/// `Unique` when the slug is taken.
pub async fn insert(tx: &Tx, organisation: &Organisation) -> Result<()> {
    let row = organisation::Model {
        id: organisation.id.0,
        slug: organisation.slug.clone(),
        name: json(&organisation.name)?,
        website: organisation.website.clone(),
        version: organisation.version,
        created_at: organisation.created_at,
    };
    row.into_active_model().insert(tx.connection()).await?;
    Ok(())
}

pub async fn find(db: &impl Db, id: OrganisationId) -> Result<Option<Organisation>> {
    organisation::Entity::find_by_id(id.0).one(db.connection()).await?.map(Organisation::try_from).transpose()
}

pub async fn find_many(
    db: &impl Db,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<Vec<Organisation>> {
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let query = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids));
    query.all(db.connection()).await?.into_iter().map(Organisation::try_from).collect()
}

/// All of them by slug: an installation has dozens, not thousands.
pub async fn list(db: &impl Db) -> Result<Vec<Organisation>> {
    let query = organisation::Entity::find().order_by_asc(organisation::Column::Slug);
    query.all(db.connection()).await?.into_iter().map(Organisation::try_from).collect()
}

/// `Unique` when the person already belongs to the organisation.
pub async fn insert_membership(tx: &Tx, membership: &Membership) -> Result<()> {
    let row = membership::Model {
        id: membership.id.0,
        organisation_id: membership.organisation_id.0,
        person_id: membership.person_id.0,
        role: membership.role.as_str().to_owned(),
        created_at: membership.created_at,
    };
    row.into_active_model().insert(tx.connection()).await?;
    Ok(())
}

pub async fn find_membership(db: &impl Db, id: MembershipId) -> Result<Option<Membership>> {
    membership::Entity::find_by_id(id.0).one(db.connection()).await?.map(Membership::try_from).transpose()
}

pub async fn memberships_of_person(db: &impl Db, person: PersonId) -> Result<Vec<Membership>> {
    let query = membership::Entity::find().filter(membership::Column::PersonId.eq(person.0));
    query.all(db.connection()).await?.into_iter().map(Membership::try_from).collect()
}

pub async fn memberships_of_organisation(db: &impl Db, id: OrganisationId) -> Result<Vec<Membership>> {
    let query = membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(id.0))
        .order_by_asc(membership::Column::CreatedAt)
        .order_by_asc(membership::Column::Id);
    query.all(db.connection()).await?.into_iter().map(Membership::try_from).collect()
}

pub async fn delete_membership(tx: &Tx, id: MembershipId) -> Result<()> {
    membership::Entity::delete_by_id(id.0).exec(tx.connection()).await?;
    Ok(())
}
