//! Why places that came free went past registrations on the waiting list.

use domain::{PassedOver, RegistrationId};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::passed_over::{Column, Entity, Model};
use crate::row::{json, parse_json};
use crate::{Db, Result, Tx};

/// Records them with their new identifiers.
pub async fn insert(tx: &Tx, passed: &[(Uuid, RegistrationId, PassedOver)]) -> Result<()> {
    if passed.is_empty() {
        return Ok(());
    }
    let mut rows = Vec::with_capacity(passed.len());
    for (id, registration, passed) in passed {
        let hindrance = json(&passed.hindrance)?;
        let row = Model { id: *id, registration_id: registration.0, at: passed.at, hindrance };
        rows.push(row.into_active_model());
    }
    Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The latest of a registration, latest first.
pub async fn latest(db: &impl Db, registration: RegistrationId, limit: u64) -> Result<Vec<PassedOver>> {
    let query = Entity::find()
        .filter(Column::RegistrationId.eq(registration.0))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(limit);
    let thing = |row: Model| Ok(PassedOver { at: row.at, hindrance: parse_json(row.hindrance)? });
    query.all(db.connection()).await?.into_iter().map(thing).collect()
}
