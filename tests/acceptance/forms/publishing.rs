//! Forms are published in versions, read by everyone in their language, and refused at the place of the mistake.

use serde_json::{Value, json};

use super::{part, publish, question, usual};
use crate::support::with_app;

#[test]
fn a_form_is_published_in_versions_that_stay() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let path = format!("/cohorts/{}/form", scene.cohort);
        let visitor = app.browser();
        assert_eq!(visitor.get(&path).await.expect(200), json!({ "version": 0, "parts": [] }));
        let first = publish(&scene, 0, &usual()).await.expect(200);
        assert_eq!(first["version"], 1);
        publish(&scene, 0, &usual()).await.problem(412, "version-mismatch");
        let second = [part("only", &[question("yes_no", "again", &json!({}))])];
        assert_eq!(publish(&scene, 1, &second).await.expect(200)["version"], 2);
        let source = scene.owner.get(&format!("{path}/source")).await;
        assert_eq!(source.header("etag"), "\"2\"");
        assert_eq!(source.body["parts"][0]["questions"][0]["code"], "again");
        let history = scene.owner.get(&format!("{path}s")).await.expect(200);
        let versions: Vec<_> =
            history["items"].as_array().unwrap().iter().map(|one| &one["version"]).collect();
        assert_eq!(versions, [2, 1]);
        assert_eq!(history["items"][1]["parts"], first["parts"], "the first one stays as it was");
    });
}

#[test]
fn readers_get_their_language_or_are_told_which_one_they_got() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let published = publish(&scene, 0, &usual()).await.expect(200);
        let gaps = published["missing_translations"].as_array().unwrap();
        let gap = json!({ "pointer": "/parts/0/questions/0/label/ru", "language": "ru" });
        assert!(gaps.contains(&gap), "{gaps:#?}");
        assert!(!gaps.iter().any(|gap| gap["pointer"] == "/parts/0/questions/0/label/en"), "{gaps:#?}");
        let path = format!("/cohorts/{}/form", scene.cohort);
        let asked = |language| app.browser().speaking(language).get(&path);
        let english = asked("en").await.expect(200);
        let label = |form: &Value| form["parts"][0]["questions"][0]["label"].clone();
        assert_eq!(label(&english), json!({ "text": "Question challenge", "language": "en" }));
        assert_eq!(
            label(&asked("ru").await.expect(200)),
            json!({ "text": "Küsimus challenge", "language": "et" })
        );
        assert_eq!(english["parts"][1]["questions"][0]["options"][1]["code"], "second");
    });
}

#[test]
fn a_mistake_in_a_form_is_shown_at_its_place() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let yes = |changes: Value| question("yes_no", "yes", &changes);
        let shown_if = |attr: &str| json!({ "shown_if": { "op": "is", "attr": attr, "value": true } });
        let cases = [
            (vec![yes(json!({ "kind": "robot" }))], "/0/kind", "unknown_code"),
            (vec![yes(json!({ "max_length": 5 }))], "/0/max_length", "unknown_field"),
            (
                vec![question("short_text", "a", &json!({ "max_length": 501 }))],
                "/0/max_length",
                "out_of_range",
            ),
            (vec![question("short_text", "a", &json!({}))], "/0/max_length", "required"),
            (vec![question("number", "a", &json!({ "min": 3, "max": 2 }))], "/0/min", "order"),
            (vec![question("number", "a", &json!({ "decimals": "two" }))], "/0/decimals", "invalid_type"),
            (vec![question("choice", "a", &json!({ "options": [] }))], "/0/options", "required"),
            (vec![yes(json!({ "code": "Not a code" }))], "/0/code", "invalid_format"),
            (vec![yes(json!({})), yes(json!({}))], "/1/code", "taken"),
            (vec![yes(json!({ "label": {} }))], "/0/label", "required"),
            (vec![yes(json!({ "purpose": {} }))], "/0/purpose", "required"),
            (vec![yes(json!({ "retention_days": 0 }))], "/0/retention_days", "out_of_range"),
            (
                vec![yes(shown_if("answer.later")), yes(json!({ "code": "later" }))],
                "/0/shown_if/attr",
                "not_allowed",
            ),
            (vec![yes(shown_if("answer.nobody"))], "/0/shown_if/attr", "not_allowed"),
            (vec![yes(shown_if("answer.yes"))], "/0/shown_if/attr", "not_allowed"),
            (vec![yes(shown_if("weather"))], "/0/shown_if/attr", "invalid_format"),
            (vec![yes(json!({ "shown_if": { "op": "guess" } }))], "/0/shown_if/op", "invalid_format"),
        ];
        for (questions, pointer, code) in cases {
            let answer = publish(&scene, 0, &[part("only", &questions)]).await;
            answer.refuses(&format!("/parts/0/questions{pointer}"), code);
        }
        let path = format!("/cohorts/{}/form", scene.cohort);
        assert_eq!(app.browser().get(&path).await.expect(200)["version"], 0, "nothing was published");
    });
}

#[test]
fn a_question_depends_only_on_what_can_be_known_of_whom_it_is_asked() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let of_member = question("yes_no", "vegan", &json!({ "of": "member" }));
        let depends = json!({ "shown_if": { "op": "is", "attr": "answer.vegan", "value": true } });
        let about_team = [part("a", &[of_member.clone(), question("yes_no", "team", &depends)])];
        let pointer = "/parts/0/questions/1/shown_if/attr";
        publish(&scene, 0, &about_team).await.refuses(pointer, "not_allowed");
        let text = question("short_text", "words", &json!({ "max_length": 10 }));
        let on_text = json!({ "shown_if": { "op": "is", "attr": "answer.words", "value": "x" } });
        let free_text = [part("a", &[text, question("yes_no", "team", &on_text)])];
        publish(&scene, 0, &free_text).await.refuses(pointer, "not_allowed");
        let of_ngo = json!({ "of": "member", "shown_if": { "op": "all", "of": [
            { "op": "is", "attr": "affiliation.kind", "value": "ngo" },
            { "op": "is", "attr": "answer.vegan", "value": true } ] } });
        let about_member = [part("a", &[of_member, question("yes_no", "own", &of_ngo)])];
        publish(&scene, 0, &about_member).await.expect(200);
    });
}

#[test]
fn a_form_has_bounds() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let parts: Vec<_> = (0..21).map(|at| part(&format!("part-{at}"), &[])).collect();
        publish(&scene, 0, &parts).await.refuses("/parts", "too_many");
        let many: Vec<_> = (0..101).map(|at| question("yes_no", &format!("q-{at}"), &json!({}))).collect();
        publish(&scene, 0, &[part("a", &many)]).await.refuses("/parts", "too_many");
        publish(&scene, 0, &[part("a", &many[..100])]).await.expect(200);
    });
}
