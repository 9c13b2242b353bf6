//! Every suggested fix holds, all alternatives are equally short, and no single step that would do is overlooked.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::fix::apply;
use eligibility::{Attributes, Facts, Item, RuleSet, Value, VerdictStatus, evaluate, suggest};
use proptest::prelude::*;

use super::fixed;
use super::generate::{MEMBER, REGISTRATION, domain, facts, rules, schema};

fn satisfied(rules: &RuleSet, facts: &Facts) -> bool {
    let handed_in = Facts { may_join: false, ..facts.clone() };
    evaluate(rules, &schema(), &handed_in).status == VerdictStatus::Satisfied
}

/// Every combination of values, unknown included. Known absence is no step anyone would be told to take.
fn everything(names: &[&str]) -> Vec<Attributes> {
    names.iter().fold(vec![Attributes::new()], |all, name| {
        let with = |known: &Attributes| {
            let known = known.clone();
            let extended =
                domain(name).into_iter().filter(|value| *value != Value::Absent).map(move |value| {
                    known
                        .iter()
                        .map(|(name, value)| (name.clone(), value.clone()))
                        .chain([((*name).to_owned(), value)])
                        .collect()
                });
            extended.collect::<Vec<Attributes>>()
        };
        let longer: Vec<Attributes> = all.iter().flat_map(with).collect();
        all.into_iter().chain(longer).collect()
    })
}

/// Adds, replaces, removes or fills in one thing, by brute force.
fn one_step_is_enough(rules: &RuleSet, facts: &Facts) -> bool {
    let members = || everything(&MEMBER).into_iter().map(|attributes| Item { id: "new".into(), attributes });
    let with = |change: &dyn Fn(&mut Vec<Item>)| {
        let mut changed = facts.clone();
        change(&mut changed.members);
        satisfied(rules, &changed)
    };
    let adding = || members().any(|member| with(&|all| all.push(member.clone())));
    let removing = |at: usize| with(&|all| drop(all.remove(at)));
    let replacing =
        |at: usize| members().any(|member| with(&|all| all.splice(at..=at, [member.clone()]).for_each(drop)));
    let stating = || {
        everything(&REGISTRATION).into_iter().any(|said| {
            let news = said.iter().filter(|(name, _)| !facts.registration.contains_key(*name)).count();
            let mut changed = facts.clone();
            changed.registration.extend(said);
            let kept =
                facts.registration.iter().all(|(name, value)| changed.registration.get(name) == Some(value));
            news == 1 && kept && satisfied(rules, &changed)
        })
    };
    stating() || (0..facts.members.len()).any(|at| removing(at) || replacing(at)) || adding()
}

/// The same rules counting items only: which amounts a sum wants is not searched exhaustively.
fn without_sums(rules: &RuleSet) -> RuleSet {
    fn strip(json: &mut serde_json::Value) {
        match json {
            serde_json::Value::Object(fields) => {
                fields.remove("sum");
                fields.values_mut().for_each(strip);
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut json = serde_json::to_value(rules).unwrap();
    strip(&mut json);
    RuleSet::parse(&json).unwrap()
}

proptest! {
    #![proptest_config(fixed(13, 80))]

    #[test]
    fn a_suggested_fix_holds(rules in rules(), facts in facts(0.8, 4)) {
        let fixes = suggest(&rules, &schema(), &facts, 3);
        prop_assert!(fixes.len() <= 3);
        prop_assert!(fixes.is_empty() || !satisfied(&rules, &facts));
        for fix in &fixes {
            prop_assert!(satisfied(&rules, &apply(fix, &facts)), "{:?}", fix);
        }
        let lengths: std::collections::BTreeSet<usize> = fixes.iter().map(|fix| fix.steps.len()).collect();
        prop_assert!(lengths.len() <= 1, "alternatives differ in their number of steps");
    }

    #[test]
    fn no_single_step_is_overlooked(rules in rules(), facts in facts(0.8, 2)) {
        let rules = without_sums(&rules);
        prop_assume!(!satisfied(&rules, &facts));
        let fixes = suggest(&rules, &schema(), &facts, 3);
        let single = fixes.iter().any(|fix| fix.steps.len() == 1);
        prop_assert_eq!(single, one_step_is_enough(&rules, &facts), "{:?}", fixes);
    }
}
