//! The schema's history. Constraints are part of CREATE TABLE and uniques are indexes, so that both engines
//! take the same statements; entities are never imported here, because they change and history does not.

mod m0001_people;
mod m0002_catalogue;
mod m0003_registrations;
mod m0004_operations;
mod m0005_rule_tests;
mod m0006_people;
mod m0007_events;
mod m0008_offers;
mod m0009_forms;
mod m0010_alterations;
mod m0011_files;
mod m0012_mails;
mod m0013_retention;
mod m0014_local_calls;
mod table;

use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, TransactionTrait};
use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait};

use crate::Result;

pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::Migration),
            Box::new(m0002_catalogue::Migration),
            Box::new(m0003_registrations::Migration),
            Box::new(m0004_operations::Migration),
            Box::new(m0005_rule_tests::Migration),
            Box::new(m0006_people::Migration),
            Box::new(m0007_events::Migration),
            Box::new(m0008_offers::Migration),
            Box::new(m0009_forms::Migration),
            Box::new(m0010_alterations::Migration),
            Box::new(m0011_files::Migration),
            Box::new(m0012_mails::Migration),
            Box::new(m0013_retention::Migration),
            Box::new(m0014_local_calls::Migration),
        ]
    }
}

/// Arbitrary but fixed: the advisory lock that replicas share while they migrate.
const MIGRATION_LOCK: i64 = 0x6B6F_686F_7274;

/// Waits for other replicas' migrations. Holding the transaction holds the lock; SQLite takes its write lock
/// per migration already, so there nothing more is needed.
pub(crate) async fn lock(connection: &DatabaseConnection) -> Result<Option<DatabaseTransaction>> {
    if connection.get_database_backend() == DbBackend::Sqlite {
        return Ok(None);
    }
    let holder = connection.begin().await?;
    holder.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")).await?;
    Ok(Some(holder))
}
