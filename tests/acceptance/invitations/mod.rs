//! `/invitations` and the lead's doors to them: a team whose members speak for themselves.

mod asking;
mod conditions;
mod handing_over;
mod joining;
mod leaving;
mod races;

use serde_json::{Value, json};

use crate::support::{Answer, Caller, Mail, Scene, TestApp, caller, id, team};

/// The account that answers for the team.
pub const LEAD: &str = "mari@viimsi.example";

/// A team's draft and everything around it.
pub struct Team {
    pub scene: Scene,
    pub lead: Caller,
    /// As last seen by `look`, or as made.
    pub view: Value,
}

impl Team {
    /// Mari's team of three from the municipality and one from an NGO in a cohort with these changes.
    pub async fn draft(app: &TestApp, cohort: Value) -> Self {
        let scene = app.scene(cohort).await;
        let lead = app.sign_in(LEAD).await;
        let view = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        Self { scene, lead, view }
    }

    pub fn path(&self) -> String {
        format!("/registrations/{}", id(&self.view))
    }

    /// The member's id in the order of the list; the lead is the first.
    pub fn member(&self, position: usize) -> String {
        id(&self.view["members"][position])
    }

    /// One of the lead's doors, at the version last seen.
    pub fn act(&self, verb: &str, body: &Value) -> caller::Call {
        self.lead.post(&format!("{}/{verb}", self.path()), body).seen(&self.view["version"])
    }

    /// What the lead sees now.
    pub async fn look(&mut self) -> &Value {
        self.view = self.lead.get(&self.path()).await.expect(200);
        &self.view
    }

    /// Asks a member and returns the secret that the mail brings.
    pub async fn invite(&mut self, app: &TestApp, position: usize) -> String {
        let address = self.view["members"][position]["email"].as_str().unwrap().to_owned();
        let before = app.mails(&address).await;
        let asked = json!({ "member_id": self.member(position) });
        self.view = self.act("invitations", &asked).await.expect(201);
        new_mail(app, &address, &before).await.token()
    }

    /// Asks a member, who confirms with what the lead entered.
    pub async fn confirmed(&mut self, app: &TestApp, position: usize) -> String {
        let token = self.invite(app, position).await;
        let own = self.own(position, &json!({}));
        accept(app, &token, &own).await.expect(200);
        self.look().await;
        token
    }

    /// Details as the lead entered them, with these changes, as the person sends them.
    pub fn own(&self, position: usize, changes: &Value) -> Value {
        let mut own = json!({ "consent": true });
        for field in ["name", "email", "affiliation", "organisation", "municipality", "role"] {
            own[field] = self.view["members"][position][field].clone();
        }
        own.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        own
    }

    pub async fn join_link(&mut self) -> String {
        let link = self.act("join-link", &json!({})).await.expect(201);
        self.view["version"] = link["version"].clone();
        token_in(link["url"].as_str().expect("the address of the link"))
    }
}

/// Somebody's details of their own.
pub fn person(name: &str, email: &str) -> Value {
    json!({ "name": name, "email": email, "affiliation": "ngo", "organisation": "MTÜ Rand", "consent": true })
}

fn with_token(token: &str, body: &Value) -> Value {
    let mut body = body.clone();
    body["token"] = json!(token);
    body
}

/// Whoever holds the link needs no account: each call comes from a browser that has never been here.
pub async fn read(app: &TestApp, token: &str) -> Answer {
    app.browser().post("/invitations/read", &json!({ "token": token })).await
}

pub fn accept(app: &TestApp, token: &str, own: &Value) -> caller::Call {
    app.browser().post("/invitations/accept", &with_token(token, own))
}

pub fn decline(app: &TestApp, token: &str) -> caller::Call {
    app.browser().post("/invitations/decline", &json!({ "token": token }))
}

pub fn token_in(url: &str) -> String {
    url.split_once("#token=").expect("a link with a token").1.to_owned()
}

/// The mail that was not there before; the clock may stand still, so names of files do not tell the newest.
pub async fn new_mail(app: &TestApp, address: &str, before: &[Mail]) -> Mail {
    let mut mails = app.mails(address).await;
    mails.retain(|mail| !before.contains(mail));
    assert_eq!(mails.len(), 1, "one new mail to {address}: {mails:?}");
    mails.remove(0)
}
