//! `/cohorts/{id}/what-ifs` in depth, and what stays as it was found when rules change.

use serde_json::{Value, json};

use crate::support::{Answer, Scene, id, team, with_app};

fn size(min: u32, max: u32) -> Value {
    json!({ "id": "size", "check": { "kind": "count", "min": min, "max": max } })
}

fn of_kind(id: &str, kind: &str, min: u32) -> Value {
    json!({ "id": id, "check": { "kind": "count", "min": min, "set": {
        "where": { "op": "is", "attr": "affiliation.kind", "value": kind } } } })
}

/// What the rules would change, or the change itself.
async fn compared(scene: &Scene, rules: &Value) -> Value {
    let path = format!("/cohorts/{}/what-ifs", scene.cohort);
    scene.owner.post(&path, &json!({ "rules": rules })).await.expect(200)
}

async fn publish(scene: &Scene, rules: &Value) -> Answer {
    let path = format!("/cohorts/{}/rule-set", scene.cohort);
    let read = scene.owner.get(&path).await.expect(200);
    let change = json!({ "rules": rules, "reason": "The hall is smaller." });
    scene.owner.put(&path, &change).seen(&read["version"]).await
}

/// How often the rule's result changes: to met, to not met.
fn change<'a>(found: &'a Value, rule: &str) -> (&'a Value, &'a Value) {
    let rules = found["rules"].as_array().unwrap();
    let change = rules.iter().find(|change| change["rule"] == rule);
    let change = change.unwrap_or_else(|| panic!("nothing about {rule}: {found:#}"));
    (&change["now_met"], &change["now_not_met"])
}

#[test]
fn a_rule_that_is_new_changes_only_those_who_break_it() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in("viimsi@leads.example").await;
        let without = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        app.submitted(&lead, &scene.cohort, &team("Narva", 3, 3)).await;
        let ngos = of_kind("ngos", "ngo", 2);
        let found =
            compared(&scene, &json!([size(4, 6), of_kind("municipal", "municipality", 3), ngos])).await;
        assert_eq!(change(&found, "ngos"), (&json!(0), &json!(1)), "{found:#}");
        assert_eq!(change(&found, "size"), (&json!(0), &json!(0)));
        assert_eq!(found["changed"][0]["registration_id"], without["id"]);
        assert_eq!(found["changed"].as_array().unwrap().len(), 1);
        assert_eq!(found["gave_up"], false);
    });
}

#[test]
fn whoever_would_fit_again_is_named_with_the_rule_that_kept_them_out() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in("viimsi@leads.example").await;
        let small = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let municipal = of_kind("municipal", "municipality", 3);
        publish(&scene, &json!([size(5, 6), municipal])).await.expect(200);
        let found = compared(&scene, &json!([size(4, 6), municipal])).await;
        let changed = &found["changed"][0];
        assert_eq!(changed["registration_id"], small["id"], "{found:#}");
        assert_eq!((&changed["from"], &changed["to"]), (&json!("violated"), &json!("satisfied")));
        assert_eq!(changed["because"], json!(["size"]));
        assert_eq!(change(&found, "size"), (&json!(1), &json!(0)));
    });
}

#[test]
fn advice_that_is_not_followed_is_no_reason() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in("viimsi@leads.example").await;
        app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let mut advice = of_kind("advice", "ngo", 3);
        advice["effect"] = json!("advise");
        let found = compared(&scene, &json!([size(5, 6), advice])).await;
        assert_eq!(found["changed"][0]["because"], json!(["size"]), "{found:#}");
        assert_eq!(change(&found, "advice"), (&json!(0), &json!(1)), "but it is counted");
    });
}

#[test]
fn new_rules_over_the_pool_are_compared_on_those_who_hold_places() {
    with_app(async |app| {
        let scene = app.scene(json!({ "admission_mode": "first_come" })).await;
        let lead = app.sign_in("viimsi@leads.example").await;
        app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        app.submitted(&lead, &scene.cohort, &team("Haabneeme", 3, 1)).await;
        let one_each = json!({ "id": "one-each", "scope": "pool", "check": {
            "kind": "per_value", "set": { "over": "registrations" }, "attr": ["municipality"], "max": 1 } });
        let found = compared(&scene, &json!([size(4, 6), one_each])).await;
        assert_eq!(change(&found, "one-each"), (&json!(0), &json!(2)), "{found:#}");
    });
}

#[test]
fn a_verdict_is_found_again_by_its_own_version_of_the_rules() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in("viimsi@leads.example").await;
        let first = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let rules = json!([size(5, 6), of_kind("municipal", "municipality", 3)]);
        publish(&scene, &rules).await.expect(200);
        let second = app.submitted(&lead, &scene.cohort, &team("Narva", 3, 2)).await;
        let hash = |view: &Value| view["verdict"]["provenance"]["rule_set_hash"].clone();
        assert_ne!(hash(&first), hash(&second), "judged by different rules: {first:#}");
        assert_eq!(app.verdicts_found_again().await, (2, 0));
        // By the rules in force the first one would come out differently.
        let now = compared(&scene, &json!([size(4, 6)])).await;
        assert_eq!(change(&now, "size"), (&json!(1), &json!(0)), "{now:#}");
        let kept = lead.get(&format!("/registrations/{}", id(&first))).await.expect(200);
        assert_eq!(kept["verdict"].to_string(), first["verdict"].to_string(), "byte for byte");
    });
}
