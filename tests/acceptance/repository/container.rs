//! The container files configure the server with settings that exist and together make a start.

use server::Config;

use super::read;

/// `KOHORT_…` keys with their values, as `KEY: value` or `ENV KEY=value`.
fn settings(file: &str, separator: &str) -> Vec<(String, String)> {
    let text = read(file);
    let lines = text.lines().map(|line| line.trim().trim_start_matches("ENV "));
    let pairs =
        lines.filter(|line| line.starts_with("KOHORT_")).filter_map(|line| line.split_once(separator));
    pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

#[test]
fn the_composed_app_would_start() {
    let image = settings("Dockerfile", "=");
    let composed = settings("docker-compose.yml", ": ");
    assert!(image.len() >= 2 && composed.len() >= 6, "the settings were found");
    let overridden = |key: &str| composed.iter().any(|(other, _)| other == key);
    let merged = image.iter().filter(|(key, _)| !overridden(key)).chain(&composed).cloned();
    let config = Config::from_pairs(merged).map_err(|refusals| refusals.to_string()).unwrap();
    assert_eq!(config.http.listen.port(), 8080, "the port that both files expose");
}

#[test]
fn the_image_alone_refuses_to_start_without_its_secrets() {
    let refused = Config::from_pairs(settings("Dockerfile", "=")).unwrap_err().to_string();
    for key in ["KOHORT_SIGNING_KEY", "KOHORT_PUBLIC_URL", "KOHORT_MAIL"] {
        assert!(refused.contains(key), "{key} is asked for: {refused}");
    }
}
