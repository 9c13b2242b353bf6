//! Answers kept for repeated requests. The claim, the effect and the answer commit together: a concurrent
//! duplicate waits at the claim (unique key on PostgreSQL, the writer's turn on SQLite) and then reads the answer.

use chrono::{DateTime, Utc};
use domain::Keyholder;
use sea_orm::prelude::Json;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::idempotency;
use crate::{Db, Error, Result, Tx};

/// What a key meets.
#[derive(Debug, Clone, PartialEq)]
pub enum Claim {
    /// First use: do the work, then `finish` unless the outcome was known.
    Fresh,
    /// Used before; `outcome` is the kept answer.
    Seen { fingerprint: String, outcome: Option<Json> },
}

/// Claims the key; `outcome` is what to keep, where it is known before the work.
pub async fn claim(
    tx: &Tx,
    holder: Keyholder,
    key: &str,
    fingerprint: &str,
    outcome: Option<Json>,
    now: DateTime<Utc>,
) -> Result<Claim> {
    let row = idempotency::ActiveModel {
        person_id: ActiveValue::Set(holder.0),
        key: ActiveValue::Set(key.to_owned()),
        fingerprint: ActiveValue::Set(fingerprint.to_owned()),
        outcome: ActiveValue::Set(outcome),
        created_at: ActiveValue::Set(now),
    };
    let keep = OnConflict::columns([idempotency::Column::PersonId, idempotency::Column::Key])
        .do_nothing()
        .to_owned();
    let inserted =
        idempotency::Entity::insert(row).on_conflict(keep).exec_without_returning(tx.connection()).await?;
    if inserted == 1 {
        return Ok(Claim::Fresh);
    }
    let seen = idempotency::Entity::find_by_id((holder.0, key.to_owned())).one(tx.connection()).await?;
    let seen = seen.ok_or(Error::Busy)?;
    Ok(Claim::Seen { fingerprint: seen.fingerprint, outcome: seen.outcome })
}

/// Keeps the answer of the work done under the key.
pub async fn finish(tx: &Tx, holder: Keyholder, key: &str, outcome: Json) -> Result<()> {
    let update = idempotency::Entity::update_many()
        .col_expr(idempotency::Column::Outcome, Expr::value(outcome))
        .filter(idempotency::Column::PersonId.eq(holder.0))
        .filter(idempotency::Column::Key.eq(key));
    update.exec(tx.connection()).await?;
    Ok(())
}

/// Forgets every kept answer of these holders, because it may tell what is erased now.
pub async fn forget(tx: &Tx, holders: impl IntoIterator<Item = Keyholder>) -> Result<()> {
    let delete = idempotency::Entity::delete_many()
        .filter(idempotency::Column::PersonId.is_in(holders.into_iter().map(|holder| holder.0)))
        .filter(idempotency::Column::Outcome.is_not_null());
    delete.exec(tx.connection()).await?;
    Ok(())
}

pub async fn purge(tx: &Tx, before: DateTime<Utc>) -> Result<u64> {
    let delete = idempotency::Entity::delete_many().filter(idempotency::Column::CreatedAt.lt(before));
    Ok(delete.exec(tx.connection()).await?.rows_affected)
}
