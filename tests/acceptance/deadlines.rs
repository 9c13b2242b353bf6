//! Deadlines are wall-clock times in Tallinn: the last second of the day counts, the next does not, also on the days
//! when the clocks change.

use serde_json::json;

use crate::support::{id, open_cohort, submit, team, with_app};

const LEAD: &str = "mari@viimsi.example";

/// Submits one registration in the last second and one a second later.
fn closes(date: &'static str, last_second: &'static str, too_late: &'static str) {
    with_app(async |app| {
        let scene = app.scene(json!({ "closes": { "date": date } })).await;
        let lead = app.sign_in(LEAD).await;
        let early = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let late = app.draft(&lead, &scene.cohort, &team("Tartu", 3, 1)).await;
        app.at(last_second);
        let lead = app.sign_in(LEAD).await;
        assert_eq!(submit(&lead, &early).await.expect(200)["state"], "submitted", "at {last_second}");
        app.at(too_late);
        submit(&lead, &late).await.problem(409, "registration-closed");
    });
}

#[test]
fn in_summer_time() {
    closes("2026-10-15", "2026-10-15T20:59:59Z", "2026-10-15T21:00:00Z");
}

#[test]
fn on_the_day_the_clocks_go_back() {
    closes("2026-10-25", "2026-10-25T21:59:59Z", "2026-10-25T22:00:00Z");
}

#[test]
fn on_the_day_before_the_clocks_go_back() {
    closes("2026-10-24", "2026-10-24T20:59:59Z", "2026-10-24T21:00:00Z");
}

#[test]
fn on_the_day_the_clocks_go_forward() {
    closes("2027-03-28", "2027-03-28T20:59:59Z", "2027-03-28T21:00:00Z");
}

#[test]
fn on_the_day_before_the_clocks_go_forward() {
    closes("2027-03-27", "2027-03-27T21:59:59Z", "2027-03-27T22:00:00Z");
}

#[test]
fn a_time_that_happens_twice_is_refused_with_its_candidates() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let path = format!("/programmes/{}/cohorts", scene.programme);
        let twice = json!({ "date": "2026-10-25", "time": "03:30" });
        let cohort = |closes| open_cohort(json!({ "closes": closes }));
        let problem = scene.owner.post(&path, &cohort(twice)).await.problem(422, "ambiguous-local-time");
        assert_eq!(problem["candidates"].as_array().unwrap().len(), 2, "{problem:#}");
        let told = json!({ "date": "2026-10-25", "time": "03:30", "offset": "+03:00" });
        let made = id(&scene.owner.post(&path, &cohort(told)).await.expect(201));
        let seen = scene.owner.get(&format!("/cohorts/{made}")).await.expect(200);
        assert_eq!(seen["closes"]["at"], "2026-10-25T00:30:00Z", "{seen:#}");
        let never = json!({ "date": "2027-03-28", "time": "03:30" });
        scene.owner.post(&path, &cohort(never)).await.refuses("/cohort/closes", "nonexistent_local_time");
    });
}

#[test]
fn before_the_window_opens_nothing_can_be_submitted() {
    with_app(async |app| {
        let scene = app.scene(json!({ "opens": { "date": "2026-10-02" } })).await;
        let lead = app.sign_in(LEAD).await;
        let path = format!("/cohorts/{}/registrations", scene.cohort);
        let early = lead.post(&path, &team("Viimsi", 3, 1)).await;
        let refused = if early.status == 201 { submit(&lead, &early.expect(201)).await } else { early };
        refused.problem(409, "registration-closed");
        app.at("2026-10-01T21:00:00Z");
        let lead = app.sign_in(LEAD).await;
        app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
    });
}
