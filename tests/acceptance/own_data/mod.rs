//! `/me/data`, `/me/data-export`, `/me/erasure` and `/cohorts/{id}/retention`: what is kept about a person, until when, and
//! how it goes.

mod erasing;
mod retention;

use serde_json::{Value, json};

use crate::forms::{part, publish, question};
use crate::invitations::{LEAD, Team};
use crate::support::{Caller, TestApp, id, submit, team, with_app};

/// The address that `team("Viimsi", …)` gives its second member.
pub const MEMBER: &str = "liige-2@viimsi.example";

pub async fn data(caller: &Caller) -> Value {
    caller.get("/me/data").await.expect(200)
}

/// A meeting on 10 November, so that the cohort ends with that day.
pub fn with_meeting() -> Value {
    json!({ "sessions": [{ "kind": "workshop", "date": "2026-11-10" }], "admission_mode": "first_come", "rules": [] })
}

#[test]
fn a_lead_sees_their_own_entry_and_of_the_others_only_how_many_they_are() {
    with_app(async |app| {
        let team = Team::draft(app, with_meeting()).await;
        let mut own = crate::support::team("Viimsi", 3, 1);
        own["members"][0]["email"] = json!(LEAD);
        let own = team.lead.patch(&team.path(), &json!({ "members": own["members"] }));
        own.seen(&team.view["version"]).await.expect(200);
        let answer = team.lead.get("/me/data").await;
        for other in ["Liige 2", "liige-3@viimsi.example", "Viimsi noored"] {
            assert!(!answer.text.contains(other), "{other} in {}", answer.text);
        }
        let seen = answer.expect(200);
        assert_eq!(seen["account"]["email"], LEAD);
        let registration = &seen["registrations"][0];
        assert_eq!((&registration["is_applicant"], &registration["other_people"]), (&json!(true), &json!(3)));
        assert_eq!(registration["entries"][0]["name"], "Liige 1");
        assert_eq!(registration["entries"][0]["municipality"]["label"], "Viimsi rural municipality");
        assert_eq!(registration["kept"]["rule"], "until_date");
        assert_eq!(registration["kept"]["until"], "2027-01-13T22:00:00Z", "90 days after the deadline");
        assert_eq!(seen["sign_ins"].as_array().unwrap().len(), 1);
        let groups: Vec<_> = seen["about"].as_array().unwrap().iter().map(|one| &one["group"]).collect();
        for group in ["account", "registrations", "answers", "rsvps", "sign_ins", "links", "decisions"] {
            assert!(groups.contains(&&json!(group)), "{group}");
        }
    });
}

#[test]
fn a_member_sees_what_the_lead_entered_about_them_and_nothing_of_the_team() {
    with_app(async |app| {
        let team = Team::draft(app, with_meeting()).await;
        let submitted = submit(&team.lead, &team.view).await.expect(200);
        assert_eq!(submitted["state"], "confirmed");
        let member = app.sign_in(MEMBER).await;
        let answer = member.get("/me/data").await;
        assert!(!answer.text.contains("Liige 1") && !answer.text.contains(LEAD), "{}", answer.text);
        let registration = answer.expect(200)["registrations"][0].clone();
        assert_eq!(registration["is_applicant"], false);
        assert_eq!(registration["entries"][0]["name"], "Liige 2");
        assert_eq!(registration["history"], json!([]), "the member did nothing yet");
        assert_eq!(registration["kept"]["until"], "2027-11-10T22:00:00Z", "a year after the meeting");
        let somebody = app.sign_in("keegi@people.example").await;
        assert_eq!(data(&somebody).await["registrations"], json!([]));
    });
}

#[test]
fn answers_come_with_their_question_what_it_is_for_and_until_when() {
    with_app(async |app| {
        let team = Team::draft(app, with_meeting()).await;
        let asked = question("yes_no", "bus", &json!({ "retention_days": 10 }));
        publish(&team.scene, 0, &[part("way", &[asked])]).await.expect(200);
        let path = format!("{}/answers", team.path());
        let given = json!({ "registration": { "bus": true } });
        team.lead.patch(&path, &given).seen(&json!(0)).await.expect(200);
        submit(&team.lead, &team.view).await.expect(200);
        let seen = data(&team.lead).await["registrations"][0]["answers"][0].clone();
        assert_eq!((&seen["question"]["text"], &seen["value"]), (&json!("Question bus"), &json!(true)));
        assert_eq!((&seen["in_words"], &seen["purpose"]["text"]), (&json!("yes"), &json!("Valimiseks")));
        assert_eq!(seen["kept"]["until"], "2026-11-20T22:00:00Z", "10 days after the meeting");
        let member = app.sign_in(MEMBER).await;
        assert_eq!(data(&member).await["registrations"][0]["answers"], json!([]), "the lead gave it");
    });
}

#[test]
fn the_download_is_the_same_as_a_file_and_speaks_the_language_asked_for() {
    with_app(async |app| {
        let lead = app.sign_in(LEAD).await;
        let file = lead.get("/me/data-export?lang=et").await;
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"kohort-data.json\"");
        assert!(file.header("cache-control").contains("no-store"));
        let shown = lead.speaking("et").get("/me/data").await.expect(200);
        assert_eq!(file.expect(200), shown);
    });
}

/// A team of four in a cohort of this kind, handed in.
pub async fn handed_in(app: &TestApp) -> Team {
    let mut four = Team::draft(app, with_meeting()).await;
    four.view = submit(&four.lead, &four.view).await.expect(200);
    four
}

/// Another team of `lead`'s, handed in.
pub async fn another(app: &TestApp, of: &Team, name: &str) -> String {
    id(&app.submitted(&of.lead, &of.scene.cohort, &team(name, 2, 0)).await)
}
