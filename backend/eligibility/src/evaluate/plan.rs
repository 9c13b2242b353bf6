//! Compiled rules: the rule language with its names resolved to places in tables and its literals to numbered words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::words::{Symbol, WordSet, Words};
use crate::rule::{Bound, Frac, RuleSet};
use crate::schema::FactSchema;

/// Rule sets made ready to be held against many facts. Several versions of a rule set share the reading of facts.
#[derive(Debug, Clone)]
pub struct CompiledRules<'a, const N: usize = 1> {
    pub(super) vocabulary: Vocabulary<'a>,
    pub(super) versions: [Version<'a>; N],
}

/// What is read of the facts, whichever version asks.
#[derive(Debug, Clone)]
pub(super) struct Vocabulary<'a> {
    pub(super) words: Words<'a>,
    /// The registration itself, then the collections the rules count.
    pub(super) tables: Vec<TablePlan<'a>>,
}

/// Number of the table with the registration as its only item.
pub(super) const REGISTRATION: usize = 0;

/// A collection and the attributes of its items that rules look at.
#[derive(Debug, Clone)]
pub(super) struct TablePlan<'a> {
    pub(super) name: &'a str,
    pub(super) slots: Vec<Slot<'a>>,
    /// Lists of slots by whose values items are grouped.
    pub(super) partitions: Vec<Vec<usize>>,
}

#[derive(Debug, Clone)]
pub(super) struct Slot<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) source: Option<Source<'a>>,
}

/// Where a derived attribute is looked up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) from: &'a str,
    pub(super) table: &'a BTreeMap<String, String>,
}

#[derive(Debug, Clone)]
pub(super) struct Version<'a> {
    pub(super) rules: &'a RuleSet,
    /// One for each rule.
    pub(super) checks: Vec<CheckPlan<'a>>,
    /// Members the largest team has; none when nothing limits it.
    pub(super) largest: Option<i64>,
}

#[derive(Debug, Clone)]
pub(super) struct SetPlan<'a> {
    pub(super) table: usize,
    pub(super) filter: Option<PredPlan<'a>>,
    /// Slot of the amounts to add up.
    pub(super) sum: Option<usize>,
}

#[derive(Debug, Clone)]
pub(super) enum PredPlan<'a> {
    Listed {
        slot: usize,
        words: WordSet,
    },
    Between {
        slot: usize,
        min: Option<Limit<'a>>,
        max: Option<Limit<'a>>,
    },
    Same {
        slot: usize,
        other: Other,
    },
    Has {
        slot: usize,
    },
    /// Asks about a group that nobody declared: says nothing about anybody.
    Undeclared,
    All(Vec<PredPlan<'a>>),
    Any(Vec<PredPlan<'a>>),
    Not(Box<PredPlan<'a>>),
}

/// An end of a range: several codes at once compare with nothing.
pub(super) type Limit<'a> = Option<Symbol<'a>>;

/// What `same_as` compares with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Other {
    Registration(usize),
    Own(usize),
}

#[derive(Debug, Clone)]
pub(super) enum CheckPlan<'a> {
    Count { set: SetPlan<'a>, bound: Bound },
    Distinct { set: SetPlan<'a>, partition: usize, several: bool, bound: Bound },
    Every { set: SetPlan<'a>, must: PredPlan<'a> },
    Share { part: SetPlan<'a>, of: SetPlan<'a>, between: Fractions },
    Ratio { left: SetPlan<'a>, right: SetPlan<'a>, between: Fractions },
    PerValue(Box<PerValuePlan<'a>>),
    Fact { must: PredPlan<'a> },
    Confirm { slot: usize, yes: Option<u32> },
    AllOf(Vec<CheckPlan<'a>>),
    AnyOf(Vec<CheckPlan<'a>>),
    If(Box<Branches<'a>>),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Fractions {
    pub(super) min: Option<Frac>,
    pub(super) max: Option<Frac>,
}

#[derive(Debug, Clone)]
pub(super) struct PerValuePlan<'a> {
    pub(super) set: SetPlan<'a>,
    pub(super) partition: usize,
    pub(super) common: Bound,
    pub(super) max_share: Option<Frac>,
    /// Words to be covered; undeclared groups cannot be judged.
    pub(super) cover: Vec<u32>,
    pub(super) undeclared: bool,
    /// Rows by word, in the order of words.
    pub(super) table: Vec<(u32, Bound)>,
}

#[derive(Debug, Clone)]
pub(super) struct Branches<'a> {
    pub(super) when: CheckPlan<'a>,
    pub(super) then: CheckPlan<'a>,
    pub(super) otherwise: Option<CheckPlan<'a>>,
}

impl<'a> CompiledRules<'a> {
    /// Made ready for the facts a schema describes.
    pub fn new(rules: &'a RuleSet, schema: &'a FactSchema) -> Self {
        Self::versions([rules], schema)
    }
}
