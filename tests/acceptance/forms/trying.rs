//! `/cohorts/{id}/form-trials`: organisers meet their form as an applicant would, before they publish it.

use serde_json::json;

use super::{missing, part, question, usual};
use crate::support::with_app;

#[test]
fn a_form_is_tried_without_publishing_it() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let path = format!("/cohorts/{}/form-trials", scene.cohort);
        let mut parts = usual();
        let of_ngo = json!({ "of": "member", "required": true,
                             "shown_if": { "op": "is", "attr": "affiliation.kind", "value": "ngo" } });
        parts.push(part("people", &[question("yes_no", "own", &of_ngo)]));
        let members =
            json!([{ "facts": { "affiliation": "ngo" } }, { "facts": { "affiliation": "municipality" } }]);
        let mut trial = json!({ "parts": parts, "answers": { "group": "first" }, "members": members });
        let tried = scene.owner.post(&path, &trial).await.expect(200);
        assert_eq!(tried["hidden"], json!(["why-second"]));
        assert_eq!(tried["hidden_of_members"], json!([[], ["own"]]));
        assert_eq!(missing(&tried), ["/answers/challenge", "/members/0/answers/own"]);
        trial["answers"]["group"] = json!("third");
        scene.owner.post(&path, &trial).await.refuses("/answers/group", "unknown_code");
        trial["parts"][0]["questions"][0]["shown_if"] = json!({ "op": "has", "attr": "answer.group" });
        scene.owner.post(&path, &trial).await.refuses("/parts/0/questions/0/shown_if/attr", "not_allowed");
        let form = format!("/cohorts/{}/form", scene.cohort);
        assert_eq!(app.browser().get(&form).await.expect(200)["version"], 0);
    });
}
