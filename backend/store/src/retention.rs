//! What is due to be erased: found in a cohort, counted, and taken away.

use domain::form::Sheet;
use domain::{CohortId, Registration, RegistrationId, State};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use crate::answer_sheets::Subject;
use crate::entity::{answer_sheet, calendar_link, history, mail, member, registration, rsvp, status_link};
use crate::row::{json, parse_json};
use crate::{Db, Result, Tx, proposals, registrations};

/// Registrations with their own term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Drafts,
    /// Handed in, and still telling who its people are.
    HandedIn,
}

fn find(cohort: CohortId, which: Which) -> Select<registration::Entity> {
    let draft = State::Draft.as_str();
    let query = registration::Entity::find().filter(registration::Column::CohortId.eq(cohort.0));
    match which {
        Which::Drafts => query.filter(registration::Column::State.eq(draft)),
        Which::HandedIn => query
            .filter(registration::Column::State.ne(draft))
            .filter(registration::Column::ErasedAt.is_null()),
    }
}

/// The first of them, in the order of their ids.
pub async fn first(db: &impl Db, cohort: CohortId, which: Which, limit: u64) -> Result<Vec<Registration>> {
    let query = find(cohort, which).order_by_asc(registration::Column::Id).limit(limit);
    registrations::with_members(db, query.all(db.connection()).await?).await
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    pub registrations: u64,
    /// Entries that say something of a person.
    pub people: u64,
}

pub async fn count(db: &impl Db, cohort: CohortId, which: Which) -> Result<Count> {
    let ids = find(cohort, which).select_only().column(registration::Column::Id).into_query();
    let named = sea_orm::Condition::any()
        .add(member::Column::Name.is_not_null())
        .add(member::Column::Email.is_not_null());
    let people = member::Entity::find().filter(member::Column::RegistrationId.in_subquery(ids)).filter(named);
    Ok(Count {
        registrations: find(cohort, which).count(db.connection()).await?,
        people: people.count(db.connection()).await?,
    })
}

/// A sheet with answers in it.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptSheet {
    pub registration_id: RegistrationId,
    pub subject: Uuid,
    pub answers: Sheet,
}

/// Sheets of what was handed in that are not empty.
pub async fn sheets(db: &impl Db, cohort: CohortId) -> Result<Vec<KeptSheet>> {
    let handed_in = registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .filter(registration::Column::CohortId.eq(cohort.0))
        .filter(registration::Column::State.ne(State::Draft.as_str()))
        .into_query();
    let query = answer_sheet::Entity::find()
        .filter(answer_sheet::Column::RegistrationId.in_subquery(handed_in))
        .order_by_asc(answer_sheet::Column::RegistrationId)
        .order_by_asc(answer_sheet::Column::SubjectId);
    let sheet = |row: answer_sheet::Model| -> Result<KeptSheet> {
        Ok(KeptSheet {
            registration_id: RegistrationId(row.registration_id),
            subject: row.subject_id,
            answers: parse_json(row.answers)?,
        })
    };
    let sheets: Result<Vec<_>> = query.all(db.connection()).await?.into_iter().map(sheet).collect();
    Ok(sheets?.into_iter().filter(|sheet| !sheet.answers.is_empty()).collect())
}

/// Keeps only these answers; under which form they were given stays.
pub async fn keep_answers(tx: &Tx, sheet: &KeptSheet) -> Result<()> {
    answer_sheet::Entity::update_many()
        .col_expr(answer_sheet::Column::Answers, Expr::value(json(&sheet.answers)?))
        .filter(answer_sheet::Column::RegistrationId.eq(sheet.registration_id.0))
        .filter(answer_sheet::Column::SubjectId.eq(sheet.subject))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Forgets every answer of these; the row stays, because it says under which form was handed in.
pub async fn forget_answers(tx: &Tx, id: RegistrationId, subjects: &[Subject]) -> Result<()> {
    for subject in subjects {
        let empty = KeptSheet { registration_id: id, subject: subject.id(id), answers: Sheet::default() };
        keep_answers(tx, &empty).await?;
    }
    Ok(())
}

/// Forgets what stands beside a registration and may speak of its people: reasons, notes, links, an open proposal.
pub async fn forget_beside(tx: &Tx, id: RegistrationId) -> Result<()> {
    let db = tx.connection();
    history::Entity::update_many()
        .col_expr(history::Column::Reason, Expr::value(Option::<String>::None))
        .col_expr(history::Column::OverrideNote, Expr::value(Option::<String>::None))
        .filter(history::Column::RegistrationId.eq(id.0))
        .exec(db)
        .await?;
    proposals::delete(tx, id).await?;
    mail::Entity::delete_many().filter(mail::Column::RegistrationId.eq(id.0)).exec(db).await?;
    calendar_link::Entity::delete_by_id(id.0).exec(db).await?;
    status_link::Entity::delete_many().filter(status_link::Column::RegistrationId.eq(id.0)).exec(db).await?;
    Ok(())
}

pub async fn count_rsvps(db: &impl Db, session: Uuid) -> Result<u64> {
    Ok(rsvp::Entity::find().filter(rsvp::Column::SessionId.eq(session)).count(db.connection()).await?)
}

/// Forgets who would come to a session. How many came stays with its seats.
pub async fn forget_rsvps(tx: &Tx, session: Uuid) -> Result<u64> {
    let delete = rsvp::Entity::delete_many().filter(rsvp::Column::SessionId.eq(session));
    Ok(delete.exec(tx.connection()).await?.rows_affected)
}
