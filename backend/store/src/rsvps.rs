//! RSVPs and the links that open them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{CohortId, Rsvp, RsvpId, RsvpState};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, ExprTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::entity::rsvp::{self, Column, Entity};
use crate::entity::rsvp_link;
use crate::row::parse_word;
use crate::{Db, Error, Page, Result, Tx};

impl TryFrom<rsvp::Model> for Rsvp {
    type Error = Error;

    fn try_from(row: rsvp::Model) -> Result<Self> {
        Ok(Self {
            id: RsvpId(row.id),
            cohort_id: CohortId(row.cohort_id),
            session_id: row.session_id,
            name: row.name,
            email: row.email,
            language: parse_word(&row.language)?,
            state: parse_word(&row.state)?,
            asked_at: row.asked_at,
            confirmed_at: row.confirmed_at,
            waitlisted_at: row.waitlisted_at,
            cancelled_at: row.cancelled_at,
            reminded_at: row.reminded_at,
        })
    }
}

fn row(rsvp: &Rsvp) -> rsvp::Model {
    rsvp::Model {
        id: rsvp.id.0,
        cohort_id: rsvp.cohort_id.0,
        session_id: rsvp.session_id,
        name: rsvp.name.clone(),
        email: rsvp.email.clone(),
        language: rsvp.language.code().to_owned(),
        state: rsvp.state.as_str().to_owned(),
        asked_at: rsvp.asked_at,
        confirmed_at: rsvp.confirmed_at,
        waitlisted_at: rsvp.waitlisted_at,
        cancelled_at: rsvp.cancelled_at,
        reminded_at: rsvp.reminded_at,
    }
}

/// `Unique` when the address already has one for the session that is not cancelled.
pub async fn insert(tx: &Tx, rsvp: &Rsvp) -> Result<()> {
    row(rsvp).into_active_model().insert(tx.connection()).await?;
    Ok(())
}

pub async fn save(tx: &Tx, rsvp: &Rsvp) -> Result<()> {
    row(rsvp).into_active_model().reset_all().update(tx.connection()).await?;
    Ok(())
}

pub async fn find(db: &impl Db, id: RsvpId) -> Result<Option<Rsvp>> {
    Entity::find_by_id(id.0).one(db.connection()).await?.map(Rsvp::try_from).transpose()
}

/// Makes a link with this hash open the RSVP.
pub async fn add_link(tx: &Tx, id: RsvpId, secret_hash: String, now: DateTime<Utc>) -> Result<()> {
    let row = rsvp_link::Model { secret_hash, rsvp_id: id.0, created_at: now };
    row.into_active_model().insert(tx.connection()).await?;
    Ok(())
}

pub async fn find_by_link(db: &impl Db, secret_hash: &str) -> Result<Option<Rsvp>> {
    let opened = rsvp_link::Entity::find()
        .select_only()
        .column(rsvp_link::Column::RsvpId)
        .filter(rsvp_link::Column::SecretHash.eq(secret_hash))
        .into_query();
    let query = Entity::find().filter(Column::Id.in_subquery(opened));
    query.one(db.connection()).await?.map(Rsvp::try_from).transpose()
}

/// The one of this address that is not cancelled.
pub async fn find_living(db: &impl Db, session: Uuid, email: &str) -> Result<Option<Rsvp>> {
    let query = Entity::find()
        .filter(Column::SessionId.eq(session))
        .filter(Column::Email.eq(email))
        .filter(Column::State.ne(RsvpState::Cancelled.as_str()));
    query.one(db.connection()).await?.map(Rsvp::try_from).transpose()
}

/// Who stands first in the queue.
pub async fn first_waiting(db: &impl Db, session: Uuid) -> Result<Option<Rsvp>> {
    let query =
        in_state(session, RsvpState::Waitlisted).order_by_asc(Column::WaitlistedAt).order_by_asc(Column::Id);
    query.one(db.connection()).await?.map(Rsvp::try_from).transpose()
}

fn in_state(session: Uuid, state: RsvpState) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::SessionId.eq(session)).filter(Column::State.eq(state.as_str()))
}

/// Everyone with a seat or in the queue for one.
pub async fn expecting(db: &impl Db, session: Uuid) -> Result<Vec<Rsvp>> {
    let states = [RsvpState::Attending, RsvpState::Waitlisted].map(RsvpState::as_str);
    let query = Entity::find()
        .filter(Column::SessionId.eq(session))
        .filter(Column::State.is_in(states))
        .order_by_asc(Column::Id);
    query.all(db.connection()).await?.into_iter().map(Rsvp::try_from).collect()
}

/// 1 for the first in the queue; `None` for who does not wait.
pub async fn waitlist_position(db: &impl Db, rsvp: &Rsvp) -> Result<Option<u64>> {
    let Some(since) = rsvp.waitlisted_at else { return Ok(None) };
    let same = Condition::all().add(Column::WaitlistedAt.eq(since)).add(Column::Id.lt(rsvp.id.0));
    let ahead = in_state(rsvp.session_id, RsvpState::Waitlisted)
        .filter(Condition::any().add(Expr::col(Column::WaitlistedAt).lt(since)).add(same))
        .count(db.connection())
        .await?;
    Ok(Some(ahead + 1))
}

/// Position in the organiser's list: confirmation and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RsvpKey {
    pub confirmed_at: DateTime<Utc>,
    pub id: RsvpId,
}

/// Those who have confirmed, in the order in which they did; `state` narrows.
pub async fn list_confirmed(
    db: &impl Db,
    session: Uuid,
    state: Option<RsvpState>,
    after: Option<RsvpKey>,
    limit: u64,
) -> Result<Page<Rsvp>> {
    let mut query = Entity::find()
        .filter(Column::SessionId.eq(session))
        .filter(Column::ConfirmedAt.is_not_null())
        .order_by_asc(Column::ConfirmedAt)
        .order_by_asc(Column::Id)
        .limit(limit + 1);
    if let Some(state) = state {
        query = query.filter(Column::State.eq(state.as_str()));
    }
    if let Some(RsvpKey { confirmed_at, id }) = after {
        let same = Condition::all().add(Column::ConfirmedAt.eq(confirmed_at)).add(Column::Id.gt(id.0));
        query = query.filter(Condition::any().add(Column::ConfirmedAt.gt(confirmed_at)).add(same));
    }
    let items: Result<Vec<_>> = query.all(db.connection()).await?.into_iter().map(Rsvp::try_from).collect();
    Ok(Page::cut(items?, limit))
}

pub async fn counts(db: &impl Db, session: Uuid) -> Result<BTreeMap<RsvpState, i64>> {
    let rows: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::State)
        .column_as(Column::Id.count(), "rsvps")
        .filter(Column::SessionId.eq(session))
        .group_by(Column::State)
        .into_tuple()
        .all(db.connection())
        .await?;
    rows.into_iter().map(|(state, count)| Ok((parse_word(&state)?, count))).collect()
}

/// Forgets it with its links.
pub async fn delete(tx: &Tx, id: RsvpId) -> Result<()> {
    Entity::delete_by_id(id.0).exec(tx.connection()).await?;
    Ok(())
}

/// Forgets what was asked before `before` and never confirmed.
pub async fn purge_asked(tx: &Tx, before: DateTime<Utc>) -> Result<u64> {
    let delete = Entity::delete_many()
        .filter(Column::State.eq(RsvpState::Asked.as_str()))
        .filter(Column::AskedAt.lt(before));
    Ok(delete.exec(tx.connection()).await?.rows_affected)
}
