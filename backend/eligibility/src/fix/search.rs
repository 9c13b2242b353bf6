//! Iterative deepening: first all fixes of one step, then of two, and so on, pruned by the least distance that is
//! still to go. States say how many members there are of each class, so what rules cannot tell apart is judged
//! once. The first depth at which anything is found holds the cheapest fixes.

use std::collections::{BTreeMap, HashMap};

use super::choices::{Choices, Move, State};
use super::climb::climb;
use super::distance::{Gauge, Measure};
use super::exact::{Asked, fewest};
use super::imagined;
use super::work::{CLIMB, PROGRAM, SEARCH};
use crate::verdict::FixKind;

/// Steps in one fix.
const DEPTH: usize = 60;

/// Several fixes of each kind at most; all of the smallest number of steps unless the search gave up.
pub(super) fn solve(gauge: &Gauge, limit: usize) -> Found {
    let first = gauge.distance(&gauge.choices.start, Measure::Least);
    let mut said = Found { fixes: Vec::new(), gave_up: false };
    if first == 0 {
        return said;
    }
    said.gave_up = gauge.choices.cut;
    let mut search = Search { gauge, effort: SEARCH, known: HashMap::new(), found: BTreeMap::new() };
    for depth in first..=DEPTH {
        search.descend(&mut Path::new(gauge.choices), 0, depth);
        said.fixes = search.found.values().map(|(_, taken)| taken.clone()).collect();
        if search.effort > 0 && said.fixes.is_empty() {
            continue;
        }
        if search.effort == 0 {
            // Not all fixes of this depth were looked at: the program knows whether there are easier ones.
            let deepest = (!said.fixes.is_empty()).then_some(depth);
            let asked = Asked { shortest: depth, longest: deepest, limit, work: PROGRAM };
            let (fixes, decided) = fewest(gauge, &asked);
            said.fixes.extend(fixes);
            // Its rows are careful about what is not known: they may miss a shorter fix that leaves something open.
            // Where there is one at all, there is also one that leaves nothing open.
            let shortest = said.fixes.iter().map(Vec::len).min();
            let longer = shortest.filter(|shortest| !gauge.choices.settled && *shortest > depth);
            let missed = longer.is_some_and(|shortest| !imagined::none_between(gauge, depth, shortest));
            said.gave_up |= !decided || missed;
        }
        if said.fixes.is_empty() {
            said.fixes.extend(climb(gauge, CLIMB));
        }
        return said;
    }
    said
}

/// Fixes as the moves they take.
pub(super) struct Found {
    pub(super) fixes: Vec<Vec<usize>>,
    /// Not everything was looked at.
    pub(super) gave_up: bool,
}

struct Search<'a> {
    gauge: &'a Gauge<'a>,
    /// What may still be spent.
    effort: usize,
    /// Distances of states judged before.
    known: HashMap<State, usize>,
    /// By the kinds of their steps, the fixes that set least.
    found: BTreeMap<Vec<FixKind>, (usize, Vec<usize>)>,
}

/// The moves made so far and the state they lead to.
pub(super) struct Path {
    pub(super) state: State,
    /// Moves left of each source.
    left: Vec<usize>,
    pub(super) taken: Vec<usize>,
}

impl Path {
    pub(super) fn new(choices: &Choices) -> Self {
        Self { state: choices.start.clone(), left: choices.capacities.clone(), taken: Vec::new() }
    }

    /// Makes a move; false when nobody is left to make it with.
    pub(super) fn take(&mut self, index: usize, step: &Move) -> bool {
        if let Some(left) = step.source.and_then(|source| self.left.get_mut(source)) {
            if *left == 0 {
                return false;
            }
            *left -= 1;
        }
        self.shift(step.from, step.to);
        self.taken.push(index);
        true
    }

    /// Takes the last move back.
    pub(super) fn back(&mut self, step: &Move) {
        self.taken.pop();
        self.shift(step.to, step.from);
        if let Some(left) = step.source.and_then(|source| self.left.get_mut(source)) {
            *left += 1;
        }
    }

    fn shift(&mut self, from: Option<usize>, to: Option<usize>) {
        if let Some(count) = from.and_then(|place| self.state.get_mut(place)) {
            *count = count.saturating_sub(1);
        }
        if let Some(count) = to.and_then(|place| self.state.get_mut(place)) {
            *count += 1;
        }
    }
}

impl Search<'_> {
    /// Tries every continuation from move number `next` on with exactly `left` more steps.
    fn descend(&mut self, path: &mut Path, next: usize, left: usize) {
        self.effort = self.effort.saturating_sub(1);
        if self.effort == 0 {
            return;
        }
        let to_go = self.distance(&path.state);
        if to_go == 0 && left == 0 {
            self.keep(&path.taken);
        }
        if left == 0 || to_go > left || to_go == 0 {
            return;
        }
        let choices = self.gauge.choices;
        for (index, step) in choices.moves.iter().enumerate().skip(next) {
            if path.take(index, step) {
                self.descend(path, index, left - 1);
                path.back(step);
            }
        }
    }

    fn distance(&mut self, state: &State) -> usize {
        if let Some(known) = self.known.get(state) {
            return *known;
        }
        self.effort = self.effort.saturating_sub(self.gauge.effort(state));
        let to_go = self.gauge.distance(state, Measure::Least);
        self.known.insert(state.clone(), to_go);
        to_go
    }

    fn keep(&mut self, taken: &[usize]) {
        let moves: Vec<&Move> =
            taken.iter().filter_map(|index| self.gauge.choices.moves.get(*index)).collect();
        let mut kinds: Vec<FixKind> = moves.iter().map(|step| step.kind).collect();
        kinds.sort_unstable();
        let settings = moves.iter().map(|step| step.wish.len()).sum();
        let known = self.found.get(&kinds);
        if known.is_none_or(|(fewest, _)| settings < *fewest) {
            self.found.insert(kinds, (settings, taken.to_vec()));
        }
    }
}
