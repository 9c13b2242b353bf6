//! What must not matter does not matter: the order of members and rules, and members a rule does not look at.

use std::collections::{BTreeMap, BTreeSet};

use eligibility::{Check, Facts, Item, RuleResult, RuleSet, RuleStatus, Set, evaluate};
use proptest::prelude::*;

use super::fixed;
use super::generate::{facts, pred, rules, schema};

/// What a result says, without the order of the lists.
type Said = (RuleStatus, BTreeSet<String>, BTreeSet<String>);

fn said(result: RuleResult) -> (String, Said) {
    let set = |ids: Vec<String>| ids.into_iter().collect();
    (result.rule, (result.status, set(result.counted), set(result.offending)))
}

fn results(rules: &RuleSet, facts: &Facts) -> BTreeMap<String, Said> {
    evaluate(rules, schema(), facts).rules.into_iter().map(said).collect()
}

proptest! {
    #![proptest_config(fixed(12, 1_500))]

    #[test]
    fn order_does_not_matter(rules in rules(), facts in facts(0.7, 5)) {
        let turned_rules = RuleSet { rules: rules.rules.iter().rev().cloned().collect() };
        let turned_facts = Facts { members: facts.members.iter().rev().cloned().collect(), ..facts.clone() };
        prop_assert_eq!(results(&rules, &facts), results(&turned_rules, &turned_facts));
    }

    #[test]
    fn a_member_outside_a_set_changes_nothing_counted_there(pred in pred(), facts in facts(0.8, 4), extra in facts(0.999, 1)) {
        let count = Check::Count { set: Set::members(pred.clone()), min: Some(2), max: Some(3) };
        let rule = eligibility::Rule::required("r", count);
        let rules = RuleSet { rules: vec![rule] };
        let facts = Facts { may_join: false, ..facts };
        let extra = extra.members.into_iter().map(|member| Item { id: "extra".into(), ..member });
        let alone = Facts { members: extra.collect(), ..facts.clone() };
        let judge = |facts: &Facts| evaluate(&rules, schema(), facts).rules.remove(0);
        prop_assume!(judge(&alone).actual.is_some_and(|actual| actual.possible == 0));
        let mut more = facts.clone();
        more.members.extend(alone.members);
        prop_assert_eq!(judge(&facts), judge(&more));
    }
}
