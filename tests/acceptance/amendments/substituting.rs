//! One person out, one in, as long as the cohort meets.

use serde_json::{Value, json};

use super::{amend, at, can, handed_in, last_line, member_ids, newcomer, substitute, whole};
use crate::invitations::{LEAD, Team, accept, decline, new_mail, read};
use crate::support::{submit, with_app};

const NEW: &str = "uus@viimsi.example";

fn new_one() -> Value {
    newcomer("Uus Inimene", NEW)
}

#[test]
fn one_person_comes_in_the_place_of_another_who_is_told_and_erased() {
    with_app(async |app| {
        let mut team = handed_in(app, json!({})).await;
        let (before, out) = (member_ids(&team.view), team.member(1));
        let told = app.mails("liige-2@viimsi.example").await;
        let repeated = || substitute(&team, 1, &new_one()).key("substitute-just-once");
        let changed = repeated().await.expect(200);
        assert_eq!(repeated().await.expect(200), changed, "a repeated request does nothing more");
        let after = member_ids(&changed);
        assert_eq!((&after[0], &after[2..]), (&before[0], &before[2..]));
        assert_eq!(changed["members"][1]["name"], "Uus Inimene");
        assert_eq!(changed["members"][1]["standing"], "invited");
        let line = last_line(&changed);
        assert_eq!((&line["kind"], &line["reason"]), (&json!("substituted"), &json!("New work.")));
        assert_eq!(line["changes"]["joined"], json!([{ "member_id": after[1], "name": "Uus Inimene" }]));
        assert_eq!(line["changes"]["left"], json!([{ "member_id": out, "name": null }]));
        let mail = new_mail(app, "liige-2@viimsi.example", &told).await;
        assert!(mail.text.contains("no longer take part"), "{}", mail.text);
        let review = team.scene.owner.get(&format!("{}/review", team.path())).await;
        assert!(!review.text.contains("Liige 2") && !review.text.contains("liige-2@"), "{}", review.text);
        assert_eq!(review.expect(200)["registration"]["pending"].as_array().unwrap().len(), 3);
        let token = app.mails(NEW).await.remove(0).token();
        team.look().await;
        let own = team.own(1, &json!({ "name": "Uus Nimi" }));
        assert_eq!(accept(app, &token, &own).await.expect(200)["state"], "accepted");
        assert_eq!(team.look().await["members"][1]["standing"], "confirmed");
    });
}

#[test]
fn verdicts_that_stood_before_forget_who_is_gone() {
    with_app(async |app| {
        let mut team = handed_in(app, json!({})).await;
        assert_eq!(app.erased_verdicts().await, 0);
        team.view = substitute(&team, 1, &new_one()).await.expect(200);
        assert_eq!(app.erased_verdicts().await, 1, "that of the submission");
        team.view = substitute(&team, 1, &newcomer("Teine", "teine@viimsi.example")).await.expect(200);
        assert_eq!(app.erased_verdicts().await, 2);
        let token = app.mails("teine@viimsi.example").await.remove(0).token();
        decline(app, &token).await.expect(200);
        assert_eq!(app.erased_verdicts().await, 3, "who leaves is forgotten like who is taken out");
    });
}

#[test]
fn the_place_of_who_left_is_filled_once_if_it_is_still_free() {
    with_app(async |app| {
        let places = json!({ "admission_mode": "first_come", "capacity": { "unit": "people", "total": 5 } });
        let mut team = Team::draft(app, places).await;
        let token = team.confirmed(app, 1).await;
        team.view = submit(&team.lead, &team.view).await.expect(200);
        let fill = json!({ "in": new_one() });
        team.act("substitutions", &fill).await.refuses("/out", "required");
        decline(app, &token).await.expect(200);
        at(app, &team, "2026-10-20T09:00:00Z").await;
        team.look().await;
        assert_eq!(team.view["members"].as_array().unwrap().len(), 3);
        team.view = team.act("substitutions", &fill).await.expect(200);
        let line = last_line(&team.view);
        assert_eq!((&line["kind"], &line["changes"]["left"]), (&json!("substituted"), &json!([])));
        assert_eq!(team.view["members"][3]["name"], "Uus Inimene");
        let cohort = app.browser().get(&format!("/cohorts/{}", team.scene.cohort)).await.expect(200);
        assert_eq!(cohort["places_left"], 1, "the place is taken again");
        team.act("substitutions", &fill).await.refuses("/out", "required");
    });
}

#[test]
fn the_whole_must_hold_after_the_exchange() {
    with_app(async |app| {
        let mut team = handed_in(app, json!({})).await;
        let mut ngo = new_one();
        ngo["affiliation"] = json!("ngo");
        let problem = substitute(&team, 1, &ngo).await.problem(422, "ineligible");
        assert!(!problem["verdict"]["fixes"].as_array().unwrap().is_empty());
        substitute(&team, 0, &new_one()).await.refuses("/out", "not_allowed");
        let stranger = json!({ "out": "00000000-0000-7000-8000-000000000000", "in": new_one() });
        team.act("substitutions", &stranger).await.refuses("/out", "not_allowed");
        let mut wrong = new_one();
        (wrong["name"], wrong["municipality"]) = (json!(null), json!("9999"));
        substitute(&team, 1, &wrong).await.refuses("/in/municipality", "unknown_code");
        wrong["municipality"] = json!("0890");
        substitute(&team, 1, &wrong).await.refuses("/in/name", "required");
        let before = team.view.clone();
        assert_eq!(*team.look().await, before);
        // An NGO's member for an NGO's member.
        team.view = substitute(&team, 3, &ngo).await.expect(200);
        assert_eq!(team.view["verdict"]["status"], "satisfied");
    });
}

#[test]
fn it_goes_on_after_the_deadline_until_the_last_meeting_is_over() {
    with_app(async |app| {
        let meeting =
            json!({ "kind": "workshop", "date": "2026-11-05", "start_time": "10:00", "end_time": "16:00" });
        let info = json!({ "kind": "info_event", "date": "2026-12-20" });
        let mut team = handed_in(app, json!({ "sessions": [meeting, info] })).await;
        assert_eq!(team.view["substitution"]["until"], "2026-11-05T14:00:00Z");
        at(app, &team, "2026-10-20T09:00:00Z").await;
        amend(&team, &whole(&team.view)).await.problem(409, "amendment-closed");
        team.view = substitute(&team, 1, &new_one()).await.expect(200);
        let asked = app.mails(NEW).await.remove(0);
        assert!(!asked.text.contains("15 October"), "a deadline that has passed is no news: {}", asked.text);
        assert_eq!(read(app, &asked.token()).await.expect(200)["state"], "open");
        for later in ["2026-11-01T09:00:00Z", "2026-11-05T14:00:00Z"] {
            at(app, &team, later).await;
        }
        team.look().await;
        assert!(!can(&team.view, "substitute"));
        let problem = substitute(&team, 2, &new_one()).await.problem(409, "substitution-closed");
        assert_eq!(problem["shut"], "over");
    });
}

#[test]
fn drafts_and_single_people_know_no_substitution() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let problem = substitute(&team, 1, &new_one()).await.problem(409, "substitution-closed");
        assert_eq!(problem["shut"], "state");
        team.view = submit(&team.lead, &team.view).await.expect(200);
        let withdrawn = team.act("withdraw", &json!({})).await.expect(200);
        assert!(!can(&withdrawn, "amend") && !can(&withdrawn, "substitute"));
    });
    with_app(async |app| {
        let scene = app.scene(json!({ "participation": "person", "rules": [] })).await;
        let lead = app.sign_in(LEAD).await;
        let view = app.submitted(&lead, &scene.cohort, &crate::support::team("Mari", 1, 0)).await;
        let team = Team { scene, lead, view };
        let problem = substitute(&team, 0, &new_one()).await.problem(409, "substitution-closed");
        assert_eq!((&problem["shut"], can(&team.view, "amend")), (&json!("not_offered"), true));
        let mut wish = whole(&team.view);
        wish["members"][0]["name"] = json!("Mari Muutunud");
        assert_eq!(amend(&team, &wish).await.expect(200)["members"][0]["name"], "Mari Muutunud");
    });
}

#[test]
fn where_everybody_consents_the_new_person_is_pending_until_they_do() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({ "consent": "by_each_member" })).await;
        for position in 1..4 {
            team.confirmed(app, position).await;
        }
        team.view = submit(&team.lead, &team.view).await.expect(200);
        let mut unreachable = new_one();
        unreachable["email"] = json!(null);
        substitute(&team, 1, &unreachable).await.refuses("/in/email", "required");
        team.view = substitute(&team, 1, &new_one()).await.expect(200);
        let pending = json!([{ "member_id": team.member(1), "name": "Uus Inimene" }]);
        assert_eq!((&team.view["pending"], &team.view["state"]), (&pending, &json!("submitted")));
        let review = team.scene.owner.get(&format!("{}/review", team.path())).await.expect(200);
        assert_eq!(review["registration"]["pending"], pending, "organisers see it");
        let first = app.mails(NEW).await;
        let token = team.invite(app, 1).await;
        let stale = read(app, &first[0].token()).await;
        stale.problem(404, "not-found");
        let known = team.member(2);
        team.act("invitations", &json!({ "member_id": known })).await.problem(409, "invalid-transition");
        accept(app, &token, &team.own(1, &json!({ "affiliation": "ngo" })))
            .await
            .refuses("/affiliation", "not_allowed");
        accept(app, &token, &team.own(1, &json!({}))).await.expect(200);
        assert_eq!(team.look().await["pending"], json!([]));
        decline(app, &token).await.expect(200);
        let left = team.look().await;
        assert_eq!(left["members"].as_array().unwrap().len(), 3, "and may leave as anybody may");
        assert!(!left.to_string().contains("Uus Inimene"), "{left:#}");
    });
}

#[test]
fn an_amendment_also_asks_who_is_new() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({ "consent": "by_each_member" })).await;
        for position in 1..4 {
            team.confirmed(app, position).await;
        }
        team.view = submit(&team.lead, &team.view).await.expect(200);
        let wish = super::with_one_more(&team.view, new_one());
        team.view = amend(&team, &wish).await.expect(200);
        assert_eq!(team.view["members"][4]["standing"], "invited");
        let before = app.mails("uuem@viimsi.example").await;
        let first = app.mails(NEW).await.remove(0).token();
        let mut moved = whole(&team.view);
        moved["members"][4]["email"] = json!("uuem@viimsi.example");
        team.view = amend(&team, &moved).await.expect(200);
        let token = new_mail(app, "uuem@viimsi.example", &before).await.token();
        assert_eq!(read(app, &token).await.expect(200)["state"], "open", "asked again at the right address");
        assert_eq!(read(app, &first).await.problem(404, "not-found")["status"], 404);
    });
}
