//! `/cohorts/{id}/sessions/{session_id}/rsvps` and `/rsvps`: coming to a session without an account.

mod organisers;
mod races;

use serde_json::{Value, json};

use crate::support::{Caller, Mail, Scene, TestApp, with_app};

const MARI: &str = "mari@people.example";
const JAAN: &str = "jaan@people.example";
const JOIN: &str = "https://meet.example/secret-room";

/// An online info event on 14 October at 15:30, with these terms.
fn info_event(rsvp: &Value) -> Value {
    json!({
        "kind": "info_event", "title": { "et": "Infopäev", "en": "Info day" }, "date": "2026-10-14",
        "start_time": "15:30", "end_time": "16:15", "format": "online", "join_url": JOIN, "rsvp": rsvp,
    })
}

struct Event {
    scene: Scene,
    path: String,
}

async fn event(app: &TestApp, rsvp: Value) -> Event {
    let scene = app.scene(json!({ "sessions": [info_event(&rsvp)] })).await;
    let session = session(app, &scene.cohort).await["id"].as_str().unwrap().to_owned();
    let path = format!("/cohorts/{}/sessions/{session}/rsvps", scene.cohort);
    Event { scene, path }
}

/// The first session of the cohort, as anyone sees it.
async fn session(app: &TestApp, cohort: &str) -> Value {
    app.browser().get(&format!("/cohorts/{cohort}")).await.expect(200)["sessions"][0].clone()
}

async fn ask(app: &TestApp, event: &Event, email: &str) -> Mail {
    let who = json!({ "name": "Mari Maasikas", "email": email, "language": "en" });
    let before = app.mails(email).await;
    app.browser().post(&event.path, &who).await.expect(202);
    newest(app, email, &before).await
}

async fn newest(app: &TestApp, email: &str, before: &[Mail]) -> Mail {
    let mails = app.mails(email).await;
    mails.into_iter().find(|mail| !before.contains(mail)).expect("a new mail")
}

fn act(browser: &Caller, what: &str, token: &str) -> crate::support::Call {
    browser.post(&format!("/rsvps/{what}"), &json!({ "token": token }))
}

async fn come(app: &TestApp, event: &Event, email: &str) -> (String, Value) {
    let token = ask(app, event, email).await.token();
    let view = act(&app.browser(), "confirm", &token).await.expect(200);
    (token, view)
}

/// Replaces what the organiser wrote of the only session.
async fn rewrite(event: &Event, changes: Value) -> crate::support::Answer {
    let path = format!("/cohorts/{}", event.scene.cohort);
    let source = event.scene.owner.get(&format!("{path}/source")).await.expect(200);
    let mut cohort = source["cohort"].clone();
    for (key, value) in changes.as_object().unwrap() {
        cohort["sessions"][0][key] = value.clone();
    }
    event.scene.owner.put(&path, &cohort).seen(&source["version"]).await
}

#[test]
fn a_link_is_read_confirmed_and_cancelled() {
    with_app(async |app| {
        let event = event(app, json!({ "capacity": 2 })).await;
        let (browser, token) = (app.browser(), ask(app, &event, MARI).await.token());
        let read = act(&browser, "read", &token).await.expect(200);
        assert_eq!((&read["state"], &read["name"]), (&json!("asked"), &json!("Mari Maasikas")));
        assert_eq!(read["actions"], json!(["confirm", "cancel"]));
        assert_eq!(session(app, &event.scene.cohort).await["rsvp"]["attending"], 0, "reading takes no seat");
        assert!(!read.to_string().contains(JOIN), "the link to join is for those attending: {read}");

        let before = app.mails(MARI).await;
        let confirmed = act(&browser, "confirm", &token).await.expect(200);
        assert_eq!((&confirmed["state"], &confirmed["join_url"]), (&json!("attending"), &json!(JOIN)));
        let mail = newest(app, MARI, &before).await;
        assert!(mail.text.contains(JOIN), "{}", mail.text);
        let calendar = mail.calendar.clone().expect("a calendar file");
        assert!(calendar.contains("DTSTART;TZID=Europe/Tallinn:20261014T153000\r\n"), "{calendar}");
        let seats = session(app, &event.scene.cohort).await["rsvp"].clone();
        assert_eq!(
            (&seats["attending"], &seats["left"], &seats["is_open"]),
            (&json!(1), &json!(1), &json!(true))
        );

        // The link of a later mail opens the same.
        let cancelled = act(&browser, "cancel", &mail.token()).await.expect(200);
        assert_eq!((&cancelled["state"], &cancelled["join_url"]), (&json!("cancelled"), &Value::Null));
        assert_eq!(cancelled["actions"], json!([]));
        assert_eq!(session(app, &event.scene.cohort).await["rsvp"]["left"], 2);
        act(&browser, "confirm", &token).await.problem(409, "invalid-transition");
    });
}

#[test]
fn nothing_personal_and_no_link_to_join_is_public() {
    with_app(async |app| {
        let event = event(app, json!({})).await;
        come(app, &event, MARI).await;
        let viewer = app.sign_in("somebody@people.example").await;
        for path in [format!("/cohorts/{}", event.scene.cohort), "/programmes/huvikaitse".to_owned()] {
            for caller in [app.browser(), viewer.clone()] {
                let public = caller.get(&path).await;
                assert!(
                    !public.text.contains("Maasikas") && !public.text.contains("secret-room"),
                    "{}",
                    public.text
                );
                public.expect(200);
            }
        }
        let source = event.scene.owner.get(&format!("/cohorts/{}/source", event.scene.cohort)).await;
        assert!(source.text.contains(JOIN), "organisers see it");
    });
}

#[test]
fn known_and_unknown_addresses_get_the_same_answer_and_one_seat() {
    with_app(async |app| {
        let event = event(app, json!({ "capacity": 5 })).await;
        let (first, _) = come(app, &event, MARI).await;
        let who = |email: &str| json!({ "name": "Mari", "email": email, "language": "en" });
        let known = app.browser().post(&event.path, &who(MARI)).await.expect(202);
        let unknown = app.browser().post(&event.path, &who(JAAN)).await.expect(202);
        assert_eq!(known, unknown);
        let again = app.mails(MARI).await.into_iter().map(|mail| mail.token()).find(|token| *token != first);
        act(&app.browser(), "confirm", &again.expect("another link")).await.expect(200);
        assert_eq!(session(app, &event.scene.cohort).await["rsvp"]["attending"], 1);
    });
}

#[test]
fn a_full_session_has_a_waiting_list_that_moves_up() {
    with_app(async |app| {
        let event = event(app, json!({ "capacity": 1 })).await;
        let (first, _) = come(app, &event, MARI).await;
        let (second, waiting) = come(app, &event, JAAN).await;
        assert_eq!((&waiting["state"], &waiting["waitlist_position"]), (&json!("waitlisted"), &json!(1)));
        assert_eq!((&waiting["join_url"], &waiting["calendar_url"]), (&Value::Null, &Value::Null));
        app.at("2026-10-01T09:00:01Z");
        let (_, third) = come(app, &event, "third@people.example").await;
        assert_eq!(third["waitlist_position"], 2);
        let before = app.mails(JAAN).await;
        act(&app.browser(), "cancel", &first).await.expect(200);
        assert!(newest(app, JAAN, &before).await.text.contains("it is yours now"));
        assert_eq!(act(&app.browser(), "read", &second).await.expect(200)["state"], "attending");
        // More seats: the next one moves up without anybody leaving.
        rewrite(&event, json!({ "rsvp": { "capacity": 2 } })).await.expect(200);
        assert_eq!(session(app, &event.scene.cohort).await["rsvp"]["attending"], 2);
    });
}

#[test]
fn an_unconfirmed_link_lapses_after_two_days_and_holds_no_seat() {
    with_app(async |app| {
        let event = event(app, json!({ "capacity": 1 })).await;
        let token = ask(app, &event, MARI).await.token();
        app.at("2026-10-03T09:00:00Z");
        act(&app.browser(), "read", &token).await.refuses("/token", "expired_or_used");
        act(&app.browser(), "confirm", &token).await.refuses("/token", "expired_or_used");
        let (_, view) = come(app, &event, MARI).await;
        assert_eq!(view["state"], "attending", "whoever lapsed can ask again");
    });
}

#[test]
fn after_the_deadline_nobody_joins_and_after_the_start_nobody_leaves() {
    with_app(async |app| {
        let event = event(app, json!({ "closes": { "date": "2026-10-02" } })).await;
        let token = ask(app, &event, MARI).await.token();
        let (attending, _) = come(app, &event, JAAN).await;
        app.at("2026-10-02T21:00:00Z");
        act(&app.browser(), "confirm", &token).await.problem(409, "registration-closed");
        let who = json!({ "name": "Kai", "email": "kai@people.example" });
        app.browser().post(&event.path, &who).await.problem(409, "registration-closed");
        app.at("2026-10-14T12:30:00Z");
        act(&app.browser(), "cancel", &attending).await.problem(409, "conflict");
    });
}

#[test]
fn what_is_wrong_with_a_wish_is_named() {
    with_app(async |app| {
        let event = event(app, json!({})).await;
        let wrong = app.browser().post(&event.path, &json!({ "name": " ", "email": "mari" })).await;
        assert_eq!(wrong.body["errors"].as_array().map(Vec::len), Some(2), "{}", wrong.text);
        wrong.refuses("/email", "invalid_format");
        let nobody = act(&app.browser(), "read", "krv_nobody-was-given-this").await;
        nobody.refuses("/token", "expired_or_used");
        let nowhere =
            event.path.replace("/sessions/", "/sessions/0").replacen("/sessions/00", "/sessions/0f", 1);
        let who = json!({ "name": "Kai", "email": "kai@people.example" });
        app.browser().post(&nowhere, &who).await.problem(404, "not-found");
    });
}

#[test]
fn a_repeated_wish_sends_one_mail_and_an_address_gets_only_so_many() {
    with_app(async |app| {
        let event = event(app, json!({})).await;
        let who = json!({ "name": "Mari", "email": MARI, "language": "en" });
        let wish = || app.browser().post(&event.path, &who).key("the-same-wish");
        wish().await.expect(202);
        let again = wish().await;
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!(app.mails(MARI).await.len(), 1);
        for _ in 0..20 {
            let asked = app.browser().post(&event.path, &who).await;
            if asked.status == 429 {
                asked.problem(429, "too-many-requests");
                return;
            }
        }
        panic!("one address got twenty mails");
    });
}
