//! Files that answer questions: what is known of them. Their bytes lie elsewhere.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::{AnsweredFile, FileId, RegistrationId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::answer_sheets::Subject;
use crate::entity::file::{Column, Entity, Model};
use crate::row::{parse_word, word};
use crate::{Db, Error, Result, Tx};

#[derive(Debug, Clone, PartialEq)]
pub struct StoredFile {
    pub file: AnsweredFile,
    pub registration_id: RegistrationId,
    pub subject: Subject,
    pub question: String,
    /// Whether it is the answer; until then it waits for a change that names it.
    pub answers: bool,
    pub created_at: DateTime<Utc>,
}

impl TryFrom<Model> for StoredFile {
    type Error = Error;

    fn try_from(row: Model) -> Result<Self> {
        let registration_id = RegistrationId(row.registration_id);
        let file = AnsweredFile {
            id: FileId(row.id),
            name: row.name,
            media_type: parse_word(&row.media_type)?,
            bytes: u32::try_from(row.bytes).unwrap_or(u32::MAX),
        };
        let subject = Subject::of(row.subject_id, registration_id);
        let (question, answers, created_at) = (row.question, row.answers, row.created_at);
        Ok(Self { file, registration_id, subject, question, answers, created_at })
    }
}

pub async fn insert(tx: &Tx, stored: &StoredFile) -> Result<()> {
    let row = Model {
        id: stored.file.id.0,
        registration_id: stored.registration_id.0,
        subject_id: stored.subject.id(stored.registration_id),
        question: stored.question.clone(),
        name: stored.file.name.clone(),
        media_type: word(&stored.file.media_type)?,
        bytes: stored.file.bytes.into(),
        answers: stored.answers,
        created_at: stored.created_at,
    };
    row.into_active_model().insert(tx.connection()).await?;
    Ok(())
}

pub async fn find(db: &impl Db, id: FileId) -> Result<Option<StoredFile>> {
    Entity::find_by_id(id.0).one(db.connection()).await?.map(StoredFile::try_from).transpose()
}

pub async fn of_registration(db: &impl Db, id: RegistrationId) -> Result<Vec<StoredFile>> {
    let rows = Entity::find().filter(Column::RegistrationId.eq(id.0)).all(db.connection()).await?;
    rows.into_iter().map(StoredFile::try_from).collect()
}

/// Notes that these answer now.
pub async fn mark_answers(tx: &Tx, ids: &[FileId]) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Answers, Expr::value(true))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .exec(tx.connection())
        .await?;
    Ok(())
}

pub async fn delete(tx: &Tx, ids: &[FileId]) -> Result<()> {
    let those = Column::Id.is_in(ids.iter().map(|id| id.0));
    Entity::delete_many().filter(those).exec(tx.connection()).await?;
    Ok(())
}

/// Files sent before `before` that no answer has taken.
pub async fn unused(db: &impl Db, before: DateTime<Utc>, limit: u64) -> Result<Vec<FileId>> {
    let query = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Answers.eq(false))
        .filter(Column::CreatedAt.lt(before))
        .limit(limit);
    let ids: Vec<Uuid> = query.into_tuple().all(db.connection()).await?;
    Ok(ids.into_iter().map(FileId).collect())
}

/// Those of them that are known.
pub async fn known(db: &impl Db, ids: &[FileId]) -> Result<BTreeSet<FileId>> {
    let query =
        Entity::find().select_only().column(Column::Id).filter(Column::Id.is_in(ids.iter().map(|id| id.0)));
    let ids: Vec<Uuid> = query.into_tuple().all(db.connection()).await?;
    Ok(ids.into_iter().map(FileId).collect())
}
