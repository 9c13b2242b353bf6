//! Masks mean what the rules mean: compiled rules say the very same as the plain interpreter, and agree with
//! themselves whichever way they are asked.

use std::sync::LazyLock;

use eligibility::{CompiledRules, FactSchema, Facts, RuleSet, Verdict, VerdictStatus, evaluate};
use proptest::prelude::*;

use super::{fixed, generate, interpreter, wide};

static WIDE: LazyLock<FactSchema> = LazyLock::new(wide::schema);

fn agrees(rules: &RuleSet, schema: &FactSchema, facts: &Facts) -> Result<(), TestCaseError> {
    let meant = interpreter::judge(rules, schema, facts);
    prop_assert_eq!(&evaluate(rules, schema, facts).rules, &meant);
    Ok(())
}

proptest! {
    #![proptest_config(fixed(15, 6_000))]

    #[test]
    fn masks_say_what_the_interpreter_says(rules in wide::rules(), facts in wide::facts()) {
        agrees(&rules, &WIDE, &facts)?;
    }

    #[test]
    fn masks_say_what_the_interpreter_says_of_small_teams(
        rules in generate::rules(),
        facts in generate::facts(0.6, 5),
    ) {
        agrees(&rules, generate::schema(), &facts)?;
    }
}

proptest! {
    #![proptest_config(fixed(16, 2_000))]

    #[test]
    fn the_bare_verdict_is_the_explained_one(before in wide::rules(), after in wide::rules(), facts in wide::facts()) {
        let compiled = CompiledRules::versions([&before, &after], &WIDE);
        let case = compiled.read(&facts);
        let apart = [&before, &after].map(|rules| evaluate(rules, &WIDE, &facts));
        prop_assert_eq!(case.each_verdict(), apart.clone());
        prop_assert_eq!(case.each_status(), apart.each_ref().map(|verdict| verdict.status));
        let rules = |verdict: &Verdict| verdict.rules.iter().map(|rule| rule.status).collect::<Vec<_>>();
        let statuses: Vec<(VerdictStatus, Vec<_>)> =
            case.each_statuses().into_iter().map(|statuses| (statuses.verdict, statuses.rules)).collect();
        prop_assert_eq!(statuses, apart.each_ref().map(|verdict| (verdict.status, rules(verdict))).to_vec());
    }

    #[test]
    fn members_counted_are_as_many_as_the_number_says(rules in generate::rules(), facts in generate::facts(0.7, 5)) {
        let compiled = CompiledRules::new(&rules, generate::schema());
        for (rule, finding) in rules.rules.iter().zip(compiled.read(&facts).findings()) {
            if let eligibility::Check::Count { set, .. } = &rule.check
                && set.sum.is_none()
            {
                let eligibility::Who::Items(mask) = finding.counted else {
                    return Err(TestCaseError::fail("a count counts items"));
                };
                let known = finding.actual.map(|actual| actual.known);
                prop_assert_eq!(known, i64::try_from(mask.count()).ok());
            }
        }
    }
}
