//! `/rule-checks`, `/evaluations`, `/fact-schemas/{participation}`, `/cohorts/{id}/what-ifs`, `/cohorts/{id}/rule-set`:
//! rules are tried before they are published, and a change of rules is told to those whom it concerns.

use serde_json::{Value, json};

use crate::support::{Scene, id, rules, team, with_app, with_members};

fn size(min: u32, max: u32) -> Value {
    json!({ "id": "size", "check": { "kind": "count", "min": min, "max": max } })
}

fn municipal(min: u32) -> Value {
    json!({ "id": "municipal", "check": { "kind": "count", "min": min, "set": {
        "where": { "op": "is", "attr": "affiliation.kind", "value": "municipality" } } } })
}

async fn replace(scene: &Scene, change: &Value) -> crate::support::Answer {
    let path = format!("/cohorts/{}/rule-set", scene.cohort);
    let read = scene.owner.get(&path).await.expect(200);
    scene.owner.put(&path, change).seen(&read["version"]).await
}

#[test]
fn a_contradiction_is_named_with_a_repair_that_mends_it() {
    with_app(async |app| {
        let visitor = app.browser().speaking("en");
        let asked = json!({ "participation": "team", "rules": [size(1, 2), municipal(3)] });
        let said = visitor.post("/rule-checks", &asked).await.expect(200);
        assert_eq!(said["feasibility"], "impossible", "{said:#}");
        assert_eq!(said["conflict"], json!(["size", "municipal"]));
        assert_eq!((&said["smallest_team"], &said["near_miss"]), (&Value::Null, &Value::Null));
        let repairs = said["repairs"].as_array().unwrap();
        assert_eq!((&repairs[0]["pointer"], &repairs[0]["to"]), (&json!("/rules/0/check/max"), &json!(3)));
        for repair in repairs {
            let asked = json!({ "participation": "team", "rules": repair["rules"] });
            let mended = visitor.post("/rule-checks", &asked).await.expect(200);
            assert_eq!(mended["feasibility"], "possible", "{repair:#}");
        }
    });
}

#[test]
fn rules_are_said_in_three_languages_and_shown_by_a_team_that_the_judge_accepts() {
    with_app(async |app| {
        let visitor = app.browser().speaking("en");
        let rules =
            json!([size(4, 6), municipal(3), { "id": "four", "check": { "kind": "count", "min": 4 } }]);
        let asked = json!({ "participation": "team", "rules": rules });
        let said = visitor.post("/rule-checks", &asked).await.expect(200);
        let sentence = &said["sentences"][0];
        assert_eq!(sentence["et"], "Meeskonnas on 4–6 liiget.");
        assert_eq!(sentence["en"], "The team has 4–6 members.");
        assert_eq!(sentence["ru"], "В команде от 4 до 6 участников.");
        assert_eq!(said["redundant"], json!(["four"]));
        let members = said["smallest_team"]["members"].as_array().unwrap();
        assert_eq!(members.len(), 4, "{said:#}");
        let affiliation = |member: &Value| member["facts"]["affiliation.kind"].clone();
        let team: Vec<_> =
            members.iter().map(|member| json!({ "affiliation": affiliation(member) })).collect();
        let asked = json!({ "participation": "team", "rules": rules, "members": team, "complete": true });
        let verdict = visitor.post("/evaluations", &asked).await.expect(200);
        assert_eq!(verdict["status"], "satisfied", "{verdict:#}");
        let miss = &said["near_miss"];
        assert!(miss["text"].as_str().is_some_and(|text| !text.is_empty()), "{miss:#}");
    });
}

#[test]
fn a_share_that_can_be_read_in_two_ways_is_asked_about() {
    with_app(async |app| {
        let most = json!({ "id": "most", "check": { "kind": "share", "min": [1, 2], "part": {
            "where": { "op": "is", "attr": "affiliation.kind", "value": "municipality" } } } });
        let visitor = app.browser().speaking("et");
        let ask = async |rules: &Value| {
            let asked = json!({ "participation": "team", "rules": rules });
            visitor.post("/rule-checks", &asked).await.expect(200)["questions"].clone()
        };
        let asked = ask(&json!([most])).await;
        let majority = asked.as_array().unwrap().iter().find(|question| question["kind"] == "majority");
        let majority = majority.unwrap_or_else(|| panic!("no question about the majority: {asked:#}"));
        for choice in majority["choices"].as_array().unwrap() {
            let left = ask(&choice["rules"]).await;
            assert!(
                left.as_array().unwrap().iter().all(|question| question["kind"] != "majority"),
                "answered, so not asked again: {choice:#}"
            );
        }
    });
}

#[test]
fn a_mistake_in_a_rule_is_shown_at_its_place_with_what_is_allowed() {
    with_app(async |app| {
        let misspelt = json!([{ "id": "a", "check": { "kind": "count", "minimum": 3 } }]);
        let unknown = json!([{ "id": "a", "check": { "kind": "every", "must": {
            "op": "is", "attr": "affiliation.kind", "value": "municipal" } } }]);
        let reversed = json!([{ "id": "a", "check": { "kind": "count", "min": 3, "max": 2 } }]);
        let half = json!([{ "id": "a", "check": { "kind": "share", "part": {}, "min": 0.5 } }]);
        for (rules, pointer, code, allowed) in [
            (misspelt, "/rules/0/check/minimum", "unknown_field", "min"),
            (unknown, "/rules/0/check/must/value", "unknown_code", "municipality"),
            (reversed, "/rules/0/check/min", "contradiction", "above max 2"),
            (half, "/rules/0/check/min", "not_a_fraction", "[1, 2]"),
        ] {
            for (path, more) in [("/rule-checks", json!({})), ("/evaluations", json!({ "members": [] }))] {
                let mut asked = json!({ "participation": "team", "rules": rules });
                asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
                let problem = app.browser().post(path, &asked).await.problem(422, "validation-failed");
                let error = &problem["errors"][0];
                assert_eq!(error["pointer"], pointer, "{path}: {problem:#}");
                assert_eq!(error["code"], code, "{path}: {problem:#}");
                assert!(error["detail"].as_str().unwrap().contains(allowed), "{problem:#}");
            }
        }
    });
}

#[test]
fn the_fact_schema_names_what_rules_can_look_at() {
    with_app(async |app| {
        let schema = app.browser().speaking("en").get("/fact-schemas/team").await.expect(200);
        let collections = schema["collections"].as_array().unwrap();
        let members = collections.iter().find(|collection| collection["name"] == "members").unwrap();
        let attributes = members["attributes"].as_array().unwrap();
        let kind = attributes.iter().find(|attribute| attribute["name"] == "affiliation.kind").unwrap();
        let codes = kind["codes"].as_array().unwrap();
        assert!(codes.iter().any(|code| code["code"] == "ngo" && code["phrase"].is_string()), "{kind:#}");
        for (language, words) in [("et", "maksuvõlga ei ole"), ("ru", "налоговой задолженности нет")]
        {
            let schema = app.browser().speaking(language).get("/fact-schemas/person").await.expect(200);
            let statements = schema["statements"].as_array().unwrap();
            assert!(
                statements.contains(&json!({ "name": "no-tax-debt", "label": words })),
                "{statements:#?}"
            );
        }
        app.browser().get("/fact-schemas/robots").await.problem(404, "not-found");
    });
}

#[test]
fn a_test_team_with_another_verdict_stands_in_the_way_of_publishing() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let tests = |expected: &str| json!([{ "name": "Two municipal", "members": with_members(2, 2), "expected": expected }]);
        let change =
            |expected: &str| json!({ "rules": rules(), "reason": "A test.", "test_teams": tests(expected) });
        replace(&scene, &change("satisfied")).await.refuses("/test_teams/0/expected", "not_allowed");
        let published = replace(&scene, &change("violated")).await.expect(200);
        assert_eq!(published["test_teams"][0]["name"], "Two municipal");
        let path = format!("/cohorts/{}/rule-set", scene.cohort);
        let read = scene.owner.get(&path).await.expect(200);
        assert_eq!(read["test_teams"][0]["members"].as_array().unwrap().len(), 4);
        let again = json!({ "rules": read["rules"], "reason": "Again.", "test_teams": read["test_teams"] });
        replace(&scene, &again).await.expect(200);
    });
}

#[test]
fn a_test_team_has_a_municipality_and_may_still_be_joined() {
    with_app(async |app| {
        let near = json!({ "id": "near", "check": { "kind": "every", "must": {
            "op": "same_as", "attr": "affiliation.municipality", "as": "municipality" } } });
        let members = json!([{ "municipality": "0890" }, { "municipality": "0890" }]);
        let tests = json!([
            { "name": "Here", "municipality": "0890", "members": members, "expected": "satisfied" },
            { "name": "Elsewhere", "municipality": "0511", "members": members, "expected": "violated" },
            { "name": "Growing", "municipality": "0890", "members": [], "complete": false, "expected": "undetermined" },
        ]);
        let asked = json!({ "participation": "team", "rules": [size(2, 3), near], "test_teams": tests });
        let said = app.browser().speaking("en").post("/rule-checks", &asked).await.expect(200);
        for tried in said["test_teams"].as_array().unwrap() {
            assert_eq!(tried["passed"], true, "{tried:#}");
        }
        assert_eq!(said["test_teams"][1]["broken"][0]["rule"], "near");
    });
}

#[test]
fn contradictory_rules_are_published_only_with_a_recorded_reason() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let mut change = json!({ "rules": [size(1, 2), municipal(3)], "reason": "Smaller teams." });
        let refused = replace(&scene, &change).await.problem(422, "validation-failed");
        let error = &refused["errors"][0];
        assert_eq!((&error["pointer"], &error["code"]), (&json!("/override_reason"), &json!("required")));
        let detail = error["detail"].as_str().unwrap();
        assert!(detail.starts_with("no team can fulfil all of these rules: size, municipal;"), "{detail}");
        change["override_reason"] = json!("The second rule is lifted next week.");
        assert_eq!(replace(&scene, &change).await.expect(200)["override_reason"], change["override_reason"]);
        let versions = scene.owner.get(&format!("/cohorts/{}/rule-sets", scene.cohort)).await.expect(200);
        let versions = versions["items"].as_array().unwrap();
        assert_eq!(versions.len(), 2, "the first one stays");
        assert_eq!(versions[0]["override_reason"], change["override_reason"]);
        assert_eq!(versions[1]["rules"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn a_new_cohort_with_contradictory_rules_is_refused_at_the_rules() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let path = format!("/programmes/{}/cohorts", scene.programme);
        let cohort = crate::support::open_cohort(json!({ "rules": [size(1, 2), municipal(3)] }));
        scene.owner.post(&path, &cohort).await.refuses("/rules", "not_allowed");
    });
}

#[test]
fn a_what_if_names_those_who_would_stop_fitting_and_changes_nothing() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in("viimsi@leads.example").await;
        let small = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        app.submitted(&lead, &scene.cohort, &team("Narva", 3, 2)).await;
        app.draft(&lead, &scene.cohort, &team("Unfinished", 1, 0)).await;
        let path = format!("/cohorts/{}/what-ifs", scene.cohort);
        let found =
            scene.owner.post(&path, &json!({ "rules": [size(5, 6), municipal(3)] })).await.expect(200);
        assert_eq!((&found["registrations"], &found["drafts"]), (&json!(2), &json!(1)), "{found:#}");
        let transitions = found["transitions"].as_array().unwrap();
        let count =
            |to: &str| transitions.iter().find(|seen| seen["to"] == to).map(|seen| seen["count"].clone());
        assert_eq!((count("violated"), count("satisfied")), (Some(json!(1)), Some(json!(1))));
        let changed = found["changed"].as_array().unwrap();
        assert_eq!(changed.len(), 1);
        assert_eq!(changed[0]["registration_id"], small["id"]);
        assert_eq!(changed[0]["because"], json!(["size"]));
        let size_change =
            found["rules"].as_array().unwrap().iter().find(|rule| rule["rule"] == "size").unwrap();
        assert_eq!((&size_change["now_met"], &size_change["now_not_met"]), (&json!(0), &json!(1)));
        let unchanged = lead.get(&format!("/registrations/{}", id(&small))).await.expect(200);
        assert_eq!(unchanged["verdict"]["status"], "satisfied");
    });
}

#[test]
fn a_place_does_not_count_against_itself_in_a_what_if() {
    with_app(async |app| {
        let one_each = json!({ "id": "one-each", "scope": "pool", "check": {
            "kind": "per_value", "set": { "over": "registrations" }, "attr": ["municipality"], "max": 1 } });
        let scene = app.scene(json!({ "admission_mode": "first_come" })).await;
        let lead = app.sign_in("viimsi@leads.example").await;
        let placed = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        assert_eq!(placed["state"], "confirmed");
        let path = format!("/cohorts/{}/what-ifs", scene.cohort);
        let rules = json!([size(4, 6), one_each]);
        let found = scene.owner.post(&path, &json!({ "rules": rules })).await.expect(200);
        let one_each =
            found["rules"].as_array().unwrap().iter().find(|rule| rule["rule"] == "one-each").unwrap();
        assert_eq!(one_each["now_not_met"], 0, "{found:#}");
        assert_eq!(found["changed"], json!([]));
    });
}

#[test]
fn only_those_whom_new_rules_concern_are_told_and_their_verdicts_stay() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let (small, large, drafting) = ("viimsi@leads.example", "narva@leads.example", "tartu@leads.example");
        let lead = app.sign_in(small).await;
        let submitted = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let other = app.sign_in(large).await;
        app.submitted(&other, &scene.cohort, &team("Narva", 3, 2)).await;
        let third = app.sign_in(drafting).await;
        app.draft(&third, &scene.cohort, &team("Tartu", 1, 0)).await;
        let path = format!("/registrations/{}", id(&submitted));
        let before = lead.get(&path).await.expect(200)["verdict"].to_string();
        let mut counts = Vec::new();
        for address in [small, large, drafting] {
            counts.push(app.mails(address).await.len());
        }
        let change =
            json!({ "rules": [size(5, 6), municipal(3)], "reason": "Five are needed for the exercises." });
        replace(&scene, &json!({ "rules": change["rules"] })).await.refuses("/reason", "required");
        replace(&scene, &change).await.expect(200);
        for (address, (count, told)) in [small, large, drafting].iter().zip(counts.iter().zip([1, 0, 1])) {
            let mails = app.mails(address).await;
            assert_eq!(mails.len(), count + told, "{address}");
            if told == 1 {
                let news = mails.iter().find(|mail| mail.text.contains("Five are needed"));
                let news = news.expect("the mail with the reason");
                assert!(news.text.contains("5–6 members – not"), "the new sentence: {}", news.text);
            }
        }
        let after = lead.get(&path).await.expect(200)["verdict"].to_string();
        assert_eq!(after, before, "byte for byte");
    });
}
