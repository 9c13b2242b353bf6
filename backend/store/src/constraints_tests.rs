//! The schema's last word: what even a caller that bypasses every rule above cannot store. Runs on SQLite, and on
//! PostgreSQL where `KOHORT_TEST_DATABASE` names a cluster with a migrated `kohort_template`.

use std::process::Command;

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::Json;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use uuid::Uuid;

use crate::entity::{cohort, organisation, person, programme, registration};
use crate::{ConnectOptions, Db, Durability, Error, Result, Scope, Store, Tx};

const VIIMSI: &str = "0890";

struct World {
    store: Store,
    cohort: Uuid,
    person: Uuid,
    _folder: tempfile::TempDir,
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

fn url(folder: &std::path::Path) -> String {
    let Ok(maintenance) = std::env::var("KOHORT_TEST_DATABASE") else {
        return format!("sqlite://{}", folder.join("kohort.sqlite").display());
    };
    let name = format!(
        "constraints_{}",
        folder.file_name().unwrap().to_str().unwrap().replace('.', "").to_lowercase()
    );
    let made = Command::new("createdb")
        .args(["--template=kohort_template", &format!("--maintenance-db={maintenance}"), &name])
        .status()
        .unwrap();
    assert!(made.success(), "createdb {name} failed");
    format!("{}/{name}", maintenance.rsplit_once('/').unwrap().0)
}

/// A cohort with two places in teams, one for each municipality.
async fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let options = ConnectOptions { durability: Durability::Relaxed, ..ConnectOptions::default() };
    let url = url(folder.path());
    Store::migrate(&url, &options).await.unwrap();
    let store = Store::connect(&url, &options).await.unwrap();
    let (cohort, person) = (Uuid::from_u128(3), Uuid::from_u128(4));
    let tx = store.write(Scope::Free).await.unwrap();
    fill(&tx, cohort, person).await;
    tx.commit().await.unwrap();
    World { store, cohort, person, _folder: folder }
}

async fn fill(tx: &Tx, cohort: Uuid, person: Uuid) {
    let (organisation, programme) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let empty = || Json::Object(serde_json::Map::new());
    let row = organisation::Model {
        id: organisation,
        slug: "o".into(),
        name: empty(),
        website: None,
        version: 1,
        created_at: now(),
    };
    row.into_active_model().insert(tx.connection()).await.unwrap();
    let row = programme::Model {
        id: programme,
        organisation_id: organisation,
        initiative_id: None,
        slug: "p".into(),
        publication: "published".into(),
        content: empty(),
        search: String::new(),
        capacity_unit: None,
        capacity_total: None,
        admitted_teams: 0,
        admitted_people: 0,
        version: 1,
        created_at: now(),
        updated_at: now(),
    };
    row.into_active_model().insert(tx.connection()).await.unwrap();
    let row = person::Model {
        id: person,
        email: "a@example.org".into(),
        name: None,
        language: "et".into(),
        is_administrator: false,
        created_at: now(),
    };
    row.into_active_model().insert(tx.connection()).await.unwrap();
    cohort_row(cohort, programme).into_active_model().insert(tx.connection()).await.unwrap();
}

fn cohort_row(id: Uuid, programme_id: Uuid) -> cohort::Model {
    cohort::Model {
        id,
        programme_id,
        publication: "published".into(),
        entry: "team".into(),
        consent: "by_lead".into(),
        admission_mode: "first_come".into(),
        confirmation_required: false,
        offer_days: None,
        amendable: true,
        opens_at: None,
        closes_at: None,
        deadline_sort: now(),
        opens: None,
        closes: None,
        capacity_unit: Some("teams".into()),
        capacity_total: Some(2),
        admitted_teams: 0,
        admitted_people: 0,
        municipality_limit: 1,
        format: None,
        rule_set_version: None,
        content: Json::Object(serde_json::Map::new()),
        version: 1,
        created_at: now(),
        updated_at: now(),
    }
}

/// A registration that holds a place of Viimsi's.
fn admitted(world: &World, id: u128) -> registration::Model {
    registration::Model {
        id: Uuid::from_u128(id),
        cohort_id: world.cohort,
        applicant_id: world.person,
        state: "confirmed".into(),
        language: "et".into(),
        team_name: None,
        municipality: Some(VIIMSI.into()),
        municipality_limit: 1,
        municipality_slot: Some(1),
        member_count: 4,
        search: String::new(),
        rule_set_version: None,
        verdict: None,
        verdict_status: None,
        facts: None,
        reason: None,
        submitted_at: Some(now()),
        waitlisted_at: None,
        offer_expires_at: None,
        alterations: 0,
        erased_at: None,
        version: 1,
        review_version: 1,
        created_at: now(),
        updated_at: now(),
    }
}

async fn import(world: &World, row: registration::Model) -> Result<()> {
    let tx = world.store.write(Scope::Free).await?;
    registration::Entity::insert(row.into_active_model()).exec_without_returning(tx.connection()).await?;
    tx.commit().await
}

#[tokio::test]
async fn a_municipality_cannot_hold_two_places_however_they_are_written() {
    let world = world().await;
    import(&world, admitted(&world, 10)).await.unwrap();
    assert!(matches!(import(&world, admitted(&world, 11)).await, Err(Error::Unique)), "the same slot again");
    let second = registration::Model { municipality_slot: Some(2), ..admitted(&world, 12) };
    assert!(matches!(import(&world, second).await, Err(Error::Check)), "a slot beyond the limit");
    let no_slot = registration::Model { municipality_slot: None, ..admitted(&world, 13) };
    assert!(matches!(import(&world, no_slot).await, Err(Error::Check)), "no slot");
    let nowhere = registration::Model { municipality: None, ..admitted(&world, 14) };
    assert!(matches!(import(&world, nowhere).await, Err(Error::Check)), "no municipality");
    let unlimited = registration::Model { municipality_limit: 0, ..admitted(&world, 15) };
    assert!(matches!(import(&world, unlimited).await, Err(Error::ForeignKey)), "not the cohort's limit");
    let waiting =
        registration::Model { state: "waitlisted".into(), municipality_slot: None, ..admitted(&world, 16) };
    import(&world, waiting).await.expect("waiting takes no place");
}

#[tokio::test]
async fn a_lower_limit_reaches_every_registration_or_is_refused() {
    let world = world().await;
    import(&world, admitted(&world, 10)).await.unwrap();
    let set = async |limit: i32| -> Result<()> {
        let tx = world.store.write(Scope::Free).await?;
        let changes = cohort::ActiveModel {
            id: Set(world.cohort),
            municipality_limit: Set(limit),
            ..Default::default()
        };
        changes.update(tx.connection()).await?;
        tx.commit().await
    };
    set(2).await.unwrap();
    let second =
        registration::Model { municipality_limit: 2, municipality_slot: Some(2), ..admitted(&world, 11) };
    import(&world, second).await.expect("a second place once the limit is two");
    assert!(matches!(set(1).await, Err(Error::Check)), "two places do not fit a limit of one");
}

#[tokio::test]
async fn counters_cannot_pass_the_capacity() {
    let world = world().await;
    let count = async |teams: i64, people: i64| -> Result<()> {
        let tx = world.store.write(Scope::Free).await?;
        crate::cohorts::save_admitted(
            &tx,
            domain::CohortId(world.cohort),
            domain::Admitted { teams, people },
        )
        .await?;
        tx.commit().await
    };
    count(2, 9).await.unwrap();
    assert!(matches!(count(3, 9).await, Err(Error::Check)));
    assert!(matches!(count(-1, 0).await, Err(Error::Check)));
    assert!(matches!(count(2, 1).await, Err(Error::Check)), "a team is at least one person");
}

#[tokio::test]
async fn a_seat_too_many_cannot_be_taken_and_none_can_be_given_back_twice() {
    use crate::seats::{self, Seats};
    let world = world().await;
    let (session, cohort_id) = (Uuid::from_u128(20), domain::CohortId(world.cohort));
    let change = async |capacity: Option<i64>, by: i64| -> Result<()> {
        let tx = world.store.write(Scope::Free).await?;
        seats::save(&tx, &Seats { session_id: session, cohort_id, capacity, taken: 0, begins_at: None })
            .await?;
        seats::add_taken(&tx, session, by).await?;
        tx.commit().await
    };
    change(Some(2), 2).await.unwrap();
    assert!(matches!(change(Some(2), 1).await, Err(Error::Check)), "a third of two seats");
    assert!(matches!(change(Some(1), 0).await, Err(Error::Check)), "fewer seats than are taken");
    assert!(matches!(change(Some(2), -3).await, Err(Error::Check)), "more given back than were taken");
    change(None, 7).await.expect("no limit");
    assert_eq!(seats::find(&world.store, session).await.unwrap().map(|seats| seats.taken), Some(9));
}

#[tokio::test]
async fn one_address_has_one_living_rsvp_for_a_session() {
    use crate::{rsvps, seats};
    let world = world().await;
    let (session_id, cohort_id) = (Uuid::from_u128(20), domain::CohortId(world.cohort));
    let rsvp = |id: u128, state: domain::RsvpState| domain::Rsvp {
        id: domain::RsvpId(Uuid::from_u128(id)),
        cohort_id,
        session_id,
        name: "Mari".into(),
        email: "mari@example.org".into(),
        language: domain::Language::Et,
        state,
        asked_at: now(),
        confirmed_at: None,
        waitlisted_at: None,
        cancelled_at: None,
        reminded_at: None,
    };
    let import = async |rsvp: domain::Rsvp| -> Result<()> {
        let tx = world.store.write(Scope::Free).await?;
        let seats = seats::Seats { session_id, cohort_id, capacity: None, taken: 0, begins_at: None };
        seats::save(&tx, &seats).await?;
        rsvps::insert(&tx, &rsvp).await?;
        tx.commit().await
    };
    import(rsvp(30, domain::RsvpState::Cancelled)).await.unwrap();
    import(rsvp(31, domain::RsvpState::Attending)).await.unwrap();
    assert!(matches!(import(rsvp(32, domain::RsvpState::Asked)).await, Err(Error::Unique)));
    assert!(matches!(import(rsvp(33, domain::RsvpState::Waitlisted)).await, Err(Error::Check)), "since when");
}
