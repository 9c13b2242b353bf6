//! Changes that meet: with each other, with a withdrawal, with other rules.

use serde_json::{Value, json};

use super::{amend, handed_in, newcomer, substitute, whole, with_one_more};
use crate::invitations::Team;
use crate::support::{Answer, TestApp, caller::Call, id, rules, team, with_app};

/// How often the same meeting is arranged.
const ROUNDS: usize = 8;

async fn both(one: Call, other: Call) -> (Answer, Answer) {
    let (one, other) = (tokio::spawn(one.into_future()), tokio::spawn(other.into_future()));
    (one.await.unwrap(), other.await.unwrap())
}

async fn next(app: &TestApp, known: &mut Team, round: usize) {
    let entry = team(&format!("Round {round}"), 3, 1);
    known.view = app.submitted(&known.lead, &known.scene.cohort, &entry).await;
}

#[test]
fn two_teams_that_grow_share_no_place() {
    with_app(async |app| {
        let nine = json!({ "admission_mode": "first_come", "rules": [], "capacity": { "unit": "people", "total": 9 } });
        let mut known = handed_in(app, nine).await;
        let first = known.view.clone();
        next(app, &mut known, 1).await;
        let other = known.view.clone();
        for round in 0..ROUNDS {
            let grow = |view: &Value, name: &str| {
                let wish = with_one_more(view, newcomer(name, &format!("{name}-{round}@viimsi.example")));
                let path = format!("/registrations/{}/amendment", id(view));
                known.lead.put(&path, &wish).seen(&view["version"])
            };
            let (seen, beside) = (look(&known, &first).await, look(&known, &other).await);
            let (one, two) = both(grow(&seen, "esimene"), grow(&beside, "teine")).await;
            let mut statuses = [one.status, two.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 409], "{} {}", one.text, two.text);
            let cohort = app.browser().get(&format!("/cohorts/{}", known.scene.cohort)).await.expect(200);
            assert_eq!(cohort["places_left"], 0);
            let grown = if one.status == 200 { &first } else { &other };
            let now = look(&known, grown).await;
            let path = format!("/registrations/{}/amendment", id(grown));
            let back = super::with_the_first(&now, 4);
            known.lead.put(&path, &back).seen(&now["version"]).await.expect(200);
        }
    });
}

async fn look(known: &Team, registration: &Value) -> Value {
    known.lead.get(&format!("/registrations/{}", id(registration))).await.expect(200)
}

#[test]
fn of_two_substitutions_at_once_the_second_has_not_seen_the_first() {
    with_app(async |app| {
        let mut known = handed_in(app, json!({})).await;
        for round in 0..ROUNDS {
            let entering = |name: &str| newcomer(name, &format!("{name}-{round}@viimsi.example"));
            let one = substitute(&known, 1, &entering("esimene"));
            let (one, two) = both(one, substitute(&known, 2, &entering("teine"))).await;
            let mut statuses = [one.status, two.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 412]);
            let before = super::member_ids(&known.view);
            let after = super::member_ids(known.look().await);
            assert_eq!(after.iter().filter(|id| !before.contains(id)).count(), 1);
        }
    });
}

#[test]
fn a_substitution_and_a_withdrawal_do_not_both_hold() {
    with_app(async |app| {
        let mut known = handed_in(app, json!({})).await;
        for round in 0..ROUNDS {
            next(app, &mut known, round).await;
            let entering = newcomer("Uus", &format!("uus-{round}@viimsi.example"));
            let withdraw = known.act("withdraw", &json!({}));
            let (put, withdrawn) = both(substitute(&known, 1, &entering), withdraw).await;
            let seen = known.look().await;
            match (put.status, withdrawn.status) {
                (200, 412) => assert_eq!(seen["state"], "submitted"),
                (412 | 409, 200) => assert_eq!(seen["state"], "withdrawn"),
                other => panic!("{other:?}: {} {}", put.text, withdrawn.text),
            }
        }
    });
}

#[test]
fn other_rules_at_the_same_moment_change_nothing_for_what_was_handed_in() {
    with_app(async |app| {
        let mut known = handed_in(app, json!({})).await;
        let path = format!("/cohorts/{}/rule-set", known.scene.cohort);
        for round in 0..4 {
            let read = known.scene.owner.get(&path).await.expect(200);
            let mut other = rules();
            other[0]["check"]["min"] = json!(if round % 2 == 0 { 6 } else { 5 });
            let change = json!({ "rules": other, "reason": "Another size." });
            let replace = known.scene.owner.put(&path, &change).seen(&read["version"]);
            let entering = newcomer("Uus", &format!("uus-{round}@viimsi.example"));
            let (put, replaced) = both(substitute(&known, 1, &entering), replace).await;
            replaced.expect(200);
            known.view = put.expect(200);
            assert_eq!(known.view["verdict"]["rule_set_version"], 1);
            assert_eq!(known.view["verdict"]["status"], "satisfied");
        }
        let mut wish = whole(&known.view);
        wish["team_name"] = json!("Ikka neli");
        amend(&known, &wish).await.expect(200);
    });
}
