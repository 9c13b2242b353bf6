//! The checks that a check is made of.

use super::Check;

impl Check {
    /// Those directly inside it, in the order in which they are written; none where it is not made of others.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        match self {
            Self::AllOf { checks } | Self::AnyOf { checks } => checks.iter().collect(),
            Self::If { when, then, otherwise } => {
                [Some(when), Some(then), otherwise.as_ref()].into_iter().flatten().map(Box::as_ref).collect()
            }
            Self::Count { .. }
            | Self::Share { .. }
            | Self::Ratio { .. }
            | Self::Every { .. }
            | Self::Distinct { .. }
            | Self::PerValue { .. }
            | Self::Fact { .. }
            | Self::Confirm { .. } => Vec::new(),
        }
    }
}
