//! Answers carry every property, absent ones as null. The derive macros cannot know that of a nullable field, so
//! schemas that no request body reaches get all their properties required here.

use std::collections::BTreeSet;

use serde_json::Value;
use utoipa::openapi::schema::{AdditionalProperties, ArrayItems};
use utoipa::openapi::{OpenApi, Ref, RefOr, Schema};

const PREFIX: &str = "#/components/schemas/";

/// Lists write their items out in place; a reference gives generated clients one class for a thing, listed or not.
pub(super) fn name_items(document: &mut OpenApi) {
    let Some(components) = &mut document.components else { return };
    let known: BTreeSet<String> = components.schemas.keys().cloned().collect();
    for (name, schema) in &mut components.schemas {
        let Some(item) = name.strip_prefix("ListView_").filter(|item| known.contains(*item)) else {
            continue;
        };
        let RefOr::T(Schema::Object(list)) = schema else { continue };
        if let Some(RefOr::T(Schema::Array(array))) = list.properties.get_mut("items") {
            array.items = ArrayItems::RefOrSchema(Box::new(RefOr::Ref(Ref::from_schema_name(item))));
        }
    }
}

/// Marks the properties of every schema that is only answered, never sent.
pub(super) fn require_properties(document: &mut OpenApi) {
    let sent = sent_schemas(document);
    let Some(components) = &mut document.components else { return };
    for (name, schema) in &mut components.schemas {
        if !sent.contains(name) {
            require_all(schema);
        }
    }
}

/// The variants of a question carry everything in answers; in requests they are read strictly, field by field, and what
/// may be left out has a default of its own.
pub(super) fn close_variants(document: &mut OpenApi, union: &str) {
    let Some(components) = &mut document.components else { return };
    let Some(RefOr::T(Schema::OneOf(variants))) = components.schemas.get_mut(union) else { return };
    for variant in &mut variants.items {
        if let RefOr::T(Schema::Object(object)) = variant {
            object.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
        }
    }
}

fn require_all(schema: &mut RefOr<Schema>) {
    let RefOr::T(schema) = schema else { return };
    match schema {
        Schema::Object(object) => {
            object.required = object.properties.keys().cloned().collect();
            object.properties.values_mut().for_each(require_all);
        }
        Schema::Array(array) => {
            if let ArrayItems::RefOrSchema(items) = &mut array.items {
                require_all(items);
            }
        }
        // A flattened part and the own properties stand side by side.
        Schema::AllOf(parts) => parts.items.iter_mut().for_each(require_all),
        Schema::OneOf(parts) => parts.items.iter_mut().for_each(require_all),
        _ => {}
    }
}

/// Names of the schemas that request bodies use, directly or through others.
fn sent_schemas(document: &OpenApi) -> BTreeSet<String> {
    let json = serde_json::to_value(document).unwrap_or_default();
    let mut sent = BTreeSet::new();
    let paths = json.get("paths").and_then(Value::as_object).into_iter().flat_map(|paths| paths.values());
    let operations = paths.filter_map(Value::as_object).flat_map(|path| path.values());
    for body in operations.filter_map(|operation| operation.get("requestBody")) {
        collect(body, &json, &mut sent);
    }
    sent
}

fn collect(value: &Value, document: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            let name = object.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix(PREFIX));
            if let Some(name) = name
                && found.insert(name.to_owned())
            {
                let schema = document.pointer(&format!("/components/schemas/{name}"));
                collect(schema.unwrap_or(&Value::Null), document, found);
            }
            object.values().for_each(|inner| collect(inner, document, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| collect(inner, document, found)),
        _ => {}
    }
}
