//! When proof is too costly: always the step that leaves least to go, kept only if it arrives. What is found this
//! way holds, but may be longer than the cheapest fix.

use super::distance::{Gauge, Measure};
use super::search::Path;

/// Steps in one fix.
const STEPS: usize = 60;

pub(super) fn climb(gauge: &Gauge, mut effort: usize) -> Option<Vec<usize>> {
    let mut path = Path::new(gauge.choices);
    let mut to_go = gauge.distance(&path.state, Measure::Total);
    while to_go > 0 && path.taken.len() < STEPS {
        let (left, index) = best_step(gauge, &mut path, &mut effort)?;
        if left >= to_go {
            return None;
        }
        path.take(index, gauge.choices.moves.get(index)?);
        to_go = left;
    }
    (to_go == 0).then_some(path.taken)
}

/// None when there is no step left or looking at them all would cost too much.
fn best_step(gauge: &Gauge, path: &mut Path, effort: &mut usize) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (index, step) in gauge.choices.moves.iter().enumerate() {
        *effort = effort.saturating_sub(gauge.effort(&path.state));
        if *effort == 0 {
            return None;
        }
        if path.take(index, step) {
            let left = gauge.distance(&path.state, Measure::Total);
            path.back(step);
            if best.is_none_or(|(least, _)| left < least) {
                best = Some((left, index));
            }
        }
    }
    best
}
