//! A member is asked by mail and answers with a link of their own.

use serde_json::json;

use super::{LEAD, Team, accept, new_mail, read};
use crate::support::{Mail, TestApp, as_inputs, with_app};

const ADDRESS: &str = "liige-2@viimsi.example";

#[test]
fn an_invited_person_sees_what_was_entered_and_confirms_with_their_own_words() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        assert_eq!(team.view["members"][0]["standing"], "confirmed", "the lead registered themselves");
        assert_eq!(team.view["members"][1]["standing"], "entered");
        let token = team.invite(app, 1).await;
        assert_eq!(team.view["members"][1]["standing"], "invited");
        assert_eq!(team.view["members"][1]["invitation"]["state"], "open");
        assert_eq!(team.view["members"][1]["invitation"]["expires_at"], "2026-10-15T09:00:00Z");
        let mail = app.mails(ADDRESS).await.remove(0);
        assert!(mail.text.contains("Liige 1") && mail.text.contains("/en/invitation#token=kin_"), "{mail:?}");
        let seen = read(app, &token).await.expect(200);
        assert_eq!((&seen["kind"], &seen["state"]), (&json!("personal"), &json!("open")));
        assert_eq!(seen["entered"]["email"], ADDRESS);
        assert_eq!((&seen["lead_name"], &seen["team_name"]), (&json!("Liige 1"), &json!("Viimsi")));
        assert_eq!(seen["organisers"][0]["text"], "Cooperation Assembly");
        let before = app.mails(LEAD).await;
        let own = team.own(1, &json!({ "name": "Zoë Õun", "role": "mayor" }));
        let answered = accept(app, &token, &own).await.expect(200);
        assert_eq!((&answered["state"], &answered["editable"]), (&json!("accepted"), &json!(true)));
        team.look().await;
        let member = &team.view["members"][1];
        assert_eq!((&member["name"], &member["standing"]), (&json!("Zoë Õun"), &json!("confirmed")));
        assert!(new_mail(app, LEAD, &before).await.text.contains("Zoë Õun has confirmed"));
    });
}

#[test]
fn a_confirmed_person_corrects_their_details_and_the_lead_cannot() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let token = team.confirmed(app, 1).await;
        let mut members = as_inputs(&team.view["members"]);
        let save = |members: Vec<serde_json::Value>| {
            team.lead.patch(&team.path(), &json!({ "members": members })).seen(&team.view["version"])
        };
        let mut changed = members.clone();
        changed[1]["role"] = json!("mayor");
        save(changed).await.refuses("/members/1/role", "not_allowed");
        let mut usurped = members.clone();
        (usurped[0]["is_lead"], usurped[1]["is_lead"]) = (json!(false), json!(true));
        save(usurped).await.refuses("/members/1/is_lead", "not_allowed");
        let own = team.own(1, &json!({ "role": "mayor" }));
        accept(app, &token, &own).await.expect(200);
        assert_eq!(team.look().await["members"][1]["role"], "mayor");
        members.remove(1);
        let save = team.lead.patch(&team.path(), &json!({ "members": members })).seen(&team.view["version"]);
        assert_eq!(save.await.expect(200)["members"].as_array().unwrap().len(), 3, "taken off the list");
        assert_eq!(read(app, &token).await.expect(200)["state"], "withdrawn");
    });
}

#[test]
fn asking_again_stops_the_earlier_link_and_is_limited() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let first = team.invite(app, 1).await;
        let second = team.invite(app, 1).await;
        let problem = read(app, &first).await.problem(404, "not-found");
        assert!(problem["detail"].as_str().unwrap().contains("newer mail"), "{problem}");
        accept(app, &first, &team.own(1, &json!({}))).await.problem(404, "not-found");
        assert_eq!(read(app, &second).await.expect(200)["state"], "open");
        for _ in 0..3 {
            team.invite(app, 1).await;
        }
        let sixth = team.act("invitations", &json!({ "member_id": team.member(1) })).await;
        assert!(sixth.header("retry-after").parse::<u32>().unwrap() > 0);
        sixth.problem(429, "too-many-requests");
        team.invite(app, 2).await;
    });
}

#[test]
fn an_invitation_ends_and_then_shows_nothing_personal() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let token = team.invite(app, 1).await;
        app.at("2026-10-15T08:59:59Z");
        assert_eq!(read(app, &token).await.expect(200)["state"], "open");
        app.at("2026-10-15T09:00:00Z");
        let over = read(app, &token).await.expect(200);
        assert_eq!(over["state"], "expired");
        for field in ["entered", "lead_name", "team_name"] {
            assert!(over[field].is_null(), "{field} of {over:#}");
        }
        accept(app, &token, &team.own(1, &json!({}))).await.problem(409, "conflict");
    });
}

#[test]
fn an_invitation_never_outlives_the_window() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({ "closes": { "date": "2026-10-05" } })).await;
        team.invite(app, 1).await;
        assert_eq!(team.view["members"][1]["invitation"]["expires_at"], "2026-10-05T21:00:00Z");
    });
}

#[test]
fn the_lead_takes_an_invitation_back_or_ends_it_with_another_address() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let token = team.invite(app, 1).await;
        let whom = json!({ "member_id": team.member(1) });
        team.view = team.act("withdraw-invitation", &whom).await.expect(200);
        assert_eq!(team.view["members"][1]["standing"], "entered");
        assert_eq!(team.view["members"][1]["name"], "Liige 2", "stays as entered");
        let over = read(app, &token).await.expect(200);
        assert_eq!((&over["state"], &over["entered"]), (&json!("withdrawn"), &json!(null)));
        accept(app, &token, &team.own(1, &json!({}))).await.problem(409, "conflict");
        team.act("withdraw-invitation", &whom).await.problem(409, "conflict");
        let token = team.invite(app, 1).await;
        let mut members = crate::support::team("Viimsi", 3, 1)["members"].clone();
        for (at, member) in members.as_array_mut().unwrap().iter_mut().enumerate() {
            member["id"] = json!(team.member(at));
        }
        members[1]["email"] = json!("õige@viimsi.example".replace('õ', "o"));
        let save = team.lead.patch(&team.path(), &json!({ "members": members })).seen(&team.view["version"]);
        assert_eq!(save.await.expect(200)["members"][1]["standing"], "entered");
        assert_eq!(read(app, &token).await.expect(200)["state"], "withdrawn", "it went to the wrong mailbox");
    });
}

#[test]
fn only_a_member_with_an_address_can_be_asked_and_only_once_confirmed_no_more() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let nobody = json!({ "member_id": "00000000-0000-7000-8000-000000000000" });
        team.act("invitations", &nobody).await.refuses("/member_id", "not_allowed");
        team.act("invitations", &json!({ "member_id": team.member(0) }))
            .await
            .refuses("/member_id", "not_allowed");
        team.confirmed(app, 1).await;
        team.act("invitations", &json!({ "member_id": team.member(1) }))
            .await
            .refuses("/member_id", "not_allowed");
        let mut silent = crate::support::team("Vaikne", 2, 0);
        silent["members"][1]["email"] = json!(null);
        team.view = app.draft(&team.lead, &team.scene.cohort, &silent).await;
        team.act("invitations", &json!({ "member_id": team.member(1) }))
            .await
            .refuses("/member_id", "required");
    });
}

#[test]
fn an_unanswered_invitation_is_brought_to_mind_once_and_both_links_work() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let first = team.invite(app, 1).await;
        team.confirmed(app, 2).await;
        app.at("2026-10-01T19:00:00Z");
        team.lead = app.sign_in(LEAD).await;
        team.invite(app, 3).await;
        let (asked, confirmed) = (app.mails(ADDRESS).await, app.mails("liige-3@viimsi.example").await);
        let later = app.mails("liige-4@viimsi.example").await;
        app.at("2026-10-12T10:00:00Z");
        let reminder = until_new(app, ADDRESS, &asked).await;
        assert!(reminder.text.contains("You have not answered the invitation yet"), "{reminder:?}");
        let second = reminder.token();
        assert_ne!(first, second, "the secret of the first is not kept");
        assert_eq!(read(app, &second).await.expect(200)["state"], "open");
        // The next look finds the one who was asked later, and nobody a second time.
        app.at("2026-10-12T20:00:00Z");
        until_new(app, "liige-4@viimsi.example", &later).await;
        assert_eq!(app.mails(ADDRESS).await.len(), asked.len() + 1, "once");
        assert_eq!(app.mails("liige-3@viimsi.example").await, confirmed, "who answered is not reminded");
        accept(app, &first, &team.own(1, &json!({}))).await.expect(200);
        assert_eq!(read(app, &second).await.expect(200)["state"], "accepted");
    });
}

/// The hourly look that finds whom to remind comes by itself.
async fn until_new(app: &TestApp, address: &str, before: &[Mail]) -> Mail {
    for _ in 0..200 {
        if let Some(new) = app.mails(address).await.into_iter().find(|mail| !before.contains(mail)) {
            return new;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("no reminder came to {address}");
}
