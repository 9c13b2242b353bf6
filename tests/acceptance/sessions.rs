//! `/sign-in-links`, `/sessions`, `/session`: a link by mail instead of a password.

use serde_json::{Value, json};

use crate::support::{Caller, Mail, TestApp, with_app};

const EMAIL: &str = "mari@people.example";

async fn ask(browser: &Caller, email: &str) -> Value {
    browser.post("/sign-in-links", &json!({ "email": email, "language": "en" })).await.expect(202)
}

async fn newest(app: &TestApp, email: &str) -> Mail {
    app.mails(email).await.pop().expect("a mail")
}

#[test]
fn a_link_signs_in_once() {
    with_app(async |app| {
        let browser = app.browser();
        browser.get("/session").await.problem(401, "unauthenticated");
        ask(&browser, EMAIL).await;
        let token = json!({ "token": newest(app, EMAIL).await.token() });
        let session = browser.post("/sessions", &token).await.expect(201);
        assert_eq!(session["person"]["email"], EMAIL);
        assert_eq!(browser.get("/session").await.expect(200)["person"]["email"], EMAIL);
        browser.post("/sessions", &token).await.refuses("/token", "expired_or_used");
    });
}

#[test]
fn a_link_dies_after_ten_minutes() {
    with_app(async |app| {
        let browser = app.browser();
        ask(&browser, EMAIL).await;
        let token = json!({ "token": newest(app, EMAIL).await.token() });
        app.at("2026-10-01T09:10:01Z");
        browser.post("/sessions", &token).await.refuses("/token", "expired_or_used");
    });
}

#[test]
fn link_and_code_work_only_in_the_browser_that_asked() {
    with_app(async |app| {
        let (asking, other) = (app.browser(), app.browser());
        ask(&asking, EMAIL).await;
        let mail = newest(app, EMAIL).await;
        other.post("/sessions", &json!({ "token": mail.token() })).await.refuses("/token", "other_browser");
        // The code is for a mail that was read elsewhere: it is typed where the asking began.
        let code = json!({ "email": EMAIL, "code": mail.code() });
        other.post("/sessions", &code).await.refuses("/code", "wrong_code");
        asking.post("/sessions", &code).await.expect(201);
    });
}

#[test]
fn a_wrong_code_is_refused_and_cannot_be_guessed_at_leisure() {
    with_app(async |app| {
        let browser = app.browser();
        ask(&browser, EMAIL).await;
        let right = newest(app, EMAIL).await.code();
        let wrong = json!({ "email": EMAIL, "code": "00000000" });
        browser.post("/sessions", &wrong).await.refuses("/code", "wrong_code");
        for _ in 0..9 {
            browser.post("/sessions", &wrong).await;
        }
        // After ten guesses the right code is worth nothing.
        let right = json!({ "email": EMAIL, "code": right });
        browser.post("/sessions", &right).await.refuses("/code", "wrong_code");
    });
}

#[test]
fn known_and_unknown_addresses_get_the_same_answer() {
    with_app(async |app| {
        app.sign_in(EMAIL).await;
        let known = ask(&app.browser(), EMAIL).await;
        let unknown = ask(&app.browser(), "never-seen@people.example").await;
        assert_eq!(known, unknown);
    });
}

#[test]
fn links_are_limited_per_address() {
    with_app(async |app| {
        let mut statuses = Vec::new();
        for _ in 0..20 {
            let asked =
                app.browser().post("/sign-in-links", &json!({ "email": EMAIL, "language": "en" })).await;
            if asked.status == 429 {
                assert!(asked.header("retry-after").parse::<u32>().unwrap() > 0);
                asked.problem(429, "too-many-requests");
                return;
            }
            statuses.push(asked.status);
        }
        panic!("twenty links in a row were sent to one address: {statuses:?}");
    });
}

#[test]
fn signing_out_ends_the_session_at_once() {
    with_app(async |app| {
        let browser = app.sign_in(EMAIL).await;
        let access = browser.cookie("__Host-kohort_access").expect("an access cookie");
        browser.delete("/session").await.expect(204);
        browser.set_cookie("__Host-kohort_access", &access);
        browser.get("/session").await.problem(401, "unauthenticated");
    });
}

#[test]
fn a_stolen_refresh_token_ends_the_whole_family() {
    with_app(async |app| {
        let browser = app.sign_in(EMAIL).await;
        let stolen = browser.cookie("__Host-kohort_refresh").expect("a refresh cookie");
        browser.post("/session/renew", &json!({})).await.expect(201);
        let renewed = browser.cookie("__Host-kohort_refresh").unwrap();
        assert_ne!(renewed, stolen, "renewing rotates");
        browser.post("/session/renew", &json!({})).await.expect(201);
        app.at("2026-10-01T09:05:00Z");
        let thief = app.browser();
        thief.set_cookie("__Host-kohort_refresh", &stolen);
        thief.post("/session/renew", &json!({})).await.problem(401, "unauthenticated");
        browser.post("/session/renew", &json!({})).await.problem(401, "unauthenticated");
    });
}

#[test]
fn the_access_token_dies_by_the_servers_clock() {
    with_app(async |app| {
        let browser = app.sign_in(EMAIL).await;
        app.at("2026-10-01T09:10:01Z");
        browser.get("/session").await.problem(401, "unauthenticated");
        browser.post("/session/renew", &json!({})).await.expect(201);
        browser.get("/session").await.expect(200);
    });
}

#[test]
fn cookies_alone_do_not_act_from_a_foreign_page() {
    with_app(async |app| {
        let browser = app.sign_in(EMAIL).await;
        let foreign = browser.patch("/session", &json!({ "name": "Mari" }));
        let foreign = foreign.header("origin", "https://evil.example").header("sec-fetch-site", "cross-site");
        foreign.await.problem(403, "forbidden");
        browser.patch("/session", &json!({ "name": "Mari" })).await.expect(200);
    });
}

#[test]
fn people_see_and_end_their_sessions() {
    with_app(async |app| {
        let (first, second) = (app.sign_in(EMAIL).await, app.sign_in(EMAIL).await);
        let listed = first.get("/sessions").await.expect(200);
        let listed = listed["items"].as_array().unwrap().clone();
        assert_eq!(listed.len(), 2, "{listed:?}");
        let other = listed.iter().find(|session| session["is_current"] == false).expect("another session");
        first.delete(&format!("/sessions/{}", other["id"].as_str().unwrap())).await.expect(204);
        second.get("/session").await.problem(401, "unauthenticated");
        first.get("/session").await.expect(200);
    });
}
