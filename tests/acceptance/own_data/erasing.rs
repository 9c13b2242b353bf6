//! Erasing oneself: shown beforehand, refused while something is to be settled, and whole.

use serde_json::{Value, json};

use super::{MEMBER, another, data, handed_in, with_meeting};
use crate::invitations::{LEAD, Team};
use crate::support::{Answer, Caller, id, submit, team, with_app};

async fn preview(caller: &Caller) -> Value {
    caller.get("/me/erasure").await.expect(200)
}

async fn erase(caller: &Caller, email: &str) -> Answer {
    caller.post("/me/erasure", &json!({ "email": email })).await
}

fn fates(preview: &Value) -> Vec<&str> {
    let registrations = preview["registrations"].as_array().unwrap();
    registrations.iter().map(|one| one["fate"].as_str().unwrap()).collect()
}

#[test]
fn a_draft_goes_as_a_whole_and_the_account_with_it() {
    with_app(async |app| {
        let team = Team::draft(app, json!({})).await;
        let shown = preview(&team.lead).await;
        assert_eq!((fates(&shown), &shown["possible"]), (vec!["deleted"], &json!(true)));
        let done = erase(&team.lead, LEAD).await.expect(200);
        assert_eq!(done["drafts_deleted"], 1);
        team.lead.get("/me/data").await.problem(401, "unauthenticated");
        let again = app.sign_in(LEAD).await;
        let seen = data(&again).await;
        assert_eq!(seen["registrations"], json!([]), "a new account knows nothing of the old one");
        assert_eq!(seen["account"]["name"], json!(null));
    });
}

#[test]
fn it_has_to_be_meant_and_the_sign_in_has_to_be_fresh() {
    with_app(async |app| {
        let lead = app.sign_in(LEAD).await;
        let refusal = erase(&lead, "somebody@else.example").await.problem(422, "validation-failed");
        assert_eq!(refusal["errors"][0]["pointer"], "/email");
        assert_eq!(preview(&lead).await["fresh_until"], "2026-10-01T09:10:00Z");
        app.at("2026-10-01T09:10:00Z");
        lead.post("/session/renew", &json!({})).await.expect(201);
        erase(&lead, LEAD).await.problem(403, "forbidden");
        let fresh = app.sign_in(LEAD).await;
        erase(&fresh, &format!(" {} ", LEAD.to_uppercase())).await.expect(200);
        lead.get("/session").await.problem(401, "unauthenticated");
    });
}

#[test]
fn whoever_answers_for_a_living_registration_settles_it_first() {
    with_app(async |app| {
        let mut team = handed_in(app).await;
        let shown = preview(&team.lead).await;
        assert_eq!((fates(&shown), &shown["possible"]), (vec!["answers_for_it"], &json!(false)));
        assert_eq!(shown["registrations"][0]["registration_id"], team.view["id"]);
        erase(&team.lead, LEAD).await.problem(409, "conflict");
        assert_eq!(team.look().await["members"].as_array().unwrap().len(), 4, "nothing was touched");
        team.act("withdraw", &json!({ "reason": "Mari ei saa tulla" })).await.expect(200);
        let shown = preview(&team.lead).await;
        assert_eq!((fates(&shown), &shown["possible"]), (vec!["emptied"], &json!(true)));
        erase(&team.lead, LEAD).await.expect(200);
        let review = team.scene.owner.get(&format!("{}/review", team.path())).await;
        assert!(!review.text.contains(LEAD) && !review.text.contains("Mari"), "{}", review.text);
        let review = review.expect(200);
        assert_eq!(
            (&review["applicant_email"], &review["registration"]["state"]),
            (&json!(null), &json!("withdrawn"))
        );
    });
}

#[test]
fn a_member_leaves_as_by_declining_and_exactly_one_place_comes_free() {
    with_app(async |app| {
        let cohort = json!({ "admission_mode": "first_come", "rules": [], "capacity": { "unit": "people", "total": 4 } });
        let mut four = Team::draft(app, cohort).await;
        four.view = submit(&four.lead, &four.view).await.expect(200);
        let waiting = app.submitted(&four.lead, &four.scene.cohort, &team("Tartu", 1, 0)).await;
        assert_eq!(waiting["state"], "waitlisted");
        let erased_before = app.erased_verdicts().await;
        let member = app.sign_in(MEMBER).await;
        assert_eq!(fates(&preview(&member).await), ["left"]);
        assert_eq!(erase(&member, MEMBER).await.expect(200)["registrations_left"], 1);
        let seen = four.lead.get(&four.path()).await;
        assert!(!seen.text.contains("Liige 2"), "{}", seen.text);
        assert_eq!(seen.expect(200)["members"].as_array().unwrap().len(), 3);
        let moved = four.lead.get(&format!("/registrations/{}", id(&waiting))).await.expect(200);
        assert_eq!(moved["state"], "confirmed");
        assert_eq!(app.erased_verdicts().await, erased_before + 1, "the verdict stays, without the person");
        let told = app.mails(LEAD).await;
        assert!(told.iter().any(|mail| mail.text.contains("has left")), "{told:?}");
    });
}

#[test]
fn what_is_over_keeps_the_others_and_an_empty_place() {
    with_app(async |app| {
        let mut team = handed_in(app).await;
        team.act("withdraw", &json!({})).await.expect(200);
        let member = app.sign_in(MEMBER).await;
        assert_eq!(fates(&preview(&member).await), ["emptied"]);
        assert_eq!(erase(&member, MEMBER).await.expect(200)["registrations_emptied"], 1);
        let seen = team.look().await.clone();
        let members = seen["members"].as_array().unwrap();
        assert_eq!(members.len(), 4, "how many they were stays");
        assert_eq!((&members[1]["name"], &members[1]["email"]), (&json!(null), &json!(null)));
        assert_eq!(members[2]["name"], "Liige 3");
        assert_eq!(app.erased_verdicts().await, 1);
    });
}

#[test]
fn whom_somebody_registered_as_the_only_one_has_to_be_withdrawn_by_them() {
    with_app(async |app| {
        let team = handed_in(app).await;
        another(app, &team, "Narva").await;
        let lead_of_entry = app.sign_in("liige-1@narva.example").await;
        let shown = preview(&lead_of_entry).await;
        assert_eq!((fates(&shown), &shown["possible"]), (vec!["nobody_else"], &json!(false)));
        erase(&lead_of_entry, "liige-1@narva.example").await.problem(409, "conflict");
    });
}

#[test]
fn an_rsvp_goes_with_its_link_and_who_waits_gets_the_seat() {
    with_app(async |app| {
        let event = json!({ "kind": "info_event", "date": "2026-10-14", "rsvp": { "capacity": 1 } });
        let scene = app.scene(json!({ "sessions": [event] })).await;
        let cohort = app.browser().get(&format!("/cohorts/{}", scene.cohort)).await.expect(200);
        let path = format!("/cohorts/{}/sessions/{}/rsvps", scene.cohort, id(&cohort["sessions"][0]));
        let come = async |email: &str| {
            let who = json!({ "name": "Keegi", "email": email, "language": "en" });
            app.browser().post(&path, &who).await.expect(202);
            let token = app.mails(email).await.remove(0).token();
            let view = app.browser().post("/rsvps/confirm", &json!({ "token": token })).await.expect(200);
            assert_eq!(view["kept"]["until"], "2026-11-13T22:00:00Z", "30 days after the event");
            token
        };
        let token = come(LEAD).await;
        let waiting = come("jaan@people.example").await;
        let lead = app.sign_in(LEAD).await;
        assert_eq!(data(&lead).await["rsvps"][0]["state"], "attending");
        let shown = preview(&lead).await;
        assert_eq!((&shown["rsvps"], &shown["seats_freed"]), (&json!(1), &json!(1)));
        assert_eq!(erase(&lead, LEAD).await.expect(200)["rsvps_erased"], 1);
        app.browser().post("/rsvps/read", &json!({ "token": token })).await.problem(422, "validation-failed");
        let moved = app.browser().post("/rsvps/read", &json!({ "token": waiting })).await.expect(200);
        assert_eq!(moved["state"], "attending");
        let list = scene.owner.get(&path).await;
        assert!(!list.text.contains(LEAD), "{}", list.text);
    });
}

#[test]
fn the_only_owner_names_another_first_and_what_they_decided_stays_without_their_name() {
    with_app(async |app| {
        let mut team = Team::draft(app, with_meeting()).await;
        team.view = submit(&team.lead, &team.view).await.expect(200);
        let owner = &team.scene.owner;
        let seen = owner.get(&format!("{}/review", team.path())).await.expect(200);
        owner.post(&format!("{}/complete", team.path()), &json!({})).seen(&seen["version"]).await.expect(200);
        let email = crate::support::Role::Owner.email();
        let shown = preview(owner).await;
        assert_eq!((&shown["possible"], &shown["decisions_kept"]), (&json!(false), &json!(1)));
        assert_eq!(shown["sole_owner_of"][0]["name"]["text"], "Cooperation Assembly");
        erase(owner, &email).await.problem(409, "conflict");
        let second = app.colleague("teine@people.example", crate::support::ORGANISATION, "owner").await;
        erase(owner, &email).await.expect(200);
        let review = second.get(&format!("{}/review", team.path())).await;
        assert!(!review.text.contains(&email) && !review.text.contains("erased:"), "{}", review.text);
        let last = review.expect(200)["history"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&last["to"], &last["by_email"]), (&json!("completed"), &json!(null)));
    });
}
