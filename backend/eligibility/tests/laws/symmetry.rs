//! What must not matter does not matter: the order of members and rules, and members no rule looks at.

use std::collections::BTreeMap;

use eligibility::{Attributes, Check, Facts, Item, Part, Pred, RuleResult, RuleSet, Set, Value, evaluate};
use proptest::prelude::*;

use super::fixed;
use super::generate::{facts, rules, schema};

fn results(rules: &RuleSet, facts: &Facts) -> BTreeMap<String, RuleResult> {
    let results = evaluate(rules, schema(), facts).rules.into_iter();
    results.map(|result| (result.rule.clone(), result)).collect()
}

/// The same result, whichever way its lists are ordered.
fn unordered(mut result: RuleResult) -> RuleResult {
    result.counted.sort();
    result.offending.sort();
    unordered_parts(&mut result.parts);
    result
}

fn unordered_parts(parts: &mut [Part]) {
    for part in parts {
        part.counted.sort();
        part.offending.sort();
        unordered_parts(&mut part.parts);
    }
}

/// The same checks over everybody but the members of kind "c".
fn but_c(check: &mut Check) {
    let narrow = |set: &mut Set| {
        let others = Pred::Not { of: Box::new(Pred::is_code("kind", "c")) };
        set.filter = Some(match set.filter.take() {
            Some(filter) => Pred::All { of: vec![filter, others] },
            None => others,
        });
    };
    match check {
        Check::Count { set, .. }
        | Check::Every { set, .. }
        | Check::Distinct { set, .. }
        | Check::PerValue { set, .. } => narrow(set),
        Check::Share { part: left, of: right, .. } | Check::Ratio { left, right, .. } => {
            narrow(left);
            narrow(right);
        }
        Check::Fact { .. } | Check::Confirm { .. } => {}
        Check::AllOf { checks } | Check::AnyOf { checks } => checks.iter_mut().for_each(but_c),
        Check::If { when, then, otherwise } => {
            but_c(when);
            but_c(then);
            if let Some(otherwise) = otherwise {
                but_c(otherwise);
            }
        }
    }
}

proptest! {
    #![proptest_config(fixed(12, 4_000))]

    #[test]
    fn the_order_of_rules_does_not_matter(rules in rules(), facts in facts(0.7, 5)) {
        let turned = RuleSet { rules: rules.rules.iter().rev().cloned().collect() };
        prop_assert_eq!(results(&rules, &facts), results(&turned, &facts));
    }

    #[test]
    fn the_order_of_members_does_not_matter(rules in rules(), facts in facts(0.7, 5), turn in 0..5_usize) {
        let mut turned = facts.clone();
        let by = turn.min(turned.members.len());
        turned.members.rotate_left(by);
        turned.members.reverse();
        let said = |facts: &Facts| -> Vec<RuleResult> {
            results(&rules, facts).into_values().map(unordered).collect()
        };
        prop_assert_eq!(said(&facts), said(&turned));
    }

    #[test]
    fn a_member_no_rule_looks_at_changes_nothing(
        rules in rules(),
        facts in facts(0.7, 4),
        role in prop::sample::select(vec![None, Some(Value::from("x")), Some(Value::Absent)]),
        at in 0..5_usize,
    ) {
        let mut rules = rules;
        rules.rules.iter_mut().for_each(|rule| but_c(&mut rule.check));
        let facts = Facts { may_join: false, ..facts };
        let mut attributes = Attributes::from([("kind".to_owned(), Value::from("c"))]);
        attributes.extend(role.map(|role| ("role".to_owned(), role)));
        let mut more = facts.clone();
        more.members.insert(at.min(facts.members.len()), Item { id: "extra".into(), attributes });
        prop_assert_eq!(results(&rules, &facts), results(&rules, &more));
    }
}
