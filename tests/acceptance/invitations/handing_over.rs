//! The registration goes to another member, who answers for it from then on.

use serde_json::json;

use super::{LEAD, Team, decline, new_mail, read};
use crate::support::{submit, with_app};

const HEIR: &str = "liige-2@viimsi.example";

#[test]
fn a_confirmed_member_takes_over_and_the_earlier_lead_stays_a_member() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({ "consent": "by_each_member" })).await;
        for position in 1..4 {
            team.confirmed(app, position).await;
        }
        team.view = submit(&team.lead, &team.view).await.expect(200);
        let (from, to) = (app.mails(LEAD).await, app.mails(HEIR).await);
        let whom = json!({ "member_id": team.member(1) });
        let hand_over = || team.act("hand-over", &whom).key("hand-over-exactly-once");
        let last = hand_over().await.expect(200);
        assert_eq!(
            (&last["members"][0]["is_lead"], &last["members"][1]["is_lead"]),
            (&json!(false), &json!(true))
        );
        assert_eq!(last["members"][0]["standing"], "confirmed", "who registered has consented by that");
        assert_eq!(last["history"].as_array().unwrap().last().unwrap()["kind"], "handed_over");
        assert_eq!(hand_over().await.expect(200), last, "a repeated request gets the kept answer");
        team.lead.get(&team.path()).await.problem(404, "not-found");
        assert!(new_mail(app, HEIR, &to).await.text.contains("You answer for"));
        let own = new_mail(app, LEAD, &from).await.token();
        let heir = app.sign_in(HEIR).await;
        assert_eq!(heir.get(&team.path()).await.expect(200)["state"], "submitted");
        assert_eq!(read(app, &own).await.expect(200)["entered"]["name"], "Liige 1");
        decline(app, &own).await.expect(200);
        let seen = heir.get(&team.path()).await.expect(200);
        assert_eq!(seen["members"].as_array().unwrap().len(), 3);
        assert_eq!(heir.get("/registrations").await.expect(200)["items"][0]["id"], team.view["id"]);
    });
}

#[test]
fn the_new_lead_has_an_account_instead_of_a_link() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let token = team.confirmed(app, 1).await;
        team.act("hand-over", &json!({ "member_id": team.member(1) })).await.expect(200);
        assert_eq!(read(app, &token).await.expect(200)["state"], "withdrawn");
        decline(app, &token).await.problem(409, "conflict");
    });
}

#[test]
fn only_who_confirmed_can_take_over_and_only_what_has_not_ended() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let to = |team: &Team, at: usize| json!({ "member_id": team.member(at) });
        team.act("hand-over", &to(&team, 0)).await.refuses("/member_id", "not_allowed");
        team.act("hand-over", &to(&team, 1)).await.refuses("/member_id", "not_confirmed");
        team.invite(app, 1).await;
        team.act("hand-over", &to(&team, 1)).await.refuses("/member_id", "not_confirmed");
        team.confirmed(app, 1).await;
        let stranger = app.sign_in("voras@people.example").await;
        let path = format!("{}/hand-over", team.path());
        let theirs = stranger.post(&path, &to(&team, 1)).seen(&team.view["version"]);
        theirs.await.problem(404, "not-found");
        team.view = submit(&team.lead, &team.view).await.expect(200);
        team.view = team.act("withdraw", &json!({})).await.expect(200);
        team.act("hand-over", &to(&team, 1)).await.problem(409, "invalid-transition");
    });
}
