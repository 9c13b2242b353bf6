//! `/cohorts/{id}/calendar.ics`, `/calendars/{secret}`: what other programs subscribe to.

use serde_json::{Value, json};

use crate::support::{Answer, TestApp, id, team, with_app};

fn sessions() -> Value {
    json!([
        { "kind": "training_day", "title": { "et": "Esimene päev; avamine", "en": "First day" }, "date": "2026-11-04",
          "start_time": "10:00", "end_time": "16:00", "place": { "et": "Tallinn, Telliskivi 60a" },
          "join_url": "https://meet.example/secret-room" },
        { "kind": "workshop", "date": "2026-11-11", "description": { "et": "Rida üks\r\nrida kaks" } },
        { "kind": "meeting", "when_note": { "et": "kevadel" } },
        { "kind": "info_event", "date": "2026-10-10" },
    ])
}

/// The text with folded lines joined, after checking the form that every calendar has.
#[track_caller]
fn unfolded(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    let text = &answer.text;
    assert!(text.lines().all(|line| line.len() <= 75), "lines are folded: {text}");
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count(), "no bare CR: {text}");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    text.replace("\r\n ", "")
}

/// The component of the session at this position.
fn entry<'a>(calendar: &'a str, uid: &str) -> &'a str {
    let entries = calendar.split("BEGIN:VEVENT\r\n").skip(1);
    entries
        .map(|entry| entry.split("END:VEVENT").next().unwrap())
        .find(|entry| entry.contains(uid))
        .unwrap_or("")
}

async fn session_ids(app: &TestApp, cohort: &str) -> Vec<String> {
    let cohort = app.browser().get(&format!("/cohorts/{cohort}")).await.expect(200);
    cohort["sessions"].as_array().unwrap().iter().map(id).collect()
}

#[test]
fn a_cohort_has_a_calendar_of_its_dated_sessions() {
    with_app(async |app| {
        let scene = app.scene(json!({ "sessions": sessions() })).await;
        let ids = session_ids(app, &scene.cohort).await;
        let path = format!("/cohorts/{}/calendar.ics", scene.cohort);
        let answer = app.browser().get(&path).await;
        assert_eq!(answer.header("content-language"), "en");
        let calendar = unfolded(&answer);
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 3, "what has no date is not in it: {calendar}");
        assert!(!calendar.contains("secret-room"), "{calendar}");
        assert!(calendar.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Tallinn\r\n"), "{calendar}");
        let timed = entry(&calendar, &ids[0]);
        for line in [
            format!("UID:{}@kohort", ids[0]),
            "DTSTART;TZID=Europe/Tallinn:20261104T100000".to_owned(),
            "DTEND;TZID=Europe/Tallinn:20261104T160000".to_owned(),
            "SUMMARY:Advocacy trainings: First day".to_owned(),
            "LOCATION:Tallinn\\, Telliskivi 60a".to_owned(),
            "SEQUENCE:0".to_owned(),
            "STATUS:CONFIRMED".to_owned(),
        ] {
            assert!(timed.lines().any(|given| given == line), "{line} in {timed}");
        }
        let day = entry(&calendar, &ids[1]);
        assert!(day.contains("DTSTART;VALUE=DATE:20261111\r\nDTEND;VALUE=DATE:20261112\r\n"), "{day}");
        assert!(day.contains("DESCRIPTION:Rida üks\\nrida kaks\r\n"), "{day}");
        let estonian = unfolded(&app.browser().get(&format!("{path}?lang=et&session={}", ids[0])).await);
        assert_eq!(estonian.matches("BEGIN:VEVENT").count(), 1);
        assert!(
            estonian.contains("SUMMARY:Huvikaitse koolitused: Esimene päev\\; avamine\r\n"),
            "{estonian}"
        );
    });
}

#[test]
fn identity_stays_and_the_sequence_rises_with_a_change_or_a_cancellation() {
    with_app(async |app| {
        let scene = app.scene(json!({ "sessions": sessions() })).await;
        let ids = session_ids(app, &scene.cohort).await;
        let path = format!("/cohorts/{}", scene.cohort);
        for (change, value, expected) in [
            ("place", json!({ "et": "Tartu" }), "SEQUENCE:1\r\n"),
            ("description", json!({ "et": "Uus" }), "SEQUENCE:1\r\n"),
            ("is_cancelled", json!(true), "SEQUENCE:2\r\n"),
        ] {
            let source = scene.owner.get(&format!("{path}/source")).await.expect(200);
            let mut cohort = source["cohort"].clone();
            cohort["sessions"][0][change] = value;
            scene.owner.put(&path, &cohort).seen(&source["version"]).await.expect(200);
            let calendar = unfolded(&app.browser().get(&format!("{path}/calendar.ics")).await);
            let entry = entry(&calendar, &ids[0]);
            assert!(entry.contains(expected), "{change}: {entry}");
        }
        assert_eq!(session_ids(app, &scene.cohort).await, ids, "the same sessions");
        let calendar = unfolded(&app.browser().get(&format!("{path}/calendar.ics")).await);
        let cancelled = entry(&calendar, &ids[0]);
        assert!(
            cancelled.contains("STATUS:CANCELLED") && cancelled.contains("SUMMARY:Cancelled: "),
            "{cancelled}"
        );
    });
}

#[test]
fn an_identity_of_another_cohort_is_not_taken_over() {
    with_app(async |app| {
        let scene = app.scene(json!({ "sessions": sessions() })).await;
        let ids = session_ids(app, &scene.cohort).await;
        let path = format!("/programmes/{}/cohorts", scene.programme);
        let mut copied = crate::support::open_cohort(json!({ "sessions": sessions() }));
        copied["cohort"]["sessions"][0]["id"] = json!(ids[0]);
        let copy = scene.owner.post(&path, &copied).await.expect(201);
        assert_ne!(copy["cohort"]["sessions"][0]["id"], json!(ids[0]));
    });
}

#[test]
fn a_registration_has_a_secret_calendar_in_which_waiting_looks_like_waiting() {
    with_app(async |app| {
        let first_come = json!({ "admission_mode": "first_come", "confirmation_required": false,
                                 "capacity": { "unit": "teams", "total": 1 }, "sessions": sessions() });
        let scene = app.scene(first_come).await;
        let lead = app.sign_in("lead@viimsi.example").await;
        let placed = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let waiting = app.submitted(&lead, &scene.cohort, &team("Tartu", 3, 1)).await;
        let link = async |registration: &Value| {
            let path = format!("/registrations/{}/calendar-link", id(registration));
            let url = lead.post(&path, &json!({})).await.expect(200)["url"].as_str().unwrap().to_owned();
            let (_, secret) = url.rsplit_once("/api/v1").unwrap();
            secret.to_owned()
        };
        let (placed, waiting) = (link(&placed).await, (link(&waiting).await, waiting));
        let answer = app.browser().get(&placed).await;
        assert!(answer.header("cache-control").contains("private"));
        let certain = unfolded(&answer);
        assert_eq!(certain.matches("STATUS:CONFIRMED").count(), 2, "info events are for others: {certain}");
        assert!(certain.contains("secret-room"), "who has a place may join: {certain}");
        let (secret, registration) = waiting;
        let pending = unfolded(&app.browser().get(&secret).await);
        assert_eq!(pending.matches("STATUS:TENTATIVE").count(), 2, "{pending}");
        assert_eq!(pending.matches("SUMMARY:Pending: ").count(), 2, "{pending}");
        assert!(!pending.contains("secret-room") && !pending.contains("CONFIRMED"), "{pending}");
        let estonian = unfolded(&app.browser().get(&format!("{secret}?lang=et")).await);
        assert!(estonian.contains("SUMMARY:Ootel: "), "{estonian}");
        // A new address ends the old one.
        let fresh = link(&registration).await;
        app.browser().get(&secret).await.problem(404, "not-found");
        unfolded(&app.browser().get(&fresh).await);
        let path = format!("/registrations/{}", id(&registration));
        let withdraw = lead.post(&format!("{path}/withdraw"), &json!({})).seen(&registration["version"]);
        withdraw.await.expect(200);
        let off = unfolded(&app.browser().get(&fresh).await);
        assert_eq!(off.matches("STATUS:CANCELLED").count(), 2, "{off}");
    });
}
