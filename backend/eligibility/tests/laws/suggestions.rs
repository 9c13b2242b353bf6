//! Every suggested fix holds, all alternatives are equally short, and brute force finds none where the search does not,
//! nor a cheaper one.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use std::collections::BTreeSet;

use eligibility::fix::{apply, search};
use eligibility::{Attributes, Facts, Item, RuleSet, Value, VerdictStatus, evaluate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::brute::{Price, cheapest, price};
use super::feasibility::rules as small_rules;
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

/// Fixes tried of one length.
const MOST: f64 = 20_000.0;

/// Whether the search says that it gave up. Otherwise its fixes hold, and trying everything found nothing cheaper.
fn compare(rules: &RuleSet, facts: &Facts, longest: usize) -> Result<bool, TestCaseError> {
    if satisfied(rules, facts) {
        return Ok(false);
    }
    let found = search(rules, schema(), facts, 3);
    for fix in &found.fixes {
        prop_assert!(satisfied(rules, &apply(fix, facts, schema())), "{:?}", fix);
    }
    let prices: Vec<Price> = found.fixes.iter().map(price).collect();
    prop_assert!(prices.is_sorted(), "{:?}", found.fixes);
    let longest = prices.first().map_or(longest, |(steps, _)| longest.min(*steps));
    if let (Some(cheapest), false) = (cheapest(rules, facts, longest, MOST), found.gave_up) {
        let reached = prices.first().is_some_and(|first| *first <= cheapest);
        prop_assert!(reached, "{:?}, not {:?}", found.fixes, cheapest);
    }
    Ok(found.gave_up)
}

/// At most `open` of 1500 searches may give up: as many as do today, so that the number cannot grow unnoticed.
fn compare_all(config: Config, cases: impl Strategy<Value = (RuleSet, Facts)>, longest: usize, open: u32) {
    let (of, gave_up) = (config.cases, std::cell::Cell::new(0));
    let mut runner = TestRunner::new(config);
    let ran = runner.run(&cases, |(rules, facts)| {
        gave_up.set(gave_up.get() + u32::from(compare(&rules, &facts, longest)?));
        Ok(())
    });
    assert!(ran.is_ok(), "{}", ran.unwrap_err());
    print(&format!("{} of {of} searches for a fix gave up", gave_up.get()));
    assert!(gave_up.get() <= of * open / 1500, "gave up {} times", gave_up.get());
}

#[expect(clippy::print_stdout, reason = "the number is for whoever runs the tests")]
fn print(text: &str) {
    println!("{text}");
}

#[test]
fn no_fix_is_cheaper_than_the_one_suggested() {
    compare_all(fixed(5016, 1500), (small_rules(), small_facts()), 3, 8);
}

#[test]
fn no_fix_is_cheaper_in_the_larger_world_either() {
    compare_all(fixed(5017, 1500), (rules(), facts(0.8, 4)), 2, 144);
}

proptest! {
    #![proptest_config(fixed(5013, 1500))]

    #[test]
    fn a_suggested_fix_holds(rules in rules(), facts in facts(0.8, 4)) {
        let found = search(&rules, schema(), &facts, 3);
        let fixes = &found.fixes;
        prop_assert!(fixes.len() <= 3);
        prop_assert!(fixes.is_empty() || !satisfied(&rules, &facts));
        for fix in fixes {
            prop_assert!(satisfied(&rules, &apply(fix, &facts, schema())), "{:?}", fix);
        }
        let lengths: BTreeSet<usize> = fixes.iter().map(|fix| fix.steps.len()).collect();
        prop_assert!(lengths.len() <= 1 || found.gave_up, "alternatives differ in their number of steps");
    }
}
