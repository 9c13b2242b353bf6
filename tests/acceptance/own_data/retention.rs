//! What a cohort keeps goes when its term is over, not a second before, and organisers see it coming.

use serde_json::{Value, json};

use super::{MEMBER, handed_in, with_meeting};
use crate::forms::{part, publish, question};
use crate::invitations::{LEAD, Team};
use crate::support::{Caller, Role, TestApp, id, submit, team, with_app};

async fn kept(app: &TestApp, cohort: &str) -> Value {
    let owner = app.sign_in(&Role::Owner.email()).await;
    owner.get(&format!("/cohorts/{cohort}/retention")).await.expect(200)["lines"].clone()
}

fn line<'a>(lines: &'a Value, kind: &str) -> Option<&'a Value> {
    lines.as_array().unwrap().iter().find(|line| line["kind"] == kind)
}

/// Just before `instant` nothing goes, at it everything that is due.
async fn before_and_at(app: &TestApp, before: &str, instant: &str, gone: impl AsyncFn() -> bool) {
    app.at(before);
    app.erased().await;
    assert!(!gone().await, "kept until {instant}");
    app.at(instant);
    app.erased().await;
    assert!(gone().await, "erased at {instant}");
    app.erased().await;
}

#[test]
fn a_draft_goes_ninety_days_after_the_deadline() {
    with_app(async |app| {
        let team = Team::draft(app, with_meeting()).await;
        let cohort = &team.scene.cohort;
        let lines = kept(app, cohort).await;
        let draft = line(&lines, "drafts").unwrap();
        assert_eq!(
            (&draft["things"], &draft["people"], &draft["is_near"]),
            (&json!(1), &json!(4), &json!(false))
        );
        assert_eq!((&draft["days"], &draft["kept"]["until"]), (&json!(90), &json!("2027-01-13T22:00:00Z")));
        app.at("2026-12-14T22:00:00Z");
        assert_eq!(line(&kept(app, cohort).await, "drafts").unwrap()["is_near"], true, "30 days before");
        let gone = async || line(&kept(app, cohort).await, "drafts").is_none();
        before_and_at(app, "2027-01-13T21:59:59Z", "2027-01-13T22:00:00Z", gone).await;
        let lead = app.sign_in(LEAD).await;
        lead.get(&team.path()).await.problem(404, "not-found");
    });
}

#[test]
fn names_go_a_year_after_the_last_meeting_and_the_facts_of_the_decision_stay() {
    with_app(async |app| {
        let team = handed_in(app).await;
        let cohort = &team.scene.cohort;
        let lines = kept(app, cohort).await;
        let details = line(&lines, "details").unwrap();
        assert_eq!((&details["things"], &details["people"]), (&json!(1), &json!(4)));
        let gone = async || line(&kept(app, cohort).await, "details").is_none();
        before_and_at(app, "2027-11-10T21:59:59Z", "2027-11-10T22:00:00Z", gone).await;
        let owner = app.sign_in(&Role::Owner.email()).await;
        let review = owner.get(&format!("{}/review", team.path())).await;
        for erased in ["Liige 1", MEMBER, "Viimsi noored"] {
            assert!(!review.text.contains(erased), "{erased} in {}", review.text);
        }
        let review = review.expect(200);
        let registration = &review["registration"];
        assert_eq!(
            (&registration["state"], &registration["municipality"]),
            (&json!("confirmed"), &json!("0890"))
        );
        assert_eq!(registration["members"].as_array().unwrap().len(), 4);
        assert_eq!(registration["verdict"]["status"], "satisfied");
        assert_eq!(app.erased_verdicts().await, 1);
        let search = format!("/cohorts/{cohort}/registrations?q=liige");
        assert_eq!(owner.get(&search).await.expect(200)["items"], json!([]));
    });
}

#[test]
fn an_answer_goes_with_the_term_of_its_question_and_no_other() {
    with_app(async |app| {
        let mut four = Team::draft(app, with_meeting()).await;
        let asked = |code: &str, days: u32| question("yes_no", code, &json!({ "retention_days": days }));
        publish(&four.scene, 0, &[part("way", &[asked("bus", 10), asked("again", 20)])]).await.expect(200);
        let given = json!({ "registration": { "bus": true, "again": true } });
        let path = format!("{}/answers", four.path());
        four.lead.patch(&path, &given).seen(&json!(0)).await.expect(200);
        four.view = submit(&four.lead, &four.view).await.expect(200);
        let cohort = &four.scene.cohort;
        let lines = kept(app, cohort).await;
        let first = lines.as_array().unwrap().first().unwrap();
        assert_eq!(
            (&first["kind"], &first["questions"][0]["text"]),
            (&json!("answers"), &json!("Question bus"))
        );
        let days = async || -> Vec<Value> {
            let lines = kept(app, cohort).await;
            let answers = lines.as_array().unwrap().iter().filter(|line| line["kind"] == "answers");
            answers.map(|line| line["days"].clone()).collect()
        };
        let gone = async || days().await == [json!(20)];
        before_and_at(app, "2026-11-20T21:59:59Z", "2026-11-20T22:00:00Z", gone).await;
        let owner = app.sign_in(&Role::Owner.email()).await;
        let review = owner.get(&format!("{}/review", four.path())).await.expect(200);
        assert_eq!(review["answers"]["registration"], json!({ "again": true }));
    });
}

#[test]
fn who_came_to_a_session_is_forgotten_after_thirty_days_and_how_many_stays() {
    with_app(async |app| {
        let event = json!({ "kind": "info_event", "date": "2026-10-14", "rsvp": {} });
        let scene = app.scene(json!({ "sessions": [event] })).await;
        let cohort = app.browser().get(&format!("/cohorts/{}", scene.cohort)).await.expect(200);
        let path = format!("/cohorts/{}/sessions/{}/rsvps", scene.cohort, id(&cohort["sessions"][0]));
        let who = json!({ "name": "Kai Kask", "email": "kai@people.example", "language": "en" });
        app.browser().post(&path, &who).await.expect(202);
        let token = app.mails("kai@people.example").await.remove(0).token();
        app.browser().post("/rsvps/confirm", &json!({ "token": token })).await.expect(200);
        let list = async || {
            let owner: Caller = app.sign_in(&Role::Owner.email()).await;
            owner.get(&path).await.expect(200)
        };
        let gone = async || list().await["items"] == json!([]);
        before_and_at(app, "2026-11-13T21:59:59Z", "2026-11-13T22:00:00Z", gone).await;
        assert_eq!(list().await["counts"]["attending"], 1, "how many came is still known");
        assert!(line(&kept(app, &scene.cohort).await, "rsvps").is_none());
    });
}

#[test]
fn nothing_goes_while_a_meeting_has_no_date() {
    with_app(async |app| {
        let undated =
            json!({ "sessions": [{ "kind": "workshop" }], "admission_mode": "first_come", "rules": [] });
        let scene = app.scene(undated).await;
        let lead = app.sign_in(LEAD).await;
        app.submitted(&lead, &scene.cohort, &team("Viimsi", 2, 0)).await;
        app.at("2036-01-01T00:00:00Z");
        app.erased().await;
        let lines = kept(app, &scene.cohort).await;
        let details = line(&lines, "details").unwrap();
        assert_eq!((&details["kept"]["rule"], &details["people"]), (&json!("date_not_known"), &json!(2)));
    });
}
