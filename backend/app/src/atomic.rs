//! All or nothing, once: transactions that are tried again when they lose to another, and requests whose
//! answer is kept under the caller's key.

use domain::Keyholder;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::idempotency::{self, Claim};
use store::{Scope, Tx};

use crate::{App, Error, Result};

/// A caller's wish, recognisable when it arrives again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// Chosen by the caller, unique per wish.
    pub key: String,
    /// Hash of what is asked, so that one key cannot stand for two wishes.
    pub fingerprint: String,
}

/// An answer, and whether it was kept from an earlier request.
#[derive(Debug, Clone, PartialEq)]
pub struct Once<T> {
    pub value: T,
    pub replayed: bool,
}

/// What came of an intent: done now, or noted by an earlier request.
pub(crate) enum Outcome<T, K> {
    Done(T),
    Before(K),
}

/// How often a transaction that lost to another is tried.
const ATTEMPTS: u32 = 5;

impl App {
    /// Runs `act` in one transaction; tries again when the database was busy.
    pub(crate) async fn atomically<T>(&self, scope: Scope, act: impl AsyncFn(&Tx) -> Result<T>) -> Result<T> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            // Boxed: what happens in a transaction is a large future.
            match Box::pin(self.attempt(scope, &act)).await {
                Err(Error::Unavailable { .. }) if attempt < ATTEMPTS => {
                    let mut jitter = [0];
                    self.entropy.fill(&mut jitter);
                    let [jitter] = jitter;
                    self.store.backoff(attempt, jitter).await;
                }
                outcome => return outcome,
            }
        }
    }

    async fn attempt<T>(&self, scope: Scope, act: &impl AsyncFn(&Tx) -> Result<T>) -> Result<T> {
        let tx = self.store.write(scope).await?;
        let value = act(&tx).await?;
        tx.commit().await?;
        Ok(value)
    }

    /// Like `atomically`, but the same intent acts only once: its answer, also a final refusal, is kept in the
    /// same transaction and given again.
    pub(crate) async fn once<T>(
        &self,
        holder: impl Into<Keyholder>,
        intent: &Intent,
        scope: Scope,
        act: impl AsyncFn(&Tx) -> Result<T>,
    ) -> Result<Once<T>>
    where
        T: Serialize + DeserializeOwned,
    {
        let holder = holder.into();
        let outcome = self.unless_done::<T, T>(holder, intent, scope, None, async |tx| {
            let value = act(tx).await?;
            idempotency::finish(tx, holder, &intent.key, answer::<T>(Ok(&value))?).await?;
            Ok(value)
        });
        Ok(match outcome.await? {
            Outcome::Done(value) => Once { value, replayed: false },
            Outcome::Before(value) => Once { value, replayed: true },
        })
    }

    /// Like `once` where it is known beforehand what to keep, from which the answer is found again: `note`.
    pub(crate) async fn once_noting<T, K>(
        &self,
        holder: impl Into<Keyholder>,
        intent: &Intent,
        scope: Scope,
        note: &K,
        act: impl AsyncFn(&Tx) -> Result<T>,
    ) -> Result<Outcome<T, K>>
    where
        K: Serialize + DeserializeOwned,
    {
        self.unless_done(holder.into(), intent, scope, Some(answer(Ok(note))?), act).await
    }

    async fn unless_done<T, K>(
        &self,
        holder: Keyholder,
        intent: &Intent,
        scope: Scope,
        note: Option<Value>,
        act: impl AsyncFn(&Tx) -> Result<T>,
    ) -> Result<Outcome<T, K>>
    where
        K: Serialize + DeserializeOwned,
    {
        let outcome = self
            .atomically(scope, async |tx| match self.claim(tx, holder, intent, note.clone()).await? {
                Some(kept) => kept.map(Outcome::Before),
                None => act(tx).await.map(Outcome::Done),
            })
            .await;
        if let Err(refusal) = &outcome
            && refusal.is_final()
        {
            let kept = answer::<K>(Err(refusal))?;
            let keep = async |tx: &Tx| self.claim::<K>(tx, holder, intent, Some(kept.clone())).await;
            self.atomically(Scope::Free, keep).await?;
        }
        outcome
    }

    /// The kept answer, or `None` when this request is the first.
    async fn claim<T: DeserializeOwned>(
        &self,
        tx: &Tx,
        holder: Keyholder,
        intent: &Intent,
        note: Option<Value>,
    ) -> Result<Option<Result<T>>> {
        let Intent { key, fingerprint } = intent;
        let claim = idempotency::claim(tx, holder, key, fingerprint, note, self.now()).await?;
        let Claim::Seen { fingerprint, outcome } = claim else { return Ok(None) };
        if fingerprint != intent.fingerprint {
            return Err(Error::IdempotencyKeyReused);
        }
        let kept = serde_json::from_value(outcome.ok_or(Error::IdempotencyInProgress)?);
        kept.map(Some).map_err(|error| {
            tracing::error!(%error, "a kept answer does not read back");
            Error::Internal
        })
    }
}

/// As it is kept.
fn answer<T: Serialize>(outcome: std::result::Result<&T, &Error>) -> Result<Value> {
    serde_json::to_value(outcome).map_err(|error| {
        tracing::error!(%error, "an answer does not serialise");
        Error::Internal
    })
}
