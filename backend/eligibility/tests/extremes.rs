//! Nothing the types allow makes the evaluator fail: absurd amounts, absurd bounds, odd fractions, no facts at all.

use eligibility::{
    Check, FactSchema, Facts, Frac, Item, Language, Pred, Rule, RuleSet, Scope, Set, Value, evaluate,
    result_text, rule_text, suggest,
};

fn checks() -> Vec<Check> {
    let sum = || Set { sum: Some("amount".into()), ..Set::default() };
    let other = || Set { over: "nowhere".into(), ..Set::default() };
    let fractions = [Frac(0, 1), Frac(1, 0), Frac(u32::MAX, 1), Frac(1, u32::MAX)];
    let bounds = [i64::MIN, -1, 0, i64::MAX];
    let mut checks = vec![
        Check::AllOf { checks: Vec::new() },
        Check::AnyOf { checks: Vec::new() },
        Check::Every { set: other(), must: Pred::Any { of: Vec::new() } },
        Check::Fact { must: Pred::InGroup { attr: "x".into(), group: "none".into() } },
    ];
    for bound in bounds {
        for set in [sum(), other(), Set::default()] {
            checks.push(Check::Count {
                set: set.clone(),
                min: Some(bound),
                max: Some(-bound.max(-i64::MAX)),
            });
            checks.push(Check::Distinct { set, attr: "amount".into(), min: Some(bound), max: None });
        }
    }
    for frac in fractions {
        for set in [sum(), other(), Set::default()] {
            checks.push(Check::Share { part: set.clone(), of: sum(), min: Some(frac), max: Some(frac) });
            checks.push(Check::Ratio { left: set.clone(), right: sum(), min: Some(frac), max: Some(frac) });
            checks.push(Check::PerValue {
                set,
                attr: vec!["amount".into(), "kind".into()],
                min: Some(i64::MAX),
                max: Some(i64::MIN),
                max_share: Some(frac),
                cover: Some("none".into()),
                table: [("a".to_owned(), eligibility::Bound { min: Some(i64::MIN), max: Some(i64::MAX) })]
                    .into(),
            });
        }
    }
    checks
}

#[test]
fn the_absurd_is_judged_and_said_without_failing() {
    let amounts = [i64::MIN, i64::MAX, 0, -1];
    let member = |(id, amount): (usize, &i64)| Item::new(id.to_string(), [("amount", Value::Int(*amount))]);
    let crowd = Facts { members: amounts.iter().enumerate().map(member).collect(), ..Facts::default() };
    let strangers = Facts { members: vec![Item::default(); 9], may_join: true, ..Facts::default() };
    let schema = FactSchema::standard();
    for check in checks() {
        for scope in [Scope::Registration, Scope::Pool] {
            let rule = Rule { scope, ..Rule::required("r", check.clone()) };
            let rules = RuleSet { rules: vec![rule.clone()] };
            for facts in [&Facts::default(), &crowd, &strangers] {
                let verdict = evaluate(&rules, &schema, facts);
                let said =
                    verdict.rules.iter().map(|result| result_text(&rule, result, &schema, Language::Ru));
                assert_eq!(said.count(), 1);
            }
            assert!(rule_text(&rule, &schema, Language::Et).len() < 2000);
            suggest(&rules, &schema, &crowd, 1);
            rules.check_types(&schema);
            eligibility::lint(&rules, &schema);
        }
    }
}
