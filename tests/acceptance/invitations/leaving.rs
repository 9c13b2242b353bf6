//! Saying no erases; leaving frees exactly one person's place.

use serde_json::{Value, json};

use super::{LEAD, Team, accept, decline, new_mail, read};
use crate::support::{id, submit, team, with_app};

fn names_nobody(text: &str) {
    for erased in ["Kadri Kaduv", "liige-2@viimsi.example"] {
        assert!(!text.contains(erased), "{erased} in {text}");
    }
}

#[test]
fn declining_erases_everything_that_was_entered() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let mut members = crate::support::team("Viimsi", 3, 1)["members"].clone();
        members[1]["name"] = json!("Kadri Kaduv");
        let save = team.lead.patch(&team.path(), &json!({ "members": members })).seen(&team.view["version"]);
        team.view = save.await.expect(200);
        let asked = json!({ "member_id": team.member(1) });
        let version = team.view["version"].clone();
        let ask = || {
            let path = format!("{}/invitations", team.path());
            team.lead.post(&path, &asked).seen(&version).key("ask-kadri-just-once")
        };
        ask().await.expect(201);
        assert!(ask().await.text.contains("Kadri Kaduv"), "a repeated request gets the kept answer");
        let token = app.mails("liige-2@viimsi.example").await.remove(0).token();
        let before = app.mails(LEAD).await;
        let answered = decline(app, &token).await;
        names_nobody(&answered.text);
        assert_eq!(answered.expect(200)["state"], "declined");
        names_nobody(&ask().await.text);
        let seen = team.lead.get(&team.path()).await;
        names_nobody(&seen.text);
        let seen = seen.expect(200);
        assert_eq!(seen["members"].as_array().unwrap().len(), 3);
        assert_eq!(seen["members"][1]["name"], "Liige 3", "the others stay");
        assert_eq!(seen["declined_invitations"], json!([{ "answered_at": "2026-10-01T09:00:00Z" }]));
        names_nobody(&new_mail(app, LEAD, &before).await.text);
        let over = read(app, &token).await;
        names_nobody(&over.text);
        assert_eq!(over.expect(200)["state"], "declined");
        decline(app, &token).await.problem(409, "conflict");
        accept(app, &token, &super::person("Kadri Kaduv", "kadri@x.example")).await.problem(409, "conflict");
    });
}

#[test]
fn an_invitation_that_is_over_can_still_be_declined() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let token = team.invite(app, 1).await;
        app.at("2026-10-15T09:00:00Z");
        assert_eq!(decline(app, &token).await.expect(200)["state"], "declined");
        team.lead = app.sign_in(LEAD).await;
        assert_eq!(team.look().await["members"].as_array().unwrap().len(), 3);
    });
}

/// A team of four and one more who waits, in a cohort of first come with places for four people.
async fn full(app: &crate::support::TestApp) -> (Team, String, Value) {
    let cohort =
        json!({ "admission_mode": "first_come", "capacity": { "unit": "people", "total": 4 }, "rules": [] });
    let mut four = Team::draft(app, cohort).await;
    let token = four.confirmed(app, 1).await;
    four.view = submit(&four.lead, &four.view).await.expect(200);
    assert_eq!(four.view["state"], "confirmed");
    let waiting = app.submitted(&four.lead, &four.scene.cohort, &team("Parnu", 2, 0)).await;
    let waiting_one = app.submitted(&four.lead, &four.scene.cohort, &team("Tartu", 1, 0)).await;
    assert_eq!((&waiting["state"], &waiting_one["state"]), (&json!("waitlisted"), &json!("waitlisted")));
    (four, token, json!([waiting, waiting_one]))
}

#[test]
fn leaving_after_the_registration_frees_exactly_one_persons_place() {
    with_app(async |app| {
        let (mut team, token, waiting) = full(app).await;
        let before = app.mails(LEAD).await;
        let left = decline(app, &token).await.expect(200);
        assert_eq!((&left["state"], &left["entered"]), (&json!("declined"), &json!(null)));
        let seen = team.look().await.clone();
        assert_eq!((&seen["state"], seen["members"].as_array().unwrap().len()), (&json!("confirmed"), 3));
        let last = seen["history"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(
            (&last["kind"], &last["by"], &last["from"]),
            (&json!("member_left"), &json!("member"), &json!("confirmed"))
        );
        let state = async |at: usize| {
            let path = format!("/registrations/{}", id(&waiting[at]));
            team.lead.get(&path).await.expect(200)["state"].clone()
        };
        assert_eq!([state(0).await, state(1).await], ["waitlisted", "confirmed"], "one place, not two");
        let cohort = app.browser().get(&format!("/cohorts/{}", team.scene.cohort)).await.expect(200);
        assert_eq!(cohort["places_left"], 0);
        let told: Vec<_> = app.mails(LEAD).await.into_iter().filter(|mail| !before.contains(mail)).collect();
        assert!(told.iter().any(|mail| mail.text.contains("has left")), "{told:?}");
    });
}

#[test]
fn who_left_is_gone_from_what_organisers_see_and_search() {
    with_app(async |app| {
        let (team, token, _) = full(app).await;
        let owner = &team.scene.owner;
        let search = format!("/cohorts/{}/registrations?q=liige%202&state=confirmed", team.scene.cohort);
        assert_eq!(owner.get(&search).await.expect(200)["items"].as_array().unwrap().len(), 1);
        decline(app, &token).await.expect(200);
        let found = owner.get(&search).await.expect(200)["items"].as_array().unwrap().clone();
        assert!(found.iter().all(|row| row["id"] != team.view["id"]), "{found:?}");
        let review = owner.get(&format!("{}/review", team.path())).await;
        assert!(!review.text.contains("Liige 2") && !review.text.contains("liige-2@"), "{}", review.text);
        let list = format!("/cohorts/{}/registrations", team.scene.cohort);
        let rows = owner.get(&list).await.expect(200)["items"].as_array().unwrap().clone();
        let row = rows.iter().find(|row| row["id"] == team.view["id"]).unwrap();
        assert_eq!(row["member_count"], 3);
    });
}
