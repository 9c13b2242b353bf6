//! Many leads at once: first they write their drafts, unmeasured, then they all submit.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::outcome::{Failure, Outcome};

const LEAD: &str = "lead@load.example";

struct Api {
    http: reqwest::Client,
    base: String,
    token: String,
}

impl Api {
    async fn post(&self, path: &str, key: &str, version: Option<&Value>, body: &Value) -> Outcome<Value> {
        let mut request =
            self.http.post(format!("{}/api/v1{path}", self.base)).header("idempotency-key", key);
        if !self.token.is_empty() {
            request = request.bearer_auth(&self.token);
        }
        if let Some(version) = version {
            request = request.header("if-match", format!("\"{version}\""));
        }
        let answer = request.json(body).send().await?;
        let status = answer.status();
        let said = answer.text().await?;
        if status.is_success() {
            Ok(serde_json::from_str(&said)?)
        } else {
            Err(Failure::from(format!("POST {path} answered {status}: {said}")))
        }
    }
}

/// Makes `count` drafts of five members in the demonstration's open team call and prints the token and the drafts.
pub async fn drafts(url: &str, mails: &str, count: usize) -> Outcome {
    let mut api = Api { http: reqwest::Client::new(), base: url.to_owned(), token: String::new() };
    api.token = sign_in(&api, mails).await?;
    let open = api.http.get(format!("{url}/api/v1/cohorts?phase=open&participation=team")).send().await?;
    let open: Value = serde_json::from_str(&open.text().await?)?;
    let cards = open["items"].as_array().ok_or("no open call for teams")?;
    let advocacy = cards.iter().find(|card| card["team_size"] == json!({ "min": 4, "max": 6 }));
    let cohort =
        advocacy.and_then(|card| card["id"].as_str()).ok_or("no open call for teams of four to six")?;
    let path = format!("/cohorts/{cohort}/registrations");
    let mut made = Vec::new();
    for number in 0..count {
        let draft = api.post(&path, &format!("load-draft-{number}"), None, &team(number)).await?;
        made.push(json!({ "id": draft["id"], "version": draft["version"] }));
    }
    println!("{}", json!({ "token": api.token, "drafts": made }));
    Ok(())
}

/// Submits every draft of `file` with so many clients at once and prints how many per second.
pub async fn submit(url: &str, file: &str, clients: usize) -> Outcome {
    let prepared: Value = serde_json::from_slice(&std::fs::read(file)?)?;
    let token = prepared["token"].as_str().ok_or("no token")?.to_owned();
    let drafts = Arc::new(prepared["drafts"].as_array().ok_or("no drafts")?.clone());
    let api = Arc::new(Api { http: reqwest::Client::new(), base: url.to_owned(), token });
    let next = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    let tasks: Vec<_> =
        (0..clients).map(|_| tokio::spawn(client(api.clone(), drafts.clone(), next.clone()))).collect();
    for task in tasks {
        task.await??;
    }
    println!("{}", rate(drafts.len(), started.elapsed()));
    Ok(())
}

async fn client(api: Arc<Api>, drafts: Arc<Vec<Value>>, next: Arc<AtomicUsize>) -> Outcome {
    while let Some(draft) = drafts.get(next.fetch_add(1, Ordering::Relaxed)) {
        let id = draft["id"].as_str().ok_or("a draft without id")?;
        let path = format!("/registrations/{id}/submit");
        api.post(&path, &format!("load-submit-{id}"), Some(&draft["version"]), &json!({})).await?;
    }
    Ok(())
}

fn rate(count: usize, time: Duration) -> u64 {
    let millis = time.as_millis().max(1);
    u64::try_from(count as u128 * 1000 / millis).unwrap_or(u64::MAX)
}

async fn sign_in(api: &Api, mails: &str) -> Outcome<String> {
    let asked = json!({ "email": LEAD, "language": "en" });
    let answer = api.http.post(format!("{}/api/v1/sign-in-links", api.base)).json(&asked).send().await?;
    let cookie = answer.headers().get("set-cookie").and_then(|cookie| cookie.to_str().ok()).unwrap_or("");
    let cookie = cookie.split(';').next().unwrap_or("").to_owned();
    let token = mailed_token(mails).await?;
    let answer = api
        .http
        .post(format!("{}/api/v1/sessions", api.base))
        .header("cookie", cookie)
        .json(&json!({ "token": token, "delivery": "bearer" }))
        .send()
        .await?;
    let session: Value = serde_json::from_str(&answer.text().await?)?;
    session["access_token"].as_str().map(str::to_owned).ok_or_else(|| Failure::from(session.to_string()))
}

/// The token of the link in the newest mail; the English mail is plain ASCII.
async fn mailed_token(folder: &str) -> Outcome<String> {
    for _ in 0..200 {
        let mut files: Vec<_> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect();
        files.sort();
        for file in files.iter().rev().filter(|file| file.extension().is_some_and(|end| end == "eml")) {
            let mail = std::fs::read_to_string(file)?.replace("=\r\n", "").replace("=3D", "=");
            if let Some((_, after)) = mail.split_once("#token=").filter(|_| mail.contains(LEAD)) {
                return Ok(after.split(['\r', '\n', ' ', '"']).next().unwrap_or("").to_owned());
            }
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(Failure::from("no sign-in mail arrived"))
}

fn team(number: usize) -> Value {
    let members: Vec<_> = (1..=5)
        .map(|member| {
            json!({
                "name": format!("Member {member}"),
                "email": format!("member-{member}@team-{number}.example"),
                "affiliation": if member <= 3 { "municipality" } else { "ngo" },
                "organisation": "Viimsi",
                "municipality": "0890",
                "role": "specialist",
                "is_lead": member == 1,
            })
        })
        .collect();
    json!({ "team_name": format!("Team {number}"), "municipality": "0890", "language": "en", "members": members })
}
