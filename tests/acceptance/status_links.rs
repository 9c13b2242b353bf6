//! `/status-links/…`: the link of a mail shows one registration and answers its offer, without an account.

use serde_json::{Value, json};

use crate::support::{Caller, Scene, TestApp, id, team, with_app};

const LEAD: &str = "mari@viimsi.example";

/// One place that waits for a yes, offered to `LEAD`, who is signed in.
async fn offered(app: &TestApp) -> (Scene, Caller, Value) {
    let one_place = json!({ "admission_mode": "first_come", "confirmation_required": true,
                            "capacity": { "unit": "teams", "total": 1 } });
    let scene = app.scene(one_place).await;
    let lead = app.sign_in(LEAD).await;
    let registration = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
    (scene, lead, registration)
}

/// The secret of the latest mail about the registration.
async fn token(app: &TestApp, words: &str) -> String {
    let mails = app.mails(LEAD).await;
    let mail = mails.iter().rfind(|mail| mail.text.contains(words)).expect("a mail with these words");
    assert!(mail.text.contains("/en/status#token=kst_"), "{}", mail.text);
    mail.token()
}

async fn read(app: &TestApp, token: &str) -> crate::support::Answer {
    app.browser().post("/status-links/read", &json!({ "token": token })).await
}

#[test]
fn a_mail_shows_its_registration_and_nothing_more() {
    with_app(async |app| {
        let (_, lead, registration) = offered(app).await;
        let token = token(app, "is offered to the team").await;
        let seen = read(app, &token).await.expect(200);
        assert_eq!((&seen["id"], &seen["state"]), (&registration["id"], &json!("offered")));
        assert_eq!(seen["actions"], json!(["confirm", "decline_offer"]));
        assert_eq!(seen["what_next"]["code"], "answer_offer");
        assert_eq!(seen["what_next"]["by"]["at"], seen["offer_expires_at"]);
        for member in seen["members"].as_array().unwrap() {
            assert_eq!(member["email"], Value::Null, "addresses stay with those who sign in");
        }
        let own = lead.get(&format!("/registrations/{}", id(&registration))).await.expect(200);
        assert!(own["members"][0]["email"].is_string());
        let as_bearer = app.browser().get(&format!("/registrations/{}", id(&registration)));
        as_bearer.header("authorization", &format!("Bearer {token}")).await.problem(401, "unauthenticated");
        read(app, "kst_nobody-was-given-this-one").await.problem(404, "not-found");
    });
}

#[test]
fn the_place_is_taken_by_the_link_once_however_often_it_is_pressed() {
    with_app(async |app| {
        let (_, _, _) = offered(app).await;
        let token = token(app, "is offered to the team").await;
        let body = json!({ "token": token });
        let confirm = || app.browser().post("/status-links/confirm", &body).key("pressed-twice");
        let first = confirm().await;
        assert_eq!(first.header("idempotency-replayed"), "");
        assert_eq!(first.expect(200)["state"], "confirmed");
        let again = confirm().await;
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!(again.expect(200)["state"], "confirmed");
        app.browser().post("/status-links/confirm", &body).await.problem(409, "invalid-transition");
        let history = read(app, &token).await.expect(200)["history"].clone();
        assert_eq!(history.as_array().unwrap().last().unwrap()["by"], "applicant");
        let told = app.mails(LEAD).await;
        assert_eq!(told.iter().filter(|mail| mail.text.contains("is confirmed for")).count(), 1);
    });
}

#[test]
fn every_mail_carries_the_same_link_until_ninety_days_after_the_last() {
    with_app(async |app| {
        let (_, _, _) = offered(app).await;
        let first = token(app, "is offered to the team").await;
        let reason = json!({ "token": first, "reason": "We are too few." });
        let declined = app.browser().post("/status-links/decline-offer", &reason).await.expect(200);
        assert_eq!(declined["state"], "withdrawn");
        assert_eq!(token(app, "is withdrawn").await, first);
        app.at("2026-12-30T08:59:59Z");
        assert_eq!(
            read(app, &first).await.expect(200)["history"].as_array().unwrap().last().unwrap()["reason"],
            "We are too few."
        );
        app.at("2026-12-30T09:00:01Z");
        read(app, &first).await.problem(404, "not-found");
    });
}

#[test]
fn a_link_withdraws_too_and_tells_nothing_of_a_proposal() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let registration = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let token = token(app, "arrived").await;
        let before = read(app, &token).await.expect(200);
        let path = format!("/registrations/{}", id(&registration));
        let review = scene.owner.get(&format!("{path}/review")).await.expect(200);
        let decision = json!({ "outcome": "decline", "reason": "SECRETREASON" });
        let proposed = scene.owner.put(&format!("{path}/decision"), &decision).seen(&review["version"]);
        proposed.await.expect(200);
        let after = read(app, &token).await;
        assert!(!after.text.contains("SECRETREASON"), "{}", after.text);
        assert_eq!(after.expect(200), before);
        let body = json!({ "token": token });
        app.browser().post("/status-links/confirm", &body).await.problem(409, "invalid-transition");
        assert_eq!(
            app.browser().post("/status-links/withdraw", &body).await.expect(200)["state"],
            "withdrawn"
        );
    });
}
