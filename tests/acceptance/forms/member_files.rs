//! Files of members: sent by the lead where the lead speaks for them, by their own link otherwise.

use serde_json::json;

use super::files::{PDF, letter};
use super::{answers, missing, publish};
use crate::invitations::{Team, accept, decline, read};
use crate::support::{Answer, TestApp, id, submit, with_app};

async fn send_own(app: &TestApp, token: &str, name: &str) -> Answer {
    let path = format!("/invitations/files?question=letter&name={name}");
    app.browser().send(&path, PDF).header("invitation-token", token).await
}

#[test]
fn the_lead_sends_files_of_members_who_do_not_speak_for_themselves() {
    with_app(async |app| {
        let team = Team::draft(app, json!({})).await;
        publish(&team.scene, 0, &letter(&json!({ "of": "member" }))).await.expect(200);
        let path = format!("{}/files?question=letter&name=kiri.pdf", team.path());
        team.lead.send(&path, PDF).await.refuses("/question", "unknown_code");
        let file = team.lead.send(&format!("{path}&member={}", team.member(1)), PDF).await.expect(201);
        let seen = answers(&team.lead, &id(&team.view)).await;
        assert_eq!(seen["members"][team.member(1)]["letter"], file);
        let large = [PDF, &[b' '; 100]].concat();
        let refused = team.lead.send(&format!("{path}&member={}", team.member(1)), &large).await;
        let pointer = &refused.problem(413, "payload-too-large")["errors"][0]["pointer"];
        assert_eq!(*pointer, format!("/members/{}/letter", team.member(1)));
        let others: Vec<_> = [0, 2, 3].map(|at| team.view["members"][at].clone()).into();
        let kept = json!({ "members": crate::support::as_inputs(&json!(others)) });
        team.lead.patch(&team.path(), &kept).seen(&team.view["version"]).await.expect(200);
        assert_eq!(app.kept_files().await.len(), 0, "it goes with the person");
    });
}

#[test]
fn who_answers_alone_sends_alone_and_takes_the_file_along_when_leaving() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({ "consent": "by_each_member" })).await;
        let asked = letter(&json!({ "of": "member", "required": true }));
        publish(&team.scene, 0, &asked).await.expect(200);
        let token = team.invite(app, 1).await;
        send_own(app, &token, "kiri.pdf").await.problem(409, "conflict");
        accept(app, &token, &team.own(1, &json!({}))).await.expect(200);
        assert_eq!(missing(&read(app, &token).await.expect(200)["questions"]), ["/answers/letter"]);
        let refused = send_own(app, &token, "kiri.docx").await;
        refused.refuses("/answers/letter", "invalid_format");
        let file = send_own(app, &token, "kiri.pdf").await.expect(201);
        let shown = read(app, &token).await.expect(200);
        assert_eq!(
            (&shown["questions"]["answers"]["letter"], &shown["questions"]["missing"]),
            (&file, &json!([]))
        );
        let path = format!("/files/{}", id(&file));
        team.lead.get(&path).await.problem(404, "not-found");
        team.lead.delete(&path).await.problem(404, "not-found");
        let own = format!("{}/files?question=letter&name=a.pdf&member={}", team.path(), team.member(1));
        team.lead.send(&own, PDF).await.refuses("/member", "not_allowed");
        send_own(app, "kin_nobody", "kiri.pdf").await.problem(404, "not-found");
        decline(app, &token).await.expect(200);
        assert_eq!(app.kept_files().await.len(), 0);
    });
}

#[test]
fn what_a_member_sent_is_read_by_organisers_and_taken_away_by_themselves_only_before() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({ "consent": "by_each_member" })).await;
        publish(&team.scene, 0, &letter(&json!({ "of": "member" }))).await.expect(200);
        let mut tokens = Vec::new();
        for position in 1..4 {
            tokens.push(team.confirmed(app, position).await);
        }
        let first = send_own(app, &tokens[0], "esimene.pdf").await.expect(201);
        let second = send_own(app, &tokens[1], "teine.pdf").await.expect(201);
        let cleared = json!({ "token": tokens[0], "answers": { "letter": null } });
        app.browser().post("/invitations/answers", &cleared).await.expect(200);
        assert_eq!(app.kept_files().await, [id(&second)]);
        let others = json!({ "token": tokens[0], "answers": { "letter": second } });
        app.browser().post("/invitations/answers", &others).await.refuses("/answers/letter", "not_allowed");
        team.look().await;
        submit(&team.lead, &team.view).await.expect(200);
        send_own(app, &tokens[0], "hiljem.pdf").await.problem(409, "invalid-transition");
        let read = team.scene.owner.get(&format!("/files/{}", id(&second))).await;
        assert_eq!((read.status, read.text.as_bytes()), (200, PDF));
        team.scene.owner.get(&format!("/files/{}", id(&first))).await.problem(404, "not-found");
        team.lead.get(&format!("/files/{}", id(&second))).await.problem(404, "not-found");
    });
}
