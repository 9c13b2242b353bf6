//! Answers that meet: with each other, and with the team's own hand.

use serde_json::json;

use super::{LEAD, Team, accept, decline, person};
use crate::support::{Answer, TestApp, as_inputs, id, submit, team, with_app};

/// How often the same meeting is arranged.
const ROUNDS: usize = 12;

/// Sends both at once.
async fn both(one: crate::support::caller::Call, other: crate::support::caller::Call) -> (Answer, Answer) {
    let (one, other) = (tokio::spawn(one.into_future()), tokio::spawn(other.into_future()));
    (one.await.unwrap(), other.await.unwrap())
}

async fn next(app: &TestApp, known: &mut Team, round: usize) {
    known.view = app.draft(&known.lead, &known.scene.cohort, &team(&format!("Round {round}"), 3, 1)).await;
}

#[test]
fn one_invitation_accepted_twice_confirms_one_person_once() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let token = team.invite(app, 1).await;
        let before = app.mails(LEAD).await.len();
        let own = team.own(1, &json!({}));
        let (one, other) = both(accept(app, &token, &own), accept(app, &token, &own)).await;
        assert_eq!(
            (one.expect(200)["state"].clone(), other.expect(200)["state"].clone()),
            (json!("accepted"), json!("accepted"))
        );
        let members = team.look().await["members"].as_array().unwrap().clone();
        assert_eq!(members.len(), 4);
        assert_eq!(members.iter().filter(|member| member["standing"] == "confirmed").count(), 2);
        assert_eq!(app.mails(LEAD).await.len(), before + 1, "the lead is told once");
    });
}

#[test]
fn one_join_sent_many_times_adds_one_person() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let link = team.join_link().await;
        let join =
            || accept(app, &link, &person("Jaan Rand", "jaan@rand.example")).key("eight-times-the-same");
        let attempts: Vec<_> = (0..8).map(|_| tokio::spawn(join().into_future())).collect();
        for attempt in attempts {
            let answer = attempt.await.unwrap();
            assert!([200, 409].contains(&answer.status), "{}", answer.text);
        }
        assert_eq!(team.look().await["members"].as_array().unwrap().len(), 5);
    });
}

#[test]
fn a_team_is_handed_in_as_it_was_judged_or_as_it_was_answered_never_both() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        for round in 0..ROUNDS {
            next(app, &mut team, round).await;
            let token = team.invite(app, 1).await;
            // With this answer the team lacks a member from the municipality.
            let own = team.own(1, &json!({ "affiliation": "business" }));
            let (answered, handed_in) = both(accept(app, &token, &own), submit(&team.lead, &team.view)).await;
            let kept = team.look().await;
            let business = kept["members"][1]["affiliation"] == "business";
            match (answered.status, handed_in.status) {
                (200, 412) => assert!(business && kept["state"] == "draft", "{kept:#}"),
                (422, 200) => assert!(!business && kept["state"] == "submitted", "{kept:#}"),
                other => panic!("{other:?}: {} {}", answered.text, handed_in.text),
            }
        }
    });
}

#[test]
fn yes_and_no_at_once_end_as_one_of_them() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        for round in 0..ROUNDS {
            next(app, &mut team, round).await;
            let token = team.invite(app, 1).await;
            let (whom, own) = (team.member(1), team.own(1, &json!({})));
            let (yes, no) = both(accept(app, &token, &own), decline(app, &token)).await;
            // Who says no is gone, whether that came before or after the yes.
            no.expect(200);
            assert!([200, 409].contains(&yes.status), "{}", yes.text);
            let members = team.look().await["members"].as_array().unwrap().clone();
            assert!(members.iter().all(|member| id(member) != whom), "{members:?}");
        }
    });
}

#[test]
fn the_leads_edit_and_a_members_answer_do_not_lose_each_other() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        for round in 0..ROUNDS {
            next(app, &mut team, round).await;
            let token = team.invite(app, 1).await;
            let own = team.own(1, &json!({ "name": "Oma Nimi" }));
            let members = as_inputs(&team.view["members"]);
            let edit =
                team.lead.patch(&team.path(), &json!({ "members": members })).seen(&team.view["version"]);
            let (answered, edited) = both(accept(app, &token, &own), edit).await;
            answered.expect(200);
            assert!([200, 412].contains(&edited.status), "{}", edited.text);
            let kept = team.look().await;
            assert_eq!(kept["members"][1]["name"], "Oma Nimi", "the edit does not undo the answer");
            assert_eq!(kept["members"][1]["standing"], "confirmed");
        }
    });
}
