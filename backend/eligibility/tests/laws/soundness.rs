//! Three-valued soundness: however missing facts turn out and whoever joins, a rule called met is met and a rule
//! called not met is not; and once everything is known, nothing is open.

use eligibility::{Attributes, CompiledRules, Facts, Item, RuleSet, RuleStatus, Value, evaluate, team_size};
use proptest::prelude::*;

use super::fixed;
use super::generate::{MEMBER, REGISTRATION, domain, facts, rules, schema};

/// How one completion is drawn: pseudo-random picks from a seed (`SplitMix64`).
struct Picks(u64);

impl Picks {
    fn pick(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let picked = usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap_or(0);
        picked.checked_rem(below).unwrap_or(0)
    }
}

fn fill(item: &mut Attributes, names: &[&str], picks: &mut Picks) {
    for name in names {
        if !item.contains_key(*name) {
            let values = domain(name);
            let value = values.get(picks.pick(values.len())).cloned();
            item.insert((*name).to_owned(), value.unwrap_or(Value::Absent));
        }
    }
}

/// One way the facts may turn out; those who join keep to the largest team allowed.
fn complete(rules: &RuleSet, facts: &Facts, picks: &mut Picks) -> Facts {
    let mut result = Facts { may_join: false, ..facts.clone() };
    if facts.may_join {
        let largest = team_size(rules)
            .and_then(|size| size.max)
            .map_or(usize::MAX, |max| usize::try_from(max).unwrap_or(0));
        let room = largest.saturating_sub(facts.members.len()).min(3);
        for id in 0..picks.pick(room + 1) {
            result.members.push(Item { id: format!("joined-{id}"), ..Item::default() });
        }
    }
    fill(&mut result.registration, &REGISTRATION, picks);
    for member in &mut result.members {
        fill(&mut member.attributes, &MEMBER, picks);
    }
    result
}

/// Each missing fact: whose (none for the registration's own) and which.
fn missing(facts: &Facts) -> Vec<(Option<usize>, &'static str)> {
    let own = REGISTRATION.iter().filter(|name| !facts.registration.contains_key(**name));
    let of_member = |(at, member): (usize, &Item)| {
        let lacking = MEMBER.iter().filter(|name| !member.attributes.contains_key(**name));
        lacking.map(|name| (Some(at), *name)).collect::<Vec<_>>()
    };
    own.map(|name| (None, *name)).chain(facts.members.iter().enumerate().flat_map(of_member)).collect()
}

/// All ways the facts may turn out, as long as nobody joins.
fn completions(facts: &Facts) -> Vec<Facts> {
    missing(facts).into_iter().fold(vec![facts.clone()], |so_far, (whose, name)| {
        let with = |facts: &Facts, value: &Value| {
            let mut longer = facts.clone();
            let attributes = match whose {
                None => Some(&mut longer.registration),
                Some(at) => longer.members.get_mut(at).map(|member| &mut member.attributes),
            };
            if let Some(known) = attributes {
                known.insert(name.to_owned(), value.clone());
            }
            longer
        };
        so_far
            .iter()
            .flat_map(|facts| domain(name).into_iter().map(move |value| with(facts, &value)))
            .collect()
    })
}

fn statuses(compiled: &CompiledRules, facts: &Facts) -> Vec<RuleStatus> {
    let [statuses] = compiled.read(facts).each_statuses();
    statuses.rules
}

/// What was said before all facts were known holds afterwards.
fn upheld(
    rules: &RuleSet,
    before: &[RuleStatus],
    after: &[RuleStatus],
    facts: &Facts,
) -> Result<(), TestCaseError> {
    for (rule, (before, after)) in rules.rules.iter().zip(before.iter().zip(after)) {
        prop_assert_ne!(*after, RuleStatus::Open, "{:?} on {:?}", rule, facts);
        if *before != RuleStatus::Open {
            prop_assert_eq!(before, after, "{:?} on {:?}", rule, facts);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(fixed(11, 20_000))]

    #[test]
    fn no_completion_contradicts_a_verdict(rules in rules(), facts in facts(0.6, 4), seed in any::<u64>()) {
        let compiled = CompiledRules::new(&rules, schema());
        let before = statuses(&compiled, &facts);
        let mut picks = Picks(seed);
        for _ in 0..4 {
            let completed = complete(&rules, &facts, &mut picks);
            upheld(&rules, &before, &statuses(&compiled, &completed), &completed)?;
        }
    }
}

proptest! {
    #![proptest_config(fixed(17, 3_000))]

    #[test]
    fn not_one_of_all_completions_contradicts_a_verdict(rules in rules(), facts in facts(0.85, 3)) {
        let facts = Facts { may_join: false, ..facts };
        let ways: usize = missing(&facts).iter().map(|(_, name)| domain(name).len()).product();
        prop_assume!(ways <= 100);
        let compiled = CompiledRules::new(&rules, schema());
        let before = statuses(&compiled, &facts);
        for completed in completions(&facts) {
            upheld(&rules, &before, &statuses(&compiled, &completed), &completed)?;
        }
    }

    #[test]
    fn a_verdict_never_fails_and_survives_storage(rules in rules(), facts in facts(0.5, 4)) {
        let verdict = evaluate(&rules, schema(), &facts);
        let stored = serde_json::to_value(&verdict).unwrap();
        prop_assert_eq!(&serde_json::from_value::<eligibility::Verdict>(stored).unwrap(), &verdict);
        let wire = serde_json::to_value(&rules).unwrap();
        let read = RuleSet::parse(&wire);
        prop_assert_eq!(read.as_ref(), Ok(&rules));
        prop_assert_eq!(read.unwrap().hash(), rules.hash());
        let stored = serde_json::to_value(&facts).unwrap();
        prop_assert_eq!(serde_json::from_value::<Facts>(stored).unwrap(), facts);
    }
}
