//! `/registrations/{id}/local-call`, `/local-calls` and `/interests`: people of the place say that they want to be in a
//! team, and its lead composes it from them.

use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestApp, id, submit, team, with_app};

const LEAD: &str = "mari@viimsi.example";
const JAAN: &str = "jaan@people.example";
const KATI: &str = "kati@people.example";

/// A draft of two people from the municipality with a call until 10 October.
struct Called {
    lead: Caller,
    registration: String,
    code: String,
}

impl Called {
    async fn open(app: &TestApp) -> Self {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 0)).await;
        let mut called = Self { lead, registration: id(&draft), code: String::new() };
        let call =
            called.terms(&json!({ "closes_on": "2026-10-10", "text": "Tulge kampa!" }), 0).await.expect(200);
        assert_eq!(call["is_open"], true, "{call}");
        call["code"].as_str().unwrap().clone_into(&mut called.code);
        called
    }

    async fn terms(&self, terms: &Value, version: i64) -> Answer {
        let path = format!("/registrations/{}/local-call", self.registration);
        self.lead.put(&path, terms).seen(&json!(version)).await
    }

    async fn read(&self) -> Value {
        self.lead.get(&format!("/registrations/{}/local-call", self.registration)).await.expect(200)
    }

    async fn ask(&self, app: &TestApp, email: &str) -> Answer {
        let who = json!({
            "name": "Jaan Tamm", "email": email, "affiliation": "ngo", "organisation": "Viimsi noored",
            "message": "Tahan kaasa lüüa.", "consent": true, "language": "en",
        });
        app.browser().post(&format!("/local-calls/{}/interests", self.code), &who).await
    }

    /// Says that one wants to be in the team and confirms it; the secret of the link.
    async fn want(&self, app: &TestApp, email: &str) -> String {
        self.ask(app, email).await.expect(202);
        let token = app.mails(email).await.pop().expect("a mail").token();
        let view = act(app, "confirm", &token).await.expect(200);
        assert_eq!(view["confirmed"], true);
        token
    }

    async fn choose(&self, interests: &[&Value]) -> Answer {
        let version =
            self.lead.get(&format!("/registrations/{}", self.registration)).await.expect(200)["version"]
                .clone();
        let path = format!("/registrations/{}/local-call/choices", self.registration);
        self.lead.post(&path, &json!({ "interests": interests })).seen(&version).await
    }
}

async fn act(app: &TestApp, what: &str, token: &str) -> Answer {
    app.browser().post(&format!("/interests/{what}"), &json!({ "token": token })).await
}

#[test]
fn everyone_reads_the_call_and_nothing_else_of_the_team() {
    with_app(async |app| {
        let called = Called::open(app).await;
        let view = app.browser().get(&format!("/local-calls/{}", called.code)).await.expect(200);
        assert_eq!(view["municipality"]["code"], "0890");
        assert_eq!(view["text"], "Tulge kampa!");
        assert_eq!(view["lead_name"], "Liige 1");
        assert!(!view.to_string().contains("Liige 2"), "{view}");
        app.browser().get("/local-calls/NOSUCHXX").await.problem(404, "not-found");
    });
}

#[test]
fn who_confirms_can_be_chosen_and_gets_a_link_of_their_own() {
    with_app(async |app| {
        let called = Called::open(app).await;
        called.ask(app, KATI).await.expect(202);
        called.want(app, JAAN).await;
        let call = called.read().await;
        let interests = call["interests"].as_array().unwrap();
        assert_eq!(interests.len(), 1, "Kati has not confirmed: {call}");
        assert_eq!(interests[0]["email"], JAAN);
        assert_eq!(interests[0]["message"], "Tahan kaasa lüüa.");

        let before = app.mails(JAAN).await;
        let chosen = called.choose(&[&interests[0]["id"]]).await.expect(200);
        let member = &chosen["members"][3];
        assert_eq!((&member["name"], &member["standing"]), (&json!("Jaan Tamm"), &json!("confirmed")));
        assert!(called.read().await["interests"].as_array().unwrap().is_empty());
        let mut mails = app.mails(JAAN).await;
        mails.retain(|mail| !before.contains(mail));
        assert_eq!(mails.len(), 1);
        let token = mails[0].token();
        let own = app.browser().post("/invitations/read", &json!({ "token": token })).await.expect(200);
        assert_eq!((&own["state"], &own["entered"]["name"]), (&json!("accepted"), &json!("Jaan Tamm")));
        called.choose(&[&interests[0]["id"]]).await.problem(422, "validation-failed");
    });
}

#[test]
fn handing_the_team_in_tells_and_forgets_who_was_not_chosen() {
    with_app(async |app| {
        let called = Called::open(app).await;
        let jaan = called.want(app, JAAN).await;
        app.at("2026-10-01T09:01:00Z");
        let kati = called.want(app, KATI).await;
        let call = called.read().await;
        assert_eq!(call["interests"][0]["email"], JAAN, "the first to say so comes first");
        let chosen = called.choose(&[&call["interests"][0]["id"]]).await.expect(200);
        let before = app.mails(KATI).await;
        submit(&called.lead, &chosen).await.expect(200);
        let told = app.mails(KATI).await;
        let told: Vec<_> = told.iter().filter(|mail| !before.contains(mail)).map(|mail| &mail.text).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("this time you are not in it"), "{told:?}");
        for token in [jaan, kati] {
            act(app, "read", &token).await.problem(404, "not-found");
        }
        called.ask(app, "late@people.example").await.problem(409, "registration-closed");
    });
}

#[test]
fn taking_it_back_erases_everything() {
    with_app(async |app| {
        let called = Called::open(app).await;
        let token = called.want(app, JAAN).await;
        act(app, "withdraw", &token).await.expect(204);
        act(app, "read", &token).await.problem(404, "not-found");
        assert!(called.read().await["interests"].as_array().unwrap().is_empty());
    });
}

#[test]
fn nobody_speaks_for_an_address_that_has_confirmed() {
    with_app(async |app| {
        let called = Called::open(app).await;
        called.want(app, JAAN).await;
        let mut other = json!({
            "name": "Somebody Else", "email": JAAN, "affiliation": "ngo", "consent": true, "language": "en",
        });
        let path = format!("/local-calls/{}/interests", called.code);
        app.browser().post(&path, &other).await.expect(202);
        assert_eq!(called.read().await["interests"][0]["name"], "Jaan Tamm");
        other["consent"] = json!(false);
        let refused = app.browser().post(&path, &other).await.problem(422, "validation-failed");
        assert_eq!(refused["errors"][0]["pointer"], "/consent");
    });
}

#[test]
fn a_call_ends_with_its_last_day_and_when_it_is_stopped() {
    with_app(async |app| {
        let mut called = Called::open(app).await;
        let token = {
            called.ask(app, JAAN).await.expect(202);
            app.mails(JAAN).await.pop().unwrap().token()
        };
        app.at("2026-10-10T20:59:59Z");
        called.ask(app, KATI).await.expect(202);
        app.at("2026-10-10T21:00:00Z");
        called.ask(app, "late@people.example").await.problem(409, "registration-closed");
        act(app, "confirm", &token).await.problem(404, "not-found");
        called.lead = app.sign_in(LEAD).await;
        let day = json!({ "closes_on": "2026-10-12" });
        let later = called.terms(&day, 1).await.expect(200);
        assert_eq!((&later["is_open"], &later["version"]), (&json!(true), &json!(2)));
        called.terms(&day, 1).await.problem(412, "version-mismatch");
        called.terms(&json!({ "closes_on": "2026-10-12", "stopped": true }), 2).await.expect(200);
        called.ask(app, "late@people.example").await.problem(409, "registration-closed");
    });
}

#[test]
fn unfit_days_are_refused_at_the_field() {
    with_app(async |app| {
        let called = Called::open(app).await;
        for day in ["2026-08-01", "2026-10-16"] {
            let refused =
                called.terms(&json!({ "closes_on": day }), 1).await.problem(422, "validation-failed");
            assert_eq!(refused["errors"][0]["pointer"], "/closes_on", "{day}");
        }
    });
}

#[test]
fn wishes_that_nobody_confirms_are_forgotten() {
    with_app(async |app| {
        let called = Called::open(app).await;
        called.ask(app, JAAN).await.expect(202);
        let token = app.mails(JAAN).await.pop().unwrap().token();
        let kept = called.want(app, KATI).await;
        app.at("2026-10-03T09:00:00Z");
        app.tidied().await;
        act(app, "read", &token).await.problem(404, "not-found");
        act(app, "read", &kept).await.expect(200);
    });
}
