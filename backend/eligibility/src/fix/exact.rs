//! When searching step by step would take too long: the fewest steps as an integer program. What it finds is held
//! against the evaluator like everything else.

use std::collections::BTreeMap;

use super::cost;
use super::moves::{Choices, Move};
use crate::facts::{Attributes, Facts};
use crate::program::{Budget, Candidate, Compiler, Outcome, Program, Wanted, World};
use crate::rule::{MEMBERS, RuleSet};
use crate::schema::FactSchema;
use crate::verdict::FixKind;

/// Work one fix may take.
const WORK: usize = 300_000;
/// Ways to complete the registration's own facts that are tried.
const REGISTRATIONS: usize = 20;
/// Numbers of steps allowed, one after another: a program with few steps is far easier to decide.
const STEPS: [i64; 6] = [2, 4, 8, 16, 32, 64];
/// What a step costs: more than all differences between kinds of step together.
const STEP: i64 = 1_000;

/// The cheapest steps, if the program tells.
pub(super) fn fewest(
    rules: &RuleSet,
    schema: &FactSchema,
    choices: &Choices,
    start: &Facts,
) -> Option<Vec<Move>> {
    let mut budget = Budget::new(WORK);
    let own = choices.slots.iter().filter(|slot| slot.signature.is_none()).flat_map(|slot| &slot.moves);
    let fills: Vec<&Move> = own.filter(|step| step.kind == FixKind::Fill).collect();
    STEPS.into_iter().find_map(|most| {
        let fills = [None].into_iter().chain(fills.iter().copied().map(Some)).take(REGISTRATIONS);
        let task = Task { rules, schema, choices, start, most };
        let found = fills.filter_map(|fill| task.with_registration(fill, &mut budget));
        found.min_by_key(|(price, _)| *price).map(|(_, steps)| steps)
    })
}

/// A fix to be found within a number of steps.
struct Task<'a> {
    rules: &'a RuleSet,
    schema: &'a FactSchema,
    choices: &'a Choices,
    start: &'a Facts,
    most: i64,
}

impl Task<'_> {
    fn with_registration(&self, fill: Option<&Move>, budget: &mut Budget) -> Option<(i64, Vec<Move>)> {
        let Self { rules, schema, choices, start, most } = *self;
        let mut registration = start.registration.clone();
        registration.extend(fill.into_iter().flat_map(|step| step.wish.clone()));
        let mut plan = Plan { program: Program::default(), members: Vec::new(), taken: Vec::new() };
        let statements = plan.statements(choices);
        plan.present(choices, start);
        plan.additions(choices, most);
        plan.within(most - i64::from(fill.is_some()));
        let Plan { mut program, members, taken } = plan;
        let mut items: BTreeMap<String, Vec<Candidate>> = start
            .collections
            .iter()
            .filter(|(name, _)| !name.starts_with("registrations"))
            .map(|(name, list)| {
                let fixed =
                    list.iter().map(|item| candidate(program.column(1, 1, 0), item.attributes.clone()));
                (name.clone(), fixed.collect())
            })
            .collect();
        items.insert(MEMBERS.to_owned(), members);
        let world = World { schema, registration, items, statements, settled: false };
        let mut compiler = Compiler { world: &world, program };
        for rule in &rules.rules {
            compiler.demand(&rule.check, Wanted::Met, None)?;
        }
        let Outcome::Best(columns) = compiler.program.solve(budget) else { return None };
        let number = |column: usize| columns.get(column).copied().unwrap_or(0);
        let mut steps: Vec<Move> = fill.into_iter().cloned().collect();
        for (column, step) in taken {
            steps.extend((0..number(column)).map(|_| step.clone()));
        }
        let price = steps.iter().map(price).sum();
        Some((price, steps))
    }
}

fn candidate(column: usize, attributes: Attributes) -> Candidate {
    Candidate { column, attributes, amounts: BTreeMap::new() }
}

fn price(step: &Move) -> i64 {
    STEP + i64::from(cost(step.kind))
}

/// The steps as columns, and the members they lead to.
struct Plan {
    program: Program,
    members: Vec<Candidate>,
    taken: Vec<(usize, Move)>,
}

impl Plan {
    fn statements(&mut self, choices: &Choices) -> BTreeMap<String, usize> {
        let mut columns = BTreeMap::new();
        let confirms = choices.slots.iter().flat_map(|slot| &slot.moves);
        for step in confirms.filter(|step| step.kind == FixKind::Confirm) {
            let column = self.program.column(0, 1, price(step));
            columns.extend(step.wish.keys().map(|name| (name.clone(), column)));
            self.taken.push((column, step.clone()));
        }
        columns
    }

    /// Each member stays, or takes one of its moves.
    fn present(&mut self, choices: &Choices, start: &Facts) {
        for member in &start.members {
            let slot = choices
                .slots
                .iter()
                .find(|slot| slot.moves.first().is_some_and(|step| step.member.as_ref() == Some(&member.id)));
            let moves = slot.map_or(&[][..], |slot| &slot.moves);
            let stays = self.program.column(0, 1, 0);
            self.members.push(candidate(stays, member.attributes.clone()));
            let mut one = BTreeMap::from([(stays, 1)]);
            for step in moves {
                let column = self.program.column(0, 1, price(step));
                one.insert(column, 1);
                if step.kind != FixKind::Remove {
                    let mut attributes = Attributes::new();
                    if step.kind != FixKind::Replace {
                        attributes = member.attributes.clone();
                    }
                    attributes.extend(step.wish.clone());
                    self.members.push(candidate(column, attributes));
                }
                self.taken.push((column, step.clone()));
            }
            self.program.at_most(one.clone(), 1, None);
            self.program.at_least(one, 1, None);
        }
    }

    fn additions(&mut self, choices: &Choices, most: i64) {
        for step in &choices.additions {
            let column = self.program.column(0, most, price(step));
            self.members.push(candidate(column, step.wish.clone()));
            self.taken.push((column, step.clone()));
        }
    }

    fn within(&mut self, most: i64) {
        let all = self.taken.iter().map(|(column, _)| (*column, 1)).collect();
        self.program.at_most(all, most, None);
    }
}
