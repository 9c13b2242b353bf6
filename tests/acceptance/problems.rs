//! Refusals of the front door, before any resource is reached: each is a problem in the same form.

use reqwest::Method;
use serde_json::json;

use crate::support::with_app;

#[test]
fn unknown_paths_and_wrong_methods_are_problems() {
    with_app(async |app| {
        let visitor = app.browser();
        visitor.get("/no-such-thing").await.problem(404, "not-found");
        visitor.get("/cohorts/not-a-uuid").await.problem(404, "not-found");
        let wrong = visitor.call(Method::DELETE, "/municipalities").await;
        let allowed = wrong.header("allow").to_owned();
        wrong.problem(405, "method-not-allowed");
        assert!(allowed.contains("GET") && !allowed.contains("DELETE"), "Allow: {allowed}");
    });
}

#[test]
fn bodies_that_cannot_be_read_are_problems() {
    with_app(async |app| {
        let visitor = app.browser();
        let link = |body: &str| visitor.post("/sign-in-links", &json!({})).raw(body.to_owned());
        link("{\"email\":").await.problem(400, "malformed-json");
        link("email=a@b.example")
            .header("content-type", "application/x-www-form-urlencoded")
            .await
            .problem(415, "unsupported-media-type");
        link(&format!("{{\"email\":\"{}\"}}", "a".repeat(3 << 20))).await.problem(413, "payload-too-large");
    });
}

#[test]
fn a_refused_field_is_named_with_a_pointer() {
    with_app(async |app| {
        let visitor = app.browser();
        let ask = |body| visitor.post("/sign-in-links", &body);
        ask(json!({ "email": "nobody", "language": "en" })).await.refuses("/email", "invalid_format");
        ask(json!({ "email": "a@b.example", "language": "en", "hack": 1 }))
            .await
            .refuses("/hack", "unknown_field");
        ask(json!({ "language": "en" })).await.refuses("/email", "required");
    });
}

#[test]
fn every_kind_of_problem_has_a_page_of_its_own() {
    with_app(async |app| {
        let problem = app.browser().get("/no-such-thing").await.problem(404, "not-found");
        let page = problem["type"].as_str().unwrap();
        let path = page.strip_prefix(&app.base()).unwrap_or(page);
        let answer = app.browser().get(&format!("/{path}")).await;
        assert_eq!(answer.status, 200, "{page}: {}", answer.text);
        assert!(answer.text.contains("not-found"), "{}", answer.text);
    });
}

#[test]
fn answers_carry_the_headers_that_protect_people() {
    with_app(async |app| {
        let answer = app.browser().get("/cohorts").await;
        for (name, part) in [
            ("content-security-policy", "default-src 'none'"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
        ] {
            assert!(answer.header(name).contains(part), "{name}: {}", answer.header(name));
        }
    });
}
