//! Registrations with their members and history. Lists for the applicant and for the organiser live in
//! `registrations::lists`.

mod lists;

use std::collections::HashMap;

use domain::names::fold;
use domain::{
    CohortId, Consented, HistoryEntry, Judged, Member, MemberId, MunicipalityCode, PersonId, Registration,
    RegistrationId, State,
};
use sea_orm::prelude::Json;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::cohorts::stored_limit;
use crate::entity::{history, member, registration};
use crate::row::{json, optional_word, parse_json, parse_optional, parse_word, word};
use crate::{Db, Result, Tx, answer_sheets, mails};

pub use lists::{
    ApplicantKey, ReviewFilter, ReviewKey, ReviewSort, admitted_municipalities, admitted_slots,
    counts_by_state, expected, is_registered, judged_after, list_of_applicant, list_of_cohort,
    living_of_cohort, slot_of, waitlist, waitlist_position,
};

/// The place within a municipality's limit that an admitted registration holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The cohort's limit at the time of saving.
    pub limit: Option<u32>,
    /// 1 up to the limit; `None` when no place is held or there is no limit.
    pub number: Option<u32>,
}

fn thing(row: registration::Model, members: Vec<Member>) -> Result<Registration> {
    Ok(Registration {
        id: RegistrationId(row.id),
        cohort_id: CohortId(row.cohort_id),
        applicant_id: PersonId(row.applicant_id),
        state: parse_word(&row.state)?,
        language: parse_word(&row.language)?,
        team_name: row.team_name,
        municipality: parse_optional::<MunicipalityCode>(row.municipality.as_ref())?,
        members,
        rule_set_version: row.rule_set_version,
        judged: judged(row.verdict, row.facts)?,
        reason: row.reason,
        submitted_at: row.submitted_at,
        waitlisted_at: row.waitlisted_at,
        offer_expires_at: row.offer_expires_at,
        alterations: row.alterations,
        erased_at: row.erased_at,
        version: row.version,
        review_version: row.review_version,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

fn judged(verdict: Option<Json>, facts: Option<Json>) -> Result<Option<Judged>> {
    let Some(verdict) = verdict else { return Ok(None) };
    let facts = facts.map(parse_json).transpose()?.unwrap_or_default();
    Ok(Some(Judged { verdict: parse_json(verdict)?, facts }))
}

fn row(registration: &Registration, slot: Slot) -> Result<registration::Model> {
    let status = registration.verdict().map(|verdict| word(&verdict.status)).transpose()?;
    Ok(registration::Model {
        id: registration.id.0,
        cohort_id: registration.cohort_id.0,
        applicant_id: registration.applicant_id.0,
        state: registration.state.as_str().to_owned(),
        language: registration.language.code().to_owned(),
        team_name: registration.team_name.clone(),
        municipality: registration.municipality.map(|code| code.as_str().to_owned()),
        municipality_limit: stored_limit(slot.limit),
        municipality_slot: slot.number.map(|number| i32::try_from(number).unwrap_or(i32::MAX)),
        member_count: i64::try_from(registration.members.len()).unwrap_or(i64::MAX),
        search: search_text(registration),
        rule_set_version: registration.rule_set_version,
        verdict: registration.verdict().map(json).transpose()?,
        facts: registration.judged.as_ref().map(|judged| json(&judged.facts)).transpose()?,
        verdict_status: status,
        reason: registration.reason.clone(),
        submitted_at: registration.submitted_at,
        waitlisted_at: registration.waitlisted_at,
        offer_expires_at: registration.offer_expires_at,
        alterations: registration.alterations,
        erased_at: registration.erased_at,
        version: registration.version,
        review_version: registration.review_version,
        created_at: registration.created_at,
        updated_at: registration.updated_at,
    })
}

fn search_text(registration: &Registration) -> String {
    let members = registration.members.iter().flat_map(|member| [&member.name, &member.organisation]);
    let place = registration.municipality.and_then(MunicipalityCode::municipality).map(|place| place.name);
    let words: Vec<&str> =
        members.chain([&registration.team_name]).filter_map(|text| text.as_deref()).chain(place).collect();
    fold(&words.join("\n"))
}

fn member_thing(row: member::Model) -> Result<Member> {
    Ok(Member {
        id: MemberId(row.id),
        name: row.name,
        email: row.email,
        affiliation: parse_optional(row.affiliation.as_ref())?,
        organisation: row.organisation,
        municipality: parse_optional(row.municipality.as_ref())?,
        role: parse_optional(row.role.as_ref())?,
        is_councillor: row.is_councillor,
        is_lead: row.is_lead,
        invited: row.invited,
        consented: row
            .consented_at
            .zip(row.privacy_version)
            .map(|(at, privacy_version)| Consented { at, privacy_version }),
        came_at: row.came_at,
    })
}

fn member_row(registration: RegistrationId, position: usize, member: &Member) -> Result<member::ActiveModel> {
    let row = member::Model {
        id: member.id.0,
        registration_id: registration.0,
        position: i32::try_from(position).unwrap_or(i32::MAX),
        name: member.name.clone(),
        email: member.email.clone(),
        affiliation: optional_word(member.affiliation.as_ref())?,
        organisation: member.organisation.clone(),
        municipality: member.municipality.map(|code| code.as_str().to_owned()),
        role: optional_word(member.role.as_ref())?,
        is_councillor: member.is_councillor,
        is_lead: member.is_lead,
        invited: member.invited,
        consented_at: member.consented.as_ref().map(|consented| consented.at),
        privacy_version: member.consented.as_ref().map(|consented| consented.privacy_version.clone()),
        came_at: member.came_at,
    };
    Ok(row.into_active_model())
}

/// Inserts a registration with its members. `limit` is the cohort's limit per municipality.
pub async fn insert(tx: &Tx, registration: &Registration, slot: Slot) -> Result<()> {
    row(registration, slot)?.into_active_model().insert(tx.connection()).await?;
    insert_members(tx, registration).await
}

/// Saves the registration itself when the stored version is still `from`; false otherwise.
/// `Unique` when the municipality's slot is held by another registration.
pub async fn save(tx: &Tx, registration: &Registration, slot: Slot, from: i64) -> Result<bool> {
    let update = registration::Entity::update_many()
        .set(row(registration, slot)?.into_active_model().reset_all())
        .filter(registration::Column::Id.eq(registration.id.0))
        .filter(registration::Column::Version.eq(from));
    Ok(update.exec(tx.connection()).await?.rows_affected == 1)
}

/// Raises the organisers' version from `from` without any other change; false when it was changed meanwhile.
pub async fn bump_review(tx: &Tx, id: RegistrationId, from: i64) -> Result<bool> {
    let update = registration::Entity::update_many()
        .col_expr(registration::Column::ReviewVersion, Expr::value(from + 1))
        .filter(registration::Column::Id.eq(id.0))
        .filter(registration::Column::ReviewVersion.eq(from));
    Ok(update.exec(tx.connection()).await?.rows_affected == 1)
}

/// Replaces the members by those of the registration, as one. Answers of who is gone go with them.
pub async fn replace_members(tx: &Tx, registration: &Registration) -> Result<()> {
    member::Entity::delete_many()
        .filter(member::Column::RegistrationId.eq(registration.id.0))
        .exec(tx.connection())
        .await?;
    answer_sheets::forget_others(tx, registration).await?;
    mails::forget_others(tx, registration).await?;
    insert_members(tx, registration).await
}

async fn insert_members(tx: &Tx, registration: &Registration) -> Result<()> {
    let rows: Result<Vec<_>> = registration
        .members
        .iter()
        .enumerate()
        .map(|(position, member)| member_row(registration.id, position, member))
        .collect();
    let rows = rows?;
    if !rows.is_empty() {
        member::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

pub async fn find(db: &impl Db, id: RegistrationId) -> Result<Option<Registration>> {
    let Some(row) = registration::Entity::find_by_id(id.0).one(db.connection()).await? else {
        return Ok(None);
    };
    Ok(with_members(db, vec![row]).await?.pop())
}

pub(crate) async fn with_members(db: &impl Db, rows: Vec<registration::Model>) -> Result<Vec<Registration>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let members = member::Entity::find()
        .filter(member::Column::RegistrationId.is_in(ids))
        .order_by_asc(member::Column::Position)
        .all(db.connection())
        .await?;
    let mut by_registration: HashMap<Uuid, Vec<Member>> = HashMap::new();
    for row in members {
        by_registration.entry(row.registration_id).or_default().push(member_thing(row)?);
    }
    rows.into_iter()
        .map(|row| {
            let members = by_registration.remove(&row.id).unwrap_or_default();
            thing(row, members)
        })
        .collect()
}

/// The cohort of a registration and who applied.
pub async fn whereabouts(db: &impl Db, id: RegistrationId) -> Result<Option<(CohortId, PersonId)>> {
    let row: Option<(Uuid, Uuid)> = registration::Entity::find_by_id(id.0)
        .select_only()
        .column(registration::Column::CohortId)
        .column(registration::Column::ApplicantId)
        .into_tuple()
        .one(db.connection())
        .await?;
    Ok(row.map(|(cohort, applicant)| (CohortId(cohort), PersonId(applicant))))
}

/// Deletes it with its members and history.
pub async fn delete(tx: &Tx, id: RegistrationId) -> Result<()> {
    registration::Entity::delete_by_id(id.0).exec(tx.connection()).await?;
    Ok(())
}

/// Lines that one change of a registration may add to its history.
const LINES_PER_CHANGE: i64 = 16;

/// Adds the lines of the change that made the registration's present version to the end of its history, in order.
pub async fn append_history(tx: &Tx, registration: &Registration, entries: &[HistoryEntry]) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut rows = Vec::with_capacity(entries.len());
    for (line, entry) in (0..LINES_PER_CHANGE).zip(entries) {
        let position = registration.version * LINES_PER_CHANGE + line;
        let row = history::Model {
            registration_id: registration.id.0,
            position: i32::try_from(position).unwrap_or(i32::MAX),
            from_state: entry.from.map(|state| state.as_str().to_owned()),
            to_state: entry.to.as_str().to_owned(),
            at: entry.at,
            actor: word(&entry.actor)?,
            person_id: entry.person_id.map(|id| id.0),
            reason: entry.reason.clone(),
            override_note: entry.override_note.clone(),
            kind: word(&entry.kind)?,
            changes: entry.changes.as_ref().map(json).transpose()?,
        };
        rows.push(row.into_active_model());
    }
    history::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// What happened to it, oldest first.
pub async fn history(db: &impl Db, id: RegistrationId) -> Result<Vec<HistoryEntry>> {
    let query = history::Entity::find()
        .filter(history::Column::RegistrationId.eq(id.0))
        .order_by_asc(history::Column::Position);
    let entry = |row: history::Model| -> Result<HistoryEntry> {
        Ok(HistoryEntry {
            kind: parse_word(&row.kind)?,
            from: parse_optional::<State>(row.from_state.as_ref())?,
            to: parse_word(&row.to_state)?,
            at: row.at,
            actor: parse_word(&row.actor)?,
            person_id: row.person_id.map(PersonId),
            reason: row.reason,
            override_note: row.override_note,
            changes: row.changes.map(parse_json).transpose()?,
        })
    };
    query.all(db.connection()).await?.into_iter().map(entry).collect()
}
