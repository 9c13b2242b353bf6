//! The whole until the deadline.

use serde_json::{Value, json};

use super::{
    amend, at, can, handed_in, last_line, member_ids, newcomer, try_out, whole, with_one_more, with_the_first,
};
use crate::invitations::{Team, new_mail};
use crate::support::{rules, with_app};

#[test]
fn the_whole_is_replaced_and_the_history_says_what_changed() {
    with_app(async |app| {
        let mut team = handed_in(app, json!({})).await;
        assert!(can(&team.view, "amend") && can(&team.view, "substitute"), "{:#}", team.view["actions"]);
        let gone = app.mails("liige-4@viimsi.example").await;
        let out = team.member(3);
        let mut wish = with_the_first(&team.view, 3);
        wish["team_name"] = json!("Rand ja meri");
        wish["members"][0]["role"] = json!("mayor");
        wish["members"].as_array_mut().unwrap().push(newcomer("Uus Inimene", "uus@viimsi.example"));
        let changed = amend(&team, &wish).await.expect(200);
        assert_eq!(
            (&changed["state"], &changed["submitted_at"]),
            (&json!("submitted"), &team.view["submitted_at"])
        );
        assert_eq!(changed["verdict"]["status"], "satisfied");
        assert_eq!(member_ids(&changed)[..3], member_ids(&team.view)[..3], "who stays is the same");
        let joined = json!({ "member_id": changed["members"][3]["id"], "name": "Uus Inimene" });
        let line = last_line(&changed);
        assert_eq!((&line["kind"], &line["by"]), (&json!("amended"), &json!("applicant")));
        let lead = json!({ "member_id": team.member(0), "name": "Liige 1", "fields": ["role"] });
        let expected = json!({
            "team_name": { "from": "Viimsi", "to": "Rand ja meri" }, "municipality": null, "joined": [joined],
            "left": [{ "member_id": out, "name": null }], "corrected": [lead], "answers": [] });
        assert_eq!(line["changes"], expected);
        assert_eq!(changed["members"][3]["came_at"], "2026-10-01T09:00:00Z");
        let told = new_mail(app, "liige-4@viimsi.example", &gone).await;
        assert!(told.text.contains("no longer take part"), "{}", told.text);
        let asked = app.mails("uus@viimsi.example").await;
        assert!(asked.len() == 1 && asked[0].text.contains("invites you"), "{asked:?}");
        team.look().await;
        assert!(!team.view.to_string().contains("Liige 4"), "who is gone is erased");
        let review = team.scene.owner.get(&format!("{}/review", team.path())).await.expect(200);
        assert!(
            !review.to_string().contains("Liige 4") && !review.to_string().contains("liige-4@"),
            "{review:#}"
        );
        assert_eq!(review["history"].as_array().unwrap().last().unwrap()["changes"], expected);
    });
}

#[test]
fn what_breaks_the_rules_is_refused_as_handing_in_would_be() {
    with_app(async |app| {
        let mut team = handed_in(app, json!({})).await;
        let problem = amend(&team, &with_the_first(&team.view, 3)).await.problem(422, "ineligible");
        assert_eq!(problem["verdict"]["status"], "violated");
        assert!(!problem["verdict"]["fixes"].as_array().unwrap().is_empty(), "{problem:#}");
        let nameless = with_one_more(&team.view, json!({ "affiliation": "ngo" }));
        amend(&team, &nameless).await.refuses("/members/4/name", "required");
        let mut usurped = whole(&team.view);
        (usurped["members"][0]["is_lead"], usurped["members"][1]["is_lead"]) = (json!(false), json!(true));
        amend(&team, &usurped).await.refuses("/members/1/is_lead", "not_allowed");
        let mut alone = whole(&team.view);
        alone["members"].as_array_mut().unwrap().remove(0);
        amend(&team, &alone).await.refuses("/members/0/is_lead", "not_allowed");
        let before = team.view.clone();
        assert_eq!(*team.look().await, before, "nothing changed");
    });
}

#[test]
fn it_is_judged_by_the_rules_it_was_handed_in_under() {
    with_app(async |app| {
        let mut team = handed_in(app, json!({})).await;
        let mut five = rules();
        five[0]["check"]["min"] = json!(5);
        let path = format!("/cohorts/{}/rule-set", team.scene.cohort);
        let read = team.scene.owner.get(&path).await.expect(200);
        let change = json!({ "rules": five, "reason": "Five." });
        team.scene.owner.put(&path, &change).seen(&read["version"]).await.expect(200);
        team.look().await;
        let mut wish = whole(&team.view);
        wish["team_name"] = json!("Neli");
        let kept = amend(&team, &wish).await.expect(200);
        assert_eq!(kept["verdict"]["rule_set_version"], 1, "{:#}", kept["verdict"]);
        assert_eq!(kept["team_name"], "Neli");
    });
}

#[test]
fn the_last_second_of_the_deadline_counts_and_the_next_does_not() {
    with_app(async |app| {
        let mut team = handed_in(app, json!({})).await;
        let mut wish = whole(&team.view);
        at(app, &team, "2026-10-15T20:59:59Z").await;
        wish["team_name"] = json!("Viimasel sekundil");
        team.view = amend(&team, &wish).await.expect(200);
        let open = json!({ "open": true, "shut": null, "until": "2026-10-15T21:00:00Z" });
        assert_eq!(team.view["amendment"], open);
        at(app, &team, "2026-10-15T21:00:00Z").await;
        wish["team_name"] = json!("Hilja");
        let problem = amend(&team, &wish).await.problem(409, "amendment-closed");
        assert_eq!((&problem["shut"], &problem["until"]), (&json!("over"), &json!("2026-10-15T21:00:00Z")));
        assert!(problem["detail"].as_str().unwrap().contains("substituted"), "the way out: {problem:#}");
        try_out(&team, &wish).await.problem(409, "amendment-closed");
        team.look().await;
        assert!(!can(&team.view, "amend") && can(&team.view, "substitute"));
        assert_eq!(team.view["amendment"]["shut"], "over");
    });
}

#[test]
fn only_where_the_cohort_lets_it_and_only_what_was_handed_in() {
    with_app(async |app| {
        let mut team = handed_in(app, json!({ "amendable": false })).await;
        let problem = amend(&team, &whole(&team.view)).await.problem(409, "amendment-closed");
        assert_eq!(problem["shut"], "not_offered");
        assert!(!can(&team.view, "amend"));
        let source =
            team.scene.owner.get(&format!("/cohorts/{}/source", team.scene.cohort)).await.expect(200);
        assert_eq!(source["cohort"]["amendable"], false);
        let draft = crate::support::team("Tartu", 3, 1);
        team.view = app.draft(&team.lead, &team.scene.cohort, &draft).await;
        let problem = amend(&team, &whole(&team.view)).await.problem(409, "amendment-closed");
        assert_eq!(problem["shut"], "state");
    });
}

#[test]
fn an_amendment_names_the_version_it_read() {
    with_app(async |app| {
        let mut team = handed_in(app, json!({})).await;
        let mut wish = whole(&team.view);
        wish["team_name"] = json!("Uus nimi");
        amend(&team, &wish).without("if-match").await.problem(428, "precondition-required");
        amend(&team, &wish).seen(&json!(1)).await.problem(412, "version-mismatch");
        team.view = amend(&team, &wish).await.expect(200);
        let again = amend(&team, &wish).await.expect(200);
        assert_eq!(again["version"], team.view["version"], "what changes nothing does nothing");
        assert_eq!(again["history"], team.view["history"]);
    });
}

#[test]
fn a_trial_says_what_would_come_of_it_and_stores_nothing() {
    with_app(async |app| {
        let places = json!({ "admission_mode": "first_come", "capacity": { "unit": "people", "total": 4 } });
        let mut team = handed_in(app, places).await;
        let short = try_out(&team, &with_the_first(&team.view, 3)).await.expect(200);
        assert_eq!((&short["verdict"]["status"], &short["obstacle"]), (&json!("violated"), &Value::Null));
        assert_eq!(short["changes"]["left"].as_array().unwrap().len(), 1);
        let nameless = with_one_more(&team.view, json!({ "affiliation": "ngo" }));
        let more = try_out(&team, &nameless).await.expect(200);
        assert_eq!(more["missing"][0]["pointer"], "/members/4/name");
        assert_eq!(more["obstacle"]["code"], "capacity-exhausted");
        assert_eq!(more["verdict"]["status"], "satisfied");
        let before = team.view.clone();
        assert_eq!(*team.look().await, before);
        assert_eq!(app.mails("liige-4@viimsi.example").await.len(), 0);
    });
}

#[test]
fn a_person_who_confirmed_is_corrected_by_nobody_else_and_can_be_taken_out() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({ "rules": [] })).await;
        let token = team.confirmed(app, 1).await;
        team.view = crate::support::submit(&team.lead, &team.view).await.expect(200);
        let mut wish = whole(&team.view);
        wish["members"][1]["role"] = json!("mayor");
        amend(&team, &wish).await.refuses("/members/1/role", "not_allowed");
        wish["members"].as_array_mut().unwrap().remove(1);
        team.view = amend(&team, &wish).await.expect(200);
        assert_eq!(crate::invitations::read(app, &token).await.expect(200)["state"], "withdrawn");
    });
}
