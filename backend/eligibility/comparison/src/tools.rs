//! Fixes and lint on the rule sets of real calls.

use eligibility::{FactSchema, Facts, Item, RuleSet, lint, suggest};

use crate::clock::each;
use crate::report::Report;

const CALLS: [(&str, &str); 3] = [
    ("000", include_str!("../../tests/calls/000.json")),
    ("002", include_str!("../../tests/calls/002.json")),
    ("004", include_str!("../../tests/calls/004.json")),
];

pub fn run(report: &mut Report) {
    let schema = FactSchema::standard();
    for (call, text) in CALLS {
        let rules = RuleSet::parse(&serde_json::from_str(text).expect("JSON")).expect("rules");
        let slowest =
            drafts().iter().map(|facts| each(|| suggest(&rules, &schema, facts, 3))).fold(0.0, f64::max);
        report.limit(&format!("call {call}: three fixes for the worst draft"), slowest, 0.005);
        report.limit(&format!("call {call}: lint"), each(|| lint(&rules, &schema)), 0.2);
    }
}

/// From nothing to a team that is wrong throughout.
fn drafts() -> Vec<Facts> {
    let team = |kinds: &[&str]| {
        let member = |(id, kind): (usize, &&str)| match *kind {
            "" => Item::new(id.to_string(), []),
            kind => Item::new(id.to_string(), [("affiliation.kind", kind.into())]),
        };
        Facts { members: kinds.iter().enumerate().map(member).collect(), ..Facts::default() }
    };
    vec![
        team(&[]),
        team(&["municipality"]),
        team(&["municipality", "municipality", "ngo"]),
        team(&["ngo", "ngo", "ngo", "ngo"]),
        team(&["", "", "", "", ""]),
        team(&["ngo"; 12]),
        team(&["municipality"; 20]),
    ]
}
