//! `/registrations/{id}/files`, `/files/{id}`: files as answers of a draft, and where they are read.

use serde_json::{Value, json};

use super::{answers, change, missing, part, publish, question};
use crate::support::{Answer, Caller, Scene, TestApp, caller, id, submit, team, with_app};

pub const PDF: &[u8] = b"%PDF-1.7 letter";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// A letter, as a PDF of at most a hundred bytes.
pub fn letter(changes: &Value) -> Vec<Value> {
    let mut asked = json!({ "media_types": ["pdf"], "max_bytes": 100 });
    asked.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    let note = question("short_text", "note", &json!({ "max_length": 20 }));
    vec![part("letters", &[question("file", "letter", &asked), note])]
}

pub fn send(lead: &Caller, registration: &str, name: &str, bytes: &[u8]) -> caller::Call {
    lead.send(&format!("/registrations/{registration}/files?question=letter&name={name}"), bytes)
}

/// A lead with a draft in a cohort that asks for a letter.
async fn drafting(app: &TestApp, required: bool) -> (Scene, Caller, Value) {
    let scene = app.scene(json!({})).await;
    publish(&scene, 0, &letter(&json!({ "required": required }))).await.expect(200);
    let lead = app.sign_in("viimsi@leads.example").await;
    let draft = app.draft(&lead, &scene.cohort, &team("Viimsi", 3, 1)).await;
    (scene, lead, draft)
}

#[track_caller]
fn refused(answer: Answer, status: u16, code: &str, error: &str) {
    let problem = answer.problem(status, code);
    let found = &problem["errors"][0];
    assert_eq!(
        (&found["pointer"], &found["code"]),
        (&json!("/registration/letter"), &json!(error)),
        "{problem:#}"
    );
    assert!(found["detail"].as_str().unwrap().contains("; "), "a reason and a way out: {found}");
}

#[test]
fn a_file_is_sent_answers_its_question_and_is_read_by_applicant_and_organisers() {
    with_app(async |app| {
        let (scene, lead, draft) = drafting(app, true).await;
        let registration = id(&draft);
        assert_eq!(missing(&draft), ["/answers/registration/letter"]);
        submit(&lead, &draft).await.refuses("/answers/registration/letter", "required");
        let answer = send(&lead, &registration, "k%C3%BCla%2F%22Kiri%22%20%C3%B5es.PDF", PDF).await;
        let location = answer.header("location").to_owned();
        let file = answer.expect(201);
        let path = format!("/files/{}", id(&file));
        assert_eq!(location, format!("/api/v1{path}"));
        assert_eq!(
            file,
            json!({ "id": id(&file), "name": "Kiri ões.pdf", "media_type": "pdf", "bytes": PDF.len() })
        );
        let seen = answers(&lead, &registration).await;
        assert_eq!(seen["registration"], json!({ "letter": file }));
        assert_eq!((&seen["missing"], &seen["version"]), (&json!([]), &json!(0)), "typing elsewhere goes on");
        let read = lead.get(&path).await;
        assert_eq!((read.status, read.text.as_bytes()), (200, PDF));
        assert_eq!(read.header("content-type"), "application/pdf");
        assert_eq!(read.header("x-content-type-options"), "nosniff");
        assert_eq!(read.header("cache-control"), "private, no-store");
        let name = "attachment; filename=\"Kiri _es.pdf\"; filename*=UTF-8''Kiri%20%C3%B5es.pdf";
        assert_eq!(read.header("content-disposition"), name);
        scene.owner.get(&path).await.problem(404, "not-found");
        submit(&lead, &draft).await.expect(200);
        let review = scene.owner.get(&format!("/registrations/{registration}/review")).await.expect(200);
        assert_eq!(review["answers"]["registration"]["letter"], file);
        assert_eq!(scene.owner.get(&path).await.text.as_bytes(), PDF);
        assert_eq!(lead.get(&path).await.text.as_bytes(), PDF);
        app.sign_in("narva@leads.example").await.get(&path).await.problem(404, "not-found");
        app.browser().get(&path).await.problem(401, "unauthenticated");
        lead.delete(&path).await.problem(409, "invalid-transition");
    });
}

#[test]
fn what_the_question_does_not_take_is_refused_at_its_place_and_leaves_nothing() {
    with_app(async |app| {
        let (_, lead, draft) = drafting(app, false).await;
        let registration = id(&draft);
        let large = [PDF, &[b' '; 100]].concat();
        refused(send(&lead, &registration, "kiri.pdf", &large).await, 413, "payload-too-large", "too_long");
        let endless = send(&lead, &registration, "kiri.pdf", &large).without("content-length").await;
        refused(endless, 413, "payload-too-large", "too_long");
        let cases: [(&str, &[u8], &str); 5] = [
            ("kiri.pdf", b"", "too_short"),
            ("kiri.pdf", b"just words", "not_allowed"),
            ("kiri.pdf", PNG, "invalid_format"),
            ("kiri.png", PNG, "not_allowed"),
            ("kiri.docx", PDF, "invalid_format"),
        ];
        for (name, bytes, error) in cases {
            refused(send(&lead, &registration, name, bytes).await, 422, "validation-failed", error);
        }
        let to =
            |question: &str| format!("/registrations/{registration}/files?question={question}&name=a.pdf");
        for question in ["note", "unknown"] {
            lead.send(&to(question), PDF).await.refuses("/question", "unknown_code");
        }
        let nobody = format!("{}&member=00000000-0000-7000-8000-000000000000", to("letter"));
        lead.send(&nobody, PDF).await.refuses("/member", "not_allowed");
        let call = send(&lead, &registration, "kiri.pdf", PDF);
        call.header("content-type", "application/pdf").await.problem(415, "unsupported-media-type");
        let call = send(&lead, &registration, "kiri.pdf", PDF).without("idempotency-key");
        call.await.problem(400, "idempotency-key-missing");
        assert_eq!(answers(&lead, &registration).await["registration"], json!({}));
        assert_eq!(app.kept_files().await, Vec::<String>::new());
    });
}

#[test]
fn a_second_file_takes_the_place_of_the_first_and_a_repeated_request_sends_none() {
    with_app(async |app| {
        let (_, lead, draft) = drafting(app, false).await;
        let registration = id(&draft);
        let again = || send(&lead, &registration, "esimene.pdf", PDF).key("the-same-letter");
        let first = again().await.expect(201);
        let replayed = again().await;
        assert_eq!(replayed.header("idempotency-replayed"), "true");
        assert_eq!(replayed.expect(201), first);
        let other = send(&lead, &registration, "teine.pdf", PDF).key("the-same-letter").await;
        other.problem(422, "idempotency-key-reused");
        assert_eq!(app.kept_files().await, [id(&first)]);
        let second = send(&lead, &registration, "teine.pdf", PDF).await.expect(201);
        assert_eq!(answers(&lead, &registration).await["registration"]["letter"], second);
        assert_eq!(app.kept_files().await, [id(&second)]);
        lead.get(&format!("/files/{}", id(&first))).await.problem(404, "not-found");
    });
}

#[test]
fn a_file_goes_with_its_answer_and_with_its_draft() {
    with_app(async |app| {
        let (_, lead, draft) = drafting(app, false).await;
        let registration = id(&draft);
        let file = send(&lead, &registration, "kiri.pdf", PDF).await.expect(201);
        lead.delete(&format!("/files/{}", id(&file))).await.expect(204);
        lead.delete(&format!("/files/{}", id(&file))).await.problem(404, "not-found");
        let seen = answers(&lead, &registration).await;
        assert_eq!((&seen["registration"], app.kept_files().await.len()), (&json!({}), 0));
        send(&lead, &registration, "kiri.pdf", PDF).await.expect(201);
        let cleared = json!({ "registration": { "letter": null } });
        let seen = change(&lead, &registration, &seen, &cleared).await.expect(200);
        assert_eq!((&seen["registration"], app.kept_files().await.len()), (&json!({}), 0));
        send(&lead, &registration, "kiri.pdf", PDF).await.expect(201);
        assert_eq!(app.kept_files().await.len(), 1);
        lead.delete(&format!("/registrations/{registration}")).seen(&draft["version"]).await.expect(204);
        assert_eq!(app.kept_files().await.len(), 0);
    });
}

#[test]
fn nobody_answers_with_a_file_of_another_or_with_one_that_was_never_sent() {
    with_app(async |app| {
        let (scene, lead, draft) = drafting(app, false).await;
        let other = id(&app.draft(&lead, &scene.cohort, &team("Narva", 3, 1)).await);
        let foreign = send(&lead, &other, "kiri.pdf", PDF).await.expect(201);
        let registration = id(&draft);
        let own = send(&lead, &registration, "kiri.pdf", PDF).await.expect(201);
        let seen = answers(&lead, &registration).await;
        let mut renamed = own.clone();
        renamed["name"] = json!("../other.pdf");
        for (value, error) in [
            (foreign, "not_allowed"),
            (renamed, "not_allowed"),
            (json!("kiri.pdf"), "invalid_type"),
            (json!({}), "invalid_type"),
        ] {
            let told = json!({ "registration": { "letter": value, "note": "x" } });
            change(&lead, &registration, &seen, &told).await.refuses("/registration/letter", error);
        }
        let kept = json!({ "registration": { "letter": own, "note": "x" } });
        let seen = change(&lead, &registration, &seen, &kept).await.expect(200);
        assert_eq!(seen["registration"], kept["registration"]);
        assert_eq!(app.kept_files().await.len(), 2);
    });
}

#[test]
fn a_question_for_a_file_is_published_strictly_and_a_narrower_one_sets_the_file_aside() {
    with_app(async |app| {
        let (scene, lead, draft) = drafting(app, false).await;
        let registration = id(&draft);
        let at = |field: &str| format!("/parts/0/questions/0/{field}");
        for (changes, field, error) in [
            (json!({ "media_types": [] }), "media_types", "required"),
            (json!({ "media_types": ["pdf", "pdf"] }), "media_types", "taken"),
            (json!({ "media_types": ["exe"] }), "media_types/0", "unknown_code"),
            (json!({ "max_bytes": 0 }), "max_bytes", "out_of_range"),
            (json!({ "max_bytes": 10_485_761 }), "max_bytes", "out_of_range"),
            (json!({ "max_length": 5 }), "max_length", "unknown_field"),
        ] {
            publish(&scene, 1, &letter(&changes)).await.refuses(&at(field), error);
        }
        let file = send(&lead, &registration, "kiri.pdf", PDF).await.expect(201);
        publish(&scene, 1, &letter(&json!({ "media_types": ["docx", "odt"] }))).await.expect(200);
        let seen = answers(&lead, &registration).await;
        assert_eq!((&seen["registration"], &seen["set_aside"][0]["value"]), (&json!({}), &file));
        assert_eq!(app.kept_files().await, [id(&file)], "not lost until it is handed in");
        submit(&lead, &draft).await.expect(200);
        assert_eq!(app.kept_files().await.len(), 0);
    });
}
