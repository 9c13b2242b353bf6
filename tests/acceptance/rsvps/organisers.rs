//! The organiser's side: changing, cancelling and limiting a session that people come to, and seeing who comes.

use serde_json::{Value, json};

use super::{JAAN, JOIN, MARI, ask, come, event, info_event, newest, rewrite, session};
use crate::support::{open_cohort, with_app};

#[test]
fn those_attending_hear_of_changes_and_calendars_do_too() {
    with_app(async |app| {
        let event = event(app, json!({ "capacity": 1 })).await;
        come(app, &event, MARI).await;
        come(app, &event, JAAN).await;
        let before = app.mails(MARI).await;
        rewrite(&event, json!({ "description": { "et": "Uus kirjeldus" } })).await.expect(200);
        assert_eq!(app.mails(MARI).await.len(), before.len(), "words alone are no news");
        rewrite(&event, json!({ "start_time": "16:00", "end_time": "17:00" })).await.expect(200);
        let moved = newest(app, MARI, &before).await;
        assert!(moved.text.contains("16:00–17:00"), "{}", moved.text);
        let (before, waiting) = (app.mails(MARI).await, app.mails(JAAN).await);
        assert_eq!(waiting.len(), 2, "who waits hears of it when it matters");
        rewrite(&event, json!({ "is_cancelled": true })).await.expect(200);
        assert!(newest(app, JAAN, &waiting).await.text.contains("will not take place"));
        let cancelled = newest(app, MARI, &before).await.calendar.expect("a calendar file");
        assert!(
            cancelled.contains("STATUS:CANCELLED\r\n") && cancelled.contains("SEQUENCE:2\r\n"),
            "{cancelled}"
        );
        assert_eq!(session(app, &event.scene.cohort).await["rsvp"]["is_open"], false);
    });
}

#[test]
fn seats_that_people_hold_cannot_be_taken_away() {
    with_app(async |app| {
        let event = event(app, json!({ "capacity": 2 })).await;
        come(app, &event, MARI).await;
        come(app, &event, JAAN).await;
        let fewer = rewrite(&event, json!({ "rsvp": { "capacity": 1 } })).await;
        fewer.refuses("/sessions/0/rsvp/capacity", "out_of_range");
        rewrite(&event, json!({ "rsvp": null })).await.refuses("/sessions/0/rsvp", "not_allowed");
        let path = format!("/cohorts/{}", event.scene.cohort);
        let source = event.scene.owner.get(&format!("{path}/source")).await.expect(200);
        let mut cohort = source["cohort"].clone();
        cohort["sessions"] = json!([]);
        event
            .scene
            .owner
            .put(&path, &cohort)
            .seen(&source["version"])
            .await
            .refuses("/sessions", "not_allowed");
    });
}

#[test]
fn organisers_list_who_confirmed_page_by_page() {
    with_app(async |app| {
        let event = event(app, json!({ "capacity": 1 })).await;
        come(app, &event, MARI).await;
        app.at("2026-10-01T09:00:01Z");
        come(app, &event, JAAN).await;
        ask(app, &event, "unconfirmed@people.example").await;
        let first = event.scene.owner.get(&format!("{}?limit=1", event.path)).await.expect(200);
        let counts = json!({ "asked": 1, "attending": 1, "waitlisted": 1, "cancelled": 0 });
        assert_eq!((&first["counts"], &first["capacity"]), (&counts, &json!(1)));
        assert_eq!(first["items"][0]["email"], MARI);
        let cursor = first["next_cursor"].as_str().expect("more");
        let second =
            event.scene.owner.get(&format!("{}?limit=1&cursor={cursor}", event.path)).await.expect(200);
        assert_eq!((&second["items"][0]["email"], &second["next_cursor"]), (&json!(JAAN), &Value::Null));
        let waiting = event.scene.owner.get(&format!("{}?state=waitlisted", event.path)).await.expect(200);
        assert_eq!(waiting["items"].as_array().map(Vec::len), Some(1));
    });
}

#[test]
fn where_nobody_registers_the_window_of_the_cohort_holds_for_coming() {
    with_app(async |app| {
        let meeting = json!({ "by_rsvp": true, "participation": "person", "capacity": null,
                              "sessions": [info_event(&json!({}))] });
        let scene = app.scene(meeting).await;
        let session = session(app, &scene.cohort).await;
        assert_eq!(session["rsvp"]["closes_at"], "2026-10-14T12:30:00Z");
        let lead = app.sign_in(MARI).await;
        let draft = json!({ "members": [] });
        lead.post(&format!("/cohorts/{}/registrations", scene.cohort), &draft).await.problem(409, "conflict");
        let none = open_cohort(json!({ "by_rsvp": true }));
        let path = format!("/programmes/{}/cohorts", scene.programme);
        scene.owner.post(&path, &none).await.refuses("/by_rsvp", "not_allowed");
    });
}

#[test]
fn those_attending_are_reminded_once_the_day_before() {
    with_app(async |app| {
        let event = event(app, json!({})).await;
        come(app, &event, MARI).await;
        let before = app.mails(MARI).await;
        app.at("2026-10-13T12:00:00Z");
        app.tidied().await;
        assert_eq!(app.mails(MARI).await.len(), before.len(), "more than a day ahead");
        come(app, &event, JAAN).await;
        app.at("2026-10-13T13:00:00Z");
        app.tidied().await;
        let reminder = newest(app, MARI, &before).await;
        assert!(reminder.text.contains("A reminder") && reminder.text.contains(JOIN), "{}", reminder.text);
        app.at("2026-10-13T15:00:00Z");
        app.tidied().await;
        assert_eq!(app.mails(MARI).await.len(), before.len() + 1);
        assert_eq!(app.mails(JAAN).await.len(), 2, "who said so an hour ago knows");
    });
}
