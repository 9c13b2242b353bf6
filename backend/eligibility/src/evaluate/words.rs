//! Values as small numbers. Words are numbered in the order of the values, so numbers compare as values do; what
//! facts say beyond the words of the rules is numbered after them, team by team.

use chrono::NaiveDate;

use crate::value::Value;

/// A single value. The order is that of [`Value`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Symbol<'a> {
    Absent,
    Bool(bool),
    Int(i64),
    Date(NaiveDate),
    Text(&'a str),
}

impl<'a> Symbol<'a> {
    /// None for several codes at once.
    pub(super) fn of(value: &'a Value) -> Option<Self> {
        match value {
            Value::Absent => Some(Self::Absent),
            Value::Bool(value) => Some(Self::Bool(*value)),
            Value::Int(value) => Some(Self::Int(*value)),
            Value::Date(value) => Some(Self::Date(*value)),
            Value::Code(text) | Value::Text(text) => Some(Self::Text(text)),
            Value::Codes(_) => None,
        }
    }

    /// Order within numbers or within dates; nothing else is ordered.
    pub(super) fn compare(self, other: Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Int(left), Self::Int(right)) => Some(left.cmp(&right)),
            (Self::Date(left), Self::Date(right)) => Some(left.cmp(&right)),
            _ => None,
        }
    }
}

/// Number of the word for known absence: it is always there and comes first.
pub(super) const ABSENT: u32 = 0;
/// From here on a number stands for several codes at once.
pub(super) const SEVERAL: u32 = 1 << 31;
/// The fact a value would be looked up from is unknown.
pub(super) const SOURCE_UNKNOWN: u32 = u32::MAX - 1;
/// The fact itself is unknown.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// Every value the rules name, sorted.
#[derive(Debug, Clone)]
pub(super) struct Words<'a>(Vec<Symbol<'a>>);

impl<'a> Words<'a> {
    pub(super) fn new(mut symbols: Vec<Symbol<'a>>) -> Self {
        symbols.push(Symbol::Absent);
        symbols.sort_unstable();
        symbols.dedup();
        Self(symbols)
    }

    pub(super) fn find(&self, symbol: Symbol) -> Option<u32> {
        self.0.binary_search(&symbol).ok().and_then(|at| u32::try_from(at).ok())
    }

    pub(super) fn get(&self, number: usize) -> Option<Symbol<'a>> {
        self.0.get(number).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// A set of words.
#[derive(Debug, Clone, Default)]
pub(super) struct WordSet {
    first: u64,
    rest: Vec<u64>,
}

impl WordSet {
    pub(super) fn insert(&mut self, word: u32) {
        let (chunk, bit) = (word as usize / 64, word % 64);
        match chunk.checked_sub(1) {
            None => self.first |= 1 << bit,
            Some(further) => {
                if self.rest.len() <= further {
                    self.rest.resize(further + 1, 0);
                }
                if let Some(chunk) = self.rest.get_mut(further) {
                    *chunk |= 1 << bit;
                }
            }
        }
    }

    /// The whole set as bits, if it holds none but the first 64 words.
    #[inline]
    pub(super) fn few(&self) -> Option<u64> {
        self.rest.is_empty().then_some(self.first)
    }

    #[inline]
    pub(super) fn has(&self, word: u32) -> bool {
        if word < 64 {
            return self.first >> word & 1 == 1;
        }
        let further = (word as usize / 64).wrapping_sub(1);
        !self.rest.is_empty() && self.rest.get(further).is_some_and(|chunk| chunk >> (word % 64) & 1 == 1)
    }
}
