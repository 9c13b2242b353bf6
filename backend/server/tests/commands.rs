//! The `kohort` binary as an operator meets it: what it prints, what it refuses, how it exits.
#![cfg(test)]

use std::path::Path;
use std::process::{Command, Output};

const KEY: &str = "kN3v0QmJ8yXwR1bTz6LhUe4sDfPaCgV7oI2tYq5Zr9E=";

fn kohort(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kohort"));
    command.args(arguments).env_clear().envs(environment.iter().copied());
    command.output().unwrap()
}

fn complaint(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn development(data: &Path) -> [(&'static str, String); 2] {
    [("KOHORT_MODE", "development".to_owned()), ("KOHORT_DATA", data.display().to_string())]
}

#[test]
fn production_does_not_start_with_nothing() {
    let complaint = complaint(&kohort(&["serve"], &[]));
    for key in ["KOHORT_PUBLIC_URL", "KOHORT_SIGNING_KEY", "KOHORT_MAIL", "KOHORT_MAIL_FROM"] {
        assert!(complaint.contains(key), "{complaint}");
    }
}

#[test]
fn production_does_not_start_with_a_weak_key() {
    let mut environment = vec![
        ("KOHORT_PUBLIC_URL", "https://registration.example"),
        ("KOHORT_MAIL", "smtps://mail.example"),
        ("KOHORT_MAIL_FROM", "Kohort <kohort@registration.example>"),
    ];
    let weak = [
        "0123456789",
        "change-me-change-me-change-me-change-me",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];
    for key in weak {
        environment.push(("KOHORT_SIGNING_KEY", key));
        let complaint = complaint(&kohort(&["serve"], &environment));
        assert!(complaint.contains("KOHORT_SIGNING_KEY: the key") && !complaint.contains(key), "{complaint}");
        environment.pop();
    }
}

#[test]
fn a_misspelt_setting_is_not_ignored() {
    let complaint =
        complaint(&kohort(&["doctor"], &[("KOHORT_MODE", "demo"), ("KOHORT_LISEN", "127.0.0.1:1")]));
    assert!(complaint.contains("KOHORT_LISEN: no such setting; did you mean KOHORT_LISTEN?"), "{complaint}");
}

#[test]
fn secrets_are_no_flags() {
    let output = kohort(&["serve", "--signing-key", KEY], &[]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}

#[test]
fn a_fresh_installation_is_migrated_examined_and_given_its_first_administrator() {
    let folder = tempfile::tempdir().unwrap();
    let development = development(folder.path());
    let environment: Vec<_> = development.iter().map(|(key, value)| (*key, value.as_str())).collect();
    assert!(said(&kohort(&["doctor"], &environment)).contains("note   database: lacks"));
    let migrated = said(&kohort(&["migrate"], &environment));
    assert!(!migrated.starts_with("0 ") && migrated.contains("the database is current"), "{migrated}");
    assert!(said(&kohort(&["migrate"], &environment)).starts_with("0 migrations"));
    let examined = said(&kohort(&["doctor"], &environment));
    assert!(examined.contains("good   database") && !examined.contains("WRONG"), "{examined}");
    let user = ["user", "--email", "haldur@example.org", "--administrator", "--language", "en"];
    let link = said(&kohort(&user, &environment));
    assert!(link.contains("http://127.0.0.1:8080/en/sign-in#token=ksi_"), "{link}");
    let nowhere = ["user", "--email", "mari@example.org", "--organisation", "nowhere", "--role", "owner"];
    assert!(complaint(&kohort(&nowhere, &environment)).contains("no such organisation"));
}

#[test]
fn a_flag_wins_over_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let development = development(Path::new("/nowhere/at/all"));
    let environment: Vec<_> = development.iter().map(|(key, value)| (*key, value.as_str())).collect();
    said(&kohort(&["migrate", "--data", folder.path().to_str().unwrap()], &environment));
    assert!(folder.path().join("kohort.sqlite").exists());
}

#[test]
fn the_document_is_printed_without_a_server_or_settings() {
    let document: serde_json::Value = serde_json::from_str(&said(&kohort(&["openapi"], &[]))).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["paths"]["/api/v1/cohorts"]["get"].is_object());
}

#[test]
fn a_rule_set_is_checked_to_the_place_of_its_mistake() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let size = r#"{"rules":[{"id":"size","check":{"kind":"count","min":4,"max":6}}]}"#;
    let good = file("good.json", size);
    assert_eq!(
        said(&kohort(&["rules", "check", &good, "--explain", "en"], &[])),
        "size: The team has 4–6 members.\n"
    );
    let misspelt = file("misspelt.json", &size.replace("min", "mni"));
    let refused = kohort(&["rules", "check", &misspelt], &[]);
    complaint(&refused);
    let problems = String::from_utf8(refused.stdout).unwrap();
    assert!(problems.starts_with("/rules/0/check") && problems.contains("min"), "{problems}");
    let small = file("small.json", r#"{"members":[{"id":"a"},{"id":"b"}]}"#);
    let judged = kohort(&["rules", "check", &good, "--team", &small], &[]);
    complaint(&judged);
    let verdict = String::from_utf8(judged.stdout).unwrap();
    assert!(verdict.contains("size: not met") && verdict.contains("fix: Add 2 more members"), "{verdict}");
    let most = r#"{"id":"most","check":{"kind":"share","min":[1,2],"part":{"where":{"op":"is","attr":"affiliation.kind","value":"ngo"}}}}"#;
    let loose =
        size.replace("]}", &format!(r#",{{"id":"four","check":{{"kind":"count","min":4}}}},{most}]}}"#));
    let remarked = said(&kohort(&["rules", "check", &file("loose.json", &loose)], &[]));
    assert!(remarked.contains("/rules/1: note: follows"), "{remarked}");
    assert!(remarked.contains("/rules/2") && remarked.contains("question: Is more than half"), "{remarked}");
}
