//! `/registrations/{id}/amendment`, `…/amendment-trials`, `…/substitutions`: changing what was handed in.

mod answers;
mod changing;
mod deciding;
mod places;
mod races;
mod substituting;

use serde_json::{Value, json};

use crate::invitations::Team;
use crate::support::{TestApp, as_inputs, caller, id, submit};

/// Mari's team of three from the municipality and one from an NGO, handed in to a cohort with these changes.
pub async fn handed_in(app: &TestApp, cohort: Value) -> Team {
    let mut team = Team::draft(app, cohort).await;
    team.view = submit(&team.lead, &team.view).await.expect(200);
    team
}

/// The registration as it is, as an amendment sends it.
pub fn whole(view: &Value) -> Value {
    json!({ "team_name": view["team_name"], "municipality": view["municipality"],
            "members": as_inputs(&view["members"]) })
}

/// The same with somebody more.
pub fn with_one_more(view: &Value, person: Value) -> Value {
    let mut wish = whole(view);
    wish["members"].as_array_mut().unwrap().push(person);
    wish
}

/// The same with only the first so many.
pub fn with_the_first(view: &Value, members: usize) -> Value {
    let mut wish = whole(view);
    wish["members"].as_array_mut().unwrap().truncate(members);
    wish
}

pub fn amend(team: &Team, wish: &Value) -> caller::Call {
    team.lead.put(&format!("{}/amendment", team.path()), wish).seen(&team.view["version"])
}

pub fn try_out(team: &Team, wish: &Value) -> caller::Call {
    team.lead.post(&format!("{}/amendment-trials", team.path()), wish)
}

/// Puts a person in the place of the member at this position.
pub fn substitute(team: &Team, position: usize, entering: &Value) -> caller::Call {
    team.act("substitutions", &json!({ "out": team.member(position), "in": entering, "reason": "New work." }))
}

pub fn newcomer(name: &str, email: &str) -> Value {
    json!({ "name": name, "email": email, "affiliation": "municipality", "organisation": "Viimsi vallavalitsus",
            "municipality": "0890", "role": "specialist" })
}

/// The latest line of the history.
pub fn last_line(view: &Value) -> Value {
    view["history"].as_array().unwrap().last().unwrap().clone()
}

pub fn can(view: &Value, action: &str) -> bool {
    view["actions"].as_array().unwrap().iter().any(|one| one == action)
}

pub fn member_ids(view: &Value) -> Vec<String> {
    view["members"].as_array().unwrap().iter().map(id).collect()
}

/// Days go by; sessions are renewed.
pub async fn at(app: &TestApp, team: &Team, instant: &str) {
    app.at(instant);
    for browser in [&team.lead, &team.scene.owner] {
        browser.post("/session/renew", &json!({})).await.expect(201);
    }
}
