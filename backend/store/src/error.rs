//! What the database refused, sorted by what a caller can do about it. Messages are never parsed.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// Failure of a query or a transaction.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A unique index refused the row; the call site knows which one can.
    #[error("a unique constraint refused the row")]
    Unique,
    /// A referenced row is missing, or is still referenced.
    #[error("a foreign key refused the row")]
    ForeignKey,
    /// A CHECK constraint refused the row: a bug above, or a capacity that cannot hold.
    #[error("a check constraint refused the row")]
    Check,
    /// Lost to another transaction or waited too long; trying again may work.
    #[error("the database is busy")]
    Busy,
    /// The database cannot be reached.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// A stored value does not read back: corruption or a newer version's data.
    #[error("stored data does not read back: {0}")]
    Corrupt(String),
    #[error(transparent)]
    Database(DbErr),
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => return Self::Unique,
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => return Self::ForeignKey,
            _ => {}
        }
        match &error {
            DbErr::ConnectionAcquire(_) => Self::Busy,
            DbErr::Conn(reason) => Self::Unreachable(reason.to_string()),
            DbErr::Exec(RuntimeErr::SqlxError(reason)) | DbErr::Query(RuntimeErr::SqlxError(reason)) => {
                by_code(reason, &error)
            }
            _ => Self::Database(error),
        }
    }
}

/// SQLSTATE of PostgreSQL and (extended) result codes of SQLite.
fn by_code(reason: &sea_orm::SqlxError, whole: &DbErr) -> Error {
    let code = reason.as_database_error().and_then(sea_orm::sqlx::error::DatabaseError::code);
    match code.as_deref() {
        Some("40001" | "40P01" | "55P03" | "5" | "6" | "261" | "517") => Error::Busy,
        Some("23514" | "275") => Error::Check,
        Some(_) => Error::Database(whole.clone()),
        None => match reason {
            sea_orm::SqlxError::PoolTimedOut => Error::Busy,
            sea_orm::SqlxError::Io(_) | sea_orm::SqlxError::PoolClosed => {
                Error::Unreachable(reason.to_string())
            }
            _ => Error::Database(whole.clone()),
        },
    }
}
