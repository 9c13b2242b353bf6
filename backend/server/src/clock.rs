//! A clock that stands where it is put, for trying out deadlines. The machine's clock is `app::SystemClock`.

use std::sync::{Mutex, PoisonError};

use app::Clock;
use chrono::{DateTime, TimeDelta, Utc};

/// Shared by the server under trial and whoever moves the time.
pub struct SettableClock(Mutex<DateTime<Utc>>);

impl SettableClock {
    pub fn at(now: DateTime<Utc>) -> Self {
        Self(Mutex::new(now))
    }

    pub fn set(&self, now: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    pub fn advance(&self, by: TimeDelta) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now += by;
    }
}

impl Clock for SettableClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
