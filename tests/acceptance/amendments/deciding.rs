//! A decision stands on what was read: a change asks for another look before it is released.

use serde_json::{Value, json};

use super::{amend, handed_in, newcomer, substitute, whole};
use crate::invitations::{Team, decline};
use crate::support::{Answer, with_app};

async fn propose(team: &Team) -> Value {
    let review = review(team).await;
    let path = format!("{}/decision", team.path());
    let offer = json!({ "outcome": "offer" });
    team.scene.owner.put(&path, &offer).seen(&review["version"]).await.expect(200)
}

async fn review(team: &Team) -> Value {
    team.scene.owner.get(&format!("{}/review", team.path())).await.expect(200)
}

async fn release(team: &Team) -> Answer {
    team.scene.owner.post(&format!("/cohorts/{}/release", team.scene.cohort), &json!({})).await
}

/// Nothing is released while the change was not read, and the same decision once it was.
async fn asks_for_another_look(team: &Team) {
    assert_eq!(review(team).await["proposed"]["changed_since"], true);
    let list = format!("/cohorts/{}/registrations", team.scene.cohort);
    let row = team.scene.owner.get(&list).await.expect(200)["items"][0].clone();
    assert_eq!((&row["proposed"], &row["changed_since_proposed"]), (&json!("offer"), &json!(true)));
    let problem = release(team).await.problem(409, "changed-since-proposed");
    assert_eq!(problem["registrations"], json!([team.view["id"]]));
    assert_eq!(propose(team).await["proposed"]["changed_since"], false);
    release(team).await.expect(200);
}

#[test]
fn an_amendment_after_a_proposal_is_read_before_anything_is_released() {
    with_app(async |app| {
        let mut team = handed_in(app, json!({})).await;
        assert_eq!(propose(&team).await["proposed"]["changed_since"], false);
        let mut wish = whole(&team.view);
        wish["team_name"] = json!("Teine nimi");
        let seen = amend(&team, &wish).await.expect(200);
        assert!(!seen.to_string().contains("propos"), "the applicant learns nothing of it: {seen:#}");
        asks_for_another_look(&team).await;
        team.look().await;
        assert_eq!(team.view["state"], "offered");
        let problem = amend(&team, &whole(&team.view)).await.problem(409, "amendment-closed");
        assert_eq!(problem["shut"], "state", "what was selected stays as it was decided");
    });
}

#[test]
fn so_is_a_substitution() {
    with_app(async |app| {
        let team = handed_in(app, json!({})).await;
        propose(&team).await;
        substitute(&team, 1, &newcomer("Uus", "uus@viimsi.example")).await.expect(200);
        asks_for_another_look(&team).await;
    });
}

#[test]
fn so_is_somebodys_leaving() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let token = team.confirmed(app, 1).await;
        team.view = crate::support::submit(&team.lead, &team.view).await.expect(200);
        propose(&team).await;
        decline(app, &token).await.expect(200);
        asks_for_another_look(&team).await;
    });
}
