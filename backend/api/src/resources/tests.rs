//! What every operation of the document must say.

use std::collections::BTreeSet;

use serde_json::Value;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

fn document() -> Value {
    serde_json::to_value(crate::openapi()).unwrap()
}

fn operations(document: &Value) -> impl Iterator<Item = (String, &Value)> {
    let paths = document["paths"].as_object().unwrap().iter();
    paths.flat_map(|(path, methods)| {
        METHODS.iter().filter_map(move |method| {
            let operation = methods.get(method)?;
            Some((format!("{method} {path}"), operation))
        })
    })
}

#[test]
fn operations_have_summary_permissions_and_problems() {
    let document = document();
    for (name, operation) in operations(&document) {
        assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{name}: summary");
        let description = operation["description"].as_str().unwrap_or_default();
        assert!(description.contains("**Permissions:** "), "{name}: permissions");
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.keys().any(|status| status.starts_with('2')), "{name}: success");
        let problems = responses.values().filter(|response| response.get("$ref").is_some());
        assert!(problems.count() >= 3, "{name}: problems");
    }
}

#[test]
fn the_document_served_is_that_of_the_routes() {
    let served: Value = serde_json::from_str(crate::DOCUMENT).unwrap();
    assert!(served == document(), "openapi/openapi.json is out of date; run `cargo xtask generate`");
}

#[test]
fn operation_ids_are_unique() {
    let document = document();
    let ids: Vec<_> =
        operations(&document).map(|(_, operation)| operation["operationId"].to_string()).collect();
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len());
}

/// OpenAPI forbids two templates that only differ in the name of a parameter: no tool could tell them apart.
#[test]
fn no_two_paths_match_the_same_addresses() {
    let document = document();
    let shape = |path: &String| -> Vec<String> {
        path.split('/')
            .map(|part| if part.starts_with('{') { "{}".to_owned() } else { part.to_owned() })
            .collect()
    };
    let shapes: Vec<_> = document["paths"].as_object().unwrap().keys().map(shape).collect();
    assert_eq!(shapes.len(), shapes.iter().collect::<BTreeSet<_>>().len());
}

#[test]
fn request_bodies_have_an_example_that_names_only_their_properties() {
    let document = document();
    for (name, operation) in operations(&document) {
        let Some(body) = operation.get("requestBody") else { continue };
        if body["content"].get("application/octet-stream").is_some() {
            continue;
        }
        let reference = body["content"]["application/json"]["schema"]["$ref"].as_str().unwrap();
        let schema = document.pointer(reference.trim_start_matches('#')).unwrap();
        let example = schema["example"].as_object().unwrap_or_else(|| panic!("{name}: example"));
        for property in example.keys() {
            assert!(schema["properties"].get(property).is_some(), "{name}: {property}");
        }
        assert_eq!(schema["additionalProperties"], Value::Bool(false), "{name}: open to unknown properties");
    }
}

#[test]
fn answers_carry_every_property() {
    let document = document();
    for view in ["CohortView", "RegistrationView", "ReviewView", "ListView_CohortCard", "Verdict"] {
        let schema = &document["components"]["schemas"][view];
        let required = schema["required"].as_array().map_or(0, Vec::len);
        assert_eq!(required, schema["properties"].as_object().unwrap().len(), "{view}");
    }
    let items = document.pointer("/components/schemas/ListView_CohortCard/properties/items/items").unwrap();
    assert_eq!(items["$ref"], "#/components/schemas/CohortCard");
}

#[test]
fn answers_have_a_whole_example() {
    let document = document();
    let mut seen = 0;
    for (name, operation) in operations(&document) {
        let answers = operation["responses"].as_object().unwrap().iter();
        for (_, answer) in answers.filter(|(status, _)| status.starts_with('2')) {
            let Some(content) = answer.pointer("/content/application~1json") else { continue };
            let example = content["example"].as_object().unwrap_or_else(|| panic!("{name}: example"));
            assert!(!example.is_empty(), "{name}");
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}
