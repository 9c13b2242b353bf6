//! A whole example for every successful answer, put together from the examples of its properties, so that it can never
//! disagree with the schema. What has no example of its own gets one by its name or its type.

use serde_json::{Map, Value, json};
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::{OpenApi, RefOr};

/// Schemas refer to schemas; nothing worth showing lies deeper.
const DEPTH: usize = 12;

pub(super) fn add_examples(document: &mut OpenApi) {
    let json = serde_json::to_value(&*document).unwrap_or_default();
    for operation in document.paths.paths.values_mut().flat_map(operations) {
        for (status, response) in &mut operation.responses.responses {
            let RefOr::T(response) = response else { continue };
            for content in response.content.values_mut().filter(|_| status.starts_with('2')) {
                let RefOr::T(content) = content else { continue };
                let schema = serde_json::to_value(&content.schema).unwrap_or_default();
                if content.example.is_none() && !schema.is_null() {
                    content.example = Some(example(&schema, "", &json, DEPTH));
                }
            }
        }
    }
}

pub(super) fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete].into_iter().flatten()
}

fn example(schema: &Value, name: &str, document: &Value, depth: usize) -> Value {
    if depth == 0 {
        return Value::Null;
    }
    let inner = |schema: &Value, name: &str| example(schema, name, document, depth - 1);
    let all = |key: &str| schema.get(key).and_then(Value::as_array);
    if let Some(own) = schema.get("example").or_else(|| schema.get("const")).or_else(|| schema.get("default"))
    {
        return own.clone();
    }
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        return document
            .pointer(target.trim_start_matches('#'))
            .map_or(Value::Null, |found| inner(found, name));
    }
    if let Some(first) = all("enum").and_then(|values| values.first()) {
        return first.clone();
    }
    if let Some(parts) = all("allOf") {
        let parts = parts.iter().filter_map(|part| inner(part, name).as_object().cloned());
        return Value::Object(parts.flatten().collect());
    }
    // Of a thing that may be null, the thing is worth showing.
    let options = all("oneOf").or_else(|| all("anyOf"));
    if let Some(option) = options.and_then(|options| options.iter().find(|option| option["type"] != "null")) {
        return inner(option, name);
    }
    match kind(schema) {
        "object" => {
            let properties = schema.get("properties").and_then(Value::as_object);
            let shown = properties.into_iter().flatten();
            Value::Object(
                shown.map(|(name, schema)| (name.clone(), inner(schema, name))).collect::<Map<_, _>>(),
            )
        }
        "array" => schema.get("items").map_or_else(|| json!([]), |items| json!([inner(items, name)])),
        "integer" | "number" => {
            schema.get("minimum").filter(|least| **least != 0).cloned().unwrap_or(json!(1))
        }
        "boolean" => json!(true),
        "string" => json!(text(schema["format"].as_str().unwrap_or_default(), name)),
        _ => Value::Null,
    }
}

/// The type, or of several the one that is not null.
fn kind(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::String(kind)) => kind,
        Some(Value::Array(kinds)) => {
            kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or_default()
        }
        _ => "",
    }
}

fn text(format: &str, name: &str) -> &'static str {
    match (format, name) {
        ("uuid", _) => "0190a5c4-8f0e-7c3a-9b1d-2f6e5d4c3b2a",
        ("date-time", _) => "2027-01-18T10:00:00Z",
        ("date", _) => "2027-01-18",
        ("time", _) => "10:00:00",
        ("uri", _) | (_, "website" | "url") => "https://kohort.example",
        (_, "slug") => "koosloome",
        (_, "email" | "applicant_email" | "by_email") => "mari@viimsi.example",
        (_, "phone") => "+372 600 0000",
        (_, "name" | "lead_name") => "Mari Maasikas",
        (_, "team_name") => "Viimsi eestvedajad",
        (_, "organisation") => "Viimsi vallavalitsus",
        (_, "municipality") => "0890",
        (_, "timezone") => "Europe/Tallinn",
        (_, "id" | "rule") => "municipal",
        (_, "attribute" | "attr" | "derived_from") => "affiliation.kind",
        (_, "pointer") => "/rules/0/check/min",
        (_, "engine") => eligibility::ENGINE,
        (_, "hash" | "rule_set_hash" | "facts_hash") => {
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        }
        (_, "et") => "Vähemalt 3 liiget on omavalitsusest.",
        (_, "en" | "text" | "label" | "detail") => "At least 3 members are from the municipality.",
        (_, "ru") => "Не менее 3 участников — из местного самоуправления.",
        (_, "reason" | "override_reason" | "override_note") => "There were more good teams than places.",
        (_, "user_agent") => "Mozilla/5.0",
        (_, "member") => "2",
        (_, "next_cursor" | "access_token" | "refresh_token") => "eyJ2IjoxfQ",
        (_, "return_to") => "/en/registrations",
        _ => "…",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_follows_references_parts_and_names() {
        let document = json!({ "components": { "schemas": {
            "Base": { "type": "object", "properties": { "email": { "type": ["string", "null"] } } },
            "Word": { "type": "string", "enum": ["first", "second"] },
        } } });
        let schema = json!({ "allOf": [
            { "$ref": "#/components/schemas/Base" },
            { "type": "object", "properties": {
                "words": { "type": "array", "items": { "$ref": "#/components/schemas/Word" } },
                "own": { "type": "integer", "example": 7 },
                "maybe": { "oneOf": [{ "type": "null" }, { "type": "boolean" }] },
            } },
        ] });
        let shown = example(&schema, "", &document, DEPTH);
        let expected = json!({ "email": "mari@viimsi.example", "words": ["first"], "own": 7, "maybe": true });
        assert_eq!(shown, expected);
    }

    #[test]
    fn schemas_that_contain_themselves_come_to_an_end() {
        let document = json!({ "components": { "schemas": {
            "Tree": { "type": "array", "items": { "$ref": "#/components/schemas/Tree" } } } } });
        let shown = example(&json!({ "$ref": "#/components/schemas/Tree" }), "", &document, DEPTH);
        assert!(shown.is_array());
    }
}
