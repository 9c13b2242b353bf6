//! Who may do what: every operation of the served document, tried by every role, against the table in `table.md`. An
//! operation without a row fails, and so does a row without an operation.

mod house;

use std::collections::{BTreeMap, BTreeSet};

use reqwest::Method;
use serde_json::Value;

use crate::support::{ROLES, with_app};
use house::House;

/// One operation of the document.
struct Operation {
    id: String,
    method: Method,
    path: String,
}

fn operations(document: &Value) -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            if let Some(id) = item[method.as_str().to_lowercase()]["operationId"].as_str() {
                let path =
                    path.strip_prefix("/api/v1").unwrap_or_else(|| panic!("{path} is outside the API"));
                found.push(Operation { id: id.to_owned(), method, path: path.to_owned() });
            }
        }
    }
    found
}

/// Operation id → the cells of its row, in the order of `ROLES`.
fn table() -> BTreeMap<String, Vec<String>> {
    let rows = include_str!("table.md").lines().filter(|line| line.starts_with("| "));
    let mut rows = rows
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
    let head = rows.next().expect("a head");
    assert_eq!(head[1..], ROLES.map(|role| role.name().to_owned()), "columns of the table");
    rows.map(|mut row| (row.remove(0), row)).collect()
}

#[test]
fn every_operation_has_its_row_and_every_row_its_operation() {
    with_app(async |app| {
        let document = app.browser().get("/openapi.json").await.expect(200);
        let operations = operations(&document);
        let served: BTreeSet<_> = operations.iter().map(|operation| operation.id.clone()).collect();
        assert_eq!(served.len(), operations.len(), "operation ids are unique");
        let rows: BTreeSet<_> = table().into_keys().collect();
        let missing: Vec<_> = served.difference(&rows).collect();
        let dead: Vec<_> = rows.difference(&served).collect();
        assert!(
            missing.is_empty() && dead.is_empty(),
            "without a row: {missing:?}; without an operation: {dead:?}"
        );
    });
}

#[test]
fn every_role_gets_what_the_table_grants() {
    with_app(async |app| {
        let document = app.browser().get("/openapi.json").await.expect(200);
        let table = table();
        let house = House::build(app).await;
        let mut wrong = Vec::new();
        for operation in operations(&document) {
            let Some(row) = table.get(&operation.id) else { continue };
            for (role, granted) in ROLES.iter().zip(row) {
                let answer = house.attempt(role, &operation.id, &operation.method, &operation.path).await;
                let got = match answer.status {
                    401 | 403 | 404 => answer.status.to_string(),
                    500.. => format!("failed with {}", answer.text),
                    _ => "yes".to_owned(),
                };
                if got != *granted {
                    wrong.push(format!(
                        "{} as {}: {granted} in the table, {got} in truth",
                        operation.id,
                        role.name()
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}
