//! A wider world than `generate`: pools, unlisted and other collections, derived and several-valued attributes,
//! amounts, crowds of more than one chunk of a mask, odd values and repeated ids.

use std::collections::BTreeMap;

use eligibility::schema::{Attribute, AttributeKind, Collection, Group, Local, Origin, Rigidity};
use eligibility::{
    Attributes, Bound, Check, Confirmer, Effect, FactSchema, Facts, Frac, Item, Pred, Rule, RuleSet, Scope,
    Set, Value,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const NAMES: [&str; 8] = ["kind", "place", "county", "speaks", "age", "born", "lead", "nowhere"];
const OVER: [&str; 5] = ["members", "registrations", "registrations.members", "partners", "unlisted"];

pub fn schema() -> FactSchema {
    let attribute = |kind, origin| Attribute {
        kind,
        label: Local::default(),
        rigidity: Rigidity::Flexible,
        origin,
        sensitive: false,
        place: None,
    };
    let open = || AttributeKind::Code { codes: BTreeMap::new(), open: true };
    let table = [("a", "east"), ("b", "west"), ("c", "b")].map(|(from, to)| (from.to_owned(), to.to_owned()));
    let derived = Origin::Derived { from: "place".into(), table: table.into() };
    let attributes: BTreeMap<String, Attribute> = [
        ("kind", attribute(open(), Origin::Asked)),
        ("place", attribute(open(), Origin::Asked)),
        ("county", attribute(open(), derived)),
        ("speaks", attribute(AttributeKind::CodeSet { codes: BTreeMap::new(), open: true }, Origin::Asked)),
        ("age", attribute(AttributeKind::Int, Origin::Asked)),
        ("born", attribute(AttributeKind::Date, Origin::Asked)),
        ("lead", attribute(AttributeKind::Bool { yes: None, no: None }, Origin::Asked)),
    ]
    .map(|(name, attribute)| (name.to_owned(), attribute))
    .into();
    let collection = |_: &&str| Collection { attributes: attributes.clone(), ..Collection::default() };
    let group = |codes: &[&str]| Group {
        label: Local::default(),
        codes: codes.iter().map(|&code| code.to_owned()).collect(),
    };
    // The registration lacks "kind" and "age", so that `same_as` looks at the item itself.
    let registration = attributes.iter().filter(|(name, _)| !["kind", "age"].contains(&name.as_str()));
    FactSchema {
        registration: registration.map(|(name, attribute)| (name.clone(), attribute.clone())).collect(),
        collections: OVER.iter().map(|name| ((*name).to_owned(), collection(name))).collect(),
        groups: BTreeMap::from([
            ("ab".into(), group(&["a", "b"])),
            ("xy".into(), group(&["x", "east", "y"])),
        ]),
        statements: BTreeMap::new(),
    }
}

/// Values that rules and facts have in common, and a few that only facts have.
fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => select(vec!["a", "b", "c", "east", "west", "x"]).prop_map(Value::from),
        1 => select(vec!["aa", "d", "zz"]).prop_map(|text| Value::Text(text.into())),
        2 => (-2..5_i64).prop_map(Value::Int),
        1 => (0..3_i64).prop_map(|days| Value::Date(chrono::NaiveDate::default() + chrono::Duration::days(days))),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => Just(Value::Absent),
        2 => vec(select(vec!["a", "b", "x", "zz"]), 0..4)
            .prop_map(|codes| Value::Codes(codes.into_iter().map(str::to_owned).collect())),
    ]
}

fn name() -> impl Strategy<Value = String> {
    select(NAMES.to_vec()).prop_map(str::to_owned)
}

fn pred() -> impl Strategy<Value = Pred> {
    let leaf = prop_oneof![
        2 => (name(), value()).prop_map(|(attr, value)| Pred::Is { attr, value }),
        2 => (name(), vec(value(), 0..4)).prop_map(|(attr, values)| Pred::In { attr, values }),
        1 => (name(), select(vec!["ab", "xy", "none"]))
            .prop_map(|(attr, group)| Pred::InGroup { attr, group: group.into() }),
        2 => (name(), option::of(value()), option::of(value()))
            .prop_map(|(attr, min, max)| Pred::Between { attr, min, max }),
        2 => (name(), name()).prop_map(|(attr, other)| Pred::SameAs { attr, other }),
        1 => name().prop_map(|attr| Pred::Has { attr }),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(|of| Pred::All { of }),
            vec(inner.clone(), 0..3).prop_map(|of| Pred::Any { of }),
            inner.prop_map(|of| Pred::Not { of: Box::new(of) }),
        ]
    })
}

/// Mostly members, sometimes any other collection.
fn over() -> impl Strategy<Value = String> {
    prop_oneof![Just("members"), select(OVER.to_vec())].prop_map(str::to_owned)
}

fn set() -> impl Strategy<Value = Set> {
    (over(), option::weighted(0.7, pred()), option::weighted(0.2, name()))
        .prop_map(|(over, filter, sum)| Set { over, filter, sum })
}

fn bound() -> impl Strategy<Value = Bound> {
    (option::of(-1..6_i64), option::of(-1..6_i64)).prop_map(|(min, max)| Bound { min, max })
}

fn fracs() -> impl Strategy<Value = (Option<Frac>, Option<Frac>)> {
    let frac = || option::of((0..4_u32, 0..4_u32).prop_map(|(top, bottom)| Frac(top, bottom)));
    (frac(), frac())
}

fn per_value() -> impl Strategy<Value = Check> {
    let row = (select(vec!["a", "b", "east", "q"]).prop_map(str::to_owned), bound());
    (set(), vec(name(), 1..3), bound(), fracs(), option::of(select(vec!["ab", "xy", "none"])), vec(row, 0..3))
        .prop_map(|(set, attr, bound, (max_share, _), cover, table)| Check::PerValue {
            set,
            attr,
            min: bound.min,
            max: bound.max,
            max_share,
            cover: cover.map(str::to_owned),
            table: table.into_iter().collect(),
        })
}

fn check() -> impl Strategy<Value = Check> {
    let leaf = prop_oneof![
        3 => (set(), bound()).prop_map(|(set, Bound { min, max })| Check::Count { set, min, max }),
        2 => (set(), set(), fracs(), any::<bool>()).prop_map(|(part, of, (min, max), same)| Check::Share {
            part: Set { over: if same { of.over.clone() } else { part.over }, ..part },
            of,
            min,
            max,
        }),
        1 => (set(), set(), fracs()).prop_map(|(left, right, (min, max))| Check::Ratio { left, right, min, max }),
        2 => (set(), pred()).prop_map(|(set, must)| Check::Every { set, must }),
        2 => (set(), name(), bound())
            .prop_map(|(set, attr, Bound { min, max })| Check::Distinct { set, attr, min, max }),
        3 => per_value(),
        1 => pred().prop_map(|must| Check::Fact { must }),
        1 => Just(Check::Confirm { by: Confirmer::Reviewer, statement: "s".into() }),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(|checks| Check::AllOf { checks }),
            vec(inner.clone(), 0..3).prop_map(|checks| Check::AnyOf { checks }),
            (inner.clone(), inner.clone(), option::of(inner)).prop_map(|(when, then, otherwise)| Check::If {
                when: Box::new(when),
                then: Box::new(then),
                otherwise: otherwise.map(Box::new),
            }),
        ]
    })
}

pub fn rules() -> impl Strategy<Value = RuleSet> {
    let effect = select(vec![Effect::Require, Effect::Require, Effect::Advise]);
    let rule = (check(), effect, select(vec![Scope::Registration, Scope::Registration, Scope::Pool]));
    vec(rule, 1..4).prop_map(|rules| RuleSet {
        rules: rules
            .into_iter()
            .enumerate()
            .map(|(id, (check, effect, scope))| Rule {
                id: id.to_string(),
                title: None,
                scope,
                effect,
                check,
                answered: std::collections::BTreeSet::new(),
            })
            .collect(),
    })
}

fn attributes() -> impl Strategy<Value = Attributes> {
    vec((name(), value()), 0..7).prop_map(|pairs| pairs.into_iter().collect())
}

/// Ids repeat on purpose. Crowds are copies of a few items, so that they stay cheap to make.
fn items() -> impl Strategy<Value = Vec<Item>> {
    let item = (select(vec!["1", "2", "me", "b"]), attributes())
        .prop_map(|(id, attributes)| Item { id: id.into(), attributes });
    let copies = prop_oneof![7 => Just(1_usize), 1 => 20..50_usize];
    (vec(item, 0..5), copies)
        .prop_map(|(items, copies)| (0..copies).flat_map(|_| items.iter().cloned()).collect())
}

pub fn facts() -> impl Strategy<Value = Facts> {
    let confirmed = option::of(any::<bool>());
    (attributes(), items(), any::<bool>(), items(), items(), option::of(items()), confirmed).prop_map(
        |(mut registration, members, may_join, pool, others, partners, confirmed)| {
            registration.extend(confirmed.map(|yes| ("confirm.s".to_owned(), Value::Bool(yes))));
            let mut collections = BTreeMap::from([("registrations.members".to_owned(), others)]);
            collections.extend(partners.map(|items| ("partners".to_owned(), items)));
            Facts { registration_id: "me".into(), registration, members, may_join, pool, collections }
        },
    )
}
