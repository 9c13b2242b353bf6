//! Facts as numbers: one table for each collection, one number for each item and attribute.

use super::mask::{CHUNK, Mask, below};
use super::plan::{TablePlan, Vocabulary};
use super::words::{ABSENT, SEVERAL, SOURCE_UNKNOWN, Symbol};
use crate::facts::Attributes;

/// All that is read of the facts of one registration.
#[derive(Debug, Clone)]
pub(super) struct Tables<'t> {
    pub(super) vocabulary: &'t Vocabulary<'t>,
    /// Values beyond the words of the rules; their numbers follow those.
    pub(super) further: Vec<Symbol<'t>>,
    /// In the order of the plans.
    pub(super) list: Vec<Table<'t>>,
}

#[derive(Debug, Clone)]
pub(super) struct Table<'t> {
    pub(super) plan: &'t TablePlan<'t>,
    pub(super) items: Vec<Row<'t>>,
    pub(super) filling: Filling,
    /// Items from here on are this registration or its members.
    pub(super) own_from: usize,
    /// Numbers of values, slot by slot.
    pub(super) cells: Vec<u32>,
    /// Which items have no known value and which have several, slot by slot.
    pub(super) gaps: Vec<Gap>,
    /// The codes of those with several.
    pub(super) several: Vec<Vec<u32>>,
    pub(super) partitions: Vec<Partition>,
}

/// An item as it was given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'t> {
    pub(super) id: &'t str,
    pub(super) attributes: &'t Attributes,
}

/// How a collection can still grow, before the limits of a rule set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filling {
    Closed,
    Joining,
    Pool,
    /// Nobody said who is in it.
    Unlisted,
}

/// Of the items of one chunk.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gap {
    pub(super) unknown: u64,
    pub(super) several: u64,
}

/// Items by the value of an attribute, or by the combination of the values of several.
#[derive(Debug, Clone)]
pub(super) struct Partition {
    /// In the order of the values. Neighbours of the same key differ in their chunk.
    pub(super) entries: Vec<Entry>,
    /// Items of which a value is unknown.
    pub(super) unknown: Mask,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) key: usize,
    /// The value, if it is a single one and not a combination.
    pub(super) word: Option<u32>,
    pub(super) chunk: usize,
    pub(super) mask: u64,
}

impl Tables<'_> {
    /// The value with a number, if it is a single one.
    pub(super) fn symbol(&self, word: u32) -> Option<Symbol<'_>> {
        let number = word as usize;
        let words = &self.vocabulary.words;
        match number.checked_sub(words.len()) {
            None => words.get(number),
            Some(further) => self.further.get(further).copied(),
        }
    }

    /// Orders two values: numbers of the words of rules are ordered as they are.
    pub(super) fn order(&self, left: u32, right: u32) -> std::cmp::Ordering {
        let known = self.vocabulary.words.len();
        if (left as usize) < known && (right as usize) < known {
            left.cmp(&right)
        } else {
            self.symbol(left).cmp(&self.symbol(right))
        }
    }
}

impl Table<'_> {
    /// One at least, so that an empty collection has an empty chunk.
    #[inline]
    pub(super) fn chunks(&self) -> usize {
        self.items.len().div_ceil(CHUNK).max(1)
    }

    /// Bits of the items there are.
    #[inline]
    pub(super) fn all(&self, chunk: usize) -> u64 {
        below(self.items.len(), chunk)
    }

    /// Bits of this registration and its members.
    pub(super) fn own(&self, chunk: usize) -> u64 {
        self.all(chunk) & !below(self.own_from, chunk)
    }

    /// Values of the items of a chunk.
    #[inline]
    pub(super) fn cells(&self, slot: usize, chunk: usize) -> &[u32] {
        let (start, end) = (chunk * CHUNK, self.items.len().min((chunk + 1) * CHUNK));
        let column = slot * self.items.len();
        self.cells.get(column + start..column + end).unwrap_or_default()
    }

    pub(super) fn cell(&self, slot: usize, item: usize) -> u32 {
        self.cells.get(slot * self.items.len() + item).copied().unwrap_or(ABSENT)
    }

    #[inline]
    pub(super) fn gap(&self, slot: usize, chunk: usize) -> Gap {
        self.gaps.get(slot * self.chunks() + chunk).copied().unwrap_or_default()
    }

    /// Each code of several, the one value, or nothing for known absence and for what is not known.
    pub(super) fn values<'c>(&'c self, cell: &'c u32) -> &'c [u32] {
        match *cell {
            ABSENT | SOURCE_UNKNOWN.. => &[],
            several if several >= SEVERAL => {
                self.several.get((several - SEVERAL) as usize).map_or(&[], Vec::as_slice)
            }
            _ => std::slice::from_ref(cell),
        }
    }
}
