//! Progress for a person who waits: what is being done, and how long it took.

use std::time::{Duration, Instant};

use crate::failure::Outcome;

/// Announces `name`, does the work, and prints how it ended and when.
pub fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("── {name}");
    let started = Instant::now();
    let outcome = work();
    let ended = if outcome.is_ok() { "done" } else { "failed" };
    println!("── {name}: {ended} in {}", spell(started.elapsed()));
    outcome
}

/// `0.4 s`, `12 s`, `3 min 05 s`.
pub fn spell(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f32()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::spell;

    #[test]
    fn times_are_spelt_by_size() {
        assert_eq!(spell(Duration::from_millis(440)), "0.4 s");
        assert_eq!(spell(Duration::from_secs(59)), "59 s");
        assert_eq!(spell(Duration::from_secs(185)), "3 min 05 s");
    }
}
