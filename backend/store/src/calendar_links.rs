//! Secret addresses of calendars, one for a registration; only their hashes are stored.

use chrono::{DateTime, Utc};
use domain::RegistrationId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::entity::calendar_link::{self, Column, Entity};
use crate::{Db, Result, Tx};

/// Makes this the registration's address; an earlier one stops working.
pub async fn replace(tx: &Tx, id: RegistrationId, secret_hash: String, now: DateTime<Utc>) -> Result<()> {
    let row = calendar_link::Model { registration_id: id.0, secret_hash, created_at: now };
    let replace = OnConflict::column(Column::RegistrationId)
        .update_columns([Column::SecretHash, Column::CreatedAt])
        .to_owned();
    Entity::insert(row.into_active_model())
        .on_conflict(replace)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// Whose calendar is at this address.
pub async fn find(db: &impl Db, secret_hash: &str) -> Result<Option<RegistrationId>> {
    let query = Entity::find().filter(Column::SecretHash.eq(secret_hash));
    Ok(query.one(db.connection()).await?.map(|row| RegistrationId(row.registration_id)))
}
