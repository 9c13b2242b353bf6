//! Signed-in browsers and clients, each with one current refresh secret (its hash) and the one before.

use chrono::{DateTime, Utc};
use domain::{Membership, Person, PersonId, SessionId, SignedInSession};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef,
};

use crate::entity::{membership, person, session};
use crate::{Db, Result, Tx};

/// A session with the hashes that renew it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSecrets {
    pub session: SignedInSession,
    pub refresh_hash: String,
    /// Accepted once more for a short while, in case the renewal's answer was lost.
    pub previous_hash: Option<String>,
    pub rotated_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
}

impl From<session::Model> for SessionSecrets {
    fn from(row: session::Model) -> Self {
        Self {
            session: SignedInSession {
                id: SessionId(row.id),
                person_id: PersonId(row.person_id),
                user_agent: row.user_agent,
                created_at: row.created_at,
                last_used_at: row.last_used_at,
            },
            refresh_hash: row.refresh_hash,
            previous_hash: row.previous_hash,
            rotated_at: row.rotated_at,
            expires_at: row.expires_at,
            ended_at: row.ended_at,
        }
    }
}

fn row(secrets: &SessionSecrets) -> session::Model {
    session::Model {
        id: secrets.session.id.0,
        person_id: secrets.session.person_id.0,
        user_agent: secrets.session.user_agent.clone(),
        refresh_hash: secrets.refresh_hash.clone(),
        previous_hash: secrets.previous_hash.clone(),
        rotated_at: secrets.rotated_at,
        created_at: secrets.session.created_at,
        last_used_at: secrets.session.last_used_at,
        expires_at: secrets.expires_at,
        ended_at: secrets.ended_at,
    }
}

pub async fn insert(tx: &Tx, secrets: &SessionSecrets) -> Result<()> {
    row(secrets).into_active_model().insert(tx.connection()).await?;
    Ok(())
}

/// Saves a rotation; false when another request rotated `from` first.
pub async fn rotate(tx: &Tx, secrets: &SessionSecrets, from: &str) -> Result<bool> {
    let update = session::Entity::update_many()
        .set(row(secrets).into_active_model().reset_all())
        .filter(session::Column::Id.eq(secrets.session.id.0))
        .filter(session::Column::RefreshHash.eq(from));
    Ok(update.exec(tx.connection()).await?.rows_affected == 1)
}

pub async fn find(db: &impl Db, id: SessionId) -> Result<Option<SessionSecrets>> {
    Ok(session::Entity::find_by_id(id.0).one(db.connection()).await?.map(SessionSecrets::from))
}

/// The person behind a live session with their roles, in one query: every request of a signed-in person asks this.
pub async fn holder(
    db: &impl Db,
    id: SessionId,
    now: DateTime<Utc>,
) -> Result<Option<(Person, Vec<Membership>)>> {
    let of_person: RelationDef = session::Entity::belongs_to(person::Entity)
        .from(session::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let roles: RelationDef = membership::Entity::belongs_to(person::Entity)
        .from(membership::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let query = person::Entity::find()
        .join_rev(JoinType::InnerJoin, of_person)
        .join_rev(JoinType::LeftJoin, roles)
        .select_also(membership::Entity)
        .filter(session::Column::Id.eq(id.0))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now));
    let mut holder = None;
    let mut memberships = Vec::new();
    for (person, membership) in query.all(db.connection()).await? {
        holder = Some(person);
        memberships.extend(membership);
    }
    let Some(holder) = holder else { return Ok(None) };
    let memberships: Result<_> = memberships.into_iter().map(Membership::try_from).collect();
    Ok(Some((holder.try_into()?, memberships?)))
}

/// Sessions of a person that are neither ended nor expired, latest use first.
pub async fn list_live(db: &impl Db, person: PersonId, now: DateTime<Utc>) -> Result<Vec<SignedInSession>> {
    let query = session::Entity::find()
        .filter(session::Column::PersonId.eq(person.0))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::LastUsedAt)
        .order_by_desc(session::Column::Id);
    let rows = query.all(db.connection()).await?;
    Ok(rows.into_iter().map(|row| SessionSecrets::from(row).session).collect())
}

pub async fn end(tx: &Tx, id: SessionId, at: DateTime<Utc>) -> Result<()> {
    let update = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(at))
        .filter(session::Column::Id.eq(id.0))
        .filter(session::Column::EndedAt.is_null());
    update.exec(tx.connection()).await?;
    Ok(())
}

/// Every session of a person that is still stored, latest first.
pub async fn list_all(db: &impl Db, person: PersonId) -> Result<Vec<SessionSecrets>> {
    let query = session::Entity::find()
        .filter(session::Column::PersonId.eq(person.0))
        .order_by_desc(session::Column::CreatedAt)
        .order_by_desc(session::Column::Id);
    Ok(query.all(db.connection()).await?.into_iter().map(SessionSecrets::from).collect())
}

/// Forgets sessions that were ended, or ended by themselves, before `before`.
pub async fn purge(tx: &Tx, before: DateTime<Utc>) -> Result<u64> {
    let over =
        Condition::any().add(session::Column::EndedAt.lt(before)).add(session::Column::ExpiresAt.lt(before));
    Ok(session::Entity::delete_many().filter(over).exec(tx.connection()).await?.rows_affected)
}
