//! `/cohorts/{id}/evaluations`: anyone may ask whether a team fits, and hears what is missing.

use serde_json::{Value, json};

use crate::support::{Caller, TestApp, with_app, with_members};

async fn verdict(app: &TestApp, visitor: &Caller, members: Vec<Value>, complete: bool) -> Value {
    let scene = app.scene(json!({})).await;
    let asked = json!({ "members": members, "complete": complete });
    visitor
        .post(&format!("/cohorts/{}/evaluations", scene.cohort), &asked)
        .without("idempotency-key")
        .await
        .expect(200)
}

fn rule<'a>(verdict: &'a Value, id: &str) -> &'a Value {
    verdict["rules"].as_array().unwrap().iter().find(|rule| rule["rule"] == id).expect("the rule")
}

#[test]
fn a_team_that_fits_is_told_so() {
    with_app(async |app| {
        let verdict = verdict(app, &app.browser(), with_members(3, 1), true).await;
        assert_eq!(verdict["status"], "satisfied", "{verdict:#}");
        assert_eq!(rule(&verdict, "municipal")["counted"].as_array().unwrap().len(), 3);
        assert_eq!(verdict["fixes"], json!([]));
    });
}

#[test]
fn a_team_that_lacks_a_member_hears_what_would_fix_it_and_the_fix_holds() {
    with_app(async |app| {
        let verdict = verdict(app, &app.browser(), with_members(2, 2), true).await;
        assert_eq!(verdict["status"], "violated", "{verdict:#}");
        let municipal = rule(&verdict, "municipal");
        assert_eq!(municipal["status"], "not_met");
        assert_eq!((&municipal["expected"]["min"], &municipal["expected"]["max"]), (&json!(3), &Value::Null));
        assert_eq!(municipal["actual"], json!({ "known": 2, "possible": 2 }));
        let fixes = verdict["fixes"].as_array().unwrap();
        assert!((1..=3).contains(&fixes.len()), "{fixes:#?}");
        let step = &fixes[0]["steps"][0];
        assert_eq!(step["kind"], "add", "one more member is the smallest step: {step}");
        assert!(step["set"].to_string().contains("municipality"), "{step}");
        assert!(fixes.iter().all(|fix| !fix["text"].as_str().unwrap().is_empty()));
    });
}

#[test]
fn what_is_not_known_yet_is_neither_met_nor_not_met() {
    with_app(async |app| {
        let verdict =
            verdict(app, &app.browser(), vec![json!({}), json!({}), json!({}), json!({})], true).await;
        assert_eq!(verdict["status"], "undetermined", "{verdict:#}");
        assert_eq!(rule(&verdict, "size")["status"], "met");
        assert_eq!(rule(&verdict, "municipal")["status"], "open");
        assert_eq!(rule(&verdict, "municipal")["unknown"].as_array().unwrap().len(), 4);
    });
}

#[test]
fn a_team_still_being_put_together_is_not_judged_short() {
    with_app(async |app| {
        let verdict = verdict(app, &app.browser(), with_members(2, 0), false).await;
        assert_eq!(verdict["status"], "undetermined", "{verdict:#}");
        assert_eq!(rule(&verdict, "size")["status"], "open");
    });
}

#[test]
fn every_sentence_is_in_the_language_asked_for() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let path = format!("/cohorts/{}/evaluations", scene.cohort);
        for (language, word) in [("et", "liige"), ("en", "member"), ("ru", "участник")] {
            let answer =
                app.browser().speaking(language).post(&path, &json!({ "members": with_members(2, 2) })).await;
            assert_eq!(answer.header("content-language"), language);
            let said = answer.expect(200)["rules"].to_string();
            assert!(said.contains(word), "{language}: {said}");
        }
    });
}

#[test]
fn unknown_codes_are_refused_where_they_stand() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let path = format!("/cohorts/{}/evaluations", scene.cohort);
        let ask = |members| app.browser().post(&path, &json!({ "members": members }));
        ask(json!([{ "affiliation": "municipality" }, { "affiliation": "circus" }]))
            .await
            .refuses("/members/1/affiliation", "unknown_code");
        ask(json!([{ "municipality": "9999" }])).await.refuses("/members/0/municipality", "unknown_code");
        ask(json!([{ "afiliation": "ngo" }])).await.refuses("/members/0/afiliation", "unknown_field");
    });
}
