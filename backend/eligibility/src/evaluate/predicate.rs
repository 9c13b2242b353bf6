//! Predicates over all items of a chunk at once, in three-valued logic.

use super::mask::{Mask, bits};
use super::plan::{Limit, Other, PredPlan, REGISTRATION};
use super::table::{Table, Tables};
use super::words::{ABSENT, SOURCE_UNKNOWN, WordSet};

/// For which items something holds for certain, and for which it may.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) yes: u64,
    pub(super) may: u64,
}

impl Pair {
    pub(super) fn unknown(self) -> u64 {
        self.may & !self.yes
    }
}

/// Which items of a collection are in a set, and which may be.
#[derive(Debug, Clone)]
pub(super) struct Belonging {
    pub(super) yes: Mask,
    pub(super) may: Mask,
}

/// Tells who lacks which fact: table, slot, chunk and items.
pub(super) type Report<'r> = &'r mut dyn FnMut(usize, usize, usize, u64);

impl<'t> Tables<'t> {
    pub(super) fn table(&self, number: usize) -> Option<&Table<'t>> {
        self.list.get(number)
    }

    #[inline]
    pub(super) fn belonging(&self, table: &Table, filter: Option<&PredPlan>) -> Belonging {
        let first = self.in_set(table, filter, 0);
        let mut belonging = Belonging { yes: Mask::one(first.yes), may: Mask::one(first.may) };
        for chunk in 1..table.chunks() {
            let pair = self.in_set(table, filter, chunk);
            belonging.yes.push(pair.yes);
            belonging.may.push(pair.may);
        }
        belonging
    }

    #[inline]
    pub(super) fn in_set(&self, table: &Table, filter: Option<&PredPlan>, chunk: usize) -> Pair {
        match filter {
            Some(filter) => self.holds(table, filter, chunk),
            None => Pair { yes: table.all(chunk), may: table.all(chunk) },
        }
    }

    pub(super) fn holds(&self, table: &Table, pred: &PredPlan, chunk: usize) -> Pair {
        let all = table.all(chunk);
        match pred {
            PredPlan::Listed { slot, words } => listed(table, *slot, words, chunk),
            PredPlan::Between { slot, min, max } => self.between(table, *slot, (*min, *max), chunk),
            PredPlan::Same { slot, other } => self.same(table, *slot, *other, chunk),
            PredPlan::Has { slot } => {
                let absent = table.cells(*slot, chunk).iter().enumerate();
                let absent = absent.fold(0, |mask, (bit, &cell)| mask | u64::from(cell == ABSENT) << bit);
                let may = all & !absent;
                Pair { yes: may & !table.gap(*slot, chunk).unknown, may }
            }
            PredPlan::Undeclared => Pair { yes: 0, may: all },
            PredPlan::All(of) => of.iter().fold(Pair { yes: all, may: all }, |so_far, pred| {
                let pair = self.holds(table, pred, chunk);
                Pair { yes: so_far.yes & pair.yes, may: so_far.may & pair.may }
            }),
            PredPlan::Any(of) => of.iter().fold(Pair { yes: 0, may: 0 }, |so_far, pred| {
                let pair = self.holds(table, pred, chunk);
                Pair { yes: so_far.yes | pair.yes, may: so_far.may | pair.may }
            }),
            PredPlan::Not(of) => {
                let pair = self.holds(table, of, chunk);
                Pair { yes: all & !pair.may, may: all & !pair.yes }
            }
        }
    }

    fn between(
        &self,
        table: &Table,
        slot: usize,
        ends: (Option<Limit>, Option<Limit>),
        chunk: usize,
    ) -> Pair {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let (min, max) = ends;
        let within = |cell: u32| {
            let found = self.symbol(cell);
            let compare = |limit: Limit| found?.compare(limit?);
            min.is_none_or(|min| matches!(compare(min), Some(Greater | Equal)))
                && max.is_none_or(|max| matches!(compare(max), Some(Less | Equal)))
        };
        let unknown = table.gap(slot, chunk).unknown;
        let cells = table.cells(slot, chunk).iter().enumerate();
        let yes = cells.fold(0, |mask, (bit, &cell)| mask | u64::from(within(cell)) << bit) & !unknown;
        Pair { yes, may: yes | unknown }
    }

    fn same(&self, table: &Table, slot: usize, other: Other, chunk: usize) -> Pair {
        let cells = table.cells(slot, chunk);
        let agree = |cell: &u32, wanted_in: &Table, wanted: &u32| {
            let wanted = wanted_in.values(wanted);
            table.values(cell).iter().any(|word| wanted.contains(word))
        };
        let registration = self.table(REGISTRATION);
        let mut unknown = table.gap(slot, chunk).unknown;
        let mut yes = 0;
        match (other, registration) {
            (Other::Registration(place), Some(registration)) => {
                let wanted = registration.cell(place, 0);
                if wanted >= SOURCE_UNKNOWN {
                    unknown = table.all(chunk);
                }
                for (bit, cell) in cells.iter().enumerate() {
                    yes |= u64::from(agree(cell, registration, &wanted)) << bit;
                }
            }
            (Other::Own(place), _) => {
                unknown |= table.gap(place, chunk).unknown;
                for (bit, (cell, wanted)) in cells.iter().zip(table.cells(place, chunk)).enumerate() {
                    yes |= u64::from(agree(cell, table, wanted)) << bit;
                }
            }
            (Other::Registration(_), None) => {}
        }
        Pair { yes: yes & !unknown, may: yes | unknown }
    }

    /// Reports what an attribute is compared with, where that is not known.
    fn other_lacking(
        &self,
        (number, table): (usize, &Table),
        other: Other,
        chunk: usize,
        open: u64,
        report: Report,
    ) {
        match other {
            Other::Registration(place) => {
                if self.table(REGISTRATION).is_some_and(|table| table.gap(place, 0).unknown != 0) {
                    report(REGISTRATION, place, 0, 1);
                }
            }
            Other::Own(place) => report(number, place, chunk, open & table.gap(place, chunk).unknown),
        }
    }

    /// Reports the facts that leave a predicate open for some of `whom`. What is decided needs no facts.
    pub(super) fn lacking(
        &self,
        at: (usize, &Table),
        pred: &PredPlan,
        chunk: usize,
        whom: u64,
        report: Report,
    ) {
        let (number, table) = at;
        let open = self.holds(table, pred, chunk).unknown() & whom;
        if open == 0 {
            return;
        }
        match pred {
            PredPlan::Listed { slot, .. } | PredPlan::Between { slot, .. } | PredPlan::Has { slot } => {
                report(number, *slot, chunk, open);
            }
            PredPlan::Same { slot, other } => {
                self.other_lacking(at, *other, chunk, open, report);
                report(number, *slot, chunk, open & table.gap(*slot, chunk).unknown);
            }
            PredPlan::Undeclared => {}
            PredPlan::All(of) | PredPlan::Any(of) => {
                for pred in of {
                    self.lacking(at, pred, chunk, open, report);
                }
            }
            PredPlan::Not(of) => self.lacking(at, of, chunk, open, report),
        }
    }
}

#[inline]
fn listed(table: &Table, slot: usize, words: &WordSet, chunk: usize) -> Pair {
    let gap = table.gap(slot, chunk);
    let cells = table.cells(slot, chunk);
    let mut yes = 0;
    if let Some(few) = words.few() {
        for (bit, &cell) in cells.iter().enumerate() {
            yes |= (few >> (cell % 64) & u64::from(cell < 64)) << bit;
        }
    } else {
        for (bit, &cell) in cells.iter().enumerate() {
            yes |= u64::from(words.has(cell)) << bit;
        }
    }
    for bit in bits(gap.several) {
        let several = cells.get(bit).map_or(&[][..], |cell| table.values(cell));
        yes |= u64::from(several.iter().any(|&word| words.has(word))) << bit;
    }
    Pair { yes, may: yes | gap.unknown }
}
