//! Work that keeps a processor busy, beside the threads that answer: a few pieces at a time. A piece that is not bounded
//! by itself asks after its time limit.

use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::settings::Http;
use crate::problem::{Problem, ProblemType};

/// What one piece of work may take.
const TIME: Duration = Duration::from_secs(2);
/// Pieces of work at the same time; others wait their turn within the deadline of their request.
const AT_ONCE: usize = 2;

pub(super) struct Workshop(Semaphore);

impl Default for Workshop {
    fn default() -> Self {
        Self(Semaphore::new(AT_ONCE))
    }
}

/// Until when a piece of work should have come to an end.
#[derive(Debug, Clone, Copy)]
pub struct TimeLimit(Instant);

impl TimeLimit {
    pub fn passed(self) -> bool {
        Instant::now() > self.0
    }
}

impl Http {
    /// Runs `work` on another thread. It should look at the limit between steps and say if it gave up.
    pub async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce(TimeLimit) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let _turn = self.workshop.0.acquire().await.map_err(|_| ProblemType::Internal)?;
        let limit = TimeLimit(Instant::now() + TIME);
        tokio::task::spawn_blocking(move || work(limit)).await.map_err(|_| ProblemType::Internal.into())
    }
}

#[cfg(test)]
mod tests {
    use super::super::settings::testing;
    use super::*;

    #[actix_web::test]
    async fn work_happens_elsewhere_and_a_panic_is_a_problem() {
        let here = std::thread::current().id();
        let http = testing::http();
        let (there, late) =
            http.off_thread(|limit| (std::thread::current().id(), limit.passed())).await.unwrap();
        assert!(here != there && !late);
        let refused: Result<(), Problem> = http.off_thread(|_| panic!("on purpose")).await;
        assert_eq!(refused.unwrap_err().kind(), ProblemType::Internal);
        assert_eq!(http.workshop.0.available_permits(), AT_ONCE);
    }
}
