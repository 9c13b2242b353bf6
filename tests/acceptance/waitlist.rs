//! The waiting list of a `first_come` cohort: a place that comes free goes to the first that fits, and whoever it went
//! past reads why.

use serde_json::{Value, json};

use crate::support::{Caller, Scene, TestApp, id, rules, team, with_app};

/// People's places, given at once.
fn places(total: i64) -> Value {
    json!({ "admission_mode": "first_come", "confirmation_required": false,
            "capacity": { "unit": "people", "total": total } })
}

/// A team of three from the municipality and so many from NGOs.
async fn entrant(app: &TestApp, scene: &Scene, name: &str, ngo: usize) -> (Caller, Value) {
    let lead = app.sign_in(&format!("{name}@waiting.example")).await;
    let submitted = app.submitted(&lead, &scene.cohort, &team(name, 3, ngo)).await;
    (lead, submitted)
}

async fn now(lead: &Caller, registration: &Value) -> Value {
    lead.get(&format!("/registrations/{}", id(registration))).await.expect(200)
}

async fn withdraw(lead: &Caller, registration: &Value) {
    let path = format!("/registrations/{}/withdraw", id(registration));
    lead.post(&path, &json!({})).seen(&registration["version"]).await.expect(200);
}

async fn give_places(scene: &Scene, total: i64) {
    let source = scene.owner.get(&format!("/cohorts/{}/source", scene.cohort)).await.expect(200);
    let mut text = source["cohort"].clone();
    text["capacity"]["total"] = json!(total);
    let path = format!("/cohorts/{}", scene.cohort);
    scene.owner.put(&path, &text).seen(&source["version"]).await.expect(200);
}

#[test]
fn a_place_goes_past_a_team_that_does_not_fit_and_says_why() {
    with_app(async |app| {
        let scene = app.scene(places(8)).await;
        let (leaving, first) = entrant(app, &scene, "lahkuja", 1).await;
        entrant(app, &scene, "jaaja", 1).await;
        let (large, six) = entrant(app, &scene, "suur", 3).await;
        // At one instant chance would decide who is first.
        app.at("2026-10-01T09:00:01Z");
        let (small, four) = entrant(app, &scene, "vaike", 1).await;
        assert_eq!(six["waitlist"], json!({ "position": 1, "passed_over": [] }), "nothing was free");
        assert_eq!(four["waitlist"]["position"], 2);
        app.at("2026-10-01T09:00:02Z");
        let (last, behind) = entrant(app, &scene, "viimane", 1).await;
        app.at("2026-10-03T09:00:00Z");
        for browser in [&leaving, &large, &small, &last, &scene.owner] {
            browser.post("/session/renew", &json!({})).await.expect(201);
        }
        withdraw(&leaving, &first).await;
        assert_eq!(now(&small, &four).await["state"], "confirmed");
        assert_eq!(now(&small, &four).await["waitlist"], Value::Null);
        let passed = json!([{ "at": "2026-10-03T09:00:00Z", "reason": "places",
                              "detail": "Places needed: 6. Free at that time: 4." }]);
        assert_eq!(now(&large, &six).await["waitlist"], json!({ "position": 1, "passed_over": passed }));
        let nothing_left = json!({ "position": 2, "passed_over": [] });
        assert_eq!(
            now(&last, &behind).await["waitlist"],
            nothing_left,
            "their turn came after the last place"
        );
        let review = format!("/registrations/{}/review", id(&six));
        let review = scene.owner.speaking("et").get(&review).await.expect(200);
        let detail = &review["registration"]["waitlist"]["passed_over"][0]["detail"];
        assert_eq!(detail, "Vaja on 6 kohta, vabu kohti oli 4.");
    });
}

#[test]
fn a_municipality_that_has_its_place_is_told_so() {
    with_app(async |app| {
        let mut rules = rules();
        rules.as_array_mut().unwrap().push(json!({
            "id": "one-each", "scope": "pool", "effect": "waitlist",
            "check": { "kind": "per_value", "set": { "over": "registrations" }, "attr": ["municipality"], "max": 1 } }));
        let mut cohort = places(20);
        cohort["rules"] = rules;
        let scene = app.scene(cohort).await;
        let (leaving, first) = entrant(app, &scene, "esimene", 1).await;
        let (waiting, second) = entrant(app, &scene, "teine", 1).await;
        assert_eq!(second["state"], "waitlisted");
        let why = &second["waitlist"]["passed_over"];
        assert_eq!(why[0]["reason"], "municipality", "{why}");
        let detail = why[0]["detail"].as_str().unwrap();
        assert!(detail.contains("Viimsi"), "{detail}");
        withdraw(&leaving, &first).await;
        assert_eq!(now(&waiting, &second).await["state"], "confirmed");
    });
}

#[test]
fn more_places_move_the_waiting_list() {
    with_app(async |app| {
        let scene = app.scene(places(4)).await;
        entrant(app, &scene, "esimene", 1).await;
        let (waiting, second) = entrant(app, &scene, "teine", 1).await;
        assert_eq!(second["waitlist"]["position"], 1);
        give_places(&scene, 8).await;
        app.mails("teine@waiting.example").await;
        assert_eq!(now(&waiting, &second).await["state"], "confirmed");
    });
}
