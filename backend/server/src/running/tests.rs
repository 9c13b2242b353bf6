//! The whole server on a free port: it answers, sends, stops, and starts again on what it left.

use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;
use domain::Language;

use super::*;
use crate::demo::{self, Loaded};
use crate::people::{self, NewPerson};
use crate::{Config, Outside, SettableClock, start_with};

fn config(folder: &Path) -> Config {
    let pages = folder.join("pages");
    for language in ["", "et", "en", "ru"] {
        let folder = pages.join(language);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), format!("page {language}")).unwrap();
    }
    Config::from_pairs([
        ("KOHORT_MODE", "development"),
        ("KOHORT_LISTEN", "127.0.0.1:0"),
        ("KOHORT_DATA", folder.join("data").to_str().unwrap()),
        ("KOHORT_STATIC_DIR", pages.to_str().unwrap()),
        ("KOHORT_WORKERS", "1"),
        ("KOHORT_ALLOWED_ORIGINS", "https://portal.example"),
    ])
    .unwrap()
}

pub(super) async fn start(folder: &Path) -> Running {
    let clock = SettableClock::at("2026-11-22T12:00:00Z".parse().unwrap());
    start_with(&config(folder), Outside::for_tests(Arc::new(clock))).await.unwrap()
}

async fn get(running: &Running, path: &str) -> (u16, String, String) {
    let request =
        reqwest::Client::new().get(running.base_url() + path).header("accept", "text/html,*/*;q=0.8");
    let response = request.send().await.unwrap();
    let kind = response.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
    (response.status().as_u16(), kind.unwrap_or_default(), response.text().await.unwrap())
}

#[tokio::test]
async fn api_health_and_pages_answer_beside_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let running = start(folder.path()).await;
    for (path, status, kind, part) in [
        ("/health/live", 200, "application/json", "live"),
        ("/health/ready", 200, "application/json", "ready"),
        ("/api/v1/counties", 200, "application/json", "items"),
        ("/api/v1/nothing", 404, "application/problem+json", "not-found"),
        ("/et/cohorts", 200, "text/html; charset=utf-8", "page et"),
        ("/", 200, "text/html; charset=utf-8", "page "),
        ("/assets/gone.js", 404, "application/problem+json", "not-found"),
    ] {
        let (found, content_type, body) = get(&running, path).await;
        assert_eq!((found, content_type.as_str()), (status, kind), "{path}: {body}");
        assert!(body.contains(part), "{path}: {body}");
    }
    running.stop().await.unwrap();
}

#[tokio::test]
async fn pages_can_only_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let running = start(folder.path()).await;
    let response = reqwest::Client::new().post(running.base_url() + "/et/cohorts").send().await.unwrap();
    assert_eq!(response.status().as_u16(), 405);
    assert_eq!(response.headers().get("allow").unwrap(), "GET, HEAD");
    let response = reqwest::Client::new().head(running.base_url() + "/et/cohorts").send().await.unwrap();
    assert_eq!(response.status().as_u16(), 200);
    running.stop().await.unwrap();
}

#[tokio::test]
async fn only_allowed_origins_are_let_in_by_browsers() {
    let folder = tempfile::tempdir().unwrap();
    let running = start(folder.path()).await;
    for (origin, expected) in
        [("https://portal.example", Some("https://portal.example")), ("https://evil.example", None)]
    {
        let request =
            reqwest::Client::new().get(running.base_url() + "/api/v1/counties").header("origin", origin);
        let response = request.send().await.unwrap();
        let allowed =
            response.headers().get("access-control-allow-origin").map(|value| value.to_str().unwrap());
        assert_eq!(allowed, expected, "{origin}");
    }
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_sign_in_mail_leaves_soon_after_it_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let running = start(folder.path()).await;
    let request = reqwest::Client::new()
        .post(running.base_url() + "/api/v1/sign-in-links")
        .header("content-type", "application/json")
        .header("origin", running.base_url())
        .body(r#"{"email":"mari@example.org","language":"et"}"#);
    let response = request.send().await.unwrap();
    assert_eq!(response.status().as_u16(), 202, "{}", response.text().await.unwrap());
    running.jobs_settled(Duration::from_secs(5)).await.unwrap();
    assert_eq!(std::fs::read_dir(folder.path().join("data/mail")).unwrap().count(), 1);
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_stop_ends_answers_and_a_new_start_finds_everything() {
    let folder = tempfile::tempdir().unwrap();
    let running = start(folder.path()).await;
    let person =
        people::create(running.app(), &NewPerson::administrator("haldur@example.org")).await.unwrap();
    let address = running.address;
    running.stop().await.unwrap();
    assert!(std::net::TcpStream::connect(address).is_err());
    let running = start(folder.path()).await;
    let again = people::create(running.app(), &NewPerson::administrator("haldur@example.org")).await.unwrap();
    assert_eq!(again.id, person.id);
    let link =
        people::sign_in_link(running.app(), &person.email, Language::Ru, TimeDelta::hours(1)).await.unwrap();
    assert!(link.starts_with(&format!("{}/ru/sign-in#token=ksi_", running.base_url())), "{link}");
    running.stop().await.unwrap();
}

#[tokio::test]
async fn the_demonstration_loads_once_and_tells_its_teams() {
    let folder = tempfile::tempdir().unwrap();
    let running = start(folder.path()).await;
    assert_eq!(Box::pin(demo::load(running.app())).await.unwrap(), Loaded::Now);
    assert_eq!(Box::pin(demo::load(running.app())).await.unwrap(), Loaded::Before);
    running.jobs_settled(Duration::from_secs(20)).await.unwrap();
    let (status, _, body) = get(&running, "/api/v1/cohorts?phase=open&limit=50").await;
    assert_eq!(status, 200, "{body}");
    for slug in ["huvikaitse", "kaasamine", "koosloome", "dialoog"] {
        assert!(body.contains(slug), "{slug} is not open: {body}");
    }
    let replay = running.replay().await.unwrap();
    assert!(replay.same > 0 && replay.differ.is_empty() && replay.older == 0, "{replay:?}");
    running.stop().await.unwrap();
}
