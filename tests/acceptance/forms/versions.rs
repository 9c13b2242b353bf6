//! A newer form: drafts move to it, what was handed in stays under its own.

use serde_json::json;

use super::{answers, change, missing, part, publish, question, usual};
use crate::support::{id, submit, team, with_app};

#[test]
fn a_draft_moves_to_the_newer_form_and_keeps_what_still_answers_something() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        publish(&scene, 0, &usual()).await.expect(200);
        let lead = app.sign_in("viimsi@leads.example").await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let seen = answers(&lead, &id(&draft)).await;
        let told =
            json!({ "registration": { "challenge": "Mure", "group": "second", "why-second": "Lähemal" } });
        change(&lead, &id(&draft), &seen, &told).await.expect(200);
        let newer = [part(
            "community",
            &[
                question("long_text", "challenge", &json!({ "required": true, "max_length": 100 })),
                question("yes_no", "group", &json!({ "required": true })),
            ],
        )];
        publish(&scene, 1, &newer).await.expect(200);
        let seen = answers(&lead, &id(&draft)).await;
        assert_eq!(
            (&seen["form_version"], &seen["registration"]),
            (&json!(2), &json!({ "challenge": "Mure" }))
        );
        assert_eq!(missing(&seen), ["/answers/registration/group"], "asked anew in another way");
        let aside = |code: &str| {
            seen["set_aside"].as_array().unwrap().iter().find(|one| one["question"] == code).cloned().unwrap()
        };
        assert_eq!(aside("group")["value"], "second");
        let why = aside("why-second");
        assert_eq!((&why["label"]["text"], &why["form_version"]), (&json!("Question why-second"), &json!(1)));
        publish(&scene, 2, &usual()).await.expect(200);
        let seen = answers(&lead, &id(&draft)).await;
        assert_eq!(seen["registration"], told["registration"], "not lost while it is a draft");
    });
}

#[test]
fn what_a_newer_form_does_not_ask_is_dropped_when_handing_in() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        publish(&scene, 0, &usual()).await.expect(200);
        let lead = app.sign_in("viimsi@leads.example").await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let seen = answers(&lead, &id(&draft)).await;
        let told = json!({ "registration": { "challenge": "Mure" } });
        change(&lead, &id(&draft), &seen, &told).await.expect(200);
        publish(&scene, 1, &[part("other", &[question("yes_no", "new", &json!({}))])]).await.expect(200);
        let seen = answers(&lead, &id(&draft)).await;
        assert_eq!(seen["set_aside"].as_array().unwrap().len(), 1);
        submit(&lead, &draft).await.expect(200);
        let seen = answers(&lead, &id(&draft)).await;
        assert_eq!((&seen["set_aside"], &seen["form_version"]), (&json!([]), &json!(2)));
    });
}

#[test]
fn what_was_handed_in_stays_under_its_form() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in("viimsi@leads.example").await;
        let before = app.submitted(&lead, &scene.cohort, &team("Tartu", 3, 1)).await;
        publish(&scene, 0, &usual()).await.expect(200);
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let seen = answers(&lead, &id(&draft)).await;
        let told = json!({ "registration": { "challenge": "Mure", "group": "first" } });
        change(&lead, &id(&draft), &seen, &told).await.expect(200);
        submit(&lead, &draft).await.expect(200);
        publish(&scene, 1, &[part("other", &[question("yes_no", "new", &json!({ "required": true }))])])
            .await
            .expect(200);
        let seen = answers(&lead, &id(&draft)).await;
        assert_eq!((&seen["form_version"], &seen["registration"]), (&json!(1), &told["registration"]));
        assert_eq!(seen["form"]["parts"][0]["code"], "community");
        let review = scene.owner.get(&format!("/registrations/{}/review", id(&draft))).await.expect(200);
        assert_eq!(review["answers"]["form_version"], 1);
        let asked_nothing = answers(&lead, &id(&before)).await;
        assert_eq!((&asked_nothing["form_version"], &asked_nothing["missing"]), (&json!(0), &json!([])));
        let review = scene.owner.get(&format!("/registrations/{}/review", id(&before))).await.expect(200);
        assert_eq!(review["answers"], json!(null));
    });
}
