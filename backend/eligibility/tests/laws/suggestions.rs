//! Every suggested fix holds, all alternatives are equally short, and brute force finds nothing shorter.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::fix::apply;
use eligibility::{
    Attributes, CompiledRules, Facts, Fix, FixKind, Item, RuleSet, Value, VerdictStatus, evaluate, suggest,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::feasibility::{rules as small_rules, teams};
use super::fixed;
use super::generate::{domain, facts, rules, schema};

fn satisfied(rules: &RuleSet, facts: &Facts) -> bool {
    let handed_in = Facts { may_join: false, ..facts.clone() };
    evaluate(rules, schema(), &handed_in).status == VerdictStatus::Satisfied
}

/// A few facts of the small world, with gaps.
fn small_facts() -> impl Strategy<Value = Facts> {
    let value = |name: &'static str, values: Vec<Value>| {
        option::weighted(0.8, prop::sample::select(values))
            .prop_map(move |value| value.map(|value| (name.to_owned(), value)))
    };
    let ages = (0..3).map(Value::Int).collect();
    let member = (value("kind", domain("kind")), value("age", ages))
        .prop_map(|(kind, age)| kind.into_iter().chain(age).collect::<Attributes>());
    let registration = (value("home", domain("home")), value("confirm.s", vec![Value::Bool(true)]))
        .prop_map(|(home, said)| home.into_iter().chain(said).collect::<Attributes>());
    (vec(member, 0..=3), registration).prop_map(|(members, registration)| {
        let item = |(id, attributes): (usize, Attributes)| Item { id: id.to_string(), attributes };
        let members = members.into_iter().enumerate().map(item).collect();
        Facts { members, registration, ..Facts::default() }
    })
}

/// Registrations that so many steps can make of this one: filled in, confirmed, or both.
fn registrations(facts: &Facts) -> Vec<(usize, Attributes)> {
    let mut all = vec![(0, facts.registration.clone())];
    for (name, values) in [("home", domain("home")), ("confirm.s", vec![Value::Bool(true)])] {
        if !facts.registration.contains_key(name) {
            let with = |(steps, known): &(usize, Attributes)| {
                let known = known.clone();
                let steps = steps + 1;
                values.clone().into_iter().map(move |value| {
                    let said = known.clone().into_iter().chain([(name.to_owned(), value)]);
                    (steps, said.collect::<Attributes>())
                })
            };
            let longer: Vec<_> = all.iter().flat_map(with).collect();
            all.extend(longer);
        }
    }
    all
}

/// What a step asks of the applicant, the easiest kinds first.
fn rigidity(kind: FixKind) -> usize {
    let order =
        [FixKind::Fill, FixKind::Confirm, FixKind::Correct, FixKind::Add, FixKind::Replace, FixKind::Remove];
    order.iter().position(|other| *other == kind).unwrap()
}

fn price(fix: &Fix) -> (usize, usize) {
    (fix.steps.len(), fix.steps.iter().map(|step| rigidity(step.kind)).sum())
}

/// The cheapest way of fewer than `steps` steps by brute force: number of steps, and how rigid they are. Whoever is
/// kept stays as they are and the others go; a newcomer may take the place of one who goes, in one step. Filling in
/// or correcting never does more than that.
fn cheapest(rules: &RuleSet, facts: &Facts, steps: usize) -> Option<(usize, usize)> {
    let compiled = CompiledRules::new(rules, schema());
    let newcomers: Vec<&Vec<Item>> = teams().iter().filter(|team| team.len() < steps).collect();
    let count = facts.members.len();
    let kept = |bits: usize| {
        let stays = move |index: &usize| bits >> index & 1 == 1;
        (0..count).filter(stays).map(|index| facts.members[index].clone()).collect::<Vec<_>>()
    };
    let registrations = registrations(facts);
    let mut best: Option<(usize, usize)> = None;
    for kept in (0..1 << count).map(kept) {
        for new in &newcomers {
            let (gone, come) = (count - kept.len(), new.len());
            let both = gone.min(come);
            let kinds =
                [(FixKind::Replace, both), (FixKind::Add, come - both), (FixKind::Remove, gone - both)];
            let moved: usize = kinds.iter().map(|(kind, times)| rigidity(*kind) * times).sum();
            for (said, registration) in &registrations {
                // One step fills in, a second one is a confirmation.
                let home = registration.contains_key("home") && !facts.registration.contains_key("home");
                let price = (gone.max(come) + said, moved + said - usize::from(home));
                if price.0 >= steps || best.is_some_and(|best| best <= price) {
                    continue;
                }
                let members = kept.iter().chain(new.iter()).cloned().collect();
                let facts = Facts { members, registration: registration.clone(), ..Facts::default() };
                if compiled.read(&facts).status() == VerdictStatus::Satisfied {
                    best = Some(price);
                }
            }
        }
    }
    best
}

proptest! {
    #![proptest_config(fixed(5013, 1500))]

    #[test]
    fn a_suggested_fix_holds(rules in rules(), facts in facts(0.8, 4)) {
        let fixes = suggest(&rules, schema(), &facts, 3);
        prop_assert!(fixes.len() <= 3);
        prop_assert!(fixes.is_empty() || !satisfied(&rules, &facts));
        for fix in &fixes {
            prop_assert!(satisfied(&rules, &apply(fix, &facts)), "{:?}", fix);
        }
        let lengths: std::collections::BTreeSet<usize> = fixes.iter().map(|fix| fix.steps.len()).collect();
        prop_assert!(lengths.len() <= 1, "alternatives differ in their number of steps");
    }
}

proptest! {
    #![proptest_config(fixed(5016, 1500))]

    #[test]
    fn no_fix_is_cheaper_than_the_one_suggested(rules in small_rules(), facts in small_facts()) {
        if satisfied(&rules, &facts) {
            return Ok(());
        }
        let fixes = suggest(&rules, schema(), &facts, 3);
        for fix in &fixes {
            prop_assert!(satisfied(&rules, &apply(fix, &facts)), "{:?}", fix);
        }
        let prices: Vec<(usize, usize)> = fixes.iter().map(price).collect();
        prop_assert!(prices.is_sorted(), "{:?}", fixes);
        let steps = prices.first().map_or(3, |(steps, _)| *steps);
        if let Some(cheapest) = cheapest(&rules, &facts, (steps + 1).min(4)) {
            prop_assert!(prices.first().is_some_and(|first| *first <= cheapest), "{:?}, not {:?}", fixes, cheapest);
        }
    }
}
