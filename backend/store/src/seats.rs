//! Seats of sessions that anyone can come to by saying so. They change under the cohort's lock; the schema refuses
//! one too many.

use chrono::{DateTime, Utc};
use domain::CohortId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use crate::entity::session_seat::{self, Column, Entity};
use crate::{Db, Result, Tx};

/// The seats of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    pub session_id: Uuid,
    pub cohort_id: CohortId,
    pub capacity: Option<i64>,
    pub taken: i64,
    /// The session's hour, or the first instant of its day; `None` while it is to be announced.
    pub begins_at: Option<DateTime<Utc>>,
}

impl From<session_seat::Model> for Seats {
    fn from(row: session_seat::Model) -> Self {
        Self {
            session_id: row.session_id,
            cohort_id: CohortId(row.cohort_id),
            capacity: row.capacity,
            taken: row.taken,
            begins_at: row.begins_at,
        }
    }
}

impl Seats {
    pub fn has_free(&self) -> bool {
        self.capacity.is_none_or(|capacity| self.taken < capacity)
    }
}

/// Begins counting, or saves capacity and beginning; what is taken stays. `Check` when more are taken than there
/// would be seats.
pub async fn save(tx: &Tx, seats: &Seats) -> Result<()> {
    let row = session_seat::Model {
        session_id: seats.session_id,
        cohort_id: seats.cohort_id.0,
        capacity: seats.capacity,
        taken: seats.taken,
        begins_at: seats.begins_at,
    };
    let replace =
        OnConflict::column(Column::SessionId).update_columns([Column::Capacity, Column::BeginsAt]).to_owned();
    Entity::insert(row.into_active_model())
        .on_conflict(replace)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// Stops counting; those who said that they will come are forgotten with it.
pub async fn delete(tx: &Tx, session: Uuid) -> Result<()> {
    Entity::delete_by_id(session).exec(tx.connection()).await?;
    Ok(())
}

pub async fn find(db: &impl Db, session: Uuid) -> Result<Option<Seats>> {
    Ok(Entity::find_by_id(session).one(db.connection()).await?.map(Seats::from))
}

pub async fn of_cohorts(db: &impl Db, cohorts: impl IntoIterator<Item = CohortId>) -> Result<Vec<Seats>> {
    let cohorts: Vec<Uuid> = cohorts.into_iter().map(|id| id.0).collect();
    let query = Entity::find().filter(Column::CohortId.is_in(cohorts));
    Ok(query.all(db.connection()).await?.into_iter().map(Seats::from).collect())
}

/// Sessions that begin after `from` and not after `until`.
pub async fn beginning(db: &impl Db, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Seats>> {
    let query = Entity::find().filter(Column::BeginsAt.gt(from)).filter(Column::BeginsAt.lte(until));
    Ok(query.all(db.connection()).await?.into_iter().map(Seats::from).collect())
}

/// Takes (1) or gives back (-1) a seat. `Check` when there is none.
pub async fn add_taken(tx: &Tx, session: Uuid, by: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Taken, Expr::col(Column::Taken).add(by))
        .filter(Column::SessionId.eq(session))
        .exec(tx.connection())
        .await?;
    Ok(())
}
