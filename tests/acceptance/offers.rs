//! An offered place waits until the end of a day in Tallinn. Whoever answers in time has it, whoever does not gives it
//! to the next, and a late yes hears when the time was over.

use serde_json::{Value, json};

use crate::support::{Caller, Scene, TestApp, id, open_cohort, team, with_app};

/// The end of the seventh day after the start of the tests.
const LAST_SECOND: &str = "2026-10-08T20:59:59Z";
const AFTER: &str = "2026-10-08T21:00:00Z";

/// One place, which waits for a yes.
fn one_place(changes: &Value) -> Value {
    let mut cohort = json!({ "admission_mode": "first_come", "confirmation_required": true,
                             "capacity": { "unit": "teams", "total": 1 } });
    cohort.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    cohort
}

async fn entrant(app: &TestApp, scene: &Scene, name: &str) -> (Caller, Value) {
    let lead = app.sign_in(&address(name)).await;
    let submitted = app.submitted(&lead, &scene.cohort, &team(name, 3, 1)).await;
    (lead, submitted)
}

fn address(name: &str) -> String {
    format!("{name}@offers.example")
}

fn path(registration: &Value) -> String {
    format!("/registrations/{}", id(registration))
}

/// The access of a browser lasts minutes; days later it renews itself first.
async fn seen(browser: &Caller, registration: &Value) -> Value {
    browser.post("/session/renew", &json!({})).await.expect(201);
    browser.get(&path(registration)).await.expect(200)
}

/// How many mails to `name` say so.
async fn told(app: &TestApp, name: &str, words: &str) -> usize {
    app.mails(&address(name)).await.iter().filter(|mail| mail.text.contains(words)).count()
}

#[test]
fn an_unanswered_offer_ends_and_the_place_goes_to_the_next() {
    with_app(async |app| {
        let scene = app.scene(one_place(&json!({}))).await;
        let (lead, first) = entrant(app, &scene, "esimene").await;
        let (next, second) = entrant(app, &scene, "teine").await;
        assert_eq!((&first["state"], &first["offer_expires_at"]), (&json!("offered"), &json!(LAST_SECOND)));
        assert_eq!((&second["state"], &second["offer_expires_at"]), (&json!("waitlisted"), &Value::Null));
        assert_eq!(told(app, "esimene", "by Thursday 8 October 2026 at 23:59 Estonian time").await, 1);
        app.at(LAST_SECOND);
        assert_eq!(told(app, "esimene", "not answered in time").await, 0, "the last second is left");
        assert_eq!(seen(&lead, &first).await["state"], "offered");
        app.at(AFTER);
        assert_eq!(told(app, "esimene", "not answered in time").await, 1);
        let ended = seen(&lead, &first).await;
        assert_eq!((&ended["state"], &ended["offer_expires_at"]), (&json!("withdrawn"), &json!(LAST_SECOND)));
        assert_eq!(ended["history"].as_array().unwrap().last().unwrap()["by"], "system");
        let offered = seen(&next, &second).await;
        assert_eq!(offered["state"], "offered");
        assert_eq!(offered["offer_expires_at"], "2026-10-16T20:59:59Z", "its own seven days");
    });
}

#[test]
fn the_reminder_comes_once_and_only_to_those_who_have_not_answered() {
    with_app(async |app| {
        let two = one_place(&json!({ "capacity": { "unit": "teams", "total": 2 } }));
        let scene = app.scene(two).await;
        let (silent, offer) = entrant(app, &scene, "vaikija").await;
        let (answering, answered) = entrant(app, &scene, "vastaja").await;
        answering
            .post(&format!("{}/confirm", path(&answered)), &json!({}))
            .seen(&answered["version"])
            .await
            .expect(200);
        app.at("2026-10-06T05:59:59Z");
        assert_eq!(told(app, "vaikija", "still awaits an answer").await, 0);
        for instant in ["2026-10-06T06:00:00Z", "2026-10-07T06:00:00Z", LAST_SECOND] {
            app.at(instant);
            assert_eq!(told(app, "vaikija", "still awaits an answer").await, 1, "{instant}");
            assert_eq!(told(app, "vastaja", "still awaits an answer").await, 0, "{instant}");
        }
        seen(&silent, &offer).await;
        silent
            .post(&format!("{}/confirm", path(&offer)), &json!({}))
            .seen(&offer["version"])
            .await
            .expect(200);
        app.at(AFTER);
        assert_eq!(told(app, "vaikija", "not answered in time").await, 0);
        assert_eq!(seen(&silent, &offer).await["state"], "confirmed");
    });
}

#[test]
fn a_late_yes_hears_when_the_offer_ended() {
    with_app(async |app| {
        let scene = app.scene(one_place(&json!({}))).await;
        let (lead, offer) = entrant(app, &scene, "hiline").await;
        let confirm = || lead.post(&format!("{}/confirm", path(&offer)), &json!({})).seen(&offer["version"]);
        app.at(AFTER);
        seen(&lead, &offer).await;
        // Before or after the timer: the answer is the same.
        let refused = confirm().await.problem(409, "offer-ended");
        assert_eq!(refused["ended_at"], LAST_SECOND);
        assert_eq!(told(app, "hiline", "not answered in time").await, 1);
        confirm().await.problem(409, "offer-ended");
    });
}

#[test]
fn the_organiser_chooses_how_long_offers_wait() {
    with_app(async |app| {
        let scene = app.scene(one_place(&json!({ "offer_days": 14 }))).await;
        let (_, offer) = entrant(app, &scene, "kannatlik").await;
        assert_eq!(offer["offer_expires_at"], "2026-10-15T20:59:59Z");
        let card = app.browser().get(&format!("/cohorts/{}", scene.cohort)).await.expect(200);
        assert_eq!(card["offer_days"], 14);
        let programme = format!("/programmes/{}/cohorts", scene.programme);
        for days in [0, 91] {
            let cohort = open_cohort(one_place(&json!({ "offer_days": days })));
            scene.owner.post(&programme, &cohort).await.refuses("/cohort/offer_days", "out_of_range");
        }
        let source = format!("/cohorts/{}/source", scene.cohort);
        let source = scene.owner.get(&source).await.expect(200);
        let mut text = source["cohort"].clone();
        text["offer_days"] = Value::Null;
        text["capacity"]["total"] = json!(2);
        let path = format!("/cohorts/{}", scene.cohort);
        scene.owner.put(&path, &text).seen(&source["version"]).await.expect(200);
        let (_, endless) = entrant(app, &scene, "igavene").await;
        assert_eq!((&endless["state"], &endless["offer_expires_at"]), (&json!("offered"), &Value::Null));
    });
}
