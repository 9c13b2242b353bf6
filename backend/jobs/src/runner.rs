//! Takes due jobs under a lease and has them done until told to stop. A crash between doing and noting it done lets the
//! lease run out, and the job runs again: at least once, never silently lost.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::{App, Entropy};
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::FutureExt;
use store::Scope;
use store::jobs::{self, LeasedJob};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::bounces::{Bounces, Taken};
use crate::mail::Mailer;
use crate::outcome::Worked;
use crate::{Failure, backoff, log};

/// How often the runner looks, and how much it takes at once.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Longest wait between two looks; a wake-up ends it early.
    pub poll: Duration,
    /// Longer than a whole batch can take, or another runner would repeat its end.
    pub lease: TimeDelta,
    pub batch: u64,
    /// How many times as long as a job took the runner rests after it.
    pub rest: u32,
    /// How often expired rows are forgotten.
    pub housekeeping: TimeDelta,
    /// How often mails that came back are taken in.
    pub bounces: TimeDelta,
    /// How often it is looked for what is not to be kept any longer.
    pub retention: TimeDelta,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            poll: Duration::from_secs(2),
            lease: TimeDelta::minutes(3),
            batch: 5,
            rest: 9,
            housekeeping: TimeDelta::hours(1),
            bounces: TimeDelta::seconds(10),
            retention: TimeDelta::days(1),
        }
    }
}

/// A slow mail server is no reason to rest for long.
const REST_MAX: Duration = Duration::from_millis(200);

/// Tells the runner of this process that there may be work.
#[derive(Clone, Default)]
pub struct Waker(Arc<Notify>);

impl Waker {
    pub fn wake(&self) {
        self.0.notify_one();
    }
}

pub struct Runner {
    pub(crate) app: App,
    pub(crate) mailer: Mailer,
    bounces: Option<Bounces>,
    entropy: Arc<dyn Entropy>,
    waker: Waker,
    pace: Pace,
}

impl Runner {
    pub fn new(app: App, mailer: Mailer, entropy: Arc<dyn Entropy>, waker: Waker, pace: Pace) -> Self {
        Self { app, mailer, bounces: None, entropy, waker, pace }
    }

    /// Takes in the mails that come back there.
    #[must_use]
    pub fn with_bounces(self, bounces: Option<Bounces>) -> Self {
        Self { bounces, ..self }
    }

    /// Works until `stop`; a job under way is finished first.
    pub async fn run(self, stop: CancellationToken) {
        let mut tidy_at = self.app.now() + self.pace.housekeeping;
        let mut bounces_at = self.app.now();
        // Soon after a start, so that one who restarts every night erases too.
        let mut erase_at = tidy_at;
        while !stop.is_cancelled() {
            match self.work_batch(&stop).await {
                Ok(0) => self.wait(&stop).await,
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "the job table cannot be worked on");
                    self.wait(&stop).await;
                }
            }
            if tidy_at <= self.app.now() {
                tidy_at = self.app.now() + self.pace.housekeeping;
                self.tidy().await;
            }
            if bounces_at <= self.app.now() {
                bounces_at = self.app.now() + self.pace.bounces;
                self.take_bounces().await;
            }
            if erase_at <= self.app.now() {
                erase_at = self.app.now() + self.pace.retention;
                self.erase().await;
            }
        }
    }

    async fn tidy(&self) {
        if let Err(error) = self.app.forget_expired().await {
            tracing::warn!(%error, "expired rows were not forgotten this time");
        }
        if let Err(error) = self.app.forget_stray_files().await {
            tracing::warn!(%error, "stray files were not removed this time");
        }
        if let Err(error) = self.app.remind_invited().await {
            tracing::warn!(%error, "invited people were not reminded this time");
        }
        if let Err(error) = self.app.remind_of_sessions().await {
            tracing::warn!(%error, "nobody was reminded of sessions this time");
        }
    }

    async fn take_bounces(&self) {
        let Some(bounces) = &self.bounces else { return };
        match bounces.take_in(&self.app).await {
            Ok(taken) if taken == Taken::default() => {}
            Ok(Taken { noted, unknown, passing, other }) => {
                tracing::info!(noted, unknown, passing, other, "mails that came back were taken in");
            }
            Err(error) => tracing::warn!(%error, "mails that came back cannot be taken in"),
        }
    }

    async fn erase(&self) {
        if let Err(error) = self.app.erase_due(false).await {
            tracing::warn!(%error, "what is due was not erased this time");
        }
    }

    async fn wait(&self, stop: &CancellationToken) {
        tokio::select! {
            () = stop.cancelled() => {}
            () = self.waker.0.notified() => {}
            () = tokio::time::sleep(self.pace.poll) => {}
        }
    }

    /// Does one batch of due jobs; says how many there were.
    async fn work_batch(&self, stop: &CancellationToken) -> store::Result<usize> {
        let jobs = self.lease().await?;
        for job in &jobs {
            if stop.is_cancelled() {
                // Not begun: free at once for the next process.
                self.give_back(job).await?;
            } else {
                let began = Instant::now();
                self.work_on(job).await?;
                self.rest(began.elapsed(), stop).await;
            }
        }
        Ok(jobs.len())
    }

    /// Requests come first: after a job the runner rests longer than it worked, unless it is to stop.
    async fn rest(&self, worked: Duration, stop: &CancellationToken) {
        let rest = worked.saturating_mul(self.pace.rest).min(REST_MAX);
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(rest) => {}
        }
    }

    async fn lease(&self) -> store::Result<Vec<LeasedJob>> {
        let now = self.app.now();
        let tx = self.app.store().write(Scope::Free).await?;
        let jobs = jobs::lease(&tx, now, now + self.pace.lease, self.pace.batch).await?;
        tx.commit().await?;
        Ok(jobs)
    }

    async fn give_back(&self, job: &LeasedJob) -> store::Result<()> {
        let tx = self.app.store().write(Scope::Free).await?;
        jobs::retry(&tx, job.id, self.app.now(), "the server stopped before it was begun").await?;
        tx.commit().await
    }

    async fn work_on(&self, job: &LeasedJob) -> store::Result<()> {
        let done = AssertUnwindSafe(self.perform(job)).catch_unwind().await;
        let Worked { written, outcome } = done.unwrap_or_else(|_| Worked::failed("the job panicked"));
        let now = self.app.now();
        let tx = self.app.store().write(Scope::Free).await?;
        let mut entry = log::entry(&tx, job, written.as_ref()).await?;
        match outcome {
            Ok(()) => {
                entry.done(now, written.is_some());
                jobs::complete(&tx, job.id, now).await?;
            }
            Err(Failure::Passing(reason)) if job.attempts < backoff::ATTEMPTS_MAX => {
                tracing::warn!(job = %job.id, attempts = job.attempts, "a job failed and will run again");
                let at = self.next_attempt(now, job.attempts);
                entry.retrying(at, &reason);
                jobs::retry(&tx, job.id, at, &reason).await?;
            }
            Err(Failure::Passing(reason) | Failure::Final(reason)) => {
                tracing::error!(job = %job.id, attempts = job.attempts, "a job was given up");
                entry.failed(&reason);
                jobs::bury(&tx, job.id, &reason, now, without_secrets(&job.payload)).await?;
            }
        }
        entry.save(&tx).await?;
        tx.commit().await
    }

    fn next_attempt(&self, now: DateTime<Utc>, attempts: i32) -> DateTime<Utc> {
        let mut dice = [0];
        self.entropy.fill(&mut dice);
        let [dice] = dice;
        now + backoff::delay(attempts, dice)
    }
}

/// What may stay when a job is given up: a secret whose mail never left must not lie about.
fn without_secrets(payload: &serde_json::Value) -> serde_json::Value {
    let mut kept = payload.clone();
    if let Some(fields) = kept.as_object_mut() {
        fields.retain(|name, _| name != "token" && name != "code");
    }
    kept
}

#[cfg(test)]
mod tests;
