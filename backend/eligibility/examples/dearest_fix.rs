//! The dearest questions that the limits of the language let anybody ask of the search for fixes, with the time each
//! takes of one core here: `cargo run --release -p eligibility --example dearest_fix`. The aim is 50 ms.

#![expect(clippy::print_stdout, clippy::indexing_slicing, reason = "a table for whoever runs it")]

use eligibility::schema::Municipality;
use eligibility::{FactSchema, Facts, Item, RuleSet, suggest};
use serde_json::{Value as Json, json};

const MEMBERS: usize = 60;
const RANDOM: u64 = 60;
const FIXES: usize = 3;

fn main() {
    let schema = FactSchema::standard().with_municipalities(&municipalities());
    let mut slowest: Vec<(u64, String)> = Vec::new();
    for (name, rules) in shaped().into_iter().chain((0..RANDOM).map(random)) {
        let Ok(rules) = RuleSet::parse(&json!({ "rules": rules })) else {
            println!("{name}: beyond the limits");
            continue;
        };
        for (kind, facts) in crowds().into_iter().filter(|(kind, _)| wanted(&format!("{name}, {kind}"))) {
            let begun = busy();
            let found = suggest(&rules, &schema, &facts, FIXES);
            let took = (busy() - begun) / 1000;
            let steps = found.first().map_or(0, |fix| fix.steps.len());
            slowest.push((took, format!("{name}, {kind}: {} fixes of {steps} steps", found.len())));
        }
    }
    slowest.sort();
    let all = slowest.len().max(1);
    let at = |part: usize| slowest.get(all * part / 100).map_or(0, |(took, _)| *took);
    println!("median {} µs, 90 of 100 below {} µs, 99 of 100 below {} µs", at(50), at(90), at(99));
    for (took, name) in slowest.iter().rev().take(15) {
        println!("{:9.1} ms  {name}", f64::from(u32::try_from(*took).unwrap_or(u32::MAX)) / 1000.0);
    }
}

/// Whether the case is asked for; all are when none is named.
fn wanted(name: &str) -> bool {
    std::env::args().nth(1).is_none_or(|part| name.contains(&part))
}

/// Nanoseconds this thread has run, which others on the machine do not disturb (Linux).
fn busy() -> u64 {
    let read = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    read.split(' ').next().and_then(|ran| ran.parse().ok()).unwrap_or_default()
}

fn municipalities() -> Vec<Municipality> {
    let unit = |number: usize| Municipality {
        code: format!("{number:04}"),
        name: format!("Place {number}"),
        county: format!("c{}", number % 15),
        county_name: format!("County {}", number % 15),
    };
    (0..79).map(unit).collect()
}

const KINDS: [&str; 7] = ["municipality", "ngo", "community", "state", "business", "education", "other"];
const ROLES: [&str; 4] = ["mayor", "specialist", "village_elder", "other"];

/// Teams at the limit: all alike, all different, of whom nothing is known, and of whom half is known.
fn crowds() -> Vec<(&'static str, Facts)> {
    let member = |id: usize, known: usize| {
        let attributes = [
            ("affiliation.kind", KINDS[id % KINDS.len()].into()),
            ("role", ROLES[id % ROLES.len()].into()),
            ("affiliation.municipality", format!("{:04}", id % 79).as_str().into()),
            ("affiliation.organisation", eligibility::Value::Text(format!("Somewhere {id}"))),
            ("is_councillor", eligibility::Value::Bool(id.is_multiple_of(3))),
        ];
        Item::new(id.to_string(), attributes.into_iter().take(known).collect::<Vec<_>>())
    };
    let team = |known: &dyn Fn(usize) -> usize| Facts {
        members: (0..MEMBERS).map(|id| member(id, known(id))).collect(),
        ..Facts::default()
    };
    vec![
        ("nobody", Facts::default()),
        ("unknown people", team(&|_| 0)),
        ("half known", team(&|id| id % 6)),
        ("different people", team(&|_| 5)),
    ]
}

fn rule(id: usize, check: &Json) -> Json {
    json!({"id": id.to_string(), "check": check})
}

fn is(attr: &str, value: &str) -> Json {
    json!({"op": "is", "attr": attr, "value": value})
}

fn place(number: usize) -> Json {
    is("affiliation.municipality", &format!("{:04}", number % 79))
}

fn kind(number: usize) -> Json {
    is("affiliation.kind", KINDS[number % KINDS.len()])
}

fn places(each: usize, from: usize) -> Json {
    json!({"op": "any", "of": (0..each).map(|at| place(from + at)).collect::<Vec<_>>()})
}

fn branch(id: usize) -> Json {
    json!({"kind": "count", "set": {"where": kind(id)}, "min": 1 + id % 5})
}

fn many(check: impl Fn(usize) -> Json) -> Vec<Json> {
    (0..100).map(|id| rule(id, &check(id))).collect()
}

/// Shapes that are dear each in its own way.
fn shaped() -> Vec<(String, Vec<Json>)> {
    let all = counting().into_iter().chain(comparing()).chain(choosing());
    all.map(|(name, rules)| (name.to_owned(), rules)).collect()
}

fn counting() -> Vec<(&'static str, Vec<Json>)> {
    let codes: Vec<String> = (0..49).map(|code| format!("{code:04}")).collect();
    let listed = json!({"op": "in", "attr": "affiliation.municipality", "values": codes});
    vec![
        ("counts of places", many(|id| json!({"kind": "count", "set": {"where": place(id)}, "min": 2}))),
        (
            "counts of any place",
            many(|id| json!({"kind": "count", "set": {"where": places(8, id)}, "min": 30})),
        ),
        (
            "impossible counts",
            many(|id| json!({"kind": "count", "set": {"where": places(8, id)}, "min": 30, "max": 31})),
        ),
        (
            "counts of lists",
            many(|id| json!({"kind": "count", "min": 20 + id % 9, "set": {"where": listed}})),
        ),
        (
            "one predicate",
            vec![
                rule(0, &json!({"kind": "count", "set": {"where": places(490, 0)}, "min": 55, "max": 55})),
                rule(1, &json!({"kind": "every", "must": {"op": "not", "of": places(490, 40)}})),
            ],
        ),
    ]
}

fn comparing() -> Vec<(&'static str, Vec<Json>)> {
    let set = |filter: Json| json!({ "where": filter });
    let same = json!({"op": "same_as", "attr": "affiliation.municipality", "as": "municipality"});
    let three = ["affiliation.organisation", "role", "affiliation.municipality"];
    vec![
        (
            "shares",
            many(
                |id| json!({"kind": "share", "part": set(places(6, id)), "of": set(kind(id)), "min": [1, 3]}),
            ),
        ),
        (
            "ratios",
            many(
                |id| json!({"kind": "ratio", "left": set(place(id)), "right": set(kind(id)), "min": [2, 3]}),
            ),
        ),
        ("every", many(|id| json!({"kind": "every", "set": set(kind(id)), "must": places(7, id)}))),
        ("same as", many(|id| json!({"kind": "every", "set": set(kind(id)), "must": same}))),
        (
            "per value",
            many(
                |id| json!({"kind": "per_value", "set": set(places(7, id)), "attr": [three[2]], "min": 2, "max": 3}),
            ),
        ),
        (
            "per combination",
            many(|id| json!({"kind": "per_value", "set": set(kind(id)), "attr": three, "max": 1})),
        ),
        (
            "distinct",
            many(|id| json!({"kind": "distinct", "set": set(places(7, id)), "attr": three[0], "min": 40})),
        ),
    ]
}

fn choosing() -> Vec<(&'static str, Vec<Json>)> {
    let home = |id: usize| is("municipality", &format!("{:04}", id % 79));
    let four = |id: usize| (0..4).map(|at| branch(id + at)).collect::<Vec<_>>();
    let all: Vec<Json> = (0..300).map(branch).collect();
    vec![
        (
            "if",
            many(
                |id| json!({"kind": "if", "when": branch(id), "then": branch(id + 1), "else": branch(id + 2)}),
            ),
        ),
        ("any of", many(|id| json!({"kind": "any_of", "checks": four(id)}))),
        ("one of many", vec![rule(0, &json!({"kind": "any_of", "checks": all}))]),
        (
            "confirmations",
            many(|id| json!({"kind": "confirm", "by": "applicant", "statement": format!("s{id}")})),
        ),
        (
            "registration",
            many(|id| json!({"kind": "any_of", "checks": [{"kind": "fact", "must": home(id)}, branch(id)]})),
        ),
    ]
}

/// Pseudo-random numbers, the same at each run (`SplitMix64`).
struct Picks(u64);

impl Picks {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from(((mixed ^ (mixed >> 31)) >> 32) % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}

fn random(seed: u64) -> (String, Vec<Json>) {
    let mut picks = Picks(seed);
    let rules = 1 + picks.below(100);
    let rules: Vec<Json> = (0..rules)
        .map(|id| {
            let check = check(&mut picks, 2);
            rule(id, &check)
        })
        .collect();
    (format!("random {seed} with {} rules", rules.len()), rules)
}

fn pred(picks: &mut Picks, depth: usize) -> Json {
    match picks.below(if depth > 0 { 9 } else { 5 }) {
        0 => json!({"op": "is", "attr": "affiliation.kind", "value": KINDS[picks.below(KINDS.len())]}),
        1 => json!({"op": "is", "attr": "role", "value": ROLES[picks.below(ROLES.len())]}),
        2 => {
            json!({"op": "is", "attr": "affiliation.municipality", "value": format!("{:04}", picks.below(79))})
        }
        3 => json!({"op": "is", "attr": "is_councillor", "value": picks.below(2) == 0}),
        4 => json!({"op": "same_as", "attr": "affiliation.municipality", "as": "municipality"}),
        5 | 6 => json!({"op": "any", "of": [pred(picks, depth - 1), pred(picks, depth - 1)]}),
        7 => json!({"op": "all", "of": [pred(picks, depth - 1), pred(picks, depth - 1)]}),
        _ => json!({"op": "not", "of": pred(picks, depth - 1)}),
    }
}

fn check(picks: &mut Picks, depth: usize) -> Json {
    let set = |picks: &mut Picks| json!({"where": pred(picks, 1)});
    match picks.below(if depth > 0 { 9 } else { 6 }) {
        0 => json!({"kind": "count", "set": set(picks), "min": picks.below(6)}),
        1 => json!({"kind": "count", "set": set(picks), "max": 3 + picks.below(6)}),
        2 => json!({"kind": "share", "part": set(picks), "of": set(picks), "min": [1, 2 + picks.below(3)]}),
        3 => {
            json!({"kind": "distinct", "set": set(picks), "attr": "affiliation.municipality", "min": picks.below(5)})
        }
        4 => {
            json!({"kind": "per_value", "set": set(picks), "attr": ["affiliation.organisation"], "max": 1 + picks.below(3)})
        }
        5 => {
            json!({"kind": "ratio", "left": set(picks), "right": set(picks), "max": [1 + picks.below(3), 1]})
        }
        6 => json!({"kind": "any_of", "checks": [check(picks, depth - 1), check(picks, depth - 1)]}),
        7 => json!({"kind": "if", "when": check(picks, depth - 1), "then": check(picks, depth - 1)}),
        _ => json!({"kind": "every", "set": set(picks), "must": pred(picks, 2)}),
    }
}
