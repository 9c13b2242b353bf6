//! Links by which an applicant sees and answers one registration without an account. Only hashes are stored.

use chrono::{DateTime, Utc};
use domain::{RegistrationId, StatusLinkId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::entity::status_link::{Column, Entity, Model};
use crate::{Db, Result, Tx};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusLink {
    pub id: StatusLinkId,
    pub registration_id: RegistrationId,
    /// Whom it was written to.
    pub email: String,
    pub token_hash: String,
    pub expires_at: DateTime<Utc>,
}

impl From<Model> for StatusLink {
    fn from(row: Model) -> Self {
        Self {
            id: StatusLinkId(row.id),
            registration_id: RegistrationId(row.registration_id),
            email: row.email,
            token_hash: row.token_hash,
            expires_at: row.expires_at,
        }
    }
}

pub async fn find_by_token(db: &impl Db, token_hash: &str) -> Result<Option<StatusLink>> {
    let query = Entity::find().filter(Column::TokenHash.eq(token_hash));
    Ok(query.one(db.connection()).await?.map(Into::into))
}

/// The one link of a registration for an address.
pub async fn find(db: &impl Db, registration: RegistrationId, email: &str) -> Result<Option<StatusLink>> {
    let query =
        Entity::find().filter(Column::RegistrationId.eq(registration.0)).filter(Column::Email.eq(email));
    Ok(query.one(db.connection()).await?.map(Into::into))
}

/// Stores it in the place of an earlier one. `Unique` when another process did so meanwhile.
pub async fn put(tx: &Tx, link: &StatusLink) -> Result<()> {
    Entity::delete_many()
        .filter(Column::RegistrationId.eq(link.registration_id.0))
        .filter(Column::Email.eq(&link.email))
        .exec(tx.connection())
        .await?;
    let row = Model {
        id: link.id.0,
        registration_id: link.registration_id.0,
        email: link.email.clone(),
        token_hash: link.token_hash.clone(),
        expires_at: link.expires_at,
    };
    row.into_active_model().insert(tx.connection()).await?;
    Ok(())
}

/// Forgets links that ended before `before`.
pub async fn purge(tx: &Tx, before: DateTime<Utc>) -> Result<u64> {
    let delete = Entity::delete_many().filter(Column::ExpiresAt.lt(before));
    Ok(delete.exec(tx.connection()).await?.rows_affected)
}
