//! The cheapest fix by trying everything, over the attributes that the rules look at.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use std::collections::BTreeMap;

use eligibility::{
    Attributes, CompiledRules, Facts, Fix, FixKind, Item, RuleSet, Value, VerdictStatus, attributes_used,
};

use super::generate::{MEMBER, domain, schema};

/// Number of steps, then how rigid they are altogether.
pub type Price = (usize, usize);

/// What a step asks of the applicant, the easiest kinds first.
fn rigidity(kind: FixKind) -> usize {
    let order =
        [FixKind::Fill, FixKind::Confirm, FixKind::Correct, FixKind::Add, FixKind::Replace, FixKind::Remove];
    order.iter().position(|other| *other == kind).unwrap()
}

pub fn price(fix: &Fix) -> Price {
    (fix.steps.len(), fix.steps.iter().map(|step| rigidity(step.kind)).sum())
}

/// Tries all fixes of one step, then of two, as long as there are not more than `most` of a length.
pub fn cheapest(rules: &RuleSet, facts: &Facts, longest: usize, most: f64) -> Option<Price> {
    let compiled = CompiledRules::new(rules, schema());
    let everything = Everything::of(rules, facts);
    for steps in 1..=longest {
        if everything.count(steps) > most {
            return None;
        }
        let mut best = None;
        of_registration(facts, steps, &mut |left, cost, registration| {
            let start = Facts { registration, members: Vec::new(), may_join: false, ..facts.clone() };
            everything.of_members(&start, 0, left, cost, &mut |cost, facts| {
                let better = best.is_none_or(|best| cost < best);
                if better && compiled.read(facts).status() == VerdictStatus::Satisfied {
                    best = Some(cost);
                }
            });
        });
        if let Some(cost) = best {
            return Some((steps, cost));
        }
    }
    None
}

/// Everything one step can do.
struct Everything {
    members: Vec<Item>,
    /// For each member, who or what can be there instead, each at its least cost; nobody, too.
    instead: Vec<Vec<(Option<Attributes>, usize)>>,
    newcomers: Vec<Attributes>,
}

impl Everything {
    fn of(rules: &RuleSet, facts: &Facts) -> Self {
        let used = attributes_used(rules);
        let asked = serde_json::to_value(rules).unwrap();
        let names: Vec<Choice> = MEMBER
            .into_iter()
            .filter(|name| used.contains(*name))
            .map(|name| (name, values(name, &asked)))
            .collect();
        let newcomers = every(&Attributes::new(), &names);
        let instead = facts.members.iter().map(|member| instead(member, &names, &newcomers)).collect();
        Self { members: facts.members.clone(), instead, newcomers }
    }

    /// About how many fixes there are of so many steps.
    fn count(&self, steps: usize) -> f64 {
        let each = self.instead.iter().map(Vec::len).sum::<usize>() + self.newcomers.len() + 4;
        (1..=steps).map(|step| as_real(each) / as_real(step)).product()
    }

    /// Calls with the cost and the facts once all members are settled and exactly `left` steps were made.
    fn of_members(
        &self,
        facts: &Facts,
        next: usize,
        left: usize,
        cost: usize,
        see: &mut dyn FnMut(usize, &Facts),
    ) {
        let Some(member) = self.members.get(next) else {
            self.of_newcomers(facts, 0, left, cost, see);
            return;
        };
        let mut same = facts.clone();
        same.members.push(member.clone());
        self.of_members(&same, next + 1, left, cost, see);
        if left > 0 {
            for (instead, more) in &self.instead[next] {
                let mut changed = facts.clone();
                changed.members.extend(
                    instead
                        .iter()
                        .map(|attributes| Item { attributes: attributes.clone(), ..member.clone() }),
                );
                self.of_members(&changed, next + 1, left - 1, cost + more, see);
            }
        }
    }

    fn of_newcomers(
        &self,
        facts: &Facts,
        first: usize,
        left: usize,
        cost: usize,
        see: &mut dyn FnMut(usize, &Facts),
    ) {
        if left == 0 {
            see(cost, facts);
            return;
        }
        for (place, attributes) in self.newcomers.iter().enumerate().skip(first) {
            let mut more = facts.clone();
            more.members.push(Item { id: format!("new-{left}"), attributes: attributes.clone() });
            self.of_newcomers(&more, place, left - 1, cost + rigidity(FixKind::Add), see);
        }
    }
}

/// Calls with the steps left, the cost so far and the registration's facts.
fn of_registration(facts: &Facts, steps: usize, see: &mut dyn FnMut(usize, usize, Attributes)) {
    let known = &facts.registration;
    let home = if known.contains_key("home") { FixKind::Correct } else { FixKind::Fill };
    let mut ways = vec![(0, 0, known.clone())];
    for (name, kind) in [("home", home), ("confirm.s", FixKind::Confirm)] {
        if kind == FixKind::Confirm && known.contains_key(name) {
            continue;
        }
        let values = if kind == FixKind::Confirm { vec![Value::Bool(true)] } else { domain(name) };
        let changed: Vec<_> = ways
            .iter()
            .flat_map(|(steps, cost, known)| {
                values.iter().map(move |value| {
                    let mut known = known.clone();
                    known.insert(name.to_owned(), value.clone());
                    (steps + 1, cost + rigidity(kind), known)
                })
            })
            .collect();
        ways.extend(changed);
    }
    for (taken, cost, registration) in ways.into_iter().filter(|(taken, ..)| *taken <= steps) {
        see(steps - taken, cost, registration);
    }
}

/// An attribute with the values a fix may give it.
type Choice = (&'static str, Vec<Value>);

/// Nobody is asked to have no role, say, unless a rule asks whether they have one.
fn values(name: &str, rules: &serde_json::Value) -> Vec<Value> {
    let mut values = domain(name);
    values.retain(|value| *value != Value::Absent || asks_whether(name, rules));
    values
}

fn asks_whether(name: &str, rules: &serde_json::Value) -> bool {
    let asks =
        rules.get("op").is_some_and(|op| op == "has") && rules.get("attr").is_some_and(|attr| attr == name);
    match rules {
        serde_json::Value::Object(fields) => asks || fields.values().any(|rules| asks_whether(name, rules)),
        serde_json::Value::Array(items) => items.iter().any(|rules| asks_whether(name, rules)),
        _ => false,
    }
}

/// What can be made of a member in one step.
fn instead(member: &Item, names: &[Choice], anybody: &[Attributes]) -> Vec<(Option<Attributes>, usize)> {
    let (known, missing): (Vec<Choice>, Vec<Choice>) =
        names.iter().cloned().partition(|(name, _)| member.attributes.contains_key(*name));
    let mut ways: BTreeMap<Option<Attributes>, usize> = BTreeMap::new();
    let mut way = |attributes: Option<Attributes>, kind: FixKind| {
        ways.entry(attributes).or_insert_with(|| rigidity(kind));
    };
    let seen = member.attributes.iter().filter(|(name, _)| names.iter().any(|(used, _)| used == name));
    let seen: Attributes = seen.map(|(name, value)| (name.clone(), value.clone())).collect();
    if !missing.is_empty() {
        for filled in every(&seen, &missing) {
            way(Some(filled), FixKind::Fill);
        }
    }
    for corrected in every(&seen, &known).into_iter().filter(|corrected| *corrected != seen) {
        way(Some(corrected), FixKind::Correct);
    }
    for attributes in anybody {
        way(Some(attributes.clone()), FixKind::Replace);
    }
    way(None, FixKind::Remove);
    ways.into_iter().collect()
}

/// All ways to give these attributes values, whatever they are so far.
fn every(so_far: &Attributes, names: &[Choice]) -> Vec<Attributes> {
    names.iter().fold(vec![so_far.clone()], |all, (name, values)| {
        let with = |one: &Attributes| {
            let one = one.clone();
            let each = values.iter().cloned();
            each.map(move |value| {
                let mut one = one.clone();
                one.insert((*name).to_owned(), value);
                one
            })
        };
        all.iter().flat_map(with).collect()
    })
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn as_real(number: usize) -> f64 {
    number as f64
}
