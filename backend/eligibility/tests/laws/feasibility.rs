//! What the lint says against brute force over all small teams.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::lint::{Feasibility, apply_repair, lint};
use eligibility::{
    Attributes, Check, Facts, Frac, Item, Pred, Rule, RuleSet, Set, Value, VerdictStatus, evaluate,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::fixed;
use super::generate::{domain, schema};

const LOOKED_AT: [&str; 3] = ["kind", "role", "lead"];

fn pred() -> impl Strategy<Value = Pred> {
    let leaf = prop_oneof![
        prop::sample::select(domain("kind")).prop_map(|value| Pred::Is { attr: "kind".into(), value }),
        prop::sample::select(vec![Value::from("x"), Value::from("y")])
            .prop_map(|value| Pred::Is { attr: "role".into(), value }),
        any::<bool>().prop_map(|value| Pred::Is { attr: "lead".into(), value: Value::Bool(value) }),
        Just(Pred::InGroup { attr: "kind".into(), group: "ab".into() }),
        Just(Pred::Has { attr: "role".into() }),
    ];
    leaf.prop_recursive(2, 4, 2, |inner| {
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

fn check(share: u32) -> impl Strategy<Value = Check> {
    let number = || option::of(0..3_i64);
    let half = || option::of(Just(Frac(1, 2)));
    let leaf = prop_oneof![
        6 => (set(), number(), number()).prop_map(|(set, min, max)| Check::Count { set, min, max }),
        2 => (set(), pred()).prop_map(|(set, must)| Check::Every { set, must }),
        share => (set(), set(), half(), half()).prop_map(|(part, of, min, max)| Check::Share { part, of, min, max }),
    ];
    leaf.prop_recursive(2, 5, 2, |inner| {
        prop_oneof![
            vec(inner.clone(), 2).prop_map(|checks| Check::AllOf { checks }),
            vec(inner.clone(), 2).prop_map(|checks| Check::AnyOf { checks }),
            (inner.clone(), inner).prop_map(|(when, then)| Check::If {
                when: Box::new(when),
                then: Box::new(then),
                otherwise: None,
            }),
        ]
    })
}

fn rules(share: u32) -> impl Strategy<Value = RuleSet> {
    let rule = |(id, check): (usize, Check)| Rule::required(id.to_string(), check);
    vec(check(share), 1..4)
        .prop_map(move |checks| RuleSet { rules: checks.into_iter().enumerate().map(rule).collect() })
}

/// Members that differ in what the rules look at.
fn everybody() -> Vec<Attributes> {
    LOOKED_AT.iter().fold(vec![Attributes::new()], |all, name| {
        let with = |known: &Attributes, value: Value| {
            let mut longer = known.clone();
            longer.insert((*name).to_owned(), value);
            longer
        };
        all.iter().flat_map(|known| domain(name).into_iter().map(move |value| with(known, value))).collect()
    })
}

fn holds(rules: &RuleSet, team: &[Attributes]) -> bool {
    let members = team
        .iter()
        .enumerate()
        .map(|(id, attributes)| Item { id: id.to_string(), attributes: attributes.clone() });
    let facts = Facts { members: members.collect(), ..Facts::default() };
    evaluate(rules, schema(), &facts).status == VerdictStatus::Satisfied
}

/// Size of the smallest team that keeps all rules, up to three members.
fn smallest(rules: &RuleSet) -> Option<usize> {
    let mut teams: Vec<(usize, Vec<Attributes>)> = vec![(0, Vec::new())];
    let everybody = everybody();
    for size in 0..=3 {
        if teams.iter().any(|(_, team)| holds(rules, team)) {
            return Some(size);
        }
        let longer = |(from, team): &(usize, Vec<Attributes>)| {
            let team = team.clone();
            let more = everybody.iter().enumerate().skip(*from);
            more.map(move |(at, member)| (at, [team.clone(), vec![member.clone()]].concat()))
                .collect::<Vec<_>>()
        };
        teams = teams.iter().flat_map(longer).collect();
    }
    None
}

proptest! {
    #![proptest_config(fixed(14, 150))]

    #[test]
    fn feasibility_agrees_with_brute_force(rules in rules(1)) {
        let found = smallest(&rules);
        let said = lint(&rules, schema());
        match said.feasibility {
            Feasibility::Possible => {
                let team = said.smallest_team.unwrap().members;
                prop_assert!(holds(&rules, &team));
                prop_assert!(found.is_none_or(|size| team.len() == size), "{} members, not {found:?}", team.len());
                prop_assert!(found.is_some() || team.len() > 3);
            }
            Feasibility::Impossible => prop_assert_eq!(found, None),
            Feasibility::Unknown => prop_assert!(false, "not decided"),
        }
    }

    #[test]
    fn a_conflict_is_one_and_repairs_mend_it(rules in rules(0)) {
        let said = lint(&rules, schema());
        let only = |ids: &[String]| RuleSet { rules: rules.rules.iter().filter(|rule| ids.contains(&rule.id)).cloned().collect() };
        if said.feasibility == Feasibility::Impossible {
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
        let kept: Vec<String> =
            rules.rules.iter().map(|rule| rule.id.clone()).filter(|id| !said.redundant.contains(id)).collect();
        let all = everybody();
        for team in all.iter().flat_map(|one| all.iter().map(|other| [one.clone(), other.clone()])) {
            if holds(&only(&kept), &team) {
                prop_assert!(holds(&rules, &team), "{:?} are not redundant", said.redundant);
            }
        }
    }
}
