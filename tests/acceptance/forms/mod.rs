//! `/cohorts/{id}/form`, `/registrations/{id}/answers`, `/invitations/answers`: what organisers ask beyond the rules, and
//! what applicants and members answer.

mod answering;
mod files;
mod later_files;
mod member_files;
mod members;
mod publishing;
mod trying;
mod versions;

use serde_json::{Value, json};

use crate::support::{Answer, Caller, Scene, caller};

/// A question about the registration that need not be answered, with these changes.
pub fn question(kind: &str, code: &str, changes: &Value) -> Value {
    let mut question = json!({
        "kind": kind, "code": code, "of": "registration", "required": false, "retention_days": 365,
        "label": { "et": format!("Küsimus {code}"), "en": format!("Question {code}") },
        "purpose": { "et": "Valimiseks" },
    });
    question.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    question
}

pub fn part(code: &str, questions: &[Value]) -> Value {
    json!({ "code": code, "title": { "et": format!("Osa {code}") }, "questions": questions })
}

/// A text that must be written, a choice, and what depends on the choice.
pub fn usual() -> Vec<Value> {
    let options = json!([{ "code": "first", "label": { "et": "Esimene" } }, { "code": "second", "label": { "et": "Teine" } }]);
    vec![
        part(
            "community",
            &[question("long_text", "challenge", &json!({ "required": true, "max_length": 200 }))],
        ),
        part(
            "training",
            &[
                question("choice", "group", &json!({ "options": options })),
                question(
                    "short_text",
                    "why-second",
                    &json!({ "required": true, "max_length": 50,
                             "shown_if": { "op": "is", "attr": "answer.group", "value": "second" } }),
                ),
            ],
        ),
    ]
}

/// Publishes a form over the version that was seen.
pub async fn publish(scene: &Scene, seen: i64, parts: &[Value]) -> Answer {
    let path = format!("/cohorts/{}/form", scene.cohort);
    scene.owner.put(&path, &json!({ "parts": parts })).seen(&json!(seen)).await
}

pub async fn answers(lead: &Caller, registration: &str) -> Value {
    lead.get(&format!("/registrations/{registration}/answers")).await.expect(200)
}

/// Changes answers that were last seen as `seen`.
pub fn change(lead: &Caller, registration: &str, seen: &Value, changes: &Value) -> caller::Call {
    lead.patch(&format!("/registrations/{registration}/answers"), changes).seen(&seen["version"])
}

/// Pointers of what is missing.
pub fn missing(view: &Value) -> Vec<String> {
    let missing =
        view["missing"].as_array().unwrap_or_else(|| panic!("no list of what is missing in {view:#}"));
    missing.iter().map(|one| one["pointer"].as_str().unwrap().to_owned()).collect()
}
