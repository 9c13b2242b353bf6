//! All or nothing, once: transactions that are tried again when they lose to another, and requests whose
//! answer is kept under the caller's key.

use domain::Keyholder;
use serde::Serialize;
use serde::de::DeserializeOwned;
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

/// How often a transaction that lost to another is tried.
const ATTEMPTS: u32 = 5;

impl App {
    /// Runs `act` in one transaction; tries again when the database was busy.
    pub(crate) async fn atomically<T>(&self, scope: Scope, act: impl AsyncFn(&Tx) -> Result<T>) -> Result<T> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            match self.attempt(scope, &act).await {
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
        let outcome = self
            .atomically(scope, async |tx| {
                if let Some(kept) = self.claim(tx, holder, intent).await? {
                    return Ok(Once { value: kept?, replayed: true });
                }
                let value = act(tx).await?;
                keep::<T>(tx, holder, intent, &Ok(&value)).await?;
                Ok(Once { value, replayed: false })
            })
            .await;
        if let Err(refusal) = &outcome
            && refusal.is_final()
        {
            self.keep_refusal::<T>(holder, intent, refusal).await?;
        }
        outcome
    }

    /// The kept answer, or `None` when this request is the first.
    async fn claim<T: DeserializeOwned>(
        &self,
        tx: &Tx,
        holder: Keyholder,
        intent: &Intent,
    ) -> Result<Option<Result<T>>> {
        let claim = idempotency::claim(tx, holder, &intent.key, &intent.fingerprint, self.now()).await?;
        let Claim::Seen { fingerprint, outcome } = claim else { return Ok(None) };
        if fingerprint != intent.fingerprint {
            return Err(Error::IdempotencyKeyReused);
        }
        let kept = outcome.ok_or(Error::IdempotencyInProgress)?;
        serde_json::from_value(kept).map(Some).map_err(|error| {
            tracing::error!(%error, "a kept answer does not read back");
            Error::Internal
        })
    }

    async fn keep_refusal<T: Serialize>(
        &self,
        holder: Keyholder,
        intent: &Intent,
        refusal: &Error,
    ) -> Result<()> {
        self.atomically(Scope::Free, async |tx| {
            let claim = idempotency::claim(tx, holder, &intent.key, &intent.fingerprint, self.now()).await?;
            if claim == Claim::Fresh {
                keep::<T>(tx, holder, intent, &Err(refusal)).await?;
            }
            Ok(())
        })
        .await
    }
}

async fn keep<T: Serialize>(
    tx: &Tx,
    holder: Keyholder,
    intent: &Intent,
    outcome: &std::result::Result<&T, &Error>,
) -> Result<()> {
    let outcome = serde_json::to_value(outcome).map_err(|error| {
        tracing::error!(%error, "an answer does not serialise");
        Error::Internal
    })?;
    Ok(idempotency::finish(tx, holder, &intent.key, outcome).await?)
}
