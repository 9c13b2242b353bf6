//! `/cohorts/{id}/mails` and `/mails`: what organisers know of the mails that were written, and what came of them.

mod sessions;

use serde_json::{Value, json};

use crate::support::{
    Caller, Role, Scene, TestApp, id, open_cohort, publish, team, with_app, with_mail_server_refusing,
};

const LEAD: &str = "mari@viimsi.example";
const MEMBER: &str = "liige-2@viimsi.example";

fn path(scene: &Scene, query: &str) -> String {
    format!("/cohorts/{}/mails{query}", scene.cohort)
}

/// What the owner sees, newest first, once no job is left.
async fn logged(app: &TestApp, scene: &Scene, query: &str) -> Vec<Value> {
    app.mails(LEAD).await;
    let list = scene.owner.get(&path(scene, query)).await.expect(200);
    list["items"].as_array().unwrap().clone()
}

async fn undelivered(scene: &Scene) -> Value {
    let counts = format!("/cohorts/{}/counts", scene.cohort);
    scene.owner.get(&counts).await.expect(200)["counts"]["undelivered_mails"].clone()
}

fn resend(scene: &Scene, mail: &Value) -> crate::support::Call {
    scene.owner.post(&format!("/mails/{}/resend", id(mail)), &json!({}))
}

async fn entered(app: &TestApp) -> (Scene, Caller, Value) {
    let scene = app.scene(json!({})).await;
    let lead = app.sign_in(LEAD).await;
    let submitted = app.submitted(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
    (scene, lead, submitted)
}

#[test]
fn a_mail_about_a_registration_is_listed_without_what_it_says() {
    with_app(async |app| {
        let (scene, _, submitted) = entered(app).await;
        let [mail] = <[Value; 1]>::try_from(logged(app, &scene, "").await).unwrap();
        let expected = json!({
            "kind": "registration", "registration_id": submitted["id"], "rsvp_id": null, "to": LEAD,
            "language": "en", "state": "sent", "attempts": 1, "reason": null, "due_at": null,
            "queued_at": "2026-10-01T09:00:00Z", "sent_at": "2026-10-01T09:00:00Z", "bounced_at": null,
            "can_resend": false, "resend_hindrance": null, "replaced_by": null,
        });
        for (field, value) in expected.as_object().unwrap() {
            assert_eq!(&mail[field], value, "{field} of {mail}");
        }
        assert!(mail["subject"].as_str().unwrap().contains("Advocacy trainings"), "{mail}");
        let sent = app.mails(LEAD).await;
        let written = sent.iter().find(|mail| mail.text.contains("/status#token=")).expect("a link");
        assert!(!mail.to_string().contains(&written.token()), "the link opens the registration: {mail}");
        assert_eq!(undelivered(&scene).await, 0);
        resend(&scene, &mail).await.problem(409, "invalid-transition");
    });
}

#[test]
fn sign_in_mails_and_mails_of_drafts_are_nobodys_business() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let ask = json!({ "member_id": draft["members"][1]["id"] });
        let asked = format!("/registrations/{}/invitations", id(&draft));
        let asked = lead.post(&asked, &ask).seen(&draft["version"]).await.expect(201);
        assert_eq!(app.mails(MEMBER).await.len(), 1);
        assert_eq!(logged(app, &scene, "").await, Vec::<Value>::new());
        app.at("2026-10-01T09:01:00Z");
        crate::support::submit(&lead, &asked).await.expect(200);
        let kinds: Vec<_> = logged(app, &scene, "").await.iter().map(|mail| mail["kind"].clone()).collect();
        assert_eq!(kinds, [json!("registration"), json!("invitation")], "newest first");
    });
}

#[test]
fn the_list_is_narrowed_and_comes_in_pages() {
    with_app(async |app| {
        let (scene, _, first) = entered(app).await;
        let other = app.sign_in("jaan@kose.example").await;
        app.at("2026-10-01T09:01:00Z");
        let second = app.submitted(&other, &scene.cohort, &team("Kose", 3, 1)).await;
        let of = format!("?registration_id={}", id(&first));
        let mails = logged(app, &scene, &of).await;
        assert!(mails.len() == 1 && mails[0]["registration_id"] == first["id"], "{mails:?}");
        assert_eq!(logged(app, &scene, "?state=failed").await.len(), 0);
        assert_eq!(logged(app, &scene, "?undelivered=true").await.len(), 0);
        let page = scene.owner.get(&path(&scene, "?limit=1")).await.expect(200);
        assert_eq!(page["items"][0]["registration_id"], second["id"]);
        let next = format!("?limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
        let page = scene.owner.get(&path(&scene, &next)).await.expect(200);
        assert_eq!(
            (&page["items"][0]["registration_id"], &page["next_cursor"]),
            (&first["id"], &Value::Null)
        );
        scene.owner.get(&path(&scene, &format!("{next}&state=sent"))).await.problem(400, "cursor-mismatch");
    });
}

#[test]
fn a_mail_that_came_back_is_seen_and_sent_again_once() {
    with_app(async |app| {
        let (scene, _, _) = entered(app).await;
        let mail = logged(app, &scene, "").await.remove(0);
        app.reported("2026-10-01T09:02:00Z", &mail["message_id"], "delayed").await;
        assert_eq!(logged(app, &scene, "").await[0]["state"], "sent", "a delay is no bounce");
        app.reported("2026-10-01T09:04:00Z", &mail["message_id"], "failed").await;
        let back = logged(app, &scene, "?undelivered=true").await.remove(0);
        assert_eq!((&back["state"], &back["reason"]), (&json!("bounced"), &json!("550 5.1.1 user unknown")));
        assert_eq!(
            (&back["bounced_at"], &back["can_resend"]),
            (&json!("2026-10-01T09:04:00Z"), &json!(true))
        );
        assert_eq!(undelivered(&scene).await, 1);

        let before = app.mails(LEAD).await.len();
        let again = resend(&scene, &back).key("send-it-again-please").await.expect(200);
        let repeated = resend(&scene, &back).key("send-it-again-please").await.expect(200);
        assert_eq!(again["id"], repeated["id"], "one wish, one mail");
        assert_eq!(app.mails(LEAD).await.len(), before + 1);
        assert_eq!(undelivered(&scene).await, 0);
        let log = logged(app, &scene, "").await;
        assert_eq!((&log[0]["id"], &log[0]["state"]), (&again["id"], &json!("sent")));
        assert_eq!((&log[1]["replaced_by"], &log[1]["resend_hindrance"]), (&again["id"], &json!("replaced")));
        resend(&scene, &back).await.problem(409, "conflict");
    });
}

#[test]
fn the_lead_sees_that_an_invitation_did_not_arrive_until_the_next_one() {
    with_app(async |app| {
        let (scene, lead, draft) = {
            let scene = app.scene(json!({})).await;
            let lead = app.sign_in(LEAD).await;
            let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
            (scene, lead, draft)
        };
        let ask = json!({ "member_id": draft["members"][1]["id"] });
        let door = format!("/registrations/{}/invitations", id(&draft));
        let asked = lead.post(&door, &ask).seen(&draft["version"]).await.expect(201);
        assert_eq!(asked["members"][1]["invitation"]["undelivered"], Value::Null);
        app.at("2026-10-01T09:01:00Z");
        let submitted = crate::support::submit(&lead, &asked).await.expect(200);
        let mail = logged(app, &scene, "").await.remove(1);
        app.reported("2026-10-01T09:02:00Z", &mail["message_id"], "failed").await;
        let seen = lead.get(&format!("/registrations/{}", id(&submitted))).await.expect(200);
        let why = json!({ "state": "bounced", "reason": "550 5.1.1 user unknown" });
        assert_eq!(seen["members"][1]["invitation"]["undelivered"], why);
        let back = logged(app, &scene, "?state=bounced").await.remove(0);
        assert_eq!((&back["to"], &back["resend_hindrance"]), (&json!(MEMBER), &json!("secret")));
        resend(&scene, &back).await.problem(409, "conflict");
    });
}

#[test]
fn an_invitation_sent_anew_takes_the_place_of_the_one_that_came_back() {
    with_app(async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
        let door = format!("/registrations/{}/invitations", id(&draft));
        let ask = json!({ "member_id": draft["members"][1]["id"] });
        let asked = lead.post(&door, &ask).seen(&draft["version"]).await.expect(201);
        app.mails(MEMBER).await;
        let message_id = json!(app.message_ids(MEMBER).await.remove(0));
        app.reported("2026-10-01T09:02:00Z", &message_id, "failed").await;
        let seen = lead.get(&format!("/registrations/{}", id(&draft))).await.expect(200);
        assert_eq!(seen["members"][1]["invitation"]["undelivered"]["state"], "bounced");
        let again = lead.post(&door, &ask).seen(&asked["version"]).await.expect(201);
        assert_eq!(again["members"][1]["invitation"]["undelivered"], Value::Null);
        let submitted = crate::support::submit(&lead, &again).await.expect(200);
        assert_eq!(undelivered(&scene).await, 0);

        // Whoever says no is erased, from the log too.
        let token = app.mails(MEMBER).await.pop().unwrap().token();
        let of_member = |log: Vec<Value>| log.iter().filter(|mail| mail["to"] == MEMBER).count();
        assert_eq!(of_member(logged(app, &scene, "").await), 2);
        crate::invitations::decline(app, &token).await.expect(200);
        let log = logged(app, &scene, "").await;
        assert!(log.iter().all(|mail| mail["registration_id"] == submitted["id"]), "{log:?}");
        assert_eq!(of_member(log), 0);
    });
}

#[test]
fn a_refused_recipient_is_a_failure_at_once() {
    let refused = "jaan@kose.example";
    let given_up = with_mail_server_refusing(refused, async |app| {
        let scene = app.scene(json!({})).await;
        let lead = app.sign_in(LEAD).await;
        let mut team = team("Viimsi", 3, 1);
        team["members"][1]["email"] = json!(refused);
        let draft = app.draft(&lead, &scene.cohort, &team).await;
        let door = format!("/registrations/{}/invitations", id(&draft));
        let ask = json!({ "member_id": draft["members"][1]["id"] });
        let asked = lead.post(&door, &ask).seen(&draft["version"]).await.expect(201);
        app.at("2026-10-01T09:01:00Z");
        crate::support::submit(&lead, &asked).await.expect(200);
        let [news, failed] = <[Value; 2]>::try_from(logged(app, &scene, "").await).unwrap();
        assert_eq!(news["state"], "sent", "nobody else's mail is kept up: {news}");
        assert_eq!((&failed["state"], &failed["attempts"]), (&json!("failed"), &json!(1)));
        assert_eq!((&failed["to"], &failed["sent_at"]), (&json!(refused), &Value::Null));
        assert!(failed["reason"].as_str().unwrap().contains("550"), "{failed}");
        assert_eq!(undelivered(&scene).await, 1);
    });
    assert_eq!(given_up, 1);
}

#[test]
fn mails_of_another_organisation_do_not_exist() {
    with_app(async |app| {
        let (scene, lead, _) = entered(app).await;
        let mail = logged(app, &scene, "").await.remove(0);
        let viewer = app.colleague(&Role::Viewer.email(), crate::support::ORGANISATION, "viewer").await;
        let other = json!({ "slug": "teine", "name": { "et": "Teine" } });
        let other = id(&scene.administrator.post("/organisations", &other).await.expect(201));
        let stranger = app.colleague("stranger@people.example", "teine", "owner").await;
        let programme = crate::support::programme(&other, "muu");
        let programme = stranger.post("/programmes", &programme).await.expect(201);
        let programme = publish(&stranger, "programmes", &programme).await;
        let cohort = open_cohort(json!({}));
        let cohort = stranger.post(&format!("/programmes/{programme}/cohorts"), &cohort).await.expect(201);
        for caller in [&lead, &stranger] {
            caller.get(&path(&scene, "")).await.problem(404, "not-found");
            let call = caller.post(&format!("/mails/{}/resend", id(&mail)), &json!({}));
            call.await.problem(404, "not-found");
        }
        let own = format!(
            "/cohorts/{}/mails?registration_id={}",
            id(&cohort),
            mail["registration_id"].as_str().unwrap()
        );
        assert_eq!(
            stranger.get(&own).await.expect(200)["items"],
            json!([]),
            "a filter opens no other cohort"
        );
        viewer.get(&path(&scene, "")).await.expect(200);
        let call = viewer.post(&format!("/mails/{}/resend", id(&mail)), &json!({}));
        call.await.problem(403, "forbidden");
    });
}
