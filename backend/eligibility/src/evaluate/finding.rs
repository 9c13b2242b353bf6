//! What one check found, as masks and numbers; ids are looked up only when somebody asks for them.

use std::collections::BTreeSet;

use super::mask::{CHUNK, Mask, bits};
use super::plan::REGISTRATION;
use super::span::{Growth, Span, shown};
use super::table::{Table, Tables};
use super::words::SOURCE_UNKNOWN;
use crate::rule::Bound;
use crate::verdict::{Actual, Cause, Missing, Part, RuleStatus};

/// The explained result of a check.
#[derive(Debug, Clone)]
pub struct Finding {
    pub status: RuleStatus,
    pub cause: Cause,
    pub expected: Option<Bound>,
    pub actual: Option<Actual>,
    /// Items that count. A compound check counts what its parts count.
    pub counted: Who,
    /// Items that break the check.
    pub offending: Who,
    /// Results of the parts of a compound check, in the order written.
    pub parts: Vec<Finding>,
    pub(super) lacking: Vec<Lack>,
    /// The collection that `counted` and `offending` are items of.
    pub(super) table: usize,
}

/// Items of one collection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Who {
    #[default]
    Nobody,
    Items(Mask),
    /// By position, grouped by value; an item with several values may occur several times.
    Listed(Vec<usize>),
}

/// Items of a chunk that lack a fact.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lack {
    table: usize,
    slot: usize,
    chunk: usize,
    items: u64,
}

impl Default for Finding {
    fn default() -> Self {
        Self {
            status: RuleStatus::Open,
            cause: Cause::FactsMissing,
            expected: None,
            actual: None,
            counted: Who::Nobody,
            offending: Who::Nobody,
            parts: Vec::new(),
            lacking: Vec::new(),
            table: REGISTRATION,
        }
    }
}

impl Finding {
    pub(super) fn lack(&mut self, table: usize, slot: usize, chunk: usize, items: u64) {
        if items == 0 {
            return;
        }
        let place = |lack: &&mut Lack| (lack.table, lack.slot, lack.chunk) == (table, slot, chunk);
        match self.lacking.iter_mut().find(place) {
            Some(known) => known.items |= items,
            None => self.lacking.push(Lack { table, slot, chunk, items }),
        }
    }

    /// Fills in the result of a check that compares a quantity with a bound.
    pub(super) fn conclude(&mut self, status: RuleStatus, bound: Bound, present: Span, growth: Growth) {
        let too_many = bound.max.is_some_and(|max| present.low > i128::from(max));
        self.cause = match status {
            RuleStatus::Met => Cause::Fits,
            RuleStatus::NotMet if too_many => Cause::TooMany,
            RuleStatus::NotMet => Cause::TooFew,
            RuleStatus::Open if self.lacking.is_empty() || growth == Growth::Filling => Cause::MayJoin,
            RuleStatus::Open => Cause::FactsMissing,
        };
        self.expected = Some(bound);
        self.actual = Some(Actual { known: shown(present.low), possible: shown(present.high) });
    }
}

impl Tables<'_> {
    /// Puts names to a finding.
    pub(super) fn part(&self, finding: Finding) -> Part {
        let parts: Vec<Part> = finding.parts.into_iter().map(|part| self.part(part)).collect();
        let ids = |who: &Who| self.table(finding.table).map(|table| ids(table, who)).unwrap_or_default();
        let (counted, offending, unknown) = if parts.is_empty() {
            (ids(&finding.counted), ids(&finding.offending), self.missing(&finding.lacking))
        } else {
            of_parts(finding.status, &parts)
        };
        Part {
            status: finding.status,
            expected: finding.expected,
            actual: finding.actual,
            counted,
            offending,
            unknown,
            cause: finding.cause,
            parts,
        }
    }

    /// Each missing fact once, in a stable order.
    fn missing(&self, lacking: &[Lack]) -> Vec<Missing> {
        let mut found = Vec::new();
        for lack in lacking {
            let Some(table) = self.table(lack.table) else { continue };
            let Some(slot) = table.plan.slots.get(lack.slot) else { continue };
            for bit in bits(lack.items) {
                let item = lack.chunk * CHUNK + bit;
                let source = slot.source.filter(|_| table.cell(lack.slot, item) == SOURCE_UNKNOWN);
                let attribute = source.map_or(slot.name.as_ref(), |source| source.from);
                let member = table.items.get(item).map(|row| row.id).filter(|_| lack.table != REGISTRATION);
                found.push((member, attribute));
            }
        }
        found.sort_unstable();
        found.dedup();
        let named = |(member, attribute): (Option<&str>, &str)| Missing {
            member: member.map(str::to_owned),
            attribute: attribute.to_owned(),
        };
        found.into_iter().map(named).collect()
    }
}

fn ids(table: &Table, who: &Who) -> Vec<String> {
    let id = |position: usize| table.items.get(position).map(|row| row.id.to_owned());
    match who {
        Who::Nobody => Vec::new(),
        Who::Items(mask) => mask.positions().filter_map(id).collect(),
        Who::Listed(positions) => positions.iter().copied().filter_map(id).collect(),
    }
}

/// A compound lists who counts, who offends and what is unknown in any part that still matters.
fn of_parts(status: RuleStatus, parts: &[Part]) -> (Vec<String>, Vec<String>, Vec<Missing>) {
    let undecided = |part: &&Part| status != RuleStatus::Met && part.status != RuleStatus::Met;
    let unknown: BTreeSet<&Missing> = parts.iter().flat_map(|part| &part.unknown).collect();
    (
        unique(parts.iter().flat_map(|part| &part.counted)),
        unique(parts.iter().filter(undecided).flat_map(|part| &part.offending)),
        unknown.into_iter().cloned().collect(),
    )
}

fn unique<'a>(ids: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    ids.filter(|&id| seen.insert(id)).cloned().collect()
}
