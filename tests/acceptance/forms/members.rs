//! Questions of each member: answered by the lead where the lead speaks for them, by themselves otherwise.

use serde_json::{Value, json};

use super::{answers, change, missing, part, publish, question};
use crate::invitations::{LEAD, Team, accept, decline, read};
use crate::support::{Answer, TestApp, as_inputs, id, submit, with_app};

fn asked(required: bool) -> Vec<Value> {
    let of_ngo = json!({ "of": "member", "max_length": 100, "required": false,
                         "shown_if": { "op": "is", "attr": "affiliation.kind", "value": "ngo" } });
    vec![part(
        "people",
        &[
            question(
                "short_text",
                "needs",
                &json!({ "of": "member", "max_length": 100, "required": required }),
            ),
            question("short_text", "ngo", &of_ngo),
        ],
    )]
}

async fn answer(app: &TestApp, token: &str, answers: Value) -> Answer {
    app.browser().post("/invitations/answers", &json!({ "token": token, "answers": answers })).await
}

#[test]
fn the_lead_answers_for_members_who_do_not_speak_for_themselves() {
    with_app(async |app| {
        let team = Team::draft(app, json!({})).await;
        publish(&team.scene, 0, &asked(true)).await.expect(200);
        let registration = id(&team.view);
        let seen = answers(&team.lead, &registration).await;
        assert_eq!(seen["hidden"]["members"][team.member(0)], json!(["ngo"]));
        assert_eq!(seen["hidden"]["members"][team.member(3)], json!([]));
        assert_eq!(missing(&seen).len(), 4);
        let stranger = "00000000-0000-7000-8000-000000000000";
        let told = json!({ "members": { stranger: { "needs": "x" } } });
        let refused = change(&team.lead, &registration, &seen, &told).await;
        refused.refuses(&format!("/members/{stranger}"), "not_allowed");
        let of_team = json!({ "registration": { "needs": "x" } });
        change(&team.lead, &registration, &seen, &of_team)
            .await
            .refuses("/registration/needs", "unknown_field");
        let mut told = json!({ "members": {} });
        for position in 0..4 {
            told["members"][team.member(position)] = json!({ "needs": format!("vajadus {position}") });
        }
        let seen = change(&team.lead, &registration, &seen, &told).await.expect(200);
        assert_eq!((&seen["members"], &seen["missing"]), (&told["members"], &json!([])));
    });
}

#[test]
fn answers_of_who_is_taken_off_the_list_go_and_the_others_stay() {
    with_app(async |app| {
        let team = Team::draft(app, json!({})).await;
        publish(&team.scene, 0, &asked(true)).await.expect(200);
        let registration = id(&team.view);
        let seen = answers(&team.lead, &registration).await;
        let mut told = json!({ "members": {} });
        for position in [1, 3] {
            told["members"][team.member(position)] = json!({ "needs": format!("vajadus {position}") });
        }
        change(&team.lead, &registration, &seen, &told).await.expect(200);
        let members = &as_inputs(&team.view["members"])[..3];
        let left = team.lead.patch(&team.path(), &json!({ "members": members })).seen(&team.view["version"]);
        left.await.expect(200);
        let seen = answers(&team.lead, &registration).await;
        assert!(!seen.to_string().contains("vajadus 3"), "{seen:#}");
        assert_eq!(seen["members"][team.member(1)]["needs"], "vajadus 1");
    });
}

#[test]
fn who_confirms_answers_alone_and_the_lead_only_sees_whether() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({ "consent": "by_each_member" })).await;
        publish(&team.scene, 0, &asked(true)).await.expect(200);
        let registration = id(&team.view);
        let token = team.invite(app, 1).await;
        let shown = read(app, &token).await.expect(200);
        assert_eq!(shown["questions"]["parts"][0]["questions"].as_array().unwrap().len(), 2);
        assert_eq!(shown["questions"]["hidden"], json!(["ngo"]));
        answer(app, &token, json!({ "needs": "Kaldtee" })).await.problem(409, "conflict");
        accept(app, &token, &team.own(1, &json!({}))).await.expect(200);
        answer(app, &token, json!({ "needs": 5 })).await.refuses("/answers/needs", "invalid_type");
        answer(app, &token, json!({ "weather": "x" })).await.refuses("/answers/weather", "unknown_field");
        assert_eq!(missing(&read(app, &token).await.expect(200)["questions"]), ["/answers/needs"]);
        let kept = answer(app, &token, json!({ "needs": "Kaldtee" })).await.expect(200);
        assert_eq!(kept["questions"]["answers"], json!({ "needs": "Kaldtee" }));
        let seen = answers(&team.lead, &registration).await;
        assert!(!seen.to_string().contains("Kaldtee"), "the lead reads nothing of it: {seen:#}");
        let themselves =
            |at: usize, answered: bool| json!({ "member_id": team.member(at), "answered": answered });
        assert_eq!(
            seen["by_themselves"],
            json!([themselves(1, true), themselves(2, false), themselves(3, false)])
        );
        let silent = format!("/answers/members/{}", team.member(2));
        assert!(missing(&seen).contains(&silent), "{seen:#}");
        let told = json!({ "members": { team.member(1): { "needs": "mine" } } });
        let refused = change(&team.lead, &registration, &seen, &told).await;
        refused.refuses(&format!("/members/{}", team.member(1)), "not_allowed");
        team.look().await;
        submit(&team.lead, &team.view).await.refuses(&silent, "not_confirmed");
    });
}

#[test]
fn organisers_read_what_members_answered_until_they_leave() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        publish(&team.scene, 0, &asked(false)).await.expect(200);
        let token = team.confirmed(app, 3).await;
        answer(app, &token, json!({ "needs": "Viipekeel", "ngo": "Rand" })).await.expect(200);
        team.look().await;
        submit(&team.lead, &team.view).await.expect(200);
        let path = format!("{}/review", team.path());
        let review = team.scene.owner.get(&path).await.expect(200);
        assert_eq!(
            review["answers"]["members"][team.member(3)],
            json!({ "needs": "Viipekeel", "ngo": "Rand" })
        );
        answer(app, &token, json!({ "needs": "x" })).await.problem(409, "invalid-transition");
        assert!(!answers(&team.lead, &id(&team.view)).await.to_string().contains("Viipekeel"));
        decline(app, &token).await.expect(200);
        let review = team.scene.owner.get(&path).await.expect(200);
        assert!(!review.to_string().contains("Viipekeel"), "{review:#}");
    });
}

#[test]
fn a_dead_link_answers_nothing() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        publish(&team.scene, 0, &asked(false)).await.expect(200);
        answer(app, "kin_nobody", json!({ "needs": "x" })).await.problem(404, "not-found");
        let token = team.confirmed(app, 1).await;
        answer(app, &token, json!({ "needs": "Vaikne ruum" })).await.expect(200);
        decline(app, &token).await.expect(200);
        answer(app, &token, json!({ "needs": "x" })).await.problem(409, "conflict");
        let shown = read(app, &token).await.expect(200);
        assert_eq!(shown["questions"], json!(null));
        assert!(!answers(&team.lead, &id(&team.view)).await.to_string().contains("Vaikne ruum"));
    });
}

#[test]
fn answers_show_on_no_status_page_and_go_over_with_the_registration() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        publish(&team.scene, 0, &asked(false)).await.expect(200);
        let token = team.confirmed(app, 1).await;
        answer(app, &token, json!({ "needs": "Viipekeel" })).await.expect(200);
        let seen = answers(&team.lead, &id(&team.view)).await;
        let own = json!({ "members": { team.member(0): { "needs": "Vaikne ruum" } } });
        change(&team.lead, &id(&team.view), &seen, &own).await.expect(200);
        team.look().await;
        team.view = submit(&team.lead, &team.view).await.expect(200);
        let mails = app.mails(LEAD).await;
        let link =
            mails.iter().rfind(|mail| mail.text.contains("/status#token=")).expect("a mail with a link");
        let shown = app.browser().post("/status-links/read", &json!({ "token": link.token() })).await;
        assert!(!shown.text.contains("Viipekeel") && !shown.text.contains("Vaikne"), "{}", shown.text);
        shown.expect(200);
        team.act("hand-over", &json!({ "member_id": team.member(1) })).await.expect(200);
        let heir = app.sign_in("liige-2@viimsi.example").await;
        let seen = answers(&heir, &id(&team.view)).await;
        assert_eq!(seen["members"][team.member(1)]["needs"], "Viipekeel");
        assert!(!seen.to_string().contains("Vaikne"), "the earlier lead speaks for themselves now: {seen:#}");
    });
}
