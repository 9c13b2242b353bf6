//! A link by which anyone who has it may join.

use serde_json::{Value, json};

use super::{LEAD, Team, accept, decline, new_mail, person, read};
use crate::support::{submit, team, with_app};

const JAAN: &str = "jaan@rand.example";

#[test]
fn whoever_joins_gets_a_link_of_their_own() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let link = team.join_link().await;
        let seen = read(app, &link).await.expect(200);
        assert_eq!((&seen["kind"], &seen["entered"]), (&json!("join"), &json!(null)));
        let before = app.mails(LEAD).await;
        let joined = accept(app, &link, &person("Jaan Rand", JAAN)).await.expect(200);
        assert_eq!((&joined["kind"], &joined["state"]), (&json!("personal"), &json!("accepted")));
        let own = joined["own_token"].as_str().unwrap();
        let mail = app.mails(JAAN).await.remove(0);
        assert_eq!(mail.token(), own, "the same by mail");
        assert!(new_mail(app, LEAD, &before).await.text.contains("Jaan Rand has confirmed"));
        assert_eq!(read(app, own).await.expect(200)["entered"]["name"], "Jaan Rand");
        assert!(!read(app, &link).await.text.contains("Jaan"), "the shared link shows nobody");
        team.look().await;
        let member = &team.view["members"][4];
        assert_eq!((&member["name"], &member["standing"]), (&json!("Jaan Rand"), &json!("confirmed")));
        decline(app, &link).await.problem(409, "conflict");
        decline(app, own).await.expect(200);
        assert_eq!(team.look().await["members"].as_array().unwrap().len(), 4);
    });
}

#[test]
fn a_link_closes_and_a_new_one_replaces_it() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        assert!(team.view["join_link"].is_null());
        let first = team.join_link().await;
        assert_eq!(team.look().await["join_link"]["expires_at"], "2026-10-15T09:00:00Z");
        let second = team.join_link().await;
        read(app, &first).await.problem(404, "not-found");
        team.view = team.act("close-join-link", &json!({})).await.expect(200);
        assert!(team.view["join_link"].is_null());
        assert_eq!(read(app, &second).await.expect(200)["state"], "withdrawn");
        accept(app, &second, &person("Jaan Rand", JAAN)).await.problem(409, "conflict");
        team.act("close-join-link", &json!({})).await.problem(409, "conflict");
    });
}

#[test]
fn nobody_joins_a_team_that_is_handed_in_or_full() {
    with_app(async |app| {
        let mut early = Team::draft(app, json!({})).await;
        let link = early.join_link().await;
        let handed_in = submit(&early.lead, &early.view).await.expect(200);
        assert!(handed_in["join_link"].is_null());
        assert_eq!(read(app, &link).await.expect(200)["state"], "withdrawn");
        accept(app, &link, &person("Jaan Rand", JAAN)).await.problem(409, "conflict");
        early.view = app.draft(&early.lead, &early.scene.cohort, &team("Suur", 60, 0)).await;
        let link = early.join_link().await;
        accept(app, &link, &person("Jaan Rand", JAAN)).await.problem(409, "conflict");
    });
}

#[test]
fn a_shared_mailbox_stands_for_several_people() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let link = team.join_link().await;
        for name in ["Jaan Rand", "Juula Rand"] {
            accept(app, &link, &person(name, JAAN)).await.expect(200);
        }
        let tokens: Vec<_> = app.mails(JAAN).await.iter().map(super::Mail::token).collect();
        let mut names = Vec::new();
        for token in &tokens {
            names.push(read(app, token).await.expect(200)["entered"]["name"].clone());
        }
        names.sort_by_key(Value::to_string);
        assert_eq!(names, ["Jaan Rand", "Juula Rand"]);
        let mut same = crate::support::team("Uhine", 2, 0);
        same["members"][1]["email"] = same["members"][0]["email"].clone();
        app.draft(&team.lead, &team.scene.cohort, &same).await;
    });
}

#[test]
fn a_repeated_join_adds_one_person_and_shows_no_secret_again() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let link = team.join_link().await;
        let join = || accept(app, &link, &person("Jaan Rand", JAAN)).key("join-once-and-again");
        assert!(join().await.expect(200)["own_token"].is_string());
        let again = join().await;
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert!(again.expect(200)["own_token"].is_null(), "it is in the mail");
        assert_eq!(team.look().await["members"].as_array().unwrap().len(), 5);
        let close = || team.act("join-link", &json!({})).key("one-link-and-no-more");
        assert!(close().await.expect(201)["url"].is_string());
        assert!(close().await.expect(201)["url"].is_null());
    });
}
