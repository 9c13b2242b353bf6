//! Three-valued soundness: however missing facts turn out and whoever joins, a rule called met is met and a rule
//! called not met is not; and once everything is known, nothing is open.

use eligibility::{Facts, Item, RuleSet, RuleStatus, evaluate, team_size};
use proptest::prelude::*;

use super::fixed;
use super::generate::{MEMBER, REGISTRATION, domain, facts, rules, schema};

/// How one completion is drawn: pseudo-random picks from a seed (`SplitMix64`).
#[derive(Debug, Clone)]
struct Picks(u64);

impl Picks {
    fn strategy() -> impl Strategy<Value = Self> {
        any::<u64>().prop_map(Picks)
    }

    fn pick(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let picked = usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap_or(0);
        picked.checked_rem(below).unwrap_or(0)
    }
}

fn fill(item: &mut eligibility::Attributes, names: &[&str], picks: &mut Picks) {
    for name in names {
        let values = domain(name);
        let value = values.get(picks.pick(values.len())).cloned();
        item.entry((*name).to_owned()).or_insert(value.unwrap_or(eligibility::Value::Absent));
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

fn statuses(rules: &RuleSet, facts: &Facts) -> Vec<RuleStatus> {
    evaluate(rules, &schema(), facts).rules.into_iter().map(|result| result.status).collect()
}

proptest! {
    #![proptest_config(fixed(11, 2_500))]

    #[test]
    fn no_completion_contradicts_a_verdict(
        rules in rules(),
        facts in facts(0.6, 4),
        picks in proptest::collection::vec(Picks::strategy(), 8),
    ) {
        let before = statuses(&rules, &facts);
        for mut picks in picks {
            let completed = complete(&rules, &facts, &mut picks);
            let after = statuses(&rules, &completed);
            for (index, (before, after)) in before.iter().zip(&after).enumerate() {
                prop_assert_ne!(*after, RuleStatus::Open, "{:?} on {:?}", rules.rules[index], completed);
                if *before != RuleStatus::Open {
                    prop_assert_eq!(before, after, "{:?} on {:?}", rules.rules[index], completed);
                }
            }
        }
    }

    #[test]
    fn a_verdict_never_fails_and_survives_storage(rules in rules(), facts in facts(0.5, 4)) {
        let verdict = evaluate(&rules, &schema(), &facts);
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
