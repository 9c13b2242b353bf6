//! Whatever happens to the registrations of a `first_come` cohort, in whatever order: places are counted right, nobody
//! gets more than there are, and nobody waits for a place that is free and fits.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::support::{Caller, Scene, TestApp, as_inputs, id, submit, team, with_app};

/// Each may hold one place.
const MUNICIPALITIES: [&str; 3] = ["0890", "0793", "0184"];

#[derive(Debug, Clone)]
enum Step {
    Submit {
        size: usize,
        municipality: usize,
    },
    Withdraw(usize),
    Confirm(usize),
    Decline(usize),
    /// Grows or shrinks, and perhaps stands for another municipality.
    Amend {
        of: usize,
        size: usize,
        municipality: usize,
    },
    /// Somebody else comes in the place of the last member.
    Substitute(usize),
    /// Eight days go by: every offer ends.
    Expire,
    Capacity(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1_usize..6, 0_usize..3).prop_map(|(size, municipality)| Step::Submit { size, municipality }),
        1 => any::<usize>().prop_map(Step::Withdraw),
        2 => any::<usize>().prop_map(Step::Confirm),
        1 => any::<usize>().prop_map(Step::Decline),
        3 => (any::<usize>(), 1_usize..6, 0_usize..3)
            .prop_map(|(of, size, municipality)| Step::Amend { of, size, municipality }),
        1 => any::<usize>().prop_map(Step::Substitute),
        1 => Just(Step::Expire),
        1 => (4_i64..14).prop_map(Step::Capacity),
    ]
}

/// A cohort with what was put into it: size and municipality by registration.
struct World<'a> {
    app: &'a TestApp,
    scene: Scene,
    lead: Caller,
    entered: BTreeMap<String, (i64, usize)>,
    days: i64,
}

impl World<'_> {
    async fn take(&mut self, step: &Step) {
        match step {
            Step::Submit { size, municipality } => self.submit(*size, *municipality).await,
            Step::Withdraw(of) => self.answer(*of, "withdraw").await,
            Step::Confirm(of) => self.answer(*of, "confirm").await,
            Step::Decline(of) => self.answer(*of, "decline-offer").await,
            Step::Amend { of, size, municipality } => self.amend(*of, *size, *municipality).await,
            Step::Substitute(of) => self.substitute(*of).await,
            Step::Expire => self.eight_days_later().await,
            Step::Capacity(total) => self.give(*total).await,
        }
        self.app.mails("nobody@laws.example").await;
    }

    async fn submit(&mut self, size: usize, municipality: usize) {
        let mut entry = team(&format!("Team {}", self.entered.len()), size, 0);
        entry["municipality"] = json!(MUNICIPALITIES[municipality]);
        let draft = self.app.draft(&self.lead, &self.scene.cohort, &entry).await;
        submit(&self.lead, &draft).await.expect(200);
        self.entered.insert(id(&draft), (i64::try_from(size).unwrap(), municipality));
    }

    /// Any registration is told to do anything; what its state does not know is refused.
    async fn answer(&self, of: usize, step: &str) {
        let Some(chosen) = self.chosen(of) else { return };
        let path = format!("/registrations/{chosen}");
        let seen = self.lead.get(&path).await.expect(200);
        let answered = self.lead.post(&format!("{path}/{step}"), &json!({})).seen(&seen["version"]).await;
        assert!([200, 409].contains(&answered.status), "{}", answered.text);
    }

    fn chosen(&self, of: usize) -> Option<String> {
        self.entered.keys().nth(of % self.entered.len().max(1)).cloned()
    }

    /// What is refused leaves size and municipality as they were.
    async fn amend(&mut self, of: usize, size: usize, municipality: usize) {
        let Some(chosen) = self.chosen(of) else { return };
        let path = format!("/registrations/{chosen}");
        let seen = self.lead.get(&path).await.expect(200);
        let mut members = as_inputs(&seen["members"]);
        members.truncate(size);
        while members.len() < size {
            members.push(json!({ "name": format!("Uus {}", members.len()) }));
        }
        let wish = json!({ "team_name": seen["team_name"], "municipality": MUNICIPALITIES[municipality],
                           "members": members });
        let amended = self.lead.put(&format!("{path}/amendment"), &wish).seen(&seen["version"]).await;
        assert!([200, 409].contains(&amended.status), "{}", amended.text);
        if amended.status == 200 {
            self.entered.insert(chosen, (i64::try_from(size).unwrap(), municipality));
        }
    }

    async fn substitute(&self, of: usize) {
        let Some(chosen) = self.chosen(of) else { return };
        let path = format!("/registrations/{chosen}");
        let seen = self.lead.get(&path).await.expect(200);
        let out = seen["members"].as_array().unwrap().last().map(id);
        let exchange = json!({ "out": out, "in": { "name": "Asendaja" } });
        let put = self.lead.post(&format!("{path}/substitutions"), &exchange).seen(&seen["version"]).await;
        // 422 where the only member is the lead.
        assert!([200, 409, 422].contains(&put.status), "{}", put.text);
    }

    async fn eight_days_later(&mut self) {
        self.days += 8;
        let day = ["2026-10-09", "2026-10-17", "2026-10-25", "2026-11-02", "2026-11-10", "2026-11-18"];
        let Some(day) = day.get(usize::try_from(self.days / 8 - 1).unwrap()) else { return };
        self.app.at(&format!("{day}T09:00:00Z"));
        for browser in [&self.lead, &self.scene.owner] {
            browser.post("/session/renew", &json!({})).await.expect(201);
        }
    }

    /// More or fewer places; fewer than are taken are refused.
    async fn give(&self, total: i64) {
        let path = format!("/cohorts/{}", self.scene.cohort);
        let source = self.scene.owner.get(&format!("{path}/source")).await.expect(200);
        let mut text = source["cohort"].clone();
        text["capacity"]["total"] = json!(total);
        let changed = self.scene.owner.put(&path, &text).seen(&source["version"]).await;
        assert!([200, 422].contains(&changed.status), "{}", changed.text);
    }

    async fn check(&self, after: &Step) {
        let card = self.app.browser().get(&format!("/cohorts/{}", self.scene.cohort)).await.expect(200);
        let (total, left) =
            (card["capacity"]["total"].as_i64().unwrap(), card["places_left"].as_i64().unwrap());
        let rows = self.lead.get("/registrations?limit=100").await.expect(200);
        let in_state = |states: &[&str]| {
            let rows = rows["items"].as_array().unwrap().iter();
            let chosen = rows.filter(|row| states.contains(&row["state"].as_str().unwrap()));
            chosen.map(|row: &Value| self.entered[&id(row)]).collect::<Vec<_>>()
        };
        let held = in_state(&["offered", "confirmed", "completed"]);
        let taken: i64 = held.iter().map(|(size, _)| size).sum();
        assert!(taken <= total, "{taken} of {total} places after {after:?}");
        assert_eq!(total - left, taken, "counter and registrations after {after:?}");
        let holds = |municipality: usize| held.iter().filter(|(_, of)| *of == municipality).count();
        assert!(
            (0..MUNICIPALITIES.len()).all(|municipality| holds(municipality) <= 1),
            "{held:?} after {after:?}"
        );
        for registration in rows["items"].as_array().unwrap() {
            let seen = self.lead.get(&format!("/registrations/{}", id(registration))).await.expect(200);
            let size = i64::try_from(seen["members"].as_array().unwrap().len()).unwrap();
            assert_eq!(size, self.entered[&id(registration)].0, "members after {after:?}");
        }
        for (size, municipality) in in_state(&["waitlisted"]) {
            let fits = size <= left && holds(municipality) == 0;
            assert!(!fits, "{size} of {municipality} wait while {left} are free after {after:?}: {held:?}");
        }
    }
}

async fn live(app: &TestApp, steps: &[Step]) {
    let one_each = json!([{ "id": "one-each", "scope": "pool", "effect": "waitlist",
        "check": { "kind": "per_value", "set": { "over": "registrations" }, "attr": ["municipality"], "max": 1 } }]);
    let cohort = json!({ "admission_mode": "first_come", "confirmation_required": true, "rules": one_each,
                         "closes": { "date": "2027-12-31" }, "capacity": { "unit": "people", "total": 8 } });
    let scene = app.scene(cohort).await;
    let lead = app.sign_in("lead@laws.example").await;
    let mut world = World { app, scene, lead, entered: BTreeMap::new(), days: 0 };
    for step in steps {
        world.take(step).await;
        world.check(step).await;
    }
}

#[test]
fn places_are_counted_right_whatever_happens_in_whatever_order() {
    let config =
        ProptestConfig { cases: 16, max_shrink_iters: 20, failure_persistence: None, ..Default::default() };
    let run = |steps: Vec<Step>| {
        with_app(async |app| live(app, &steps).await);
        Ok(())
    };
    TestRunner::new(config).run(&prop::collection::vec(step(), 4..14), run).unwrap();
}
