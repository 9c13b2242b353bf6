//! Files after handing in, and what is left over of files.

use std::collections::BTreeSet;

use serde_json::json;

use super::files::{PDF, letter, send};
use super::{answers, publish};
use crate::amendments::{amend, newcomer, substitute, whole};
use crate::invitations::Team;
use crate::support::{id, submit, with_app};

#[test]
fn a_file_sent_after_handing_in_waits_for_the_amendment_that_names_it() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        publish(&team.scene, 0, &letter(&json!({ "required": true }))).await.expect(200);
        let registration = id(&team.view);
        let first = send(&team.lead, &registration, "esimene.pdf", PDF).await.expect(201);
        team.view = submit(&team.lead, &team.view).await.expect(200);
        let second = send(&team.lead, &registration, "teine.pdf", PDF).await.expect(201);
        let third = send(&team.lead, &registration, "kolmas.pdf", PDF).await.expect(201);
        let both = BTreeSet::from([id(&first), id(&third)]);
        assert_eq!(app.kept_files().await.into_iter().collect::<BTreeSet<_>>(), both, "one waits at a time");
        let path = format!("/files/{}", id(&third));
        team.scene.owner.get(&path).await.problem(404, "not-found");
        assert_eq!(answers(&team.lead, &registration).await["registration"]["letter"], first);
        let mut wish = whole(&team.view);
        wish["answers"] = json!({ "registration": { "letter": second } });
        amend(&team, &wish).await.refuses("/answers/registration/letter", "not_allowed");
        wish["answers"] = json!({ "registration": { "letter": third } });
        team.view = amend(&team, &wish).await.expect(200);
        assert_eq!(answers(&team.lead, &registration).await["registration"]["letter"], third);
        assert_eq!(app.kept_files().await, [id(&third)]);
        assert_eq!(team.scene.owner.get(&path).await.text.as_bytes(), PDF);
        app.at("2026-10-20T09:00:00Z");
        team.lead = app.sign_in(crate::invitations::LEAD).await;
        send(&team.lead, &registration, "neljas.pdf", PDF).await.problem(409, "amendment-closed");
    });
}

#[test]
fn what_nothing_is_known_of_and_what_no_answer_took_goes_after_a_day() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        publish(&team.scene, 0, &letter(&json!({}))).await.expect(200);
        let registration = id(&team.view);
        let answer = send(&team.lead, &registration, "kiri.pdf", PDF).await.expect(201);
        team.view = submit(&team.lead, &team.view).await.expect(200);
        let waiting = send(&team.lead, &registration, "teine.pdf", PDF).await.expect(201);
        // Ids of January 2026 and of the moment at which every test begins.
        let (old, young) = ("019c0000-0000-7000-8000-000000000001", "01a0f6b1-2680-7000-8000-000000000001");
        for name in [old, young, "notes.txt"] {
            std::fs::write(app.file_folder().join(name), "left over").unwrap();
        }
        app.tidied().await;
        let kept = app.kept_files().await;
        assert!(!kept.contains(&old.to_owned()), "{kept:?}");
        assert_eq!(kept.len(), 4, "{kept:?}");
        app.at("2026-10-03T09:00:00Z");
        app.tidied().await;
        assert_eq!(app.kept_files().await, [id(&answer), "notes.txt".to_owned()]);
        let lead = app.sign_in(crate::invitations::LEAD).await;
        lead.get(&format!("/files/{}", id(&waiting))).await.problem(404, "not-found");
        assert_eq!(lead.get(&format!("/files/{}", id(&answer))).await.text.as_bytes(), PDF);
    });
}

#[test]
fn a_file_goes_with_whom_it_is_of_and_none_is_demanded_of_who_comes_instead() {
    with_app(async |app| {
        let mut team = Team::draft(app, json!({})).await;
        let asked = letter(&json!({ "of": "member", "required": true }));
        publish(&team.scene, 0, &asked).await.expect(200);
        let mut sent = Vec::new();
        for position in 0..4 {
            let member = team.member(position);
            let path = format!("{}/files?question=letter&name=kiri.pdf&member={member}", team.path());
            sent.push(id(&team.lead.send(&path, PDF).await.expect(201)));
        }
        team.view = submit(&team.lead, &team.view).await.expect(200);
        substitute(&team, 2, &newcomer("Riina", "riina@viimsi.example")).await.expect(200);
        let gone = sent.remove(2);
        let kept = app.kept_files().await;
        assert_eq!(kept.iter().collect::<BTreeSet<_>>(), sent.iter().collect());
        team.scene.owner.get(&format!("/files/{gone}")).await.problem(404, "not-found");
        assert_eq!(team.scene.owner.get(&format!("/files/{}", sent[2])).await.text.as_bytes(), PDF);
    });
}
