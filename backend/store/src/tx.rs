//! Write transactions, and the only place where SQLite and PostgreSQL differ. SQLite has one writer, so
//! writers queue here instead of spinning on its busy timeout. PostgreSQL locks the cohort row; admissions
//! of one cohort queue in the process first, because more connections on one hot row make it slower. One more than
//! the holder of the row may begin, so that the row is not idle while the next fetches a connection.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use domain::CohortId;
use sea_orm::{DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

use crate::rule_sets::KnownRules;
use crate::{Result, Store};

/// What a write will lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Places of this cohort may change: take turns with its other writers.
    Cohort(CohortId),
    /// Rows that no one queues for.
    Free,
}

/// An open write transaction. Dropping it without `commit` rolls back.
pub struct Tx {
    pub(crate) inner: DatabaseTransaction,
    writes: Arc<AtomicU64>,
    pub(crate) known_rules: Arc<KnownRules>,
    /// It inserted rules: what it reads of them may never be committed.
    pub(crate) publishes_rules: AtomicBool,
    /// Held until the transaction ends; field order drops the transaction first.
    _turn: Option<OwnedSemaphorePermit>,
}

/// Writers of one cohort that may hold a connection: the one with the row, and the next.
const BEGUN_PER_COHORT: usize = 2;

/// Who may write next, decided in the process before a connection is taken.
pub(crate) enum Turns {
    OneWriter(Arc<Semaphore>),
    PerCohort(Mutex<HashMap<Uuid, Weak<Semaphore>>>),
}

impl Turns {
    pub(crate) fn one_writer() -> Self {
        Self::OneWriter(Arc::new(Semaphore::new(1)))
    }

    pub(crate) fn per_cohort() -> Self {
        Self::PerCohort(Mutex::new(HashMap::new()))
    }

    async fn take(&self, scope: Scope) -> Option<OwnedSemaphorePermit> {
        let turns = match (self, scope) {
            (Self::OneWriter(turns), _) => Arc::clone(turns),
            (Self::PerCohort(_), Scope::Free) => return None,
            (Self::PerCohort(cohorts), Scope::Cohort(id)) => cohort_turns(cohorts, id),
        };
        // Nobody closes these semaphores, so a permit always comes.
        turns.acquire_owned().await.ok()
    }
}

fn cohort_turns(cohorts: &Mutex<HashMap<Uuid, Weak<Semaphore>>>, id: CohortId) -> Arc<Semaphore> {
    let mut cohorts = cohorts.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(turns) = cohorts.get(&id.0).and_then(Weak::upgrade) {
        return turns;
    }
    cohorts.retain(|_, turns| turns.strong_count() > 0);
    let turns = Arc::new(Semaphore::new(BEGUN_PER_COHORT));
    cohorts.insert(id.0, Arc::downgrade(&turns));
    turns
}

impl Store {
    /// How many transactions this process has committed: what was read under another number may be out of date.
    pub fn writes(&self) -> u64 {
        self.writes.load(Ordering::Acquire)
    }

    /// Begins a write transaction after waiting for its turn.
    pub async fn write(&self, scope: Scope) -> Result<Tx> {
        let turn = self.turns.take(scope).await;
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.connection.begin_with_options(options).await?;
        Ok(Tx {
            inner,
            writes: Arc::clone(&self.writes),
            known_rules: Arc::clone(&self.known_rules),
            publishes_rules: AtomicBool::new(false),
            _turn: turn,
        })
    }
}

impl Tx {
    pub async fn commit(self) -> Result<()> {
        self.inner.commit().await?;
        self.writes.fetch_add(1, Ordering::Release);
        Ok(())
    }

    pub async fn rollback(self) -> Result<()> {
        Ok(self.inner.rollback().await?)
    }
}

impl Store {
    /// Waits before trying a lost transaction again: longer each time, and spread by a random `jitter`, so that
    /// two that met do not meet again.
    pub async fn backoff(&self, attempt: u32, jitter: u8) {
        let steps = 1_u64 << attempt.min(6);
        tokio::time::sleep(std::time::Duration::from_millis(5 * steps + u64::from(jitter) / 8)).await;
    }
}
