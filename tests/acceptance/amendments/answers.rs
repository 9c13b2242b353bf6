//! Answers change with the registration, under the form that it was handed in under.

use serde_json::{Value, json};

use super::{amend, newcomer, substitute, try_out, whole, with_one_more};
use crate::forms::{answers, change, part, publish, question, usual};
use crate::invitations::{Team, accept, read};
use crate::support::{TestApp, id, submit, with_app};

fn asked() -> Vec<Value> {
    let needs = json!({ "of": "member", "max_length": 100, "required": true });
    let mut parts = usual();
    parts.push(part("people", &[question("short_text", "needs", &needs)]));
    parts
}

/// A team that has answered everything and is handed in.
async fn handed_in(app: &TestApp) -> Team {
    let mut team = Team::draft(app, json!({ "rules": [] })).await;
    publish(&team.scene, 0, &asked()).await.expect(200);
    let seen = answers(&team.lead, &id(&team.view)).await;
    let mut told = json!({ "registration": { "challenge": "Bussid", "group": "first" }, "members": {} });
    for position in 0..4 {
        told["members"][team.member(position)] = json!({ "needs": format!("vajadus {position}") });
    }
    change(&team.lead, &id(&team.view), &seen, &told).await.expect(200);
    team.look().await;
    team.view = submit(&team.lead, &team.view).await.expect(200);
    team
}

#[test]
fn answers_change_by_sheet_and_the_history_names_the_questions() {
    with_app(async |app| {
        let mut team = handed_in(app).await;
        publish(&team.scene, 1, &[]).await.expect(200);
        let mut wish = whole(&team.view);
        wish["answers"] = json!({ "registration": { "challenge": "Bussid", "group": "second" },
                                  "members": { team.member(1): { "needs": "kaldtee" } } });
        amend(&team, &wish).await.refuses("/answers/registration/why-second", "required");
        wish["answers"]["registration"]["weather"] = json!("x");
        amend(&team, &wish).await.refuses("/answers/registration/weather", "unknown_field");
        wish["answers"]["registration"] =
            json!({ "challenge": "Bussid", "group": "second", "why-second": "Lähem" });
        team.view = amend(&team, &wish).await.expect(200);
        let changed = super::last_line(&team.view)["changes"]["answers"].clone();
        let label = |code: &str| json!({ "text": format!("Question {code}"), "language": "en" });
        assert_eq!(
            changed,
            json!([
                { "member_id": null, "question": "group", "label": label("group") },
                { "member_id": null, "question": "why-second", "label": label("why-second") },
                { "member_id": team.member(1), "question": "needs", "label": label("needs") },
            ])
        );
        let kept = answers(&team.lead, &id(&team.view)).await;
        assert_eq!(kept["form_version"], 1, "the form it was handed in under");
        assert_eq!(kept["members"][team.member(1)]["needs"], "kaldtee");
        assert_eq!(kept["members"][team.member(2)]["needs"], "vajadus 2", "a sheet that is not named stays");
        let review = team.scene.owner.get(&format!("{}/review", team.path())).await.expect(200);
        assert_eq!(review["answers"]["registration"]["why-second"], "Lähem");
    });
}

#[test]
fn somebody_new_is_answered_for_by_their_position() {
    with_app(async |app| {
        let mut team = handed_in(app).await;
        let mut wish = with_one_more(&team.view, newcomer("Uus", "uus@viimsi.example"));
        assert_eq!(
            try_out(&team, &wish).await.expect(200)["missing"][0]["pointer"],
            "/answers/members/4/needs"
        );
        amend(&team, &wish).await.refuses("/answers/members/4/needs", "required");
        wish["answers"] = json!({ "members": { "9": {}, "4": { "needs": "kaldtee" } } });
        amend(&team, &wish).await.refuses("/answers/members/9", "not_allowed");
        wish["answers"] = json!({ "members": { "4": { "needs": "kaldtee" } } });
        team.view = amend(&team, &wish).await.expect(200);
        let kept = answers(&team.lead, &id(&team.view)).await;
        assert_eq!(kept["members"][team.member(4)]["needs"], "kaldtee");
    });
}

#[test]
fn who_is_taken_out_takes_their_answers_along() {
    with_app(async |app| {
        let mut team = handed_in(app).await;
        substitute(&team, 1, &newcomer("Uus", "uus@viimsi.example"))
            .await
            .refuses("/answers/needs", "required");
        let body = json!({ "out": team.member(1), "in": newcomer("Uus", "uus@viimsi.example"),
                           "answers": { "needs": "vaikus" } });
        team.view = team.act("substitutions", &body).await.expect(200);
        let review = team.scene.owner.get(&format!("{}/review", team.path())).await.expect(200);
        assert_eq!(review["answers"]["members"][team.member(1)]["needs"], "vaikus");
        assert!(!review.to_string().contains("vajadus 1"), "{review:#}");
    });
}

#[test]
fn who_comes_later_answers_by_their_own_link() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({ "rules": [], "consent": "by_each_member" })).await;
        let needs = json!({ "of": "member", "max_length": 100, "required": true });
        publish(&team.scene, 0, &[part("people", &[question("short_text", "needs", &needs)])])
            .await
            .expect(200);
        let answer = async |token: &str, value: &str| {
            let body = json!({ "token": token, "answers": { "needs": value } });
            app.browser().post("/invitations/answers", &body).await
        };
        let mut tokens = Vec::new();
        for position in 1..4 {
            let token = team.confirmed(app, position).await;
            answer(&token, "oma").await.expect(200);
            tokens.push(token);
        }
        let seen = answers(&team.lead, &id(&team.view)).await;
        let own = json!({ "members": { team.member(0): { "needs": "juhi" } } });
        change(&team.lead, &id(&team.view), &seen, &own).await.expect(200);
        team.look().await;
        team.view = submit(&team.lead, &team.view).await.expect(200);
        answer(&tokens[1], "hilja").await.problem(409, "invalid-transition");
        let entering = newcomer("Uus", "uus@viimsi.example");
        let spoken_for = json!({ "out": team.member(1), "in": entering, "answers": { "needs": "x" } });
        team.act("substitutions", &spoken_for).await.refuses("/answers", "not_allowed");
        team.view = substitute(&team, 1, &entering).await.expect(200);
        let token = app.mails("uus@viimsi.example").await.remove(0).token();
        answer(&token, "kaldtee").await.problem(409, "conflict");
        accept(app, &token, &team.own(1, &json!({}))).await.expect(200);
        let shown = read(app, &token).await.expect(200)["questions"].clone();
        assert_eq!(
            (&shown["editable"], &shown["missing"][0]["pointer"]),
            (&json!(true), &json!("/answers/needs"))
        );
        answer(&token, "kaldtee").await.expect(200);
        let review = team.scene.owner.get(&format!("{}/review", team.path())).await.expect(200);
        assert_eq!(review["answers"]["members"][team.member(1)]["needs"], "kaldtee");
        assert_eq!(read(app, &tokens[1]).await.expect(200)["questions"]["editable"], false);
    });
}
