//! `/registrations`: from a draft to a submitted registration, as its lead goes.

use serde_json::{Value, json};

use crate::support::{as_inputs, id, submit, team, with_app};

const LEAD: &str = "mari@viimsi.example";

#[test]
fn a_draft_keeps_everything_and_its_verdict_follows_each_edit() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 2, 1)).await;
        assert_eq!(draft["state"], "draft");
        assert_eq!(draft["verdict"]["status"], "undetermined", "more may still join: {draft:#}");
        let path = format!("/registrations/{}", id(&draft));
        let members = team("Viimsi", 3, 1)["members"].clone();
        let saved =
            lead.patch(&path, &json!({ "members": members })).seen(&draft["version"]).await.expect(200);
        assert_eq!(saved["members"].as_array().unwrap().len(), 4);
        let back = app.sign_in(LEAD).await.get(&path).await.expect(200);
        assert_eq!(back["members"], saved["members"], "leave and come back with nothing lost");
        assert_eq!(back["team_name"], "Viimsi");
    });
}

#[test]
fn members_keep_their_identity_through_an_edit() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let mut members = as_inputs(&draft["members"]);
        members[1]["name"] = json!("Zoë O'Brien-Õun");
        let path = format!("/registrations/{}", id(&draft));
        let saved =
            lead.patch(&path, &json!({ "members": members })).seen(&draft["version"]).await.expect(200);
        assert_eq!(saved["members"][1]["id"], draft["members"][1]["id"]);
        assert_eq!(saved["members"][1]["name"], "Zoë O'Brien-Õun");
    });
}

#[test]
fn a_team_that_does_not_fit_cannot_be_submitted_and_hears_why() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 2, 2)).await;
        let problem = submit(&lead, &draft).await.problem(422, "ineligible");
        assert_eq!(problem["verdict"]["status"], "violated", "{problem:#}");
        assert!(!problem["verdict"]["fixes"].as_array().unwrap().is_empty());
        let still = lead.get(&format!("/registrations/{}", id(&draft))).await.expect(200);
        assert_eq!(still["state"], "draft");
    });
}

#[test]
fn a_submitted_registration_keeps_the_verdict_it_was_submitted_under() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let submitted = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        assert_eq!(submitted["state"], "submitted");
        assert_eq!(submitted["verdict"]["status"], "satisfied");
        assert_eq!(submitted["submitted_at"], "2026-10-01T09:00:00Z");
        let path = format!("/registrations/{}", id(&submitted));
        let edit = lead.patch(&path, &json!({ "team_name": "Other" })).seen(&submitted["version"]);
        edit.await.problem(409, "invalid-transition");
        let mails = app.mails(LEAD).await;
        assert_eq!(mails.len(), 2, "the sign-in link and the receipt");
    });
}

#[test]
fn names_that_could_mislead_are_refused_and_real_ones_are_not() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let path = format!("/cohorts/{}/registrations", scene.cohort);
        let named = |name: &str| {
            let mut team = team("Viimsi", 1, 0);
            team["members"][0]["name"] = json!(name);
            lead.post(&path, &team)
        };
        for name in ["Õnne Pärl", "Мария Ивановна", "محمد علي", "Renée-Zoë d'Arc"] {
            assert_eq!(named(name).await.expect(201)["members"][0]["name"], name);
        }
        for name in ["a\u{202e}b", "a\u{7}b", &"õ".repeat(300)] {
            let problem = named(name).await.problem(422, "validation-failed");
            assert_eq!(problem["errors"][0]["pointer"], "/members/0/name", "{problem:#}");
        }
    });
}

#[test]
fn a_single_person_registers_as_a_team_of_one() {
    with_app(async |app| {
        let rules = json!([{ "id": "role", "scope": "registration", "effect": "advise", "check": { "kind": "every",
            "set": {}, "must": { "op": "in", "attr": "role", "values": ["mayor", "councillor"] } } }]);
        let scene = app.scene(json!({ "participation": "person", "rules": rules })).await;
        let lead = app.sign_in(LEAD).await;
        let mut person = team("Viimsi", 1, 0);
        person.as_object_mut().unwrap().remove("team_name");
        let submitted = app.submitted(&lead, &scene.cohort, &person).await;
        assert_eq!(submitted["state"], "submitted", "advice warns, it does not refuse");
        let advice = &submitted["verdict"]["rules"][0];
        assert_eq!(
            (&advice["effect"], &advice["status"]),
            (&json!("advise"), &json!("not_met")),
            "{advice:#}"
        );
        let path = format!("/cohorts/{}/registrations", scene.cohort);
        lead.post(&path, &team("Two", 2, 0)).await.refuses("/members", "too_many");
    });
}

#[test]
fn withdrawing_is_recorded_and_final() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let submitted = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let path = format!("/registrations/{}", id(&submitted));
        let withdraw = lead.post(&format!("{path}/withdraw"), &json!({ "reason": "We moved." }));
        let withdrawn = withdraw.seen(&submitted["version"]).await.expect(200);
        assert_eq!(withdrawn["state"], "withdrawn");
        let steps: Vec<_> =
            withdrawn["history"].as_array().unwrap().iter().map(|step| step["to"].clone()).collect();
        assert_eq!(steps, ["submitted", "withdrawn"].map(Value::from).to_vec(), "{withdrawn:#}");
        submit(&lead, &withdrawn).await.problem(409, "invalid-transition");
    });
}

#[test]
fn only_drafts_can_be_deleted() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let path = format!("/registrations/{}", id(&draft));
        lead.delete(&path).seen(&draft["version"]).await.expect(204);
        lead.get(&path).await.problem(404, "not-found");
        let submitted = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let path = format!("/registrations/{}", id(&submitted));
        lead.delete(&path).seen(&submitted["version"]).await.problem(409, "invalid-transition");
    });
}

#[test]
fn another_persons_registration_does_not_exist() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let draft = app.draft(&app.sign_in(LEAD).await, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let stranger = app.sign_in("jaan@people.example").await;
        stranger.get(&format!("/registrations/{}", id(&draft))).await.problem(404, "not-found");
        submit(&stranger, &draft).await.problem(404, "not-found");
        let mine = stranger.get("/registrations").await.expect(200);
        assert_eq!(mine["items"], json!([]));
    });
}
