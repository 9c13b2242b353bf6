//! Exact fractions: shares and ratios never go through floating point.

use serde::Serialize;

/// An exact fraction `[numerator, denominator]`; never a float, the denominator never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Frac(pub u32, pub u32);

impl Frac {
    /// The least fraction above one half whose denominator is at most 1001: for sets of up to 1001 things,
    /// "at least this" and "more than half" are the same.
    pub const MORE_THAN_HALF: Self = Self(501, 1001);
}
