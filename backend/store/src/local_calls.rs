//! Local calls and the people who said that they want to be in the team. Of the links' secrets only hashes are stored.

use chrono::{DateTime, Utc};
use domain::{Interest, InterestId, LocalCall, RegistrationId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, PaginatorTrait, QueryFilter,
    QueryOrder,
};

use crate::entity::{interest, local_call};
use crate::row::{json, parse_json, parse_word};
use crate::{Db, Error, Result, Tx};

impl TryFrom<local_call::Model> for LocalCall {
    type Error = Error;

    fn try_from(row: local_call::Model) -> Result<Self> {
        Ok(Self {
            registration_id: RegistrationId(row.registration_id),
            code: row.code,
            closes: parse_json(row.closes)?,
            text: row.words,
            stopped: row.stopped,
            version: row.version,
        })
    }
}

impl TryFrom<interest::Model> for Interest {
    type Error = Error;

    fn try_from(row: interest::Model) -> Result<Self> {
        Ok(Self {
            id: InterestId(row.id),
            registration_id: RegistrationId(row.registration_id),
            person: parse_json(row.person)?,
            email: row.email,
            message: row.message,
            language: parse_word(&row.language)?,
            asked_at: row.asked_at,
            confirmed_at: row.confirmed_at,
        })
    }
}

/// Stores the call, in the place of an earlier version.
pub async fn put(tx: &Tx, call: &LocalCall) -> Result<()> {
    let known = find(tx, call.registration_id).await?.is_some();
    let row = local_call::Model {
        registration_id: call.registration_id.0,
        code: call.code.clone(),
        closes: json(&call.closes)?,
        words: call.text.clone(),
        stopped: call.stopped,
        version: call.version,
    };
    let row = row.into_active_model();
    if known {
        row.reset_all().update(tx.connection()).await?;
    } else {
        row.insert(tx.connection()).await?;
    }
    Ok(())
}

pub async fn find(db: &impl Db, id: RegistrationId) -> Result<Option<LocalCall>> {
    let row = local_call::Entity::find_by_id(id.0).one(db.connection()).await?;
    row.map(LocalCall::try_from).transpose()
}

pub async fn find_by_code(db: &impl Db, code: &str) -> Result<Option<LocalCall>> {
    let query = local_call::Entity::find().filter(local_call::Column::Code.eq(code));
    query.one(db.connection()).await?.map(LocalCall::try_from).transpose()
}

/// Stores a new interest, or one whose words are newer. `Unique` when the address has another one in the same call.
pub async fn put_interest(tx: &Tx, interest: &Interest, token_hash: &str) -> Result<()> {
    let known = interest::Entity::find_by_id(interest.id.0).one(tx.connection()).await?.is_some();
    let row = interest::Model {
        id: interest.id.0,
        registration_id: interest.registration_id.0,
        token_hash: token_hash.to_owned(),
        email: interest.email.clone(),
        person: json(&interest.person)?,
        message: interest.message.clone(),
        language: interest.language.code().to_owned(),
        asked_at: interest.asked_at,
        confirmed_at: interest.confirmed_at,
    };
    let row = row.into_active_model();
    if known {
        row.reset_all().update(tx.connection()).await?;
    } else {
        row.insert(tx.connection()).await?;
    }
    Ok(())
}

fn of(id: RegistrationId) -> sea_orm::Select<interest::Entity> {
    interest::Entity::find().filter(interest::Column::RegistrationId.eq(id.0))
}

pub async fn find_interest(db: &impl Db, id: InterestId) -> Result<Option<Interest>> {
    let row = interest::Entity::find_by_id(id.0).one(db.connection()).await?;
    row.map(Interest::try_from).transpose()
}

pub async fn find_interest_of(db: &impl Db, id: RegistrationId, email: &str) -> Result<Option<Interest>> {
    let query = of(id).filter(interest::Column::Email.eq(email));
    query.one(db.connection()).await?.map(Interest::try_from).transpose()
}

pub async fn find_interest_by_token(db: &impl Db, token_hash: &str) -> Result<Option<Interest>> {
    let query = interest::Entity::find().filter(interest::Column::TokenHash.eq(token_hash));
    query.one(db.connection()).await?.map(Interest::try_from).transpose()
}

/// Confirmed or not.
pub async fn count_interests(db: &impl Db, id: RegistrationId) -> Result<u64> {
    Ok(of(id).count(db.connection()).await?)
}

/// Those who said yes by their link, in the order in which they did.
pub async fn list_interests(db: &impl Db, id: RegistrationId) -> Result<Vec<Interest>> {
    let query = of(id)
        .filter(interest::Column::ConfirmedAt.is_not_null())
        .order_by_asc(interest::Column::ConfirmedAt)
        .order_by_asc(interest::Column::Id);
    query.all(db.connection()).await?.into_iter().map(Interest::try_from).collect()
}

/// Forgets one person; false where nobody was there any more.
pub async fn erase_interest(tx: &Tx, id: InterestId) -> Result<bool> {
    let Some(row) = interest::Entity::find_by_id(id.0).one(tx.connection()).await? else { return Ok(false) };
    row.delete(tx.connection()).await?;
    Ok(true)
}

/// Forgets everyone of the call.
pub async fn erase_interests(tx: &Tx, id: RegistrationId) -> Result<u64> {
    let delete = interest::Entity::delete_many().filter(interest::Column::RegistrationId.eq(id.0));
    Ok(delete.exec(tx.connection()).await?.rows_affected)
}

/// Forgets what was asked before `before` and never confirmed.
pub async fn purge_unconfirmed(tx: &Tx, before: DateTime<Utc>) -> Result<u64> {
    let delete = interest::Entity::delete_many()
        .filter(interest::Column::ConfirmedAt.is_null())
        .filter(interest::Column::AskedAt.lt(before));
    Ok(delete.exec(tx.connection()).await?.rows_affected)
}
