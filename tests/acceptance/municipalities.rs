//! `/municipalities`, `/counties`, `/classifiers`: the registers behind every form.

use crate::support::with_app;

#[test]
fn the_register_holds_todays_municipalities_and_is_searched_as_people_type() {
    with_app(async |app| {
        let visitor = app.browser();
        let all = visitor.get("/municipalities?limit=100").await.expect(200);
        assert_eq!(all["items"].as_array().unwrap().len(), 78);
        for typed in ["pohja-sakala", "PÕHJA", "põhja-sakala vald"] {
            let found = visitor
                .speaking("et")
                .get(&format!("/municipalities?q={}", encoded(typed)))
                .await
                .expect(200);
            let names: Vec<_> = found["items"].as_array().unwrap().iter().map(|unit| &unit["name"]).collect();
            assert!(names.iter().any(|name| *name == "Põhja-Sakala vald"), "{typed}: {names:?}");
        }
        let harju = visitor.get("/municipalities?county=0037&limit=100").await.expect(200);
        let units = harju["items"].as_array().unwrap();
        assert!(!units.is_empty() && units.iter().all(|unit| unit["county"] == "0037"), "{units:?}");
    });
}

#[test]
fn counties_and_classifiers_speak_the_readers_language() {
    with_app(async |app| {
        let counties = app.browser().get("/counties").await.expect(200);
        assert_eq!(counties["items"].as_array().unwrap().len(), 15);
        for (language, label) in [("et", "omavalitsus"), ("en", "municipality"), ("ru", "самоуправление")]
        {
            let answer = app.browser().speaking(language).get("/classifiers").await;
            assert_eq!(answer.header("content-language"), language);
            let classifiers = answer.expect(200);
            let affiliations = classifiers["affiliations"].as_array().unwrap();
            let labels: Vec<_> =
                affiliations.iter().map(|kind| kind["label"].as_str().unwrap().to_lowercase()).collect();
            assert!(labels.iter().any(|said| said.contains(label)), "{language}: {labels:?}");
        }
    });
}

/// Percent-encoded for a query.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            },
        )
        .collect()
}
