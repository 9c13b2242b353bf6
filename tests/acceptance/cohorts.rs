//! `/cohorts`, `/programmes`: the catalogue that everyone sees, and publishing into it.

use serde_json::{Value, json};

use crate::support::{TestApp, id, open_cohort, programme, publish, with_app};

async fn listed(app: &TestApp, query: &str) -> Vec<String> {
    let list = app.browser().get(&format!("/cohorts{query}")).await.expect(200);
    list["items"].as_array().unwrap().iter().map(id).collect()
}

#[test]
fn a_published_cohort_is_in_the_catalogue_with_its_facts() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let list = app.browser().get("/cohorts?phase=open").await.expect(200);
        let card =
            list["items"].as_array().unwrap().iter().find(|card| id(card) == scene.cohort).expect("the card");
        assert_eq!(card["phase"], "open");
        assert_eq!(card["team_size"], json!({ "min": 4, "max": 6 }));
        assert_eq!(
            card["closes"]["at"], "2026-10-15T21:00:00Z",
            "inclusive until the end of the day in Tallinn"
        );
        assert_eq!(card["closes"]["date"], "2026-10-15");
        assert_eq!(card["closes"]["time"], Value::Null);
        assert_eq!(card["organiser"]["text"], "Cooperation Assembly");
    });
}

#[test]
fn a_missing_translation_falls_back_visibly() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let path = format!("/programmes/{}", scene.programme);
        let answer = app.browser().speaking("ru").get(&path).await;
        assert_eq!(answer.header("content-language"), "ru");
        let view = answer.expect(200);
        assert_eq!(view["title"], json!({ "text": "Обучение защите интересов", "language": "ru" }));
        assert_eq!(view["description"], json!({ "text": "Huvikaitse alused.", "language": "et" }));
    });
}

#[test]
fn rules_are_plain_sentences() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let view = app.browser().get(&format!("/cohorts/{}", scene.cohort)).await.expect(200);
        let sentences: Vec<_> = view["rules"].as_array().unwrap().iter().map(|rule| &rule["text"]).collect();
        assert_eq!(
            sentences,
            ["The team has 4–6 members.", "At least 3 members are from the municipality."],
            "{view:#}"
        );
        assert!(view["asks"].as_array().unwrap().contains(&json!("affiliation")), "{}", view["asks"]);
    });
}

#[test]
fn drafts_are_nobodys_business() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let path = format!("/programmes/{}/cohorts", scene.programme);
        let draft = id(&scene.owner.post(&path, &open_cohort(json!({}))).await.expect(201));
        assert!(!listed(app, "").await.contains(&draft));
        app.browser().get(&format!("/cohorts/{draft}")).await.problem(404, "not-found");
        scene.owner.get(&format!("/cohorts/{draft}/source")).await.expect(200);
    });
}

#[test]
fn pages_of_the_catalogue_neither_repeat_nor_skip() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let path = format!("/programmes/{}/cohorts", scene.programme);
        for day in 10..15 {
            let cohort = open_cohort(json!({ "closes": { "date": format!("2026-10-{day}") } }));
            let draft = scene.owner.post(&path, &cohort).await.expect(201);
            publish(&scene.owner, "cohorts", &draft).await;
        }
        let whole = listed(app, "?limit=50").await;
        assert_eq!(whole.len(), 6);
        let (mut paged, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = app.browser().get(&format!("/cohorts?limit=2{cursor}")).await.expect(200);
            paged.extend(page["items"].as_array().unwrap().iter().map(id));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(paged, whole);
        let first = app.browser().get("/cohorts?limit=2").await.expect(200);
        let foreign =
            format!("/cohorts?limit=2&phase=open&cursor={}", first["next_cursor"].as_str().unwrap());
        app.browser().get(&foreign).await.problem(400, "cursor-mismatch");
    });
}

#[test]
fn filters_select_and_unknown_ones_are_refused() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        for (query, found) in [
            ("?phase=open&participation=team&theme=advocacy&audience=municipal_employee", true),
            ("?phase=closed", false),
            ("?participation=person", false),
            ("?theme=volunteering", false),
            ("?q=huvikaitse", true),
            ("?q=nonexistent", false),
        ] {
            assert_eq!(listed(app, query).await.contains(&scene.cohort), found, "{query}");
        }
        app.browser().get("/cohorts?phase=sometimes").await.problem(400, "invalid-query");
        app.browser().get("/cohorts?colour=blue").await.problem(400, "invalid-query");
    });
}

#[test]
fn a_call_with_holes_can_be_published_and_says_to_be_announced() {
    with_app(async |app| {
        let scene = app
            .scene(json!({ "opens": null, "closes": null, "capacity": null,
                           "sessions": [{ "kind": "training_day", "title": { "et": "I päev" } }] }))
            .await;
        let view = app.browser().get(&format!("/cohorts/{}", scene.cohort)).await.expect(200);
        assert_eq!(view["phase"], "announced");
        for hole in ["opens", "closes", "capacity", "places_left"] {
            assert_eq!(view[hole], Value::Null, "{hole}");
        }
        assert_eq!(view["sessions"][0]["date"], Value::Null);
    });
}

#[test]
fn a_slug_is_taken_once() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        scene
            .owner
            .post("/programmes", &programme(&scene.organisation, "huvikaitse"))
            .await
            .refuses("/programme/slug", "taken");
    });
}

#[test]
fn a_capacity_stays_within_what_the_document_promises() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let path = format!("/programmes/{}/cohorts", scene.programme);
        for total in [0, 1_000_001] {
            let cohort = open_cohort(json!({ "capacity": { "unit": "teams", "total": total } }));
            scene.owner.post(&path, &cohort).await.refuses("/cohort/capacity/total", "out_of_range");
        }
    });
}
