//! Time on the processor, so that other programs on the machine hardly matter.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

/// CPU time of this thread in seconds. The kernel brings it up to date a few hundred times a second.
fn on_cpu() -> Option<f64> {
    let said = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    said.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

/// CPU seconds (elsewhere than on Linux: seconds) of one call.
pub fn seconds(work: impl FnOnce()) -> f64 {
    let (before, started) = (on_cpu(), Instant::now());
    work();
    let wall = started.elapsed().as_secs_f64();
    match (before, on_cpu()) {
        (Some(before), Some(after)) => after - before,
        _ => wall,
    }
}

/// Seconds for one run of `work`, from batches that are long enough to measure; the fastest of several.
pub fn each<T>(work: impl FnMut() -> T) -> f64 {
    in_batches(work, 0.15)
}

/// The same for what only has to stay far below a limit.
pub fn about<T>(work: impl FnMut() -> T) -> f64 {
    in_batches(work, 0.03)
}

fn in_batches<T>(mut work: impl FnMut() -> T, long_enough: f64) -> f64 {
    let mut runs = 1_u32;
    loop {
        let taken = seconds(|| (0..runs).for_each(|_| drop(black_box(work()))));
        if taken >= long_enough {
            let again = (0..4).map(|_| seconds(|| (0..runs).for_each(|_| drop(black_box(work())))));
            return again.fold(taken, f64::min) / f64::from(runs);
        }
        let wanted = long_enough * 1.3 / taken.max(long_enough / 10.0);
        runs = (f64::from(runs) * wanted).ceil() as u32;
    }
}
