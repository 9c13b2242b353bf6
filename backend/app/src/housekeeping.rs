//! Forgetting what is no longer needed: kept answers, spent links, counters, finished jobs, RSVPs and interests that
//! nobody confirmed.

use chrono::TimeDelta;
use domain::Interest;
use store::{Scope, idempotency, jobs, limits, local_calls, rsvps, sign_ins, status_links};

use crate::rsvps::UNCONFIRMED;
use crate::{App, Result};

/// Finished jobs are kept this long for looking up what was sent.
const JOBS_KEPT: TimeDelta = TimeDelta::days(30);

impl App {
    /// Safe to run at any time and on several replicas.
    pub async fn forget_expired(&self) -> Result<()> {
        let now = self.now();
        self.atomically(Scope::Free, async |tx| {
            idempotency::purge(tx, now - self.settings.idempotency_ttl).await?;
            sign_ins::purge(tx, now - TimeDelta::days(1)).await?;
            status_links::purge(tx, now).await?;
            limits::purge(tx, now - TimeDelta::days(1)).await?;
            jobs::purge(tx, now - JOBS_KEPT).await?;
            rsvps::purge_asked(tx, now - UNCONFIRMED).await?;
            local_calls::purge_unconfirmed(tx, now - Interest::UNCONFIRMED).await?;
            Ok(())
        })
        .await
    }
}
