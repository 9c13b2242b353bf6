//! Sets of items as bits: item number n of a collection is bit n. Up to 64 items need no allocation.

/// Which items of a collection are meant, by position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mask {
    first: u64,
    rest: Vec<u64>,
}

/// Items in one chunk.
pub(super) const CHUNK: usize = 64;

#[inline]
/// Bits of the items of a chunk that lie below `end`, counted over the whole collection.
pub(super) fn below(end: usize, chunk: usize) -> u64 {
    match end.saturating_sub(chunk * CHUNK) {
        0 => 0,
        within if within >= CHUNK => u64::MAX,
        within => (1 << within) - 1,
    }
}

/// Positions of the bits set.
pub(super) fn bits(mut chunk: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = chunk.trailing_zeros() as usize;
        chunk &= chunk.checked_sub(1)?;
        Some(bit)
    })
}

impl Mask {
    #[inline]
    /// A mask of so many chunks (one at least), each made by `make`.
    pub(super) fn of(chunks: usize, mut make: impl FnMut(usize) -> u64) -> Self {
        Self { first: make(0), rest: (1..chunks).map(make).collect() }
    }

    pub(super) fn push(&mut self, chunk: u64) {
        self.rest.push(chunk);
    }

    #[inline]
    pub(super) fn one(first: u64) -> Self {
        Self { first, rest: Vec::new() }
    }

    #[inline]
    pub(super) fn chunk(&self, number: usize) -> u64 {
        match number.checked_sub(1) {
            None => self.first,
            Some(further) => self.rest.get(further).copied().unwrap_or(0),
        }
    }

    pub(super) fn chunks(&self) -> impl Iterator<Item = u64> {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }

    #[inline]
    /// How many items are meant.
    pub fn count(&self) -> usize {
        let rest: usize = self.rest.iter().map(|chunk| chunk.count_ones() as usize).sum();
        self.first.count_ones() as usize + rest
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.first == 0 && self.rest.iter().all(|chunk| *chunk == 0)
    }

    /// Positions of the items, in order.
    pub fn positions(&self) -> impl Iterator<Item = usize> {
        let numbered = self.chunks().enumerate();
        numbered.flat_map(|(number, chunk)| bits(chunk).map(move |bit| number * CHUNK + bit))
    }

    #[inline]
    pub(super) fn both(&self, other: &Self) -> Self {
        Self::of(self.rest.len() + 1, |number| self.chunk(number) & other.chunk(number))
    }

    #[inline]
    pub(super) fn without(&self, other: &Self) -> Self {
        Self::of(self.rest.len() + 1, |number| self.chunk(number) & !other.chunk(number))
    }
}
