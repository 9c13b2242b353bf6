//! Two things happen to an offer at the same moment. Whichever comes first, one place is never given twice and never
//! lost, and everybody is told what is true.

use serde_json::{Value, json};

use crate::support::{Answer, Caller, Scene, TestApp, id, submit, team, with_app};

const LAST_SECOND: &str = "2026-10-08T20:59:59Z";
const AFTER: &str = "2026-10-08T21:00:00Z";

/// One place that waits for a yes, and so many teams for it: the first is offered it, the others wait.
async fn queue(app: &TestApp, names: &[&str]) -> (Scene, Vec<(Caller, Value)>) {
    let one_place = json!({ "admission_mode": "first_come", "confirmation_required": true,
                            "capacity": { "unit": "teams", "total": 1 } });
    let scene = app.scene(one_place).await;
    let mut entrants = Vec::new();
    for name in names {
        let lead = app.sign_in(&format!("{name}@race.example")).await;
        let submitted = app.submitted(&lead, &scene.cohort, &team(name, 3, 1)).await;
        entrants.push((lead, submitted));
    }
    (scene, entrants)
}

fn answer(lead: &Caller, registration: &Value, step: &str) -> tokio::task::JoinHandle<Answer> {
    let call = lead.post(&format!("/registrations/{}/{step}", id(registration)), &json!({}));
    tokio::spawn(call.seen(&registration["version"]).into_future())
}

async fn state(lead: &Caller, registration: &Value) -> String {
    let seen = lead.get(&format!("/registrations/{}", id(registration))).await.expect(200);
    seen["state"].as_str().unwrap().to_owned()
}

async fn places_left(app: &TestApp, scene: &Scene) -> Value {
    app.browser().get(&format!("/cohorts/{}", scene.cohort)).await.expect(200)["places_left"].clone()
}

#[test]
fn the_last_offer_is_accepted_once() {
    with_app(async |app| {
        let (scene, entrants) = queue(app, &["ainus"]).await;
        let (lead, offer) = &entrants[0];
        let pressed = [answer(lead, offer, "confirm"), answer(lead, offer, "confirm")];
        let mut statuses = Vec::new();
        for one in pressed {
            statuses.push(one.await.unwrap().status);
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412], "the second has not seen what the first did");
        assert_eq!(state(lead, offer).await, "confirmed");
        assert_eq!(places_left(app, &scene).await, 0);
        let told = app.mails("ainus@race.example").await;
        assert_eq!(told.iter().filter(|mail| mail.text.contains("is confirmed for")).count(), 1);
    });
}

#[test]
fn a_yes_and_the_end_of_the_offer_do_not_both_hold() {
    with_app(async |app| {
        let (scene, entrants) = queue(app, &["esimene", "teine"]).await;
        let [(lead, offer), (next, waiting)] = &entrants[..] else { panic!("two teams") };
        app.at(LAST_SECOND);
        for browser in [lead, next] {
            browser.post("/session/renew", &json!({})).await.expect(201);
        }
        let yes = answer(lead, offer, "confirm");
        app.at(AFTER);
        let yes = yes.await.unwrap();
        app.mails("teine@race.example").await;
        let states = (state(lead, offer).await, state(next, waiting).await);
        if yes.status == 200 {
            assert_eq!(states, ("confirmed".to_owned(), "waitlisted".to_owned()));
        } else {
            yes.problem(409, "offer-ended");
            assert_eq!(states, ("withdrawn".to_owned(), "offered".to_owned()));
        }
        assert_eq!(places_left(app, &scene).await, 0);
    });
}

#[test]
fn a_place_is_not_lost_on_somebody_who_withdraws_while_it_is_offered() {
    with_app(async |app| {
        let (scene, entrants) = queue(app, &["andja", "lahkuja", "ootaja"]).await;
        let [(giver, offer), (leaver, leaving), (patient, waiting)] = &entrants[..] else {
            panic!("three teams")
        };
        let gave = answer(giver, offer, "decline-offer");
        let left = answer(leaver, leaving, "withdraw");
        gave.await.unwrap().expect(200);
        let left = left.await.unwrap();
        if left.status != 200 {
            left.problem(412, "version-mismatch");
            let path = format!("/registrations/{}", id(leaving));
            let offered = leaver.get(&path).await.expect(200);
            assert_eq!(offered["state"], "offered", "the offer was faster");
            answer(leaver, &offered, "withdraw").await.unwrap().expect(200);
        }
        assert_eq!(state(leaver, leaving).await, "withdrawn");
        assert_eq!(state(patient, waiting).await, "offered");
        assert_eq!(places_left(app, &scene).await, 0);
    });
}

#[test]
fn a_deadline_that_passes_while_teams_submit_lets_each_in_or_not() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in("kiirustaja@race.example").await;
        let mut drafts = Vec::new();
        for number in 0..12 {
            drafts.push(app.draft(&lead, &scene.cohort, &team(&format!("Team {number}"), 3, 1)).await);
        }
        app.at("2026-10-15T20:59:59Z");
        lead.post("/session/renew", &json!({})).await.expect(201);
        let attempts: Vec<_> =
            drafts.iter().map(|draft| tokio::spawn(submit(&lead, draft).into_future())).collect();
        app.at("2026-10-15T21:00:00Z");
        for (draft, attempt) in drafts.iter().zip(attempts) {
            let answered = attempt.await.unwrap();
            let expected = if answered.status == 200 { "submitted" } else { "draft" };
            if answered.status != 200 {
                answered.problem(409, "registration-closed");
            }
            assert_eq!(state(&lead, draft).await, expected);
        }
    });
}
