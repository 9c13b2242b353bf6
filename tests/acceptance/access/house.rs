//! One organisation with everything in it that the operations act on, and a signed-in person for each role.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use reqwest::Method;
use serde_json::{Value, json};

use crate::forms::{part, publish, question};
use crate::support::{
    Answer, Caller, ORGANISATION, Role, Scene, TestApp, id, open_cohort, programme, rules, submit, team,
    with_members,
};

pub struct House<'a> {
    app: &'a TestApp,
    scene: Scene,
    people: BTreeMap<Role, Caller>,
    initiative: String,
    /// A session of the cohort that anyone may come to.
    session: String,
    /// What the applicant's operations act on.
    draft: String,
    /// What the organisers' operations act on.
    submitted: String,
    /// The secret of a link by which anyone may join.
    link: String,
    /// A file in what was submitted.
    file: String,
    /// Secret of the calendar of what was submitted.
    calendar: String,
    /// One that told of what was submitted.
    mail: String,
    next: AtomicU32,
}

impl<'a> House<'a> {
    pub async fn build(app: &'a TestApp) -> Self {
        let event = json!({ "kind": "info_event", "date": "2026-10-14", "rsvp": {} });
        let scene = app.scene(json!({ "sessions": [event] })).await;
        let cohort = scene.owner.get(&format!("/cohorts/{}", scene.cohort)).await.expect(200);
        let session = id(&cohort["sessions"][0]);
        let other = json!({ "slug": "teine", "name": { "et": "Teine" } });
        scene.administrator.post("/organisations", &other).await.expect(201);
        let mut people = BTreeMap::from([
            (Role::Anonymous, app.browser()),
            (Role::Owner, scene.owner.clone()),
            (Role::Administrator, scene.administrator.clone()),
        ]);
        for role in [Role::Applicant, Role::OtherApplicant] {
            people.insert(role, app.sign_in(&role.email()).await);
        }
        for role in [Role::Viewer, Role::Reviewer, Role::Coordinator] {
            people.insert(role, app.colleague(&role.email(), ORGANISATION, role.name()).await);
        }
        people.insert(Role::OtherOwner, app.colleague(&Role::OtherOwner.email(), "teine", "owner").await);
        let initiative = json!({ "organisation_id": scene.organisation, "slug": "kogukonnaveeb",
                                 "title": { "et": "Kogukonnaveeb" }, "summary": { "et": "Teave." } });
        let initiative = id(&scene.owner.post("/initiatives", &initiative).await.expect(201));
        let applicant = &people[&Role::Applicant];
        let draft = id(&app.draft(applicant, &scene.cohort, &team("Viimsi", 3, 1)).await);
        let submitted = id(&app.submitted(applicant, &scene.cohort, &team("Tartu", 3, 1)).await);
        let file = file(&scene, applicant, app).await;
        let link = link(app, applicant, &scene.cohort).await;
        let address = format!("/registrations/{submitted}/calendar-link");
        let address =
            applicant.post(&address, &json!({})).await.expect(200)["url"].as_str().unwrap().to_owned();
        let calendar = address.rsplit('/').next().unwrap().to_owned();
        let mails = scene.owner.get(&format!("/cohorts/{}/mails", scene.cohort)).await.expect(200);
        let mail = id(&mails["items"][0]);
        let next = AtomicU32::new(1);
        Self { app, scene, people, initiative, session, draft, submitted, link, file, calendar, mail, next }
    }

    /// Sends the operation as this role, with a body that nothing is wrong with.
    pub async fn attempt(&self, role: &Role, operation: &str, method: &Method, path: &str) -> Answer {
        let ends_a_session = method == Method::DELETE && path.starts_with("/session");
        let caller = match role {
            Role::Anonymous => self.people[role].clone(),
            _ if ends_a_session => self.app.sign_in(&role.email()).await,
            _ => self.people[role].clone(),
        };
        let target = self.target(&caller, method, path).await;
        let mut call = caller.call(method.clone(), &target).seen(&json!(1));
        if *method != Method::GET && *method != Method::DELETE {
            let key = format!("access-{}", self.next.fetch_add(1, Ordering::Relaxed));
            call = call.json(&self.body(operation)).key(&key);
        }
        call.await
    }

    /// The path with a thing in the place of its parameter; what a deletion is to remove is made for it.
    async fn target(&self, caller: &Caller, method: &Method, path: &str) -> String {
        let deletes = method == Method::DELETE;
        let thing = match path.split('/').nth(1).unwrap() {
            "cohorts" => self.scene.cohort.clone(),
            "programmes" => self.scene.programme.clone(),
            "organisations" => self.scene.organisation.clone(),
            "initiatives" => self.initiative.clone(),
            "fact-schemas" => "team".to_owned(),
            "calendars" => self.calendar.clone(),
            "mails" => self.mail.clone(),
            "files" if deletes => self.drafted_file().await,
            "files" => self.file.clone(),
            "memberships" => self.membership().await,
            "sessions" if deletes => own_session(caller).await,
            "registrations" if deletes && path.ends_with('}') => {
                let applicant = &self.people[&Role::Applicant];
                id(&self.app.draft(applicant, &self.scene.cohort, &team("Short", 1, 0)).await)
            }
            "registrations"
                if ["review", "decision", "reopen", "complete"].iter().any(|last| path.ends_with(last)) =>
            {
                self.submitted.clone()
            }
            _ => self.draft.clone(),
        };
        let path = &path.replace("{session_id}", &self.session);
        if path.ends_with("/files") && method == Method::POST {
            let query = "question=letter&name=letter.pdf";
            return format!("{}?{query}", path.replace("{id}", &thing));
        }
        let parameter = path.find('{').zip(path.find('}'));
        parameter.map_or_else(
            || path.to_owned(),
            |(from, to)| format!("{}{thing}{}", &path[..from], &path[to + 1..]),
        )
    }

    /// A file in the applicant's draft.
    async fn drafted_file(&self) -> String {
        let applicant = &self.people[&Role::Applicant];
        let draft = id(&self.app.draft(applicant, &self.scene.cohort, &team("Short", 1, 0)).await);
        sent(applicant, &draft).await
    }

    async fn membership(&self) -> String {
        let path = format!("/organisations/{}/memberships", self.scene.organisation);
        let colleague =
            json!({ "email": format!("colleague-{}@people.example", self.number()), "role": "viewer" });
        id(&self.scene.owner.post(&path, &colleague).await.expect(201))
    }

    fn number(&self) -> u32 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    fn body(&self, operation: &str) -> Value {
        let slug = format!("slug-{}", self.number());
        match operation {
            "create_organisation" => json!({ "slug": slug, "name": { "et": "Kolmas" } }),
            "create_initiative" => json!({ "organisation_id": self.scene.organisation, "slug": slug,
                                           "title": { "et": "Algatus" }, "summary": { "et": "Teave." } }),
            "create_membership" => json!({ "email": format!("{slug}@people.example"), "role": "viewer" }),
            "create_programme" => programme(&self.scene.organisation, &slug),
            "create_cohort" => open_cohort(json!({})),
            "replace_programme" => programme(&self.scene.organisation, "huvikaitse")["programme"].clone(),
            "replace_cohort" => open_cohort(json!({}))["cohort"].clone(),
            "create_registration" => team("Narva", 3, 1),
            "evaluate_cohort" => json!({ "members": with_members(3, 1) }),
            "replace_rule_set" => json!({ "rules": rules(), "reason": "A member more." }),
            "compare_rules" => json!({ "rules": rules() }),
            "check_rules" => json!({ "participation": "team", "rules": rules() }),
            "evaluate_rules" => {
                json!({ "participation": "team", "rules": rules(), "members": with_members(3, 1) })
            }
            "propose_decision" => json!({ "outcome": "waitlist", "reason": null }),
            "reopen_registration" => json!({ "reason": "A mistake." }),
            "request_sign_in_link" => json!({ "email": format!("{slug}@people.example"), "language": "en" }),
            "create_invitation" | "withdraw_invitation" | "hand_over_registration" => {
                json!({ "member_id": "00000000-0000-7000-8000-000000000000" })
            }
            "read_invitation" | "decline_invitation" => json!({ "token": self.link }),
            "accept_invitation" => {
                let email = format!("{slug}@people.example");
                json!({ "token": self.link, "name": slug, "email": email, "affiliation": "ngo", "consent": true })
            }
            "amend_registration" | "try_amendment" => json!({ "members": [] }),
            "substitute_member" => {
                json!({ "out": "00000000-0000-7000-8000-000000000000", "in": { "name": slug } })
            }
            "replace_local_call" => json!({ "closes_on": "2026-10-10" }),
            "choose_interests" => json!({ "interests": ["00000000-0000-7000-8000-000000000000"] }),
            "create_interest" => {
                json!({ "name": slug, "email": format!("{slug}@people.example"), "consent": true })
            }
            "create_rsvp" => json!({ "name": "Kai", "email": format!("{slug}@people.example") }),
            "replace_form" => json!({ "parts": asking_for_a_letter() }),
            "try_form" => json!({ "parts": [] }),
            "answer_questions" => json!({ "token": self.link, "answers": {} }),
            "create_session"
            | "read_rsvp"
            | "confirm_rsvp"
            | "cancel_rsvp"
            | "read_status"
            | "read_interest"
            | "confirm_interest"
            | "withdraw_interest"
            | "confirm_by_link"
            | "decline_offer_by_link"
            | "withdraw_by_link" => json!({ "token": "nobody-was-given-this-one" }),
            _ => json!({}),
        }
    }
}

fn asking_for_a_letter() -> Vec<Value> {
    let letter = question("file", "letter", &json!({ "media_types": ["pdf"], "max_bytes": 1000 }));
    vec![part("all", &[letter])]
}

/// Asks for a letter, and hands one in.
async fn file(scene: &Scene, applicant: &Caller, app: &TestApp) -> String {
    publish(scene, 0, &asking_for_a_letter()).await.expect(200);
    let draft = app.draft(applicant, &scene.cohort, &team("Keila", 3, 1)).await;
    let file = sent(applicant, &id(&draft)).await;
    submit(applicant, &draft).await.expect(200);
    file
}

async fn sent(applicant: &Caller, draft: &str) -> String {
    let path = format!("/registrations/{draft}/files?question=letter&name=letter.pdf");
    id(&applicant.send(&path, b"%PDF-1.7 letter").await.expect(201))
}

/// A link by which anyone may join a draft of this applicant.
async fn link(app: &TestApp, applicant: &Caller, cohort: &str) -> String {
    let draft = app.draft(applicant, cohort, &team("Kutse", 1, 0)).await;
    let path = format!("/registrations/{}/join-link", id(&draft));
    let link = applicant.post(&path, &json!({})).seen(&draft["version"]).await.expect(201);
    link["url"].as_str().unwrap().split_once("#token=").unwrap().1.to_owned()
}

/// The id of the session that the caller is in; of none for who is not signed in.
async fn own_session(caller: &Caller) -> String {
    let answer = caller.get("/sessions").await;
    let sessions = answer.body["items"].as_array().cloned().unwrap_or_default();
    let current = sessions.iter().find(|session| session["is_current"] == true).map(id);
    current.unwrap_or_else(|| "00000000-0000-7000-8000-000000000000".to_owned())
}
