//! Answers about the registration: saved as they are typed, asked for when they are missing, read in the review.

use serde_json::{Value, json};

use super::{answers, change, missing, part, publish, question, usual};
use crate::support::{id, submit, team, with_app};

#[test]
fn what_is_asked_is_answered_in_the_draft_and_read_in_the_review() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        publish(&scene, 0, &usual()).await.expect(200);
        let lead = app.sign_in("viimsi@leads.example").await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        assert_eq!(missing(&draft), ["/answers/registration/challenge"]);
        submit(&lead, &draft).await.refuses("/answers/registration/challenge", "required");
        let seen = answers(&lead, &id(&draft)).await;
        assert_eq!(
            (&seen["version"], &seen["progress"]),
            (&json!(0), &json!({ "done": 1, "of": 2 })),
            "{seen:#}"
        );
        let told = json!({ "registration": { "challenge": "  Noortel ei ole kohta. ", "group": "first" } });
        let seen = change(&lead, &id(&draft), &seen, &told).await.expect(200);
        assert_eq!(seen["registration"], json!({ "challenge": "Noortel ei ole kohta.", "group": "first" }));
        assert_eq!((&seen["missing"], &seen["progress"]), (&json!([]), &json!({ "done": 2, "of": 2 })));
        assert_eq!(
            lead.get(&format!("/registrations/{}", id(&draft))).await.expect(200)["missing"],
            json!([])
        );
        submit(&lead, &draft).await.expect(200);
        let review = scene.owner.get(&format!("/registrations/{}/review", id(&draft))).await.expect(200);
        assert_eq!(review["answers"]["form_version"], 1);
        assert_eq!(review["answers"]["registration"]["challenge"], "Noortel ei ole kohta.");
        let label = &review["answers"]["form"]["parts"][0]["questions"][0]["label"]["text"];
        assert_eq!(*label, "Question challenge");
        let seen = answers(&lead, &id(&draft)).await;
        assert_eq!(seen["editable"], false);
        change(&lead, &id(&draft), &seen, &told).await.problem(409, "invalid-transition");
    });
}

#[test]
fn nobody_else_reads_or_writes_the_answers_of_a_draft() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        publish(&scene, 0, &usual()).await.expect(200);
        let lead = app.sign_in("viimsi@leads.example").await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let seen = answers(&lead, &id(&draft)).await;
        let told = json!({ "registration": { "group": "first" } });
        let now = change(&lead, &id(&draft), &seen, &told).await.expect(200);
        change(&lead, &id(&draft), &seen, &told).await.problem(412, "version-mismatch");
        let other = app.sign_in("narva@leads.example").await;
        for stranger in [&other, &scene.owner] {
            stranger.get(&format!("/registrations/{}/answers", id(&draft))).await.problem(404, "not-found");
            change(stranger, &id(&draft), &now, &told).await.problem(404, "not-found");
        }
        app.at("2026-10-16T09:00:00Z");
        let lead = app.sign_in("viimsi@leads.example").await;
        change(&lead, &id(&draft), &now, &told).await.problem(409, "registration-closed");
    });
}

/// One optional question of each kind.
fn every_kind() -> [Value; 8] {
    let options = json!([{ "code": "a", "label": { "et": "A" } }, { "code": "b", "label": { "et": "B" } },
                         { "code": "c", "label": { "et": "C" } }]);
    [
        question("short_text", "line", &json!({ "max_length": 5 })),
        question("choice", "one", &json!({ "options": options })),
        question("choices", "some", &json!({ "options": options, "min": 1, "max": 2 })),
        question("number", "amount", &json!({ "min": 0, "max": 10, "decimals": 1 })),
        question("date", "day", &json!({ "not_before": "2026-10-01", "not_after": "2026-10-31" })),
        question("yes_no", "yes", &json!({})),
        question("municipality", "place", &json!({})),
        question("organisation", "firm", &json!({})),
    ]
}

#[test]
fn an_answer_that_does_not_fit_its_question_is_refused_there_and_nothing_is_kept() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        publish(&scene, 0, &[part("all", &every_kind())]).await.expect(200);
        let lead = app.sign_in("viimsi@leads.example").await;
        let draft = id(&app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await);
        let seen = answers(&lead, &draft).await;
        let cases = [
            ("line", json!("too long"), "line", "too_long"),
            ("line", json!(5), "line", "invalid_type"),
            ("one", json!("d"), "one", "unknown_code"),
            ("some", json!(["a", "d"]), "some/1", "unknown_code"),
            ("some", json!(["a", "b", "c"]), "some", "too_many"),
            ("amount", json!(10.5), "amount", "out_of_range"),
            ("amount", json!(1.25), "amount", "invalid_format"),
            ("day", json!("2026-11-01"), "day", "out_of_range"),
            ("day", json!("tomorrow"), "day", "invalid_format"),
            ("yes", json!("yes"), "yes", "invalid_type"),
            ("place", json!("9999"), "place", "unknown_code"),
            ("firm", json!(["x"]), "firm", "invalid_type"),
            ("unknown", json!("x"), "unknown", "unknown_field"),
        ];
        for (code, value, pointer, error) in cases {
            let mut told = json!({ "registration": { "line": "fits", "firm": "MTÜ Rand" } });
            told["registration"][code] = value;
            let refused = change(&lead, &draft, &seen, &told).await;
            refused.refuses(&format!("/registration/{pointer}"), error);
        }
        assert_eq!(answers(&lead, &draft).await["registration"], json!({}), "not even what fits beside it");
    });
}

#[test]
fn an_answer_of_each_kind_is_kept_and_cleared() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        publish(&scene, 0, &[part("all", &every_kind())]).await.expect(200);
        let lead = app.sign_in("viimsi@leads.example").await;
        let draft = id(&app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await);
        let seen = answers(&lead, &draft).await;
        let fits = json!({ "line": "abcde", "one": "b", "some": ["c", "a", "a"], "amount": 2.5, "day": "2026-10-31",
                           "yes": false, "place": "0890", "firm": "MTÜ Rand" });
        let kept = change(&lead, &draft, &seen, &json!({ "registration": fits })).await.expect(200);
        let mut expected = fits;
        expected["some"] = json!(["a", "c"]);
        assert_eq!(kept["registration"], expected);
        let cleared = json!({ "registration": { "line": null, "yes": null, "some": [], "firm": " " } });
        let kept = change(&lead, &draft, &kept, &cleared).await.expect(200);
        let left: Vec<_> = kept["registration"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(left, ["amount", "day", "one", "place"]);
    });
}

#[test]
fn too_few_choices_and_required_questions_keep_it_from_being_handed_in() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let options =
            json!([{ "code": "a", "label": { "et": "A" } }, { "code": "b", "label": { "et": "B" } }]);
        let asked = [
            question("choices", "some", &json!({ "options": options, "min": 2, "required": true })),
            question("yes_no", "yes", &json!({ "required": true })),
        ];
        publish(&scene, 0, &[part("all", &asked)]).await.expect(200);
        let lead = app.sign_in("viimsi@leads.example").await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let seen = answers(&lead, &id(&draft)).await;
        let told = json!({ "registration": { "some": ["a"], "yes": false } });
        let seen = change(&lead, &id(&draft), &seen, &told).await.expect(200);
        assert_eq!(missing(&seen), ["/answers/registration/some"], "“no” is an answer");
        submit(&lead, &draft).await.refuses("/answers/registration/some", "too_short");
        let told = json!({ "registration": { "some": ["a", "b"] } });
        change(&lead, &id(&draft), &seen, &told).await.expect(200);
        submit(&lead, &draft).await.expect(200);
    });
}

#[test]
fn a_question_whose_condition_fails_is_neither_asked_nor_handed_in() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        publish(&scene, 0, &usual()).await.expect(200);
        let lead = app.sign_in("viimsi@leads.example").await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let seen = answers(&lead, &id(&draft)).await;
        assert_eq!(seen["hidden"]["registration"], json!([]), "what is unknown hides nothing: {seen:#}");
        assert_eq!(missing(&seen), ["/answers/registration/challenge"], "and demands nothing");
        let told = json!({ "registration": { "challenge": "Mure", "group": "second" } });
        let seen = change(&lead, &id(&draft), &seen, &told).await.expect(200);
        assert_eq!(missing(&seen), ["/answers/registration/why-second"]);
        let told = json!({ "registration": { "why-second": "Lähemal" } });
        let seen = change(&lead, &id(&draft), &seen, &told).await.expect(200);
        let told = json!({ "registration": { "group": "first" } });
        let seen = change(&lead, &id(&draft), &seen, &told).await.expect(200);
        assert_eq!(seen["hidden"]["registration"], json!(["why-second"]));
        assert_eq!(seen["registration"]["why-second"], "Lähemal", "kept until it is handed in");
        submit(&lead, &draft).await.expect(200);
        let review = scene.owner.get(&format!("/registrations/{}/review", id(&draft))).await.expect(200);
        assert_eq!(review["answers"]["registration"], json!({ "challenge": "Mure", "group": "first" }));
        assert_eq!(answers(&lead, &id(&draft)).await["registration"].get("why-second"), None::<&Value>);
    });
}

#[test]
fn what_depends_on_a_hidden_question_is_hidden_with_it() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let when =
            |attr: &str, value: Value| json!({ "shown_if": { "op": "is", "attr": attr, "value": value } });
        let asked = [
            question("yes_no", "here", &when("municipality", json!("0890"))),
            question("yes_no", "there", &when("answer.here", json!(true))),
            question("yes_no", "anywhere", &when("answer.there", json!(true))),
        ];
        publish(&scene, 0, &[part("all", &asked)]).await.expect(200);
        let lead = app.sign_in("viimsi@leads.example").await;
        let hidden =
            async |registration: &str| answers(&lead, registration).await["hidden"]["registration"].clone();
        let here = id(&app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await);
        assert_eq!(hidden(&here).await, json!([]));
        let mut elsewhere = team("Narva", 3, 1);
        elsewhere["municipality"] = json!("0511");
        let elsewhere = id(&app.draft(&lead, &scene.cohort, &elsewhere).await);
        assert_eq!(hidden(&elsewhere).await, json!(["anywhere", "here", "there"]));
    });
}
