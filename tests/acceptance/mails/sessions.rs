//! Who is told that a session of the cohort is at another time or place, or does not happen.

use serde_json::{Value, json};

use super::{LEAD, MEMBER};
use crate::invitations::Team;
use crate::support::{Mail, Scene, TestApp, id, submit, team, with_app};

const WAITING: &str = "jaan@kose.example";

/// One place, given at once, and a training day on 10 November; whoever has the place must say yes where `asked`.
fn one_place(asked: bool) -> Value {
    let day = json!({ "kind": "training_day", "title": { "et": "Esimene päev", "en": "First day" },
                      "date": "2026-11-10", "place": { "et": "Paide", "en": "Paide" } });
    json!({ "admission_mode": "first_come", "confirmation_required": asked,
            "capacity": { "unit": "teams", "total": 1 }, "sessions": [day] })
}

/// Changes the only session as an organiser does.
async fn rewrite(scene: &Scene, changes: Value) {
    let path = format!("/cohorts/{}", scene.cohort);
    let source = scene.owner.get(&format!("{path}/source")).await.expect(200);
    let mut cohort = source["cohort"].clone();
    for (key, value) in changes.as_object().unwrap() {
        cohort["sessions"][0][key] = value.clone();
    }
    scene.owner.put(&path, &cohort).seen(&source["version"]).await.expect(200);
}

/// Mails to this address about the session.
async fn told(app: &TestApp, address: &str) -> Vec<Mail> {
    let mails = app.mails(address).await;
    mails
        .into_iter()
        .filter(|mail| mail.text.contains("First day") && mail.text.contains("meeting"))
        .collect()
}

async fn count(app: &TestApp, addresses: &[&str]) -> Vec<usize> {
    let mut counts = Vec::new();
    for address in addresses {
        counts.push(told(app, address).await.len());
    }
    counts
}

#[test]
fn whoever_has_a_place_is_told_once_for_each_change() {
    with_app(async |app| {
        let mut team_of_mari = Team::draft(app, one_place(false)).await;
        team_of_mari.confirmed(app, 1).await;
        let placed = submit(&team_of_mari.lead, &team_of_mari.view).await.expect(200);
        assert_eq!(placed["state"], "confirmed");
        let scene = &team_of_mari.scene;
        let waiting = app.sign_in(WAITING).await;
        let waiting = app.submitted(&waiting, &scene.cohort, &team("Kose", 3, 1)).await;
        assert_eq!(waiting["state"], "waitlisted");
        let everybody = [LEAD, MEMBER, "liige-3@viimsi.example", WAITING];
        let before = count(app, &everybody).await;

        rewrite(scene, json!({ "start_time": "10:00", "end_time": "16:00" })).await;
        let after = count(app, &everybody).await;
        let news: Vec<_> = after.iter().zip(&before).map(|(after, before)| after - before).collect();
        assert_eq!(news, [1, 1, 0, 0], "the lead and who confirmed; not who was typed, not who waits");
        let mail = told(app, MEMBER).await.pop().unwrap();
        assert!(
            mail.text.contains("10 November 2026, 10:00–16:00") && mail.text.contains("Paide"),
            "{}",
            mail.text
        );
        assert!(!mail.text.contains("token="), "a member's mail opens nothing: {}", mail.text);
        let calendar = mail.calendar.expect("a calendar file");
        assert!(calendar.contains("DTSTART;TZID=Europe/Tallinn:20261110T100000\r\n"), "{calendar}");
        let of_lead = told(app, LEAD).await.pop().unwrap();
        assert!(of_lead.text.contains("/status#token="), "{}", of_lead.text);

        rewrite(scene, json!({ "description": { "et": "Muu jutt." } })).await;
        assert_eq!(count(app, &everybody).await, after, "what no calendar shows is no news");

        rewrite(scene, json!({ "is_cancelled": true })).await;
        let mail = told(app, MEMBER).await.into_iter().find(|mail| mail.text.contains("will not take place"));
        let calendar = mail.expect("news of the cancellation").calendar.expect("a calendar file");
        assert!(calendar.contains("STATUS:CANCELLED") && calendar.contains("SEQUENCE:2"), "{calendar}");
        let log = super::logged(app, scene, &format!("?registration_id={}", id(&placed))).await;
        let changes = log.iter().filter(|mail| mail["kind"] == "session_change");
        assert_eq!(changes.count(), 4, "two people, two changes");
    });
}

#[test]
fn an_offer_is_told_too_and_a_withdrawn_registration_is_not() {
    with_app(async |app| {
        let scene = app.scene(one_place(true)).await;
        let lead = app.sign_in(LEAD).await;
        let offered = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        assert_eq!(offered["state"], "offered");
        rewrite(
            &scene,
            json!({ "place": { "et": "Tartu", "en": "Tartu" }, "join_url": "https://meet.example/x" }),
        )
        .await;
        let [mail] = <[Mail; 1]>::try_from(told(app, LEAD).await).unwrap();
        assert!(mail.text.contains("Tartu") && !mail.text.contains("meet.example"), "{}", mail.text);
        let calendar = mail.calendar.expect("a calendar file");
        assert!(calendar.contains("STATUS:TENTATIVE"), "an offer is no promise: {calendar}");
        let withdraw = format!("/registrations/{}/withdraw", id(&offered));
        lead.post(&withdraw, &json!({})).seen(&offered["version"]).await.expect(200);
        rewrite(&scene, json!({ "date": "2026-11-11" })).await;
        assert_eq!(told(app, LEAD).await.len(), 1);
    });
}
