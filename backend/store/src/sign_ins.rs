//! Links and codes for signing in. Only hashes are stored; each is consumed once.

use chrono::{DateTime, Utc};
use domain::Language;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use crate::entity::sign_in;
use crate::row::parse_word;
use crate::{Db, Error, Result, Tx};

/// A link that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    pub id: Uuid,
    pub token_hash: String,
    pub code_hash: String,
    /// Hash of the asking browser's secret; `None` for a link that an operator hands over.
    pub browser_hash: Option<String>,
    pub email: String,
    pub language: Language,
    pub return_to: Option<String>,
    pub wrong_codes: i32,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub consumed_at: Option<DateTime<Utc>>,
}

impl TryFrom<sign_in::Model> for SignIn {
    type Error = Error;

    fn try_from(row: sign_in::Model) -> Result<Self> {
        Ok(Self {
            id: row.id,
            token_hash: row.token_hash,
            code_hash: row.code_hash,
            browser_hash: row.browser_hash,
            email: row.email,
            language: parse_word(&row.language)?,
            return_to: row.return_to,
            wrong_codes: row.wrong_codes,
            created_at: row.created_at,
            expires_at: row.expires_at,
            consumed_at: row.consumed_at,
        })
    }
}

pub async fn insert(tx: &Tx, sign_in: SignIn) -> Result<()> {
    let row = sign_in::Model {
        id: sign_in.id,
        token_hash: sign_in.token_hash,
        code_hash: sign_in.code_hash,
        browser_hash: sign_in.browser_hash,
        email: sign_in.email,
        language: sign_in.language.code().to_owned(),
        return_to: sign_in.return_to,
        wrong_codes: sign_in.wrong_codes,
        created_at: sign_in.created_at,
        expires_at: sign_in.expires_at,
        consumed_at: sign_in.consumed_at,
    };
    row.into_active_model().insert(tx.connection()).await?;
    Ok(())
}

pub async fn find_by_token(db: &impl Db, token_hash: &str) -> Result<Option<SignIn>> {
    let query = sign_in::Entity::find().filter(sign_in::Column::TokenHash.eq(token_hash));
    query.one(db.connection()).await?.map(SignIn::try_from).transpose()
}

/// The newest link asked for with this address from this browser.
pub async fn find_newest(db: &impl Db, email: &str, browser_hash: &str) -> Result<Option<SignIn>> {
    let query = sign_in::Entity::find()
        .filter(sign_in::Column::Email.eq(email))
        .filter(sign_in::Column::BrowserHash.eq(browser_hash))
        .order_by_desc(sign_in::Column::CreatedAt)
        .order_by_desc(sign_in::Column::Id);
    query.one(db.connection()).await?.map(SignIn::try_from).transpose()
}

/// True for the one caller that consumes it.
pub async fn consume(tx: &Tx, id: Uuid, at: DateTime<Utc>) -> Result<bool> {
    let update = sign_in::Entity::update_many()
        .col_expr(sign_in::Column::ConsumedAt, Expr::value(at))
        .filter(sign_in::Column::Id.eq(id))
        .filter(sign_in::Column::ConsumedAt.is_null());
    Ok(update.exec(tx.connection()).await?.rows_affected == 1)
}

pub async fn count_wrong_code(tx: &Tx, id: Uuid) -> Result<()> {
    let update = sign_in::Entity::update_many()
        .col_expr(sign_in::Column::WrongCodes, Expr::col(sign_in::Column::WrongCodes).add(1))
        .filter(sign_in::Column::Id.eq(id));
    update.exec(tx.connection()).await?;
    Ok(())
}

/// Forgets links that ended before `before`.
pub async fn purge(tx: &Tx, before: DateTime<Utc>) -> Result<u64> {
    let delete = sign_in::Entity::delete_many().filter(sign_in::Column::ExpiresAt.lt(before));
    Ok(delete.exec(tx.connection()).await?.rows_affected)
}
