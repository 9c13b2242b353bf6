//! Counters of "how often", shared by all replicas through the database.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue, ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use crate::entity::rate;
use crate::{Db, Result, Tx};

/// Counts one more hit of `bucket` in the window that began at `window_start` and returns the hits so far.
pub async fn hit(tx: &Tx, bucket: &str, window_start: DateTime<Utc>) -> Result<i64> {
    let row = rate::ActiveModel {
        bucket: ActiveValue::Set(bucket.to_owned()),
        window_start: ActiveValue::Set(window_start),
        hits: ActiveValue::Set(1),
    };
    let add = OnConflict::columns([rate::Column::Bucket, rate::Column::WindowStart])
        .value(rate::Column::Hits, Expr::col((rate::Entity, rate::Column::Hits)).add(1))
        .to_owned();
    let row = rate::Entity::insert(row).on_conflict(add).exec_with_returning(tx.connection()).await?;
    Ok(row.hits)
}

pub async fn purge(tx: &Tx, before: DateTime<Utc>) -> Result<u64> {
    let delete = rate::Entity::delete_many().filter(rate::Column::WindowStart.lt(before));
    Ok(delete.exec(tx.connection()).await?.rows_affected)
}
