//! Holds facts against rules. Three-valued throughout: a rule is met only if it is met however the missing facts
//! turn out and whoever still joins, not met only if nothing could rescue it, and open otherwise.
//! Total: every rule set and every facts yield a verdict.
//!
//! Rules are compiled ([`CompiledRules`]) and facts are read into tables of numbers ([`Case`]). A predicate then
//! becomes two masks over the items of a collection, who satisfies it for certain and who may; a check counts
//! bits; and who counts, offends or lacks a fact is those very masks.

mod case;
mod compile;
mod compound;
mod count;
mod finding;
mod mask;
mod per_value;
mod plan;
mod predicate;
mod quick;
mod read;
mod share;
mod span;
mod table;
mod words;

pub use self::case::{Case, Statuses};
pub use self::compound::confirmation;
pub use self::finding::{Finding, Who};
pub use self::mask::Mask;
pub use self::plan::CompiledRules;
use self::plan::{CheckPlan, Version};
use self::span::{Growth, MANY, Span};
use self::table::{Filling, Table, Tables};
use self::words::{SOURCE_UNKNOWN, Symbol};
use crate::facts::Facts;
use crate::rule::RuleSet;
use crate::schema::FactSchema;
use crate::verdict::{RuleResult, RuleStatus, Verdict};

/// Name and version written into every verdict. The version is raised with every change that may alter a byte of a
/// verdict, fixes included: verdicts of the same version are found again byte for byte, those of an older one need not
/// be. `tests/engine.rs` fails when verdicts change and the version does not.
pub const ENGINE: &str = "kohort-eligibility/3";

/// Judges a registration. `fixes` stays empty: they cost more than a verdict and are asked for separately.
/// Whoever judges many registrations by the same rules compiles these once: see [`CompiledRules`].
pub fn evaluate(rules: &RuleSet, schema: &FactSchema, facts: &Facts) -> Verdict {
    CompiledRules::new(rules, schema).read(facts).verdict()
}

/// The results alone, without the cost of provenance.
pub(crate) fn judge(rules: &RuleSet, schema: &FactSchema, facts: &Facts) -> Vec<RuleResult> {
    CompiledRules::new(rules, schema).read(facts).results()
}

/// Holds one version of the rules against facts already read.
struct Judge<'t> {
    read: &'t Tables<'t>,
    /// How many members may still join.
    room: i128,
}

impl<'t> Judge<'t> {
    fn new(read: &'t Tables<'t>, version: &Version, members: usize) -> Self {
        let largest = version.largest.map_or(MANY, i128::from);
        let present = i128::try_from(members).unwrap_or(MANY);
        Self { read, room: (largest - present).max(0) }
    }

    fn finding(&self, check: &CheckPlan) -> Finding {
        let mut finding = Finding::default();
        finding.status = self.check(check, Some(&mut finding));
        finding
    }

    /// The status of a check; with a note, also how it came about.
    fn check(&self, check: &CheckPlan, note: Option<&mut Finding>) -> RuleStatus {
        if note.is_none()
            && let Some(status) = self.quick(check)
        {
            return status;
        }
        match check {
            CheckPlan::Count { set, bound } => self.count(set, *bound, note),
            CheckPlan::Distinct { set, partition, several, bound } => {
                self.distinct((set, *partition, *several), *bound, note)
            }
            CheckPlan::Every { set, must } => self.every(set, must, note),
            CheckPlan::Share { part, of, between } => self.share((part, of), *between, note),
            CheckPlan::Ratio { left, right, between } => self.ratio((left, right), *between, note),
            CheckPlan::PerValue(plan) => self.per_value(plan, note),
            CheckPlan::Fact { must } => self.fact(must, note),
            CheckPlan::Confirm { slot, yes } => self.confirm(*slot, *yes, note),
            CheckPlan::AllOf(checks) => self.all_of(checks, note),
            CheckPlan::AnyOf(checks) => self.any_of(checks, note),
            CheckPlan::If(branches) => self.if_then(branches, note),
        }
    }

    #[inline]
    fn quick(&self, check: &CheckPlan) -> Option<RuleStatus> {
        match check {
            CheckPlan::Count { set, bound } => self.quick_count(set, *bound),
            CheckPlan::PerValue(plan) => self.quick_per_value(plan),
            _ => None,
        }
    }

    fn growth(&self, table: &Table) -> Growth {
        match table.filling {
            Filling::Closed => Growth::Closed,
            Filling::Joining => Growth::Room(self.room),
            Filling::Pool => Growth::Filling,
            Filling::Unlisted => Growth::Room(MANY),
        }
    }

    /// What an item adds to a sum. Unknown amounts are anything from nought up.
    fn amount(&self, table: &Table, slot: usize, item: usize) -> Span {
        match table.cell(slot, item) {
            SOURCE_UNKNOWN.. => Span::new(0, MANY),
            word => match self.read.symbol(word) {
                Some(Symbol::Int(amount)) => Span::new(amount.into(), amount.into()),
                _ => Span::new(0, 0),
            },
        }
    }
}
