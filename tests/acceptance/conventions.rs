//! What holds for every resource: versions and `If-Match`, and keys that make a repeated request harmless.

use serde_json::json;

use crate::support::{id, submit, team, with_app};

const LEAD: &str = "mari@viimsi.example";

#[test]
fn an_edit_names_the_version_it_has_seen() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let path = format!("/registrations/{}", id(&draft));
        let edit = json!({ "team_name": "Viimsi noored" });
        lead.patch(&path, &edit).await.problem(428, "precondition-required");
        let saved = lead.patch(&path, &edit).seen(&draft["version"]).await;
        assert_ne!(saved.header("etag"), "");
        let saved = saved.expect(200);
        assert!(saved["version"].as_i64() > draft["version"].as_i64());
        let other_tab = json!({ "team_name": "Viimsi vanad" });
        let lost = lead.patch(&path, &other_tab).seen(&draft["version"]).await;
        lost.problem(412, "version-mismatch");
        assert_eq!(lead.get(&path).await.expect(200)["team_name"], "Viimsi noored");
    });
}

#[test]
fn what_the_reader_has_already_is_not_sent_again() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let path = format!("/registrations/{}", id(&draft));
        let tag = lead.get(&path).await.header("etag").to_owned();
        let again = lead.get(&path).header("if-none-match", &tag).await;
        assert_eq!((again.status, again.text.as_str()), (304, ""));
        let public = format!("/programmes/{}", scene.programme);
        let tag = app.browser().get(&public).await.header("etag").to_owned();
        let again = app.browser().get(&public).header("if-none-match", &tag).await;
        assert_eq!(again.status, 304, "a public page with tag {tag}");
    });
}

#[test]
fn creating_needs_a_key() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let path = format!("/cohorts/{}/registrations", scene.cohort);
        let create = || lead.post(&path, &team("Viimsi", 3, 1));
        create().without("idempotency-key").await.problem(400, "idempotency-key-missing");
        create().key("short").await.problem(400, "idempotency-key-missing");
    });
}

#[test]
fn a_repeated_request_gets_the_first_answer_and_happens_once() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let path = format!("/cohorts/{}/registrations", scene.cohort);
        let create = |body| lead.post(&path, &body).key("the-same-key-twice");
        let first = create(team("Viimsi", 3, 1)).await;
        assert_eq!(first.header("idempotency-replayed"), "");
        let again = create(team("Viimsi", 3, 1)).await;
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!(again.header("location"), first.header("location"));
        assert_eq!(id(&again.expect(201)), id(&first.expect(201)));
        create(team("Viimsi", 4, 1)).await.problem(422, "idempotency-key-reused");
        let mine = lead.get("/registrations").await.expect(200);
        assert_eq!(mine["items"].as_array().unwrap().len(), 1);
    });
}

#[test]
fn a_repeated_step_is_answered_with_the_registration_as_it_stands() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let hand_in = || submit(&lead, &draft).key("handed-in-once");
        let submitted = hand_in().await.expect(200);
        let withdraw = format!("/registrations/{}/withdraw", id(&draft));
        lead.post(&withdraw, &json!({})).seen(&submitted["version"]).await.expect(200);
        let again = hand_in().await;
        assert_eq!(again.header("idempotency-replayed"), "true");
        let now = lead.get(&format!("/registrations/{}", id(&draft))).await;
        assert_eq!(again.header("etag"), now.header("etag"));
        assert_eq!(again.expect(200)["state"], "withdrawn");
    });
}

#[test]
fn concurrent_duplicates_happen_once() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let path = format!("/cohorts/{}/registrations", scene.cohort);
        let same = team("Viimsi", 3, 1);
        let attempts: Vec<_> = (0..8)
            .map(|_| tokio::spawn(lead.post(&path, &same).key("the-same-key-eight-times").into_future()))
            .collect();
        let mut made = std::collections::BTreeSet::new();
        for attempt in attempts {
            let answer = attempt.await.unwrap();
            if answer.status == 409 {
                answer.problem(409, "idempotency-in-progress");
            } else {
                made.insert(id(&answer.expect(201)));
            }
        }
        assert_eq!(made.len(), 1, "{made:?}");
        let mine = lead.get("/registrations").await.expect(200);
        assert_eq!(mine["items"].as_array().unwrap().len(), 1);
    });
}

#[test]
fn a_key_belongs_to_one_person() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let path = format!("/cohorts/{}/registrations", scene.cohort);
        let (one, other) = (app.sign_in(LEAD).await, app.sign_in("jaan@people.example").await);
        let create =
            |lead: &crate::support::Caller| lead.post(&path, &team("Viimsi", 3, 1)).key("everybodys-key");
        let (first, second) = (create(&one).await.expect(201), create(&other).await.expect(201));
        assert_ne!(id(&first), id(&second));
    });
}
