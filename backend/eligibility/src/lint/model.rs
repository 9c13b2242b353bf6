//! Rules compiled to arithmetic over how many members there are of each kind.

use super::kinds::{Kind, kinds};
use crate::evaluate::confirmation;
use crate::rule::{Check, Frac, MEMBERS, Pred, RuleSet, Set};
use crate::schema::FactSchema;

/// A check over numbers of members. Tallies are named by their place in [`Model::tallies`].
#[derive(Debug)]
pub(super) enum Node {
    Count {
        tally: usize,
        min: Option<i64>,
        max: Option<i64>,
    },
    /// bottom · part − top · whole has the sign the bound asks for.
    Share {
        part: usize,
        of: usize,
        min: Option<Frac>,
        max: Option<Frac>,
    },
    /// What the registration itself says, by kind of registration.
    Registration(Vec<bool>),
    All(Vec<Node>),
    Any(Vec<Node>),
    If(Box<Node>, Box<Node>, Option<Box<Node>>),
}

/// The number of members of some kinds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tally {
    /// By kind of member, whether it counts.
    pub(super) of: Vec<bool>,
    /// Beyond this number nothing changes any more.
    pub(super) cap: i64,
}

pub(super) struct Model {
    pub(super) members: Vec<Kind>,
    pub(super) registrations: Vec<Kind>,
    /// One node for each rule of the rule set, in order.
    pub(super) rules: Vec<Node>,
    pub(super) tallies: Vec<Tally>,
    /// Shares are never settled by large numbers, so failing to find a team proves nothing.
    pub(super) exact: bool,
}

impl Model {
    /// None for rules that cannot be compiled.
    pub(super) fn of(rules: &RuleSet, schema: &FactSchema) -> Option<Self> {
        let mut sources = Sources::default();
        for rule in &rules.rules {
            if super::binding(rule) {
                sources.collect(&rule.check)?;
            }
        }
        let declared = schema.attributes(MEMBERS)?;
        let members = kinds(&sources.members, declared, schema)?;
        let mut registrations = kinds(&sources.registration, &schema.registration, schema)?;
        registrations = stated(registrations, &sources.statements);
        let exact = !sources.shares;
        let mut compiler = Compiler { sources, members, registrations, tallies: Vec::new() };
        let mut nodes = Vec::new();
        for rule in &rules.rules {
            let node = if super::binding(rule) { compiler.node(&rule.check) } else { Node::All(Vec::new()) };
            nodes.push(node);
        }
        let Compiler { members, registrations, tallies, .. } = compiler;
        Some(Self { members, registrations, rules: nodes, tallies, exact })
    }
}

/// The number up to which shares are tried.
const SHARED: i64 = 24;

/// Every combination of confirmed and refused statements.
fn stated(mut kinds: Vec<Kind>, statements: &[&str]) -> Vec<Kind> {
    for statement in statements {
        let both = |kind: &Kind| {
            [true, false].map(|confirmed| {
                let mut kind = kind.clone();
                kind.attributes.insert(confirmation(statement), crate::value::Value::Bool(confirmed));
                kind.answers.push(confirmed);
                kind
            })
        };
        kinds = kinds.iter().flat_map(both).collect();
    }
    kinds
}

/// Statements that are combined freely.
const STATEMENTS: usize = 6;

/// The predicates of all rules, each once: a predicate's place is the place of its answer.
#[derive(Default)]
struct Sources<'a> {
    members: Vec<&'a Pred>,
    registration: Vec<&'a Pred>,
    statements: Vec<&'a str>,
    shares: bool,
}

impl<'a> Sources<'a> {
    fn collect(&mut self, check: &'a Check) -> Option<()> {
        match check {
            Check::Count { set, .. } => self.set(set)?,
            Check::Share { part, of, .. } => {
                self.set(part)?;
                self.set(of)?;
                self.shares = true;
            }
            Check::Every { set, must } => {
                self.set(set)?;
                push(&mut self.members, must);
            }
            Check::Fact { must } => push(&mut self.registration, must),
            Check::Confirm { statement, .. } => {
                push(&mut self.statements, statement);
                (self.statements.len() <= STATEMENTS).then_some(())?;
            }
            Check::AllOf { checks } | Check::AnyOf { checks } => {
                checks.iter().try_for_each(|check| self.collect(check))?;
            }
            Check::If { when, then, otherwise } => {
                let mut branches = [Some(when), Some(then), otherwise.as_ref()].into_iter().flatten();
                branches.try_for_each(|check| self.collect(check))?;
            }
            Check::Ratio { .. } | Check::Distinct { .. } | Check::PerValue { .. } => return None,
        }
        Some(())
    }

    fn set(&mut self, set: &'a Set) -> Option<()> {
        if set.over != MEMBERS || set.sum.is_some() {
            return None;
        }
        if let Some(filter) = &set.filter {
            push(&mut self.members, filter);
        }
        Some(())
    }
}

fn push<'a, T: PartialEq + ?Sized>(list: &mut Vec<&'a T>, item: &'a T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

struct Compiler<'a> {
    sources: Sources<'a>,
    members: Vec<Kind>,
    registrations: Vec<Kind>,
    tallies: Vec<Tally>,
}

impl Compiler<'_> {
    fn node(&mut self, check: &Check) -> Node {
        match check {
            Check::Count { set, min, max } => {
                let of = self.set(set);
                self.count(of, *min, *max)
            }
            Check::Share { part, of, min, max } => {
                let whole = self.set(of);
                let part = both(&self.set(part), &whole);
                Node::Share {
                    part: self.tally(part, SHARED),
                    of: self.tally(whole, SHARED),
                    min: *min,
                    max: *max,
                }
            }
            Check::Every { set, must } => {
                let breaking: Vec<bool> = self.pred(must).into_iter().map(|holds| !holds).collect();
                let of = both(&self.set(set), &breaking);
                self.count(of, None, Some(0))
            }
            Check::Fact { must } => {
                let place = self.sources.registration.iter().position(|pred| *pred == must);
                Node::Registration(answers(&self.registrations, place))
            }
            Check::Confirm { statement, .. } => {
                let place = self.sources.statements.iter().position(|known| known == statement);
                let place = place.map(|place| place + self.sources.registration.len());
                Node::Registration(answers(&self.registrations, place))
            }
            Check::AllOf { checks } => Node::All(checks.iter().map(|check| self.node(check)).collect()),
            Check::AnyOf { checks } => Node::Any(checks.iter().map(|check| self.node(check)).collect()),
            Check::If { when, then, otherwise } => {
                let (when, then) = (Box::new(self.node(when)), Box::new(self.node(then)));
                Node::If(when, then, otherwise.as_deref().map(|check| Box::new(self.node(check))))
            }
            // `Sources::collect` has turned these away.
            Check::Ratio { .. } | Check::Distinct { .. } | Check::PerValue { .. } => Node::Any(Vec::new()),
        }
    }

    fn count(&mut self, of: Vec<bool>, min: Option<i64>, max: Option<i64>) -> Node {
        let cap = min.into_iter().chain(max).max().unwrap_or(0).clamp(0, i64::MAX - 1) + 1;
        Node::Count { tally: self.tally(of, cap), min, max }
    }

    /// The place of a tally; checks that count the same kinds share one.
    fn tally(&mut self, of: Vec<bool>, cap: i64) -> usize {
        if let Some(place) = self.tallies.iter().position(|known| known.of == of) {
            if let Some(known) = self.tallies.get_mut(place) {
                known.cap = known.cap.max(cap);
            }
            return place;
        }
        self.tallies.push(Tally { of, cap });
        self.tallies.len() - 1
    }

    fn set(&self, set: &Set) -> Vec<bool> {
        match &set.filter {
            None => vec![true; self.members.len()],
            Some(filter) => self.pred(filter),
        }
    }

    fn pred(&self, pred: &Pred) -> Vec<bool> {
        answers(&self.members, self.sources.members.iter().position(|known| *known == pred))
    }
}

fn answers(kinds: &[Kind], place: Option<usize>) -> Vec<bool> {
    let answer = |kind: &Kind| place.and_then(|place| kind.answers.get(place)).copied().unwrap_or(false);
    kinds.iter().map(answer).collect()
}

fn both(left: &[bool], right: &[bool]) -> Vec<bool> {
    left.iter().zip(right).map(|(left, right)| *left && *right).collect()
}
