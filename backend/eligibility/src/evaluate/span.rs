//! Quantities that are only partly known, as intervals of whole numbers. `MANY` stands for "no upper end".

use crate::rule::Bound;
use crate::verdict::RuleStatus;

/// Larger than any quantity met in practice and far from overflow when added up.
pub(super) const MANY: i128 = 1 << 100;

/// How a collection can still grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Growth {
    /// Nobody else comes.
    Closed,
    /// Up to so many may still join; every one of them may count or not.
    Room(i128),
    /// The pool of admitted registrations: maxima are judged now, at admission; minima when it is complete.
    Filling,
}

impl Growth {
    /// What newcomers can add at most to a quantity judged against a maximum, `each` per head.
    pub(super) fn now(self, each: i128) -> i128 {
        match self {
            Self::Closed | Self::Filling => 0,
            Self::Room(heads) => heads.saturating_mul(each).clamp(-MANY, MANY),
        }
    }

    /// What newcomers can add at most to a quantity judged against a minimum, `each` per head.
    pub(super) fn later(self, each: i128) -> i128 {
        match self {
            Self::Filling => MANY * i128::from(each > 0),
            Self::Closed | Self::Room(_) => self.now(each),
        }
    }
}

/// Least and greatest value of a quantity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) low: i128,
    pub(super) high: i128,
}

impl Span {
    pub(super) const fn new(low: i128, high: i128) -> Self {
        Self { low, high }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let sum = |left: i128, right: i128| left.saturating_add(right).clamp(-MANY, MANY);
        Self { low: sum(self.low, other.low), high: sum(self.high, other.high) }
    }

    pub(super) fn times(self, count: i128) -> Self {
        let product = |one: i128| one.saturating_mul(count).clamp(-MANY, MANY);
        Self { low: product(self.low), high: product(self.high) }
    }

    /// What the item adds when it may as well be left out.
    pub(super) fn or_nothing(self) -> Self {
        Self { low: self.low.min(0), high: self.high.max(0) }
    }

    pub(super) fn sum(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::default(), Self::plus)
    }
}

/// A quantity of the items present, judged against a bound with regard to those who may still come.
pub(super) fn judge(present: Span, growth: Growth, each: i128, bound: Bound) -> RuleStatus {
    let least = match bound.min.map(i128::from) {
        None => RuleStatus::Met,
        Some(min) if present.low >= min => RuleStatus::Met,
        Some(min) if present.high.saturating_add(growth.later(each)) < min => RuleStatus::NotMet,
        Some(_) => RuleStatus::Open,
    };
    let most = match bound.max.map(i128::from) {
        None => RuleStatus::Met,
        Some(max) if present.low > max => RuleStatus::NotMet,
        Some(max) if present.high.saturating_add(growth.now(each)) <= max => RuleStatus::Met,
        Some(_) => RuleStatus::Open,
    };
    both(least, most)
}

/// Both conditions hold.
pub(super) fn both(left: RuleStatus, right: RuleStatus) -> RuleStatus {
    match (left, right) {
        (RuleStatus::NotMet, _) | (_, RuleStatus::NotMet) => RuleStatus::NotMet,
        (RuleStatus::Met, RuleStatus::Met) => RuleStatus::Met,
        _ => RuleStatus::Open,
    }
}

/// Either condition holds.
pub(super) fn either(left: RuleStatus, right: RuleStatus) -> RuleStatus {
    match (left, right) {
        (RuleStatus::Met, _) | (_, RuleStatus::Met) => RuleStatus::Met,
        (RuleStatus::NotMet, RuleStatus::NotMet) => RuleStatus::NotMet,
        _ => RuleStatus::Open,
    }
}

/// For reports: intervals are shown as 64-bit numbers.
pub(super) fn shown(quantity: i128) -> i64 {
    i64::try_from(quantity).unwrap_or(if quantity < 0 { i64::MIN } else { i64::MAX })
}
