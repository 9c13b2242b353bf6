//! Opening the database, and the one seam through which queries reach either the pool or a transaction.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::sqlx::Connection;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend};
use sea_orm_migration::MigratorTrait;

use crate::migration::Migrator;
use crate::rule_sets::{KnownRules, known_rules};
use crate::tx::Turns;
use crate::{Error, Result, Tx};

/// How much a crash may lose. Only throw-away test databases are `Relaxed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    #[default]
    Full,
    Relaxed,
}

#[derive(Debug, Clone)]
pub struct ConnectOptions {
    /// Most connections at once.
    pub connections: u32,
    /// How long a request waits for a connection.
    pub acquire_timeout: Duration,
    pub durability: Durability,
}

impl Default for ConnectOptions {
    fn default() -> Self {
        Self { connections: 8, acquire_timeout: Duration::from_secs(5), durability: Durability::Full }
    }
}

/// After so long in the pool a connection may have been closed from the other side.
const RESTED: Duration = Duration::from_secs(1);

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) connection: DatabaseConnection,
    pub(crate) turns: Arc<Turns>,
    pub(crate) writes: Arc<AtomicU64>,
    pub(crate) known_rules: Arc<KnownRules>,
}

/// Something that queries can run on: the pool for reading, a transaction for reading and writing.
pub trait Db {
    #[doc(hidden)]
    type Connection: ConnectionTrait;
    #[doc(hidden)]
    fn connection(&self) -> &Self::Connection;
    /// Where rules are looked up and noted, unless what is read may never be committed.
    #[doc(hidden)]
    fn known_rules(&self) -> Option<&KnownRules>;
}

impl Db for Store {
    type Connection = DatabaseConnection;
    fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }
    fn known_rules(&self) -> Option<&KnownRules> {
        Some(&self.known_rules)
    }
}

impl Db for Tx {
    type Connection = sea_orm::DatabaseTransaction;
    fn connection(&self) -> &sea_orm::DatabaseTransaction {
        &self.inner
    }
    fn known_rules(&self) -> Option<&KnownRules> {
        (!self.publishes_rules.load(Ordering::Relaxed)).then_some(&self.known_rules)
    }
}

impl Store {
    /// Opens `sqlite://path` (created when missing) or `postgres://…`.
    pub async fn connect(url: &str, options: &ConnectOptions) -> Result<Self> {
        let connection = Database::connect(settings(url, options)).await?;
        let turns = match connection.get_database_backend() {
            DbBackend::Sqlite => Turns::one_writer(),
            _ => Turns::per_cohort(),
        };
        let known_rules = Arc::new(known_rules());
        Ok(Self { connection, turns: Arc::new(turns), writes: Arc::default(), known_rules })
    }

    /// Brings the schema up to date; how many migrations that took. Safe when several replicas start at once: they
    /// take turns.
    ///
    /// Belongs before `connect`: a connection to SQLite that was open meanwhile would go on preparing statements by
    /// the schema it read first, and sqlx keeps the column names of that moment.
    pub async fn migrate(url: &str, options: &ConnectOptions) -> Result<usize> {
        let mut settings = settings(url, options);
        let embedded = settings.get_url().starts_with("sqlite:");
        // The holder of the lock takes the second one; SQLite has none.
        settings.max_connections(if embedded { 1 } else { 2 });
        let connection = Database::connect(settings).await?;
        let holder = crate::migration::lock(&connection).await?;
        let pending = Migrator::get_pending_migrations(&connection).await?.len();
        let outcome = Migrator::up(&connection, None).await;
        if let Some(holder) = holder {
            holder.commit().await?;
        }
        connection.close().await?;
        outcome.map_err(Error::from)?;
        Ok(pending)
    }

    /// Migrations that `migrate` would still run.
    pub async fn pending_migrations(&self) -> Result<usize> {
        Ok(Migrator::get_pending_migrations(&self.connection).await?.len())
    }

    /// A round trip to the database.
    pub async fn ping(&self) -> Result<()> {
        self.connection.ping().await.map_err(Error::from)
    }

    pub async fn close(self) -> Result<()> {
        self.connection.close().await.map_err(Error::from)
    }
}

fn settings(url: &str, options: &ConnectOptions) -> sea_orm::ConnectOptions {
    let mut settings = sea_orm::ConnectOptions::new(url);
    settings
        .max_connections(options.connections)
        .min_connections(1)
        .acquire_timeout(options.acquire_timeout)
        .connect_timeout(options.acquire_timeout)
        .sqlx_logging(false);
    let synchronous = match options.durability {
        Durability::Full => SqliteSynchronous::Full,
        Durability::Relaxed => SqliteSynchronous::Off,
    };
    settings.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(synchronous)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
    });
    // Asking a connection whether it lives costs as much as a query; one that was busy a moment ago does.
    settings.map_sqlx_postgres_pool_opts(|pool| {
        pool.test_before_acquire(false).before_acquire(|connection, rested| {
            Box::pin(async move {
                if rested.idle_for > RESTED {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
    });
    settings
}
