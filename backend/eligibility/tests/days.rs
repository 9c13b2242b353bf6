//! Days in rules and facts.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use eligibility::{Check, Pred, RuleSet, Value};
use serde_json::json;

/// Found by fuzzing: a date with a sign was read, and written longer than it is read.
#[test]
fn days_are_read_only_as_they_are_written() {
    let of = |text: &str| {
        let rule = json!({"id": "r", "check": {"kind": "fact", "must": {"op": "is", "attr": "born", "value": text}}});
        let rules = RuleSet::parse(&json!({"rules": [rule]})).unwrap();
        assert_eq!(RuleSet::parse(&serde_json::to_value(&rules).unwrap()).unwrap(), rules, "{text}");
        assert_eq!(serde_json::from_value::<Value>(json!(text)).unwrap(), literal(&rules), "{text}");
        matches!(literal(&rules), Value::Date(_))
    };
    assert_eq!(["2025-01-31", "0001-01-01"].map(of), [true; 2]);
    assert_eq!(
        ["-010-12-31", "+010-12-31", "-0010-12-31", "2025-1-31", " 025-01-31", "2025-02-30"].map(of),
        [false; 6]
    );
}

fn literal(rules: &RuleSet) -> Value {
    let Check::Fact { must: Pred::Is { value, .. } } = &rules.rules.first().unwrap().check else {
        unreachable!()
    };
    value.clone()
}
