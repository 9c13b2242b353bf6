//! Places of a `first_come` cohort follow what changes: more must be free, less is given on.

use serde_json::{Value, json};

use super::{amend, handed_in, newcomer, whole, with_one_more, with_the_first};
use crate::invitations::Team;
use crate::support::{TestApp, id, team};

use crate::support::with_app;

fn people(total: i64) -> Value {
    json!({ "admission_mode": "first_come", "rules": [], "capacity": { "unit": "people", "total": total } })
}

async fn places_left(app: &TestApp, known: &Team) -> Value {
    app.browser().get(&format!("/cohorts/{}", known.scene.cohort)).await.expect(200)["places_left"].clone()
}

async fn state(known: &Team, registration: &Value) -> Value {
    known.lead.get(&format!("/registrations/{}", id(registration))).await.expect(200)["state"].clone()
}

#[test]
fn a_team_grows_into_free_places_and_no_further() {
    with_app(async |app| {
        let mut known = handed_in(app, people(5)).await;
        assert_eq!((&known.view["state"], places_left(app, &known).await), (&json!("confirmed"), json!(1)));
        let one = with_one_more(&known.view, newcomer("Viies", "viies@viimsi.example"));
        let mut two = one.clone();
        two["members"].as_array_mut().unwrap().push(newcomer("Kuues", "kuues@viimsi.example"));
        let problem = amend(&known, &two).await.problem(409, "capacity-exhausted");
        assert_eq!((&problem["wanted"], &problem["left"]), (&json!(2), &json!(1)));
        assert_eq!(places_left(app, &known).await, 1, "a refusal takes nothing");
        known.view = amend(&known, &one).await.expect(200);
        assert_eq!((&known.view["state"], places_left(app, &known).await), (&json!("confirmed"), json!(0)));
    });
}

#[test]
fn who_shrinks_frees_exactly_that_and_the_first_that_fits_gets_it() {
    with_app(async |app| {
        let mut known = handed_in(app, people(4)).await;
        let two = app.submitted(&known.lead, &known.scene.cohort, &team("Parnu", 2, 0)).await;
        let one = app.submitted(&known.lead, &known.scene.cohort, &team("Tartu", 1, 0)).await;
        known.view = amend(&known, &with_the_first(&known.view, 3)).await.expect(200);
        assert_eq!([state(&known, &two).await, state(&known, &one).await], ["waitlisted", "confirmed"]);
        assert_eq!(places_left(app, &known).await, 0);
    });
}

#[test]
fn who_waits_and_shrinks_gets_the_place_that_fits() {
    with_app(async |app| {
        let mut known = handed_in(app, people(5)).await;
        known.view = app.submitted(&known.lead, &known.scene.cohort, &team("Parnu", 2, 0)).await;
        assert_eq!(known.view["state"], "waitlisted");
        let shrunk = amend(&known, &with_the_first(&known.view, 1)).await.expect(200);
        assert_eq!((&shrunk["state"], places_left(app, &known).await), (&json!("confirmed"), json!(0)));
    });
}

#[test]
fn another_municipality_needs_a_place_of_its_own_and_leaves_the_old_one() {
    with_app(async |app| {
        let one_each = json!([{ "id": "one-each", "scope": "pool", "effect": "waitlist", "check": {
            "kind": "per_value", "set": { "over": "registrations" }, "attr": ["municipality"], "max": 1 } }]);
        let cohort = json!({ "admission_mode": "first_come", "rules": one_each });
        let mut known = handed_in(app, cohort).await;
        let in_place = |name: &str, code: &str| {
            let mut entry = team(name, 2, 0);
            entry["municipality"] = json!(code);
            entry
        };
        app.submitted(&known.lead, &known.scene.cohort, &in_place("Tartu", "0793")).await;
        let waiting = app.submitted(&known.lead, &known.scene.cohort, &in_place("Randvere", "0890")).await;
        assert_eq!(waiting["state"], "waitlisted");
        let mut wish = whole(&known.view);
        wish["municipality"] = json!("0793");
        amend(&known, &wish).await.problem(409, "municipality-taken");
        wish["municipality"] = json!("0184");
        known.view = amend(&known, &wish).await.expect(200);
        assert_eq!(
            (&known.view["state"], &known.view["municipality"]),
            (&json!("confirmed"), &json!("0184"))
        );
        assert_eq!(state(&known, &waiting).await, "confirmed", "the place of Viimsi is free again");
    });
}

#[test]
fn an_offer_keeps_its_end_and_one_that_ended_is_not_changed() {
    with_app(async |app| {
        let mut cohort = people(9);
        cohort["confirmation_required"] = json!(true);
        let mut known = handed_in(app, cohort).await;
        let end = known.view["offer_expires_at"].clone();
        let grown = with_one_more(&known.view, newcomer("Viies", "viies@viimsi.example"));
        known.view = amend(&known, &grown).await.expect(200);
        assert_eq!((&known.view["state"], &known.view["offer_expires_at"]), (&json!("offered"), &end));
        super::at(app, &known, "2026-10-08T21:00:00Z").await;
        let refused = amend(&known, &with_the_first(&known.view, 4)).await;
        // The timer may have noted the end already.
        assert!([409, 412].contains(&refused.status), "{}", refused.text);
    });
}
