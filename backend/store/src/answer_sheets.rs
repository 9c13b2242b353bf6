//! Answers to the questions of a form: one sheet for the registration's own, one for each member's.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::form::Sheet;
use domain::{MemberId, Registration, RegistrationId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use crate::entity::answer_sheet::{ActiveModel, Column, Entity, Model};
use crate::row::{json, parse_json};
use crate::{Db, Result, Tx};

/// Whose answers a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Registration,
    Member(MemberId),
}

impl Subject {
    pub(crate) fn id(self, registration: RegistrationId) -> Uuid {
        match self {
            Self::Registration => registration.0,
            Self::Member(member) => member.0,
        }
    }
}

/// Every answer of a registration.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheets {
    pub registration: Sheet,
    pub members: BTreeMap<MemberId, Sheet>,
    /// The form under which the registration was handed in; `None` while a draft, or where nothing was asked.
    pub handed_in_under: Option<i64>,
    /// Changes by whoever answers for the registration; 0 before the first.
    pub version: i64,
}

pub async fn of_registration(db: &impl Db, id: RegistrationId) -> Result<Sheets> {
    let rows = Entity::find().filter(Column::RegistrationId.eq(id.0)).all(db.connection()).await?;
    let mut sheets = Sheets::default();
    for row in rows {
        let answers: Sheet = parse_json(row.answers)?;
        if row.subject_id == id.0 {
            sheets.registration = answers;
            sheets.handed_in_under = row.handed_in_under;
            sheets.version = row.version;
        } else {
            sheets.members.insert(MemberId(row.subject_id), answers);
        }
    }
    Ok(sheets)
}

/// Saves what the lead may change: the registration's own sheet with its version, and those of the named members.
pub async fn save(
    tx: &Tx,
    id: RegistrationId,
    sheets: &Sheets,
    members: &[MemberId],
    at: DateTime<Utc>,
) -> Result<()> {
    put(tx, id, Subject::Registration, &sheets.registration, (sheets.handed_in_under, sheets.version), at)
        .await?;
    for member in members {
        let sheet = sheets.members.get(member).cloned().unwrap_or_default();
        put_member(tx, id, *member, &sheet, at).await?;
    }
    Ok(())
}

/// Saves one member's sheet; nobody else's version changes.
pub async fn put_member(
    tx: &Tx,
    id: RegistrationId,
    member: MemberId,
    sheet: &Sheet,
    at: DateTime<Utc>,
) -> Result<()> {
    put(tx, id, Subject::Member(member), sheet, (None, 0), at).await
}

async fn put(
    tx: &Tx,
    id: RegistrationId,
    subject: Subject,
    sheet: &Sheet,
    (handed_in_under, version): (Option<i64>, i64),
    updated_at: DateTime<Utc>,
) -> Result<()> {
    let row = Model {
        registration_id: id.0,
        subject_id: subject.id(id),
        answers: json(sheet)?,
        handed_in_under,
        version,
        updated_at,
    };
    let mut replace = OnConflict::columns([Column::RegistrationId, Column::SubjectId]);
    replace.update_columns([Column::Answers, Column::HandedInUnder, Column::Version, Column::UpdatedAt]);
    let row: ActiveModel = row.into_active_model();
    Entity::insert(row).on_conflict(replace).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Deletes the answers of everybody who is not a member any more.
pub(crate) async fn forget_others(tx: &Tx, registration: &Registration) -> Result<()> {
    let kept = registration.members.iter().map(|member| member.id.0).chain([registration.id.0]);
    Entity::delete_many()
        .filter(Column::RegistrationId.eq(registration.id.0))
        .filter(Column::SubjectId.is_not_in(kept))
        .exec(tx.connection())
        .await?;
    Ok(())
}
