//! Sixty people confirm for ten seats at the same moment, and ten of them leave while others come. However the requests
//! interleave, exactly ten have a seat and everyone else waits in a queue without gaps.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::{Scene, TestApp, with_app};

const PEOPLE: usize = 60;
const SEATS: usize = 10;

async fn tokens(app: &TestApp, scene: &Scene) -> Vec<String> {
    let session = session(app, scene).await["id"].as_str().unwrap().to_owned();
    let path = format!("/cohorts/{}/sessions/{session}/rsvps", scene.cohort);
    let email = |number: usize| format!("person-{number}@race.example");
    for number in 0..PEOPLE {
        let who = json!({ "name": format!("Person {number}"), "email": email(number), "language": "en" });
        app.browser().post(&path, &who).await.expect(202);
    }
    let mut tokens = Vec::new();
    for number in 0..PEOPLE {
        // The address of person 1 is a part of no other.
        tokens.push(app.mails(&email(number)).await.pop().expect("a mail").token());
    }
    tokens
}

async fn session(app: &TestApp, scene: &Scene) -> Value {
    app.browser().get(&format!("/cohorts/{}", scene.cohort)).await.expect(200)["sessions"][0].clone()
}

fn post(app: &TestApp, what: &str, token: &str) -> tokio::task::JoinHandle<crate::support::Answer> {
    let call = app.browser().post(&format!("/rsvps/{what}"), &json!({ "token": token }));
    tokio::spawn(call.into_future())
}

/// How many stand where, by what each link shows.
async fn standing(app: &TestApp, tokens: &[String]) -> BTreeMap<String, Vec<u64>> {
    let mut found: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for token in tokens {
        let view = app.browser().post("/rsvps/read", &json!({ "token": token })).await.expect(200);
        let position = view["waitlist_position"].as_u64().unwrap_or_default();
        found.entry(view["state"].as_str().unwrap().to_owned()).or_default().push(position);
    }
    for positions in found.values_mut() {
        positions.sort_unstable();
    }
    found
}

#[test]
fn seats_are_filled_exactly_and_every_seat_given_back_is_given_on() {
    with_app(async |app| {
        let event = json!({ "kind": "info_event", "date": "2026-10-14", "rsvp": { "capacity": SEATS } });
        let scene = app.scene(json!({ "sessions": [event] })).await;
        let tokens = tokens(app, &scene).await;
        let rush: Vec<_> = tokens.iter().map(|token| post(app, "confirm", token)).collect();
        for attempt in rush {
            attempt.await.unwrap().expect(200);
        }
        let found = standing(app, &tokens).await;
        assert_eq!(found["attending"].len(), SEATS, "{found:?}");
        let queue: Vec<u64> = (1..=50).collect();
        assert_eq!(found["waitlisted"], queue, "a queue without gaps");

        // Each leaves twice at once, beside another who is leaving: a seat is given back once.
        let leaving: Vec<_> = tokens[..20].iter().flat_map(|token| [token, token]).collect();
        let rush: Vec<_> = leaving.into_iter().map(|token| post(app, "cancel", token)).collect();
        for attempt in rush {
            attempt.await.unwrap().expect(200);
        }
        let found = standing(app, &tokens).await;
        let counted: BTreeMap<_, _> = found.iter().map(|(state, all)| (state.as_str(), all.len())).collect();
        assert_eq!(counted, BTreeMap::from([("attending", SEATS), ("cancelled", 20), ("waitlisted", 30)]));
        let seats = session(app, &scene).await["rsvp"].clone();
        assert_eq!((&seats["attending"], &seats["left"]), (&json!(SEATS), &json!(0)));
    });
}
