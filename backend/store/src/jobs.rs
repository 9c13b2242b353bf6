//! The job table: written in the transaction of the change, worked off by the runner under a lease.

use chrono::{DateTime, Utc};
use domain::{Job, JobId};
use sea_orm::prelude::Json;
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::entity::job;
use crate::row::json;
use crate::{Db, Result, Tx};

/// A job under lease.
#[derive(Debug, Clone, PartialEq)]
pub struct LeasedJob {
    pub id: JobId,
    pub payload: Json,
    /// Attempts including this one.
    pub attempts: i32,
    pub created_at: DateTime<Utc>,
}

/// How many jobs stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct JobCounts {
    /// Due, or tried already and waiting for another try.
    pub queued: u64,
    /// Meant for a later time.
    pub planned: u64,
    pub dead: u64,
}

/// Queues work that is due at once.
pub async fn enqueue(tx: &Tx, id: JobId, job: &Job, now: DateTime<Utc>) -> Result<()> {
    plan(tx, id, job, now, now).await
}

/// Queues work for the time `run_at`.
pub async fn plan(tx: &Tx, id: JobId, job: &Job, now: DateTime<Utc>, run_at: DateTime<Utc>) -> Result<()> {
    let payload = json(job)?;
    let kind = payload.get("kind").and_then(Json::as_str).unwrap_or("unknown").to_owned();
    let row = job::Model {
        id: id.0,
        kind,
        payload,
        state: "queued".to_owned(),
        attempts: 0,
        run_at,
        leased_until: None,
        last_error: None,
        created_at: now,
        finished_at: None,
    };
    job::Entity::insert(row.into_active_model()).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Takes up to `limit` due jobs; another runner gets others (`SKIP LOCKED`; SQLite has one writer anyway).
pub async fn lease(tx: &Tx, now: DateTime<Utc>, until: DateTime<Utc>, limit: u64) -> Result<Vec<LeasedJob>> {
    let free = Condition::any().add(job::Column::LeasedUntil.is_null()).add(job::Column::LeasedUntil.lt(now));
    let due = job::Entity::find()
        .filter(job::Column::State.eq("queued"))
        .filter(job::Column::RunAt.lte(now))
        .filter(free)
        .order_by_asc(job::Column::RunAt)
        .order_by_asc(job::Column::Id)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(tx.connection())
        .await?;
    let ids: Vec<_> = due.iter().map(|row| row.id).collect();
    job::Entity::update_many()
        .col_expr(job::Column::LeasedUntil, Expr::value(until))
        .col_expr(job::Column::Attempts, Expr::col(job::Column::Attempts).add(1))
        .filter(job::Column::Id.is_in(ids))
        .exec(tx.connection())
        .await?;
    Ok(due
        .into_iter()
        .map(|row| LeasedJob {
            id: JobId(row.id),
            payload: row.payload,
            attempts: row.attempts + 1,
            created_at: row.created_at,
        })
        .collect())
}

/// Done: the payload, which may hold secrets and names, is dropped.
pub async fn complete(tx: &Tx, id: JobId, now: DateTime<Utc>) -> Result<()> {
    finish(tx, id, "done", None, now, Json::Object(serde_json::Map::new())).await
}

/// Given up after the last attempt; kept for a person to look at, with as much of the payload as they may see.
pub async fn bury(tx: &Tx, id: JobId, error: &str, now: DateTime<Utc>, payload: Json) -> Result<()> {
    finish(tx, id, "dead", Some(error), now, payload).await
}

async fn finish(
    tx: &Tx,
    id: JobId,
    state: &str,
    error: Option<&str>,
    now: DateTime<Utc>,
    payload: Json,
) -> Result<()> {
    let update = job::Entity::update_many()
        .col_expr(job::Column::State, Expr::value(state))
        .col_expr(job::Column::LastError, Expr::value(error.map(str::to_owned)))
        .col_expr(job::Column::LeasedUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(job::Column::FinishedAt, Expr::value(now))
        .col_expr(job::Column::Payload, Expr::value(payload))
        .filter(job::Column::Id.eq(id.0));
    update.exec(tx.connection()).await?;
    Ok(())
}

/// Failed this time; runs again at `run_at`.
pub async fn retry(tx: &Tx, id: JobId, run_at: DateTime<Utc>, error: &str) -> Result<()> {
    job::Entity::update_many()
        .col_expr(job::Column::RunAt, Expr::value(run_at))
        .col_expr(job::Column::LastError, Expr::value(error))
        .col_expr(job::Column::LeasedUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(job::Column::Id.eq(id.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}

pub async fn counts(db: &impl Db, now: DateTime<Utc>) -> Result<JobCounts> {
    let count = |state: &'static str, which: Condition| {
        job::Entity::find().filter(job::Column::State.eq(state)).filter(which).count(db.connection())
    };
    let later = Condition::all().add(job::Column::RunAt.gt(now)).add(job::Column::Attempts.eq(0));
    Ok(JobCounts {
        queued: count("queued", later.clone().not()).await?,
        planned: count("queued", later).await?,
        dead: count("dead", Condition::all()).await?,
    })
}

/// Forgets jobs that were done or given up before `before`.
pub async fn purge(tx: &Tx, before: DateTime<Utc>) -> Result<u64> {
    let delete = job::Entity::delete_many()
        .filter(job::Column::State.is_in(["done", "dead"]))
        .filter(job::Column::FinishedAt.lt(before));
    Ok(delete.exec(tx.connection()).await?.rows_affected)
}
