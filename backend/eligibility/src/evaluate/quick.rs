//! The bare status of what is asked most often: a collection of at most one chunk that is complete, nothing added
//! up. The same meaning as the general way, which explains; here no mask outlives its chunk.

use super::Judge;
use super::mask::CHUNK;
use super::plan::{PerValuePlan, SetPlan};
use super::table::{Filling, Table};
use crate::rule::Bound;
use crate::verdict::RuleStatus;

impl<'t> Judge<'t> {
    #[inline]
    pub(super) fn quick_count(&self, set: &SetPlan, bound: Bound) -> Option<RuleStatus> {
        let table = self.simple(set)?;
        let pair = self.read.in_set(table, set.filter.as_ref(), 0);
        Some(within(pair.yes.count_ones(), pair.may.count_ones(), bound))
    }

    /// Only a maximum, the same for every value, and every value known.
    #[inline]
    pub(super) fn quick_per_value(&self, plan: &PerValuePlan) -> Option<RuleStatus> {
        let table = self.simple(&plan.set)?;
        let plain = plan.common.min.is_none() && plan.max_share.is_none();
        if !plain || plan.undeclared || !plan.cover.is_empty() || !plan.table.is_empty() {
            return None;
        }
        let values = table.partitions.get(plan.partition)?;
        let pair = self.read.in_set(table, plan.set.filter.as_ref(), 0);
        if pair.may & values.unknown.chunk(0) != 0 {
            return None;
        }
        let mut open = false;
        for entry in &values.entries {
            let (sure, possible) = (entry.mask & pair.yes, entry.mask & pair.may);
            match within(sure.count_ones(), possible.count_ones(), plan.common) {
                RuleStatus::Met => {}
                RuleStatus::Open => open = true,
                RuleStatus::NotMet => return Some(RuleStatus::NotMet),
            }
        }
        Some(if open { RuleStatus::Open } else { RuleStatus::Met })
    }

    #[inline]
    fn simple(&self, set: &SetPlan) -> Option<&'t Table<'t>> {
        let table = self.read.table(set.table)?;
        let simple = table.filling == Filling::Closed && set.sum.is_none() && table.items.len() <= CHUNK;
        simple.then_some(table)
    }
}

#[inline]
fn within(sure: u32, possible: u32, bound: Bound) -> RuleStatus {
    let (sure, possible) = (i64::from(sure), i64::from(possible));
    let (min, max) = (bound.min.unwrap_or(i64::MIN), bound.max.unwrap_or(i64::MAX));
    if sure >= min && possible <= max {
        RuleStatus::Met
    } else if possible < min || sure > max {
        RuleStatus::NotMet
    } else {
        RuleStatus::Open
    }
}
