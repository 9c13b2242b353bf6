//! Two hundred teams of four to six want the last places of a `first_come` cohort at the same moment. However the
//! requests interleave, exactly the capacity is admitted, every team whole, and none is lost.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::{Caller, Scene, TestApp, id, submit, team, with_app};

const TEAMS: usize = 200;
const LEADS: usize = 8;

async fn drafts(app: &TestApp, scene: &Scene) -> Vec<(Caller, Value)> {
    let mut leads = Vec::new();
    for number in 0..LEADS {
        leads.push(app.sign_in(&format!("lead-{number}@race.example")).await);
    }
    let mut drafts = Vec::new();
    for number in 0..TEAMS {
        let lead = &leads[number % LEADS];
        let draft = app.draft(lead, &scene.cohort, &team(&format!("Team {number}"), 3, 1 + number % 3)).await;
        drafts.push((lead.clone(), draft));
    }
    drafts
}

/// Submits all drafts at once and returns how each ended, by state.
async fn rush(drafts: Vec<(Caller, Value)>) -> BTreeMap<String, Vec<usize>> {
    let attempts: Vec<_> = drafts
        .into_iter()
        .map(|(lead, draft)| {
            let path = format!("/registrations/{}", id(&draft));
            (lead.clone(), path, tokio::spawn(submit(&lead, &draft).into_future()))
        })
        .collect();
    let mut ends: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (lead, path, attempt) in attempts {
        let answered = attempt.await.unwrap().expect(200);
        let kept = lead.get(&path).await.expect(200);
        assert_eq!(kept["state"], answered["state"], "what was answered is what is kept");
        let size = kept["members"].as_array().unwrap().len();
        ends.entry(kept["state"].as_str().unwrap().to_owned()).or_default().push(size);
    }
    ends
}

fn first_come(capacity: &Value) -> Value {
    json!({ "admission_mode": "first_come", "confirmation_required": false, "capacity": capacity })
}

#[test]
fn capacity_in_teams_is_filled_exactly() {
    with_app(async |app| {
        let scene = app.scene(first_come(&json!({ "unit": "teams", "total": 40 }))).await;
        let ends = rush(drafts(app, &scene).await).await;
        let counted: BTreeMap<_, _> =
            ends.iter().map(|(state, teams)| (state.as_str(), teams.len())).collect();
        assert_eq!(counted, BTreeMap::from([("confirmed", 40), ("waitlisted", TEAMS - 40)]));
    });
}

#[test]
fn capacity_in_people_is_filled_with_whole_teams() {
    with_app(async |app| {
        let scene = app.scene(first_come(&json!({ "unit": "people", "total": 200 }))).await;
        let ends = rush(drafts(app, &scene).await).await;
        let admitted: usize = ends["confirmed"].iter().sum();
        // A team of four still waits, so no gap of four or more may be left; the waitlist holds teams of every size.
        assert!((197..=200).contains(&admitted), "{admitted} of 200 people: {ends:?}");
        assert_eq!(ends.values().map(Vec::len).sum::<usize>(), TEAMS, "none lost: {ends:?}");
        assert_eq!(ends.keys().collect::<Vec<_>>(), ["confirmed", "waitlisted"]);
        let card = app.browser().get(&format!("/cohorts/{}", scene.cohort)).await.expect(200);
        assert_eq!(card["places_left"], 200 - admitted);
    });
}
