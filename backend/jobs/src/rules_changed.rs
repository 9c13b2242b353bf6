//! The job that finds out whom a change of rules concerns, and queues their mails. Judging a whole cohort takes
//! processor time, so it happens beside the threads that answer.

use std::time::{Duration, Instant};

use app::App;
use domain::CohortId;

use crate::Failure;

/// Enough for thousands of registrations; whoever is not reached by then is not told, and the log says so.
const TIME: Duration = Duration::from_secs(30);

/// Compares the two versions on every registration of the cohort and tells those whose verdict would be another.
pub async fn run(app: &App, cohort_id: CohortId, from: i64, to: i64) -> Result<(), Failure> {
    let (comparison, after) = app.published_change(cohort_id, from, to).await?;
    let compare = move || {
        let began = Instant::now();
        comparison.with(&after, &|| began.elapsed() > TIME)
    };
    let found = tokio::task::spawn_blocking(compare)
        .await
        .map_err(|_| Failure::Final("comparing the rules failed".to_owned()))?;
    if found.gave_up {
        tracing::error!(cohort = %cohort_id, from, to, "comparing the rules took too long; not everyone was told");
    }
    Ok(app.tell_of_new_rules(cohort_id, to, &found).await?)
}
