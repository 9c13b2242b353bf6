//! A server that runs: where it answers, what its jobs are doing, and how it stops.

use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use app::App;
use app::replays::Replay;
use store::jobs::JobCounts;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio_util::sync::DropGuard;

/// Dropping it tells everything to end without waiting for it; `stop` waits and reports.
pub struct Running {
    /// The address that is really bound.
    pub address: SocketAddr,
    /// The origin that mails and pages name.
    pub public_url: String,
    pub(crate) app: App,
    pub(crate) server: JoinHandle<io::Result<()>>,
    pub(crate) runner: oneshot::Receiver<()>,
    /// Ends the server.
    pub(crate) stopping: DropGuard,
    /// Ends the runner, after the server: its last requests may have queued something.
    pub(crate) resting: DropGuard,
    pub(crate) patience: Duration,
}

/// What a stop found out.
#[derive(Debug)]
pub enum StopError {
    Server(io::Error),
    /// Something was still under way when the patience ended.
    TooSlow,
    /// This many jobs were given up in all; `kohort doctor` counts them too.
    DeadJobs(u64),
    Database(store::Error),
}

impl std::fmt::Display for StopError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Server(reason) => write!(out, "the server ended with {reason}"),
            Self::TooSlow => out.write_str("work under way did not end in time and was cut off"),
            Self::DeadJobs(count) => {
                write!(out, "{count} jobs were given up; their errors are in the job table")
            }
            Self::Database(reason) => write!(out, "the database does not answer: {reason}"),
        }
    }
}

impl std::error::Error for StopError {}

impl Running {
    /// Where requests go, such as `http://127.0.0.1:43211`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn app(&self) -> &App {
        &self.app
    }

    /// Jobs waiting or under way, jobs for later, and jobs given up.
    pub async fn job_counts(&self) -> store::Result<JobCounts> {
        store::jobs::counts(self.app.store(), self.app.now()).await
    }

    /// Judges every stored verdict again, as `kohort doctor` does.
    pub async fn replay(&self) -> app::Result<Replay> {
        Replay::of(self.app.store()).await
    }

    /// Waits until no job is due; says how many are left when `limit` has passed.
    pub async fn jobs_settled(&self, limit: Duration) -> Result<(), u64> {
        let since = Instant::now();
        loop {
            match self.job_counts().await {
                Ok(JobCounts { queued: 0, .. }) => return Ok(()),
                Ok(counts) if since.elapsed() > limit => return Err(counts.queued),
                Err(_) if since.elapsed() > limit => return Err(u64::MAX),
                Ok(_) | Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    /// Runs until the process is told to end (SIGTERM, SIGINT) or the server fails.
    pub async fn until_signal(mut self) -> Result<(), StopError> {
        tokio::select! {
            () = signal() => tracing::info!("stopping: requests and jobs under way are finished first"),
            ended = &mut self.server => return Err(StopError::Server(reason(ended))),
        }
        self.finish().await
    }

    /// Stops at once and reports jobs that were given up, so that no test overlooks one.
    pub async fn stop(self) -> Result<(), StopError> {
        let counts = self.job_counts().await.map_err(StopError::Database)?;
        self.finish().await?;
        if counts.dead > 0 { Err(StopError::DeadJobs(counts.dead)) } else { Ok(()) }
    }

    /// Ends the server, then the runner, then closes the database.
    async fn finish(self) -> Result<(), StopError> {
        let in_order = async {
            drop(self.stopping);
            let server = self.server.await.map_err(io::Error::other).and_then(|outcome| outcome);
            drop(self.resting);
            let runner = self.runner.await.map_err(|_| io::Error::other("the job runner panicked"));
            server.and(runner)
        };
        // The server cuts its requests off by itself when its patience ends; a little longer lets it say so.
        let ended = tokio::time::timeout(self.patience + Duration::from_secs(2), in_order).await;
        ended.map_err(|_| StopError::TooSlow)?.map_err(StopError::Server)?;
        self.app.store().clone().close().await.map_err(StopError::Database)
    }
}

fn reason(ended: Result<io::Result<()>, tokio::task::JoinError>) -> io::Error {
    match ended {
        Ok(Ok(())) => io::Error::other("it stopped by itself"),
        Ok(Err(error)) => error,
        Err(panicked) => io::Error::other(panicked),
    }
}

/// Resolves when the operating system asks the process to end.
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        tracing::error!("signals cannot be listened to; the process will have to be killed");
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

#[cfg(test)]
mod replays;
#[cfg(test)]
mod tests;
