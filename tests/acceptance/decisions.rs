//! `/registrations/{id}/decision`, `/cohorts/{id}/release`: the organiser decides, then everybody is told at once.

use serde_json::{Value, json};

use crate::support::{Caller, Scene, TestApp, id, rules, team, with_app};

async fn lead_of(app: &TestApp, scene: &Scene, name: &str) -> (Caller, Value) {
    let lead = app.sign_in(&format!("{name}@leads.example")).await;
    let submitted = app.submitted(&lead, &scene.cohort, &team(name, 3, 1)).await;
    (lead, submitted)
}

async fn propose(scene: &Scene, registration: &Value, decision: &Value) -> Value {
    let path = format!("/registrations/{}", id(registration));
    let review = scene.owner.get(&format!("{path}/review")).await.expect(200);
    scene.owner.put(&format!("{path}/decision"), decision).seen(&review["version"]).await.expect(200)
}

async fn release(scene: &Scene) -> crate::support::Answer {
    scene.owner.post(&format!("/cohorts/{}/release", scene.cohort), &json!({})).await
}

#[test]
fn a_proposed_decision_leaks_nowhere() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let (lead, submitted) = lead_of(app, &scene, "viimsi").await;
        let path = format!("/registrations/{}", id(&submitted));
        let before = lead.get(&path).await;
        let (tag, before) = (before.header("etag").to_owned(), before.expect(200));
        let rows = lead.get("/registrations").await.expect(200);
        let mails = app.mails("viimsi@leads.example").await.len();
        let decision = json!({ "outcome": "decline", "reason": "SECRETREASON" });
        let proposed = propose(&scene, &submitted, &decision).await;
        assert_eq!(proposed["proposed"]["outcome"], "decline");
        let after = lead.get(&path).await;
        assert_eq!(after.header("etag"), tag, "not even the version tells");
        assert_eq!(after.expect(200), before);
        assert_eq!(lead.get("/registrations").await.expect(200), rows);
        assert_eq!(app.mails("viimsi@leads.example").await.len(), mails);
        let withdraw = lead.post(&format!("{path}/withdraw"), &json!({})).seen(&before["version"]);
        assert_eq!(withdraw.await.expect(200)["state"], "withdrawn", "and nothing is in the way");
    });
}

#[test]
fn released_decisions_reach_each_team_with_their_reason() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let (winner, offered) = lead_of(app, &scene, "viimsi").await;
        let (loser, declined) = lead_of(app, &scene, "noored").await;
        propose(&scene, &offered, &json!({ "outcome": "offer", "reason": null })).await;
        propose(&scene, &declined, &json!({ "outcome": "decline", "reason": "Ten stronger teams." })).await;
        let released = release(&scene).await.expect(200);
        assert_eq!(released["released"].as_array().unwrap().len(), 2);
        let state = async |lead: &Caller, of: &Value| {
            lead.get(&format!("/registrations/{}", id(of))).await.expect(200)
        };
        let lost = state(&loser, &declined).await;
        assert_eq!((&lost["state"], &lost["reason"]), (&json!("declined"), &json!("Ten stronger teams.")));
        assert_eq!(state(&winner, &offered).await["state"], "offered");
        let mails = app.mails("noored@leads.example").await;
        assert!(mails.iter().any(|mail| mail.text.contains("Ten stronger teams.")), "{mails:#?}");
        let won = state(&winner, &offered).await;
        let confirm = winner.post(&format!("/registrations/{}/confirm", id(&offered)), &json!({}));
        assert_eq!(confirm.seen(&won["version"]).await.expect(200)["state"], "confirmed");
    });
}

#[test]
fn more_offers_than_places_release_nothing() {
    with_app(async |app| {
        let scene = app.scene(json!({ "capacity": { "unit": "teams", "total": 1 } })).await;
        let (one, first) = lead_of(app, &scene, "viimsi").await;
        let (_, second) = lead_of(app, &scene, "noored").await;
        for registration in [&first, &second] {
            propose(&scene, registration, &json!({ "outcome": "offer", "reason": null })).await;
        }
        release(&scene).await.problem(409, "capacity-exhausted");
        let still = one.get(&format!("/registrations/{}", id(&first))).await.expect(200);
        assert_eq!(still["state"], "submitted");
    });
}

#[test]
fn one_team_per_municipality_holds_over_the_admitted() {
    with_app(async |app| {
        let mut rules = rules();
        rules.as_array_mut().unwrap().push(json!({
            "id": "one-per-municipality", "scope": "pool", "effect": "require",
            "check": { "kind": "per_value", "set": { "over": "registrations" }, "attr": ["municipality"], "max": 1 } }));
        let scene = app.scene(json!({ "rules": rules })).await;
        let (_, first) = lead_of(app, &scene, "viimsi").await;
        let (_, second) = lead_of(app, &scene, "noored").await;
        for registration in [&first, &second] {
            propose(&scene, registration, &json!({ "outcome": "offer", "reason": null })).await;
        }
        release(&scene).await.problem(409, "municipality-taken");
        propose(&scene, &second, &json!({ "outcome": "waitlist", "reason": null })).await;
        release(&scene).await.expect(200);
    });
}

#[test]
fn the_desk_shows_who_came_but_no_drafts() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let (lead, submitted) = lead_of(app, &scene, "viimsi").await;
        app.draft(&lead, &scene.cohort, &team("Draft", 1, 0)).await;
        let rows = scene.owner.get(&format!("/cohorts/{}/registrations", scene.cohort)).await.expect(200);
        let rows = rows["items"].as_array().unwrap().clone();
        assert_eq!(rows.iter().map(id).collect::<Vec<_>>(), [id(&submitted)]);
        assert_eq!(rows[0]["verdict"]["status"], "satisfied");
        let counts =
            scene.owner.get(&format!("/cohorts/{}/counts", scene.cohort)).await.expect(200)["counts"].clone();
        assert_eq!((&counts["submitted"], &counts["undecided"]), (&json!(1), &json!(1)), "{counts}");
    });
}

#[test]
fn first_come_gives_places_at_once_and_then_the_waitlist() {
    with_app(async |app| {
        let first_come = json!({ "admission_mode": "first_come", "confirmation_required": false,
                                 "capacity": { "unit": "people", "total": 9 } });
        let scene = app.scene(first_come).await;
        let (_, first) = lead_of(app, &scene, "viimsi").await;
        assert_eq!(first["state"], "confirmed");
        let (_, second) = lead_of(app, &scene, "noored").await;
        assert_eq!(second["state"], "confirmed");
        let (_, third) = lead_of(app, &scene, "kolmas").await;
        assert_eq!(third["state"], "waitlisted", "one place of nine is left, and a team is never split");
        assert_eq!(third["waitlist"]["position"], 1);
        let card = app.browser().get(&format!("/cohorts/{}", scene.cohort)).await.expect(200);
        assert_eq!(card["places_left"], 1);
    });
}
