//! The required rules over everything they can tell apart: asks for the smallest sample that keeps some checks and
//! breaks another one.

use std::collections::BTreeMap;

use super::Sample;
use super::alike::order;
use super::kinds::{Kind, kinds};
use super::looks::{Looks, REGISTRATIONS, Scale};
use crate::facts::Attributes;
use crate::program::{Budget, Candidate, Compiler, Outcome, Program, Wanted, World, truth};
use crate::rule::{Check, MEMBERS, Pred, Scope};
use crate::schema::FactSchema;
use crate::value::Value;

/// Kinds of registration that are tried one after another.
const WORLDS: usize = 64;
/// Kinds of item in one program.
const CANDIDATES: usize = 3_000;

/// The answer to whether there is such a sample.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Solution {
    Smallest(Sample),
    None,
    GaveUp,
}

pub(super) struct Model<'a> {
    /// One for each kind of registration, with the columns of its candidates.
    worlds: Vec<(World<'a>, Program)>,
}

impl<'a> Model<'a> {
    /// None for rules that look at what one registration cannot decide, or tell too many things apart.
    pub(super) fn of(checks: &[&Check], schema: &'a FactSchema) -> Option<Self> {
        Self::over(Scope::Registration, checks, &[], schema)
    }

    /// The rules over the pool, which holds a registration at least; each registration keeps these facts.
    pub(super) fn of_pool(checks: &[&Check], facts: &[&Pred], schema: &'a FactSchema) -> Option<Self> {
        let mut model = Self::over(Scope::Pool, checks, facts, schema)?;
        for (world, program) in &mut model.worlds {
            let registrations = world.items.get(REGISTRATIONS).into_iter().flatten();
            let all = registrations.map(|candidate| (candidate.column, 1)).collect();
            program.at_least(all, 1, None);
        }
        Some(model)
    }

    fn over(scope: Scope, checks: &[&Check], facts: &[&Pred], schema: &'a FactSchema) -> Option<Self> {
        let mut looks = Looks::over(schema, scope);
        if scope == Scope::Pool {
            looks.collections.entry(REGISTRATIONS).or_default();
        }
        for fact in facts {
            looks.each(REGISTRATIONS, fact);
        }
        for check in checks {
            looks.collect(check)?;
        }
        looks.link();
        let nothing = World {
            schema,
            registration: Attributes::new(),
            items: BTreeMap::new(),
            statements: BTreeMap::new(),
            settled: true,
        };
        let single = Scale { values: 1, ..looks.scale() };
        let registrations = kinds(&looks.registration, REGISTRATIONS, &nothing, single)?;
        if registrations.len() > WORLDS {
            return None;
        }
        let worlds = registrations.into_iter().map(|kind| world(kind.attributes, &looks, facts, schema));
        Some(Self { worlds: worlds.collect::<Option<_>>()? })
    }

    /// Every kind of member, as seen with the first kind of registration.
    pub(super) fn members(&self) -> Vec<Attributes> {
        let first = self.worlds.first().and_then(|(world, _)| world.items.get(MEMBERS));
        first.into_iter().flatten().map(|candidate| candidate.attributes.clone()).collect()
    }

    /// The smallest sample that keeps the checks and breaks the other one.
    pub(super) fn smallest(&self, keep: &[&Check], broken: Option<&Check>, budget: &mut Budget) -> Solution {
        let mut best: Option<Sample> = None;
        let mut gave_up = false;
        for (world, base) in &self.worlds {
            let mut compiler = Compiler { world, program: base.clone() };
            let kept = keep.iter().try_for_each(|check| compiler.demand(check, Wanted::Met, None));
            let asked = kept
                .and_then(|()| broken.map_or(Some(()), |check| compiler.demand(check, Wanted::NotMet, None)));
            match asked.map(|()| compiler.program.solve(budget)) {
                Some(Outcome::Best(columns)) => {
                    let found = sample(world, &columns);
                    if best.as_ref().is_none_or(|known| found.size() < known.size()) {
                        best = Some(found);
                    }
                }
                Some(Outcome::Impossible) => {}
                Some(Outcome::GaveUp) | None => gave_up = true,
            }
        }
        match best {
            Some(sample) => Solution::Smallest(sample),
            None if gave_up => Solution::GaveUp,
            None => Solution::None,
        }
    }
}

fn world<'a>(
    registration: Attributes,
    looks: &Looks,
    facts: &[&Pred],
    schema: &'a FactSchema,
) -> Option<(World<'a>, Program)> {
    let mut world =
        World { schema, registration, items: BTreeMap::new(), statements: BTreeMap::new(), settled: true };
    let mut program = Program::default();
    for (over, look) in &looks.collections {
        let mut found = kinds(look, over, &world, looks.scale())?;
        if *over == REGISTRATIONS {
            let keeps = |kind: &Kind, fact| truth(fact, &kind.attributes, over, &world) == Some(true);
            found.retain(|kind| facts.iter().all(|fact| keeps(kind, fact)));
        }
        let found = candidates(found, looks, &mut program)?;
        order(&found, over, look, &world, &mut program);
        world.items.insert((*over).to_owned(), found);
    }
    world.statements =
        looks.statements.iter().map(|statement| (statement.clone(), program.column(0, 1, 0))).collect();
    Some((world, program))
}

fn candidates(found: Vec<Kind>, looks: &Looks, program: &mut Program) -> Option<Vec<Candidate>> {
    (found.len() <= CANDIDATES).then_some(())?;
    let most = looks.most();
    let candidate = |kind: Kind| {
        let column = program.column(0, most, 1);
        let amounts = kind.amounts.into_iter().map(|(name, (low, high))| {
            let total = program.column(0, high.saturating_mul(most).min(1 << 30), 0);
            program.at_least([(total, 1), (column, -low)].into(), 0, None);
            program.at_most([(total, 1), (column, -high)].into(), 0, None);
            (name, total)
        });
        let amounts = amounts.collect();
        Candidate { column, attributes: kind.attributes, amounts }
    };
    Some(found.into_iter().map(candidate).collect())
}

/// The items that the columns stand for, with chosen amounts handed out among them.
fn sample(world: &World, columns: &[i64]) -> Sample {
    let number = |column: usize| columns.get(column).copied().unwrap_or(0);
    let mut sample = Sample { registration: world.registration.clone(), ..Sample::default() };
    for (statement, column) in &world.statements {
        sample.registration.insert(statement.clone(), Value::Bool(number(*column) > 0));
    }
    for (over, candidates) in &world.items {
        let mut items = Vec::new();
        for candidate in candidates {
            let count = number(candidate.column);
            for place in 0..count {
                let mut attributes = candidate.attributes.clone();
                for (name, total) in &candidate.amounts {
                    let (total, count) = (number(*total), count.max(1));
                    let share = total / count + i64::from(place < total % count);
                    attributes.insert(name.clone(), Value::Int(share));
                }
                items.push(attributes);
            }
        }
        if over == MEMBERS {
            sample.members = items;
        } else {
            sample.collections.insert(over.clone(), items);
        }
    }
    sample
}
