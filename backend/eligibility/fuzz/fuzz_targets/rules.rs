//! Reads bytes as JSON `{"rules": […], "facts": {…}}`, the rules as anybody may send them, and judges. Nothing may
//! panic; whatever is accepted round-trips, fits its own hash, and says the same bare and explained.
#![no_main]

use std::sync::LazyLock;

use eligibility::{CompiledRules, FactSchema, Facts, RuleSet};
use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::Value as Json;

static SCHEMA: LazyLock<FactSchema> = LazyLock::new(FactSchema::standard);

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(Json::Object(mut fields)) = serde_json::from_slice(bytes) else { return Corpus::Reject };
    let facts = fields.remove("facts").unwrap_or_default();
    let Ok(rules) = RuleSet::parse(&Json::Object(fields)) else { return Corpus::Keep };
    let wire = serde_json::to_value(&rules).expect("rules are JSON");
    let again = RuleSet::parse(&wire).expect("what is written can be read");
    assert_eq!((again.hash(), &again), (rules.hash(), &rules));
    let _ = rules.check_types(&SCHEMA);
    let Ok(facts) = serde_json::from_value::<Facts>(facts) else { return Corpus::Keep };
    let compiled = CompiledRules::new(&rules, &SCHEMA);
    let case = compiled.read(&facts);
    let verdict = case.verdict();
    assert_eq!(verdict.status, case.status());
    let [bare] = case.each_statuses();
    assert_eq!(bare.verdict, verdict.status);
    assert!(bare.rules.iter().eq(verdict.rules.iter().map(|rule| &rule.status)));
    Corpus::Keep
});
