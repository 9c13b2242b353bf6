//! How often strangers may have mails sent, per address and per network, counted in the database for all replicas.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use store::{Scope, limits};

use crate::{App, Error, Result, hash_secret};

impl App {
    /// Counts one more mail for `purpose`. Committed before anything is done, so that a refusal is counted too.
    pub(crate) async fn limit_mails(&self, purpose: &str, email: &str, network: Option<&str>) -> Result<()> {
        let window = self.settings.sign_in_window;
        let start = window_start(self.now(), window);
        let counted = self.atomically(Scope::Free, async |tx| {
            let address = format!("{purpose} address {}", hash_secret(email));
            let by_address = limits::hit(tx, &address, start).await?;
            let by_network = match network {
                Some(network) => limits::hit(tx, &format!("{purpose} network {network}"), start).await?,
                None => 0,
            };
            Ok((by_address, by_network))
        });
        let (by_address, by_network) = counted.await?;
        if by_address > self.settings.sign_ins_per_address || by_network > self.settings.sign_ins_per_network
        {
            let left = (start + window - self.now()).num_seconds().max(1);
            return Err(Error::TooManyRequests { retry_after: Duration::from_secs(left.unsigned_abs()) });
        }
        Ok(())
    }
}

pub(crate) fn window_start(now: DateTime<Utc>, window: TimeDelta) -> DateTime<Utc> {
    let length = window.num_seconds().max(1);
    DateTime::from_timestamp(now.timestamp() - now.timestamp().rem_euclid(length), 0).unwrap_or(now)
}
