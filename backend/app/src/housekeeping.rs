//! Forgetting what is no longer needed: kept answers, spent links, counters, sessions that are over, finished jobs, RSVPs
//! and interests that nobody confirmed.

use chrono::TimeDelta;
use domain::Interest;
use domain::retention::{LETTER_DAYS, SIGN_IN_DAYS, UNCONFIRMED};
use store::{Scope, idempotency, jobs, limits, local_calls, rsvps, sessions, sign_ins, status_links};

use crate::{App, Result};

impl App {
    /// Safe to run at any time and on several replicas.
    pub async fn forget_expired(&self) -> Result<()> {
        let now = self.now();
        self.atomically(Scope::Free, async |tx| {
            idempotency::purge(tx, now - self.settings.idempotency_ttl).await?;
            sign_ins::purge(tx, now - TimeDelta::days(1)).await?;
            status_links::purge(tx, now).await?;
            limits::purge(tx, now - TimeDelta::days(1)).await?;
            sessions::purge(tx, now - TimeDelta::days(SIGN_IN_DAYS)).await?;
            jobs::purge(tx, now - TimeDelta::days(LETTER_DAYS)).await?;
            rsvps::purge_asked(tx, now - UNCONFIRMED).await?;
            local_calls::purge_unconfirmed(tx, now - Interest::UNCONFIRMED).await?;
            Ok(())
        })
        .await
    }
}
