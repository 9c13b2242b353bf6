//! Who sees what of whom, and whose word a cohort waits for.

use serde_json::{Value, json};

use super::{Team, accept, read};
use crate::support::{submit, with_app};

#[test]
fn a_link_opens_nothing_of_other_members() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let token = team.confirmed(app, 1).await;
        team.invite(app, 2).await;
        let shown = [read(app, &token).await, accept(app, &token, &team.own(1, &json!({}))).await];
        for answer in shown {
            for others in ["Liige 3", "Liige 4", "liige-1@", "liige-3@", "liige-4@", "mari@"] {
                assert!(!answer.text.contains(others), "{others} in {}", answer.text);
            }
            assert!(answer.text.contains("liige-2@viimsi.example"), "{}", answer.text);
        }
        let browser = app.browser();
        browser
            .get(&team.path())
            .header("authorization", &format!("Bearer {token}"))
            .await
            .problem(401, "unauthenticated");
    });
}

#[test]
fn the_lead_sees_nothing_that_was_not_sent_and_consent_is_needed_to_send() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let token = team.invite(app, 1).await;
        let refused = |changes| accept(app, &token, &team.own(1, &changes));
        refused(json!({ "name": "Salajane", "consent": false })).await.refuses("/consent", "required");
        refused(json!({ "name": "", "consent": true })).await.refuses("/name", "required");
        refused(json!({ "email": "mari" })).await.refuses("/email", "invalid_format");
        refused(json!({ "affiliation": null })).await.refuses("/affiliation", "required");
        refused(json!({ "municipality": "9999" })).await.refuses("/municipality", "unknown_code");
        let before = team.view.clone();
        assert_eq!(*team.look().await, before, "not even the version tells that somebody tried");
        for dead in ["kin_nobody", "ksi_x"] {
            read(app, dead).await.problem(404, "not-found");
        }
    });
}

#[test]
fn where_each_member_consents_nothing_is_handed_in_before() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({ "consent": "by_each_member" })).await;
        assert_eq!(team.view["cohort"]["consent"], "by_each_member");
        assert_eq!(
            team.view["verdict"]["status"], "satisfied",
            "as if all confirmed: {:#}",
            team.view["verdict"]
        );
        assert_eq!(team.view["pending"].as_array().unwrap().len(), 3);
        for position in [1, 2] {
            team.confirmed(app, position).await;
        }
        assert_eq!(team.view["pending"], json!([{ "member_id": team.member(3), "name": "Liige 4" }]));
        assert_eq!(team.view["missing"][0]["pointer"], "/members/3");
        submit(&team.lead, &team.view).await.refuses("/members/3", "not_confirmed");
        team.invite(app, 3).await;
        submit(&team.lead, &team.view).await.refuses("/members/3", "not_confirmed");
        team.confirmed(app, 3).await;
        assert_eq!((&team.view["pending"], &team.view["missing"]), (&json!([]), &json!([])));
        assert_eq!(submit(&team.lead, &team.view).await.expect(200)["state"], "submitted");
    });
}

#[test]
fn where_the_lead_consents_the_pending_are_shown_to_organisers_and_may_still_confirm() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let token = team.invite(app, 1).await;
        team.view = submit(&team.lead, &team.view).await.expect(200);
        assert_eq!(team.view["verdict"]["status"], "satisfied", "the pending count as if they confirmed");
        let review = team.scene.owner.get(&format!("{}/review", team.path())).await.expect(200);
        let standing = |at: usize| review["registration"]["members"][at]["standing"].clone();
        assert_eq!(
            [standing(0), standing(1), standing(2)],
            ["confirmed", "invited", "entered"].map(Value::from)
        );
        let list = format!("/cohorts/{}/registrations", team.scene.cohort);
        assert_eq!(team.scene.owner.get(&list).await.expect(200)["items"][0]["pending_count"], 3);
        let changed = team.own(1, &json!({ "affiliation": "ngo" }));
        accept(app, &token, &changed).await.refuses("/affiliation", "not_allowed");
        let own = team.own(1, &json!({ "name": "Mari-Liis Tamm" }));
        let answered = accept(app, &token, &own).await.expect(200);
        assert_eq!((&answered["state"], &answered["editable"]), (&json!("accepted"), &json!(false)));
        accept(app, &token, &own).await.problem(409, "invalid-transition");
        let seen = team.look().await;
        assert_eq!(
            (&seen["members"][1]["standing"], &seen["state"]),
            (&json!("confirmed"), &json!("submitted"))
        );
    });
}

#[test]
fn a_rule_can_ask_for_people_who_confirmed_themselves() {
    with_app(async |app| {
        let rules = json!([{ "id": "own", "scope": "registration", "effect": "require", "check": { "kind": "count",
            "min": 2, "set": { "where": { "op": "is", "attr": "confirmed", "value": true } } } }]);
        let mut team = Team::draft(app, json!({ "rules": rules })).await;
        let counted = |view: &Value| view["verdict"]["rules"][0]["counted"].as_array().unwrap().len();
        assert_eq!(counted(&team.view), 1, "the lead: {:#}", team.view["verdict"]);
        team.confirmed(app, 1).await;
        assert_eq!(counted(&team.view), 2);
    });
}

#[test]
fn single_people_invite_nobody() {
    with_app(async |app| {
        let scene = app.scene(json!({ "participation": "person", "rules": [] })).await;
        let lead = app.sign_in(super::LEAD).await;
        let view = app.draft(&lead, &scene.cohort, &crate::support::team("Mari", 1, 0)).await;
        let team = Team { scene, lead, view };
        team.act("join-link", &json!({})).await.problem(409, "conflict");
    });
}
