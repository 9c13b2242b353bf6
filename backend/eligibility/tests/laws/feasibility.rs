//! What the lint says against brute force over all small teams of a small world.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use eligibility::lint::{DeadBranch, Feasibility, Lint, apply_repair, lint};
use eligibility::{
    Attributes, Bound, Check, CompiledRules, Confirmer, Facts, Frac, Item, Pred, Rule, RuleSet, RuleStatus,
    Set, Value, VerdictStatus, evaluate,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::fixed;
use super::generate::{domain, schema};

fn pred() -> impl Strategy<Value = Pred> {
    let int = || option::of((0..3_i64).prop_map(Value::Int));
    let leaf = prop_oneof![
        4 => prop::sample::select(domain("kind")).prop_map(|value| Pred::Is { attr: "kind".into(), value }),
        1 => Just(Pred::InGroup { attr: "kind".into(), group: "ab".into() }),
        1 => Just(Pred::SameAs { attr: "kind".into(), other: "home".into() }),
        2 => (0..3_i64, int()).prop_map(|(min, max)| Pred::Between { attr: "age".into(), min: Some(Value::Int(min)), max }),
        1 => (0..3_i64).prop_map(|max| Pred::Between { attr: "age".into(), min: None, max: Some(Value::Int(max)) }),
    ];
    leaf.prop_recursive(1, 3, 2, |inner| {
        prop_oneof![
            vec(inner.clone(), 2).prop_map(|of| Pred::All { of }),
            vec(inner.clone(), 2).prop_map(|of| Pred::Any { of }),
            inner.prop_map(|of| Pred::Not { of: Box::new(of) }),
        ]
    })
}

fn set() -> impl Strategy<Value = Set> {
    option::of(pred()).prop_map(|filter| Set { filter, ..Set::default() })
}

fn summed() -> impl Strategy<Value = Set> {
    option::of(pred()).prop_map(|filter| Set { filter, sum: Some("age".into()), ..Set::default() })
}

fn number() -> impl Strategy<Value = Option<i64>> {
    option::of(0..3_i64)
}

fn frac() -> impl Strategy<Value = Option<Frac>> {
    option::of(prop::sample::select(vec![Frac(1, 2), Frac(1, 3), Frac(2, 3)]))
}

fn per_value() -> impl Strategy<Value = Check> {
    let table = option::weighted(0.2, (number(), number()));
    let cover = option::weighted(0.2, Just("ab".to_owned()));
    (set(), number(), number(), option::weighted(0.2, Just(Frac(1, 2))), cover, table).prop_map(
        |(set, min, max, max_share, cover, table)| {
            let table = table.map(|(min, max)| ("a".to_owned(), Bound { min, max })).into_iter().collect();
            Check::PerValue { set, attr: vec!["kind".into()], min, max, max_share, cover, table }
        },
    )
}

fn check() -> impl Strategy<Value = Check> {
    let home = prop::sample::select(domain("home")).prop_map(|value| Pred::Is { attr: "home".into(), value });
    let leaf = prop_oneof![
        8 => (set(), number(), number()).prop_map(|(set, min, max)| Check::Count { set, min, max }),
        1 => (summed(), number(), number()).prop_map(|(set, min, max)| Check::Count { set, min, max }),
        2 => (set(), pred()).prop_map(|(set, must)| Check::Every { set, must }),
        2 => (set(), set(), frac(), frac()).prop_map(|(part, of, min, max)| Check::Share { part, of, min, max }),
        1 => (set(), set(), frac(), frac()).prop_map(|(left, right, min, max)| Check::Ratio { left, right, min, max }),
        2 => (set(), number(), number())
            .prop_map(|(set, min, max)| Check::Distinct { set, attr: "kind".into(), min, max }),
        2 => per_value(),
        1 => home.prop_map(|must| Check::Fact { must }),
        1 => Just(Check::Confirm { by: Confirmer::Applicant, statement: "s".into() }),
    ];
    leaf.prop_recursive(2, 4, 2, |inner| {
        prop_oneof![
            vec(inner.clone(), 2).prop_map(|checks| Check::AllOf { checks }),
            vec(inner.clone(), 2).prop_map(|checks| Check::AnyOf { checks }),
            (inner.clone(), inner.clone(), option::of(inner)).prop_map(|(when, then, otherwise)| Check::If {
                when: Box::new(when),
                then: Box::new(then),
                otherwise: otherwise.map(Box::new),
            }),
        ]
    })
}

pub fn rules() -> impl Strategy<Value = RuleSet> {
    let rule = |(id, check): (usize, Check)| Rule::required(id.to_string(), check);
    vec(check(), 1..4)
        .prop_map(move |checks| RuleSet { rules: checks.into_iter().enumerate().map(rule).collect() })
}

fn attributes(values: &[(&str, Value)]) -> Attributes {
    values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

/// Teams of up to three members that differ in kind (a, b, c) and age (0, 1, 2).
pub fn teams() -> &'static [Vec<Item>] {
    static TEAMS: LazyLock<Vec<Vec<Item>>> = LazyLock::new(|| {
        let ages = || (0..3).map(Value::Int);
        let everybody: Vec<Attributes> = domain("kind")
            .into_iter()
            .flat_map(|kind| ages().map(move |age| attributes(&[("kind", kind.clone()), ("age", age)])))
            .collect();
        let mut all: Vec<(usize, Vec<Item>)> = vec![(0, Vec::new())];
        let mut last = all.clone();
        for size in 1..=3 {
            let longer = |(from, team): &(usize, Vec<Item>)| {
                let team = team.clone();
                let more = everybody.iter().enumerate().skip(*from);
                more.map(move |(at, attributes)| {
                    let member = Item { id: size.to_string(), attributes: attributes.clone() };
                    (at, [team.clone(), vec![member]].concat())
                })
                .collect::<Vec<_>>()
            };
            last = last.iter().flat_map(longer).collect();
            all.extend(last.iter().cloned());
        }
        all.into_iter().map(|(_, team)| team).collect()
    });
    &TEAMS
}

/// Everything the registration can say about what the rules look at.
fn registrations(rules: &RuleSet) -> Vec<Attributes> {
    let wire = serde_json::to_string(rules).unwrap();
    let homes = if wire.contains("home") { domain("home") } else { vec!["a".into()] };
    let said = if wire.contains("confirm") { vec![true, false] } else { vec![true] };
    let each = homes.iter().flat_map(|home| {
        said.iter().map(move |said| attributes(&[("home", home.clone()), ("confirm.s", Value::Bool(*said))]))
    });
    each.collect()
}

/// Which rules each small team keeps, the smallest teams first.
fn table(rules: &RuleSet) -> Vec<(usize, Vec<bool>)> {
    let registrations = registrations(rules);
    let compiled = CompiledRules::new(rules, schema());
    let judge = |members: &Vec<Item>, registration: &Attributes| {
        let facts =
            Facts { members: members.clone(), registration: registration.clone(), ..Facts::default() };
        let [statuses] = compiled.read(&facts).each_statuses();
        statuses.rules.iter().map(|status| *status == RuleStatus::Met).collect()
    };
    let rows = teams().iter().flat_map(|team| {
        registrations.iter().map(move |registration| (team.len(), judge(team, registration)))
    });
    rows.collect()
}

fn feasibility(said: &Lint, rules: &RuleSet, table: &[(usize, Vec<bool>)]) -> Result<(), TestCaseError> {
    let found = table.iter().find(|(_, met)| met.iter().all(|met| *met)).map(|(size, _)| *size);
    match said.feasibility {
        Feasibility::Possible => {
            let team = said.smallest_team.as_ref().unwrap();
            let status = evaluate(rules, schema(), &team.facts()).status;
            prop_assert_eq!(status, VerdictStatus::Satisfied);
            let size = team.members.len();
            // Ages of the small world end at 2; with larger ones a team may be smaller still.
            let aged = team.members.iter().any(|member| member.get("age") > Some(&Value::Int(2)));
            prop_assert!(
                found.is_none_or(|found| size == found || (aged && size < found)),
                "{size}, not {found:?}"
            );
            prop_assert!(found.is_some() || size > 3 || aged, "{team:?}");
        }
        Feasibility::Impossible => prop_assert_eq!(found, None),
        Feasibility::Unknown => prop_assert!(false, "not decided"),
    }
    Ok(())
}

/// Without the redundant rules the others ask for the same; without any further rule they do not.
fn redundancy(said: &Lint, rules: &RuleSet, table: &[(usize, Vec<bool>)]) -> Result<(), TestCaseError> {
    let kept: Vec<usize> =
        (0..rules.rules.len()).filter(|index| !said.redundant.contains(&rules.rules[*index].id)).collect();
    for (_, met) in table.iter().filter(|(_, met)| kept.iter().all(|index| met[*index])) {
        prop_assert!(met.iter().all(|met| *met), "{:?} are not redundant", said.redundant);
    }
    for candidate in &kept {
        let alone =
            |met: &&(usize, Vec<bool>)| kept.iter().all(|index| met.1[*index] != (index == candidate));
        let shown = table.iter().any(|row| alone(&row));
        let others =
            kept.iter().filter(|index| *index != candidate).map(|index| rules.rules[*index].check.clone());
        let broken = Rule::required("others", Check::AllOf { checks: others.collect() });
        // Teams beyond the small world: the lint has to show one, and the evaluator to agree.
        prop_assert!(shown || breakable(&broken, &rules.rules[*candidate]), "{candidate} is redundant");
    }
    Ok(())
}

/// Whether some team keeps the one rule and breaks the other: "if the rule holds, nobody takes part" is possible.
fn breakable(keep: &Rule, broken: &Rule) -> bool {
    let never =
        Check::AnyOf { checks: vec![Check::Count { set: Set::default(), min: Some(1), max: Some(0) }] };
    let not = Check::If { when: Box::new(broken.check.clone()), then: Box::new(never), otherwise: None };
    let both = RuleSet { rules: vec![keep.clone(), Rule::required("not", not)] };
    lint(&both, schema()).smallest_team.is_some()
}

proptest! {
    #![proptest_config(fixed(14, 1500))]

    #[test]
    fn lint_agrees_with_brute_force(rules in rules()) {
        let said = lint(&rules, schema());
        let table = table(&rules);
        feasibility(&said, &rules, &table)?;
        if said.feasibility == Feasibility::Possible {
            redundancy(&said, &rules, &table)?;
            dead_branches(&said.dead_branches, &rules, &table)?;
            near_miss(&said, &rules)?;
        }
    }
}

/// Left out of their rule, dead branches are missed by nobody.
fn dead_branches(
    dead: &[DeadBranch],
    rules: &RuleSet,
    before: &[(usize, Vec<bool>)],
) -> Result<(), TestCaseError> {
    for branch in dead {
        let mut json = serde_json::to_value(rules).unwrap();
        let part = json.pointer_mut(&branch.pointer).unwrap();
        let granted = serde_json::json!({"kind": "count", "min": 0});
        let refused = serde_json::json!({"kind": "count", "min": 1, "max": 0});
        *part = refused;
        let list = branch.pointer.rsplit_once('/').and_then(|(list, _)| list.strip_suffix("/checks"));
        if list.and_then(|list| json.pointer(list)).is_some_and(|list| list["kind"] == "all_of") {
            *json.pointer_mut(&branch.pointer).unwrap() = granted;
        }
        let after = table(&RuleSet::parse(&json).unwrap());
        let all = |table: &[(usize, Vec<bool>)]| -> Vec<bool> {
            table.iter().map(|(_, met)| met.iter().all(|met| *met)).collect()
        };
        if after.len() == before.len() {
            prop_assert_eq!(all(&after), all(before), "{:?}", branch);
        }
    }
    Ok(())
}

/// Breaks the rule it names and no other.
fn near_miss(said: &Lint, rules: &RuleSet) -> Result<(), TestCaseError> {
    let Some(near) = &said.near_miss else { return Ok(()) };
    let results = evaluate(rules, schema(), &near.team.facts()).rules;
    let broken: BTreeMap<&str, RuleStatus> = results
        .iter()
        .filter(|result| result.status != RuleStatus::Met)
        .map(|result| (result.rule.as_str(), result.status))
        .collect();
    prop_assert_eq!(broken, BTreeMap::from([(near.rule.as_str(), RuleStatus::NotMet)]));
    Ok(())
}

proptest! {
    #![proptest_config(fixed(15, 300))]

    #[test]
    fn a_conflict_is_one_and_repairs_mend_it(rules in rules()) {
        let said = lint(&rules, schema());
        if said.feasibility != Feasibility::Impossible {
            return Ok(());
        }
        let only = |ids: &[String]| RuleSet { rules: rules.rules.iter().filter(|rule| ids.contains(&rule.id)).cloned().collect() };
        prop_assert!(!said.conflict.is_empty());
        prop_assert_eq!(lint(&only(&said.conflict), schema()).feasibility, Feasibility::Impossible);
        for left_out in &said.conflict {
            let rest: Vec<String> = said.conflict.iter().filter(|id| *id != left_out).cloned().collect();
            prop_assert_ne!(lint(&only(&rest), schema()).feasibility, Feasibility::Impossible);
        }
        for repair in &said.repairs {
            let mut json = serde_json::to_value(&rules).unwrap();
            let bound = json.pointer_mut(&repair.pointer).unwrap();
            prop_assert_eq!(&*bound, &serde_json::to_value(repair.from).unwrap());
            *bound = serde_json::to_value(repair.to).unwrap();
            let mended = apply_repair(&rules, repair);
            prop_assert_eq!(&mended, &RuleSet::parse(&json).unwrap());
            prop_assert_eq!(lint(&mended, schema()).feasibility, Feasibility::Possible, "{:?}", repair);
        }
    }
}
