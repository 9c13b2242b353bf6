//! Stored verdicts are found again after everything that may happen to a registration.

use app::replays::Replay;
use app::rule_checks::{RuleCheck, RuleDraft};
use app::rule_sets::RulePublication;
use app::{Caller, Intent};
use domain::{Membership, MembershipId, OrganisationRole, Registration, SessionId};
use serde_json::json;
use uuid::Uuid;

use super::tests::start;
use super::*;
use crate::demo;
use crate::people::{self, NewPerson};

async fn demonstration(folder: &std::path::Path) -> Running {
    let running = start(folder).await;
    Box::pin(demo::load(running.app())).await.unwrap();
    running.jobs_settled(Duration::from_secs(20)).await.unwrap();
    running
}

/// Whoever may change the rules of the registration's cohort.
async fn owner(running: &Running, of: &Registration) -> Caller {
    let store = running.app().store();
    let cohort = store::cohorts::find(store, of.cohort_id).await.unwrap().unwrap();
    let programme = store::programmes::find(store, cohort.programme_id).await.unwrap().unwrap();
    let person =
        people::create(running.app(), &NewPerson::administrator("haldur@example.org")).await.unwrap();
    let membership = Membership {
        id: MembershipId(Uuid::nil()),
        organisation_id: programme.organisation_id,
        person_id: person.id,
        role: OrganisationRole::Owner,
        created_at: person.created_at,
    };
    Caller { person, session_id: SessionId(Uuid::nil()), memberships: vec![membership] }
}

#[tokio::test]
async fn verdicts_are_found_again_after_the_rules_have_changed() {
    let folder = tempfile::tempdir().unwrap();
    let running = demonstration(folder.path()).await;
    let (app, store) = (running.app(), running.app().store());
    let before = Replay::of(store).await.unwrap();
    let judged = store::registrations::judged_after(store, None, 200).await.unwrap();
    let one = judged.iter().find(|registration| registration.rule_set_version.is_some()).unwrap();
    let stored = serde_json::to_string(&one.judged).unwrap();
    let cohort = store::cohorts::find(store, one.cohort_id).await.unwrap().unwrap();
    let rules = json!({"rules": [{"id": "crowd", "check": {"kind": "count", "min": 50}}]});
    let rules = domain::RuleSet::parse(&rules).unwrap();
    let draft = RuleDraft { entry: cohort.entry, rules, test_teams: Vec::new() };
    let publication = RulePublication {
        check: RuleCheck::of(draft).unwrap(),
        reason: Some("Fifty are needed.".to_owned()),
        override_reason: None,
    };
    let owner = owner(&running, one).await;
    app.replace_rule_set(&owner, cohort.id, cohort.version, &publication).await.unwrap();
    running.jobs_settled(Duration::from_secs(20)).await.unwrap();
    assert_eq!(Replay::of(store).await.unwrap(), before, "judged by the rules of their version");
    let again = store::registrations::judged_after(store, None, 200).await.unwrap();
    let again = again.iter().find(|registration| registration.id == one.id).unwrap();
    assert_eq!(serde_json::to_string(&again.judged).unwrap(), stored);
    assert_eq!(again.rule_set_version, one.rule_set_version);
    running.stop().await.unwrap();
}

#[tokio::test]
async fn verdicts_that_counted_somebody_who_left_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let running = demonstration(folder.path()).await;
    let store = running.app().store();
    let before = Replay::of(store).await.unwrap();
    let mut left = 0;
    for mail in std::fs::read_dir(folder.path().join("data/mail")).unwrap() {
        let text =
            std::fs::read_to_string(mail.unwrap().path()).unwrap().replace("=\r\n", "").replace("=3D", "=");
        let Some((_, rest)) = text.split_once("/invitation#token=") else { continue };
        let token: String = rest.chars().take_while(|letter| !letter.is_whitespace()).collect();
        let intent = Intent { key: token.clone(), fingerprint: token.clone() };
        left += usize::from(running.app().decline_invitation(&token, &intent).await.is_ok());
    }
    assert!(left > 0, "nobody was invited");
    let after = Replay::of(store).await.unwrap();
    assert!(after.erased > before.erased && after.differ.is_empty(), "{before:?} {after:?}");
    assert_eq!(after.same + after.erased, before.same + before.erased);
    running.stop().await.unwrap();
}
