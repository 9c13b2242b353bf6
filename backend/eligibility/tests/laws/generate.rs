//! Small worlds: few attributes with few values, so that generated rules often matter to generated facts.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use eligibility::schema::{Attribute, AttributeKind, Code, Collection, Group, Local, Origin, Rigidity};
use eligibility::{
    Attributes, Bound, Check, Confirmer, FactSchema, Facts, Frac, Item, Pred, Rule, RuleSet, Set, Value,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn attribute(kind: AttributeKind) -> Attribute {
    let label = Local::same("label");
    Attribute {
        kind,
        label,
        rigidity: Rigidity::Flexible,
        origin: Origin::Asked,
        sensitive: false,
        place: None,
    }
}

fn codes(names: &[&str]) -> BTreeMap<String, Code> {
    names.iter().map(|name| ((*name).to_owned(), Code::default())).collect()
}

/// Built once: thousands of cases are judged by it.
pub fn schema() -> &'static FactSchema {
    static SCHEMA: LazyLock<FactSchema> = LazyLock::new(build);
    &SCHEMA
}

fn build() -> FactSchema {
    let code = |names: &[&str]| attribute(AttributeKind::Code { codes: codes(names), open: false });
    let members = BTreeMap::from([
        ("kind".to_owned(), code(&["a", "b", "c"])),
        ("role".to_owned(), code(&["x", "y"])),
        ("lead".to_owned(), attribute(AttributeKind::Bool { yes: None, no: None })),
        ("age".to_owned(), attribute(AttributeKind::Int)),
        ("speaks".to_owned(), attribute(AttributeKind::CodeSet { codes: codes(&["p", "q"]), open: false })),
    ]);
    let group = Group { label: Local::default(), codes: ["a", "b"].map(str::to_owned).into() };
    FactSchema {
        registration: BTreeMap::from([("home".to_owned(), code(&["a", "b", "c"]))]),
        collections: BTreeMap::from([(
            "members".to_owned(),
            Collection { attributes: members, ..Collection::default() },
        )]),
        groups: BTreeMap::from([("ab".to_owned(), group)]),
        statements: BTreeMap::new(),
    }
}

/// Values an attribute can turn out to have.
pub fn domain(attribute: &str) -> Vec<Value> {
    match attribute {
        "kind" | "home" => ["a", "b", "c"].map(Value::from).to_vec(),
        "role" => vec!["x".into(), "y".into(), Value::Absent],
        "lead" | "confirm.s" => vec![Value::Bool(true), Value::Bool(false)],
        "age" => (0..4).map(Value::Int).collect(),
        _ => {
            let set = |codes: &[&str]| Value::Codes(codes.iter().map(|&code| code.to_owned()).collect());
            vec![set(&[]), set(&["p"]), set(&["q"]), set(&["p", "q"])]
        }
    }
}

pub const MEMBER: [&str; 5] = ["kind", "role", "lead", "age", "speaks"];
pub const REGISTRATION: [&str; 2] = ["home", "confirm.s"];

fn attributes(names: &'static [&'static str], known: f64) -> impl Strategy<Value = Attributes> {
    let each = names.iter().map(|&name| {
        let value = option::weighted(known, prop::sample::select(domain(name)));
        value.prop_map(move |value| value.map(|value| (name.to_owned(), value)))
    });
    each.collect::<Vec<_>>().prop_map(|found| found.into_iter().flatten().collect())
}

/// Facts of which each is known with the given probability.
pub fn facts(known: f64, largest: usize) -> impl Strategy<Value = Facts> {
    let members = vec(attributes(&MEMBER, known), 0..=largest);
    (members, attributes(&REGISTRATION, known), any::<bool>()).prop_map(
        |(members, registration, may_join)| Facts {
            members: members
                .into_iter()
                .enumerate()
                .map(|(id, attributes)| Item { id: id.to_string(), attributes })
                .collect(),
            registration,
            may_join,
            ..Facts::default()
        },
    )
}

fn member_leaf() -> impl Strategy<Value = Pred> {
    let literal = |name: &'static str, values: Vec<Value>| {
        prop::sample::select(values).prop_map(move |value| Pred::Is { attr: name.into(), value })
    };
    let bound = || option::of(0..4_i64).prop_map(|number| number.map(Value::Int));
    prop_oneof![
        literal("kind", domain("kind")),
        literal("role", vec!["x".into(), "y".into()]),
        literal("lead", domain("lead")),
        literal("speaks", vec!["p".into(), "q".into()]),
        vec(prop::sample::select(domain("kind")), 1..3)
            .prop_map(|values| Pred::In { attr: "kind".into(), values }),
        Just(Pred::InGroup { attr: "kind".into(), group: "ab".into() }),
        (bound(), bound()).prop_map(|(min, max)| Pred::Between { attr: "age".into(), min, max }),
        Just(Pred::SameAs { attr: "kind".into(), other: "home".into() }),
        prop::sample::select(vec!["role", "kind"]).prop_map(|name| Pred::Has { attr: name.into() }),
    ]
}

pub fn pred() -> impl Strategy<Value = Pred> {
    member_leaf().prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(|of| Pred::All { of }),
            vec(inner.clone(), 1..3).prop_map(|of| Pred::Any { of }),
            inner.prop_map(|of| Pred::Not { of: Box::new(of) }),
        ]
    })
}

fn set() -> impl Strategy<Value = Set> {
    (option::of(pred()), prop::bool::weighted(0.15)).prop_map(|(filter, sum)| Set {
        filter,
        sum: sum.then(|| "age".to_owned()),
        ..Set::default()
    })
}

fn plain_set() -> impl Strategy<Value = Set> {
    option::of(pred()).prop_map(|filter| Set { filter, ..Set::default() })
}

fn number() -> impl Strategy<Value = Option<i64>> {
    option::weighted(0.6, 0..5_i64)
}

fn frac() -> impl Strategy<Value = Option<Frac>> {
    option::weighted(0.6, (0..4_u32, 1..4_u32).prop_map(|(top, bottom)| Frac(top, bottom)))
}

/// Shares are at most the whole.
fn part() -> impl Strategy<Value = Option<Frac>> {
    frac().prop_map(|frac| frac.map(|Frac(top, bottom)| Frac(top.min(bottom), bottom)))
}

fn attr() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["kind", "role", "age", "speaks"]).prop_map(str::to_owned)
}

fn per_value() -> impl Strategy<Value = Check> {
    let row = (number(), number()).prop_map(|(min, max)| Bound { min, max });
    let table =
        option::weighted(0.2, row).prop_map(|row| row.map(|row| ("a".to_owned(), row)).into_iter().collect());
    let cover = option::weighted(0.2, Just("ab".to_owned()));
    let attrs = prop_oneof![4 => attr().prop_map(|one| vec![one]), 1 => Just(vec!["kind".to_owned(), "role".to_owned()])];
    (set(), attrs, number(), number(), option::weighted(0.3, (1..3_u32, 2..4_u32)), cover, table).prop_map(
        |(set, attr, min, max, share, cover, table)| {
            let single = attr.len() == 1;
            Check::PerValue {
                set,
                attr,
                min,
                max,
                max_share: share.map(|(top, bottom)| Frac(top.min(bottom), bottom)),
                cover: cover.filter(|_| single),
                table: if single { table } else { BTreeMap::new() },
            }
        },
    )
}

fn leaf_check() -> impl Strategy<Value = Check> {
    let home = prop::sample::select(domain("home")).prop_map(|value| Pred::Is { attr: "home".into(), value });
    prop_oneof![
        4 => (set(), number(), number()).prop_map(|(set, min, max)| Check::Count { set, min, max }),
        2 => (plain_set(), plain_set(), part(), part())
            .prop_map(|(part, of, min, max)| Check::Share { part, of, min, max }),
        2 => (set(), set(), frac(), frac()).prop_map(|(left, right, min, max)| Check::Ratio { left, right, min, max }),
        2 => (plain_set(), pred()).prop_map(|(set, must)| Check::Every { set, must }),
        2 => (plain_set(), attr(), number(), number())
            .prop_map(|(set, attr, min, max)| Check::Distinct { set, attr, min, max }),
        3 => per_value(),
        1 => home.prop_map(|must| Check::Fact { must }),
        1 => Just(Check::Confirm { by: Confirmer::Applicant, statement: "s".into() }),
    ]
}

pub fn check() -> impl Strategy<Value = Check> {
    leaf_check().prop_recursive(2, 6, 3, |inner| {
        let boxed = |check: Check| Box::new(check);
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(|checks| Check::AllOf { checks }),
            vec(inner.clone(), 1..3).prop_map(|checks| Check::AnyOf { checks }),
            (inner.clone(), inner.clone(), option::of(inner)).prop_map(move |(when, then, otherwise)| {
                Check::If { when: boxed(when), then: boxed(then), otherwise: otherwise.map(boxed) }
            }),
        ]
    })
}

pub fn rules() -> impl Strategy<Value = RuleSet> {
    vec(check(), 1..4).prop_map(|checks| RuleSet {
        rules: checks
            .into_iter()
            .enumerate()
            .map(|(id, check)| Rule::required(id.to_string(), check))
            .collect(),
    })
}
