//! The log of mails.

use std::collections::BTreeMap;

use domain::{
    CohortId, Mail, MailId, MailKind, MailState, MemberId, Registration, RegistrationId, RsvpId, State,
};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};

use crate::entity::mail::{Column, Entity, Model};
use crate::entity::registration;
use crate::row::{json, optional_word, parse_json, parse_optional, parse_word, word};
use crate::{Db, Error, Page, Result, Tx};

impl TryFrom<Model> for Mail {
    type Error = Error;

    fn try_from(row: Model) -> Result<Self> {
        Ok(Self {
            id: MailId(row.id),
            kind: parse_word(&row.kind)?,
            cohort_id: CohortId(row.cohort_id),
            registration_id: row.registration_id.map(RegistrationId),
            member_id: row.member_id.map(MemberId),
            rsvp_id: row.rsvp_id.map(RsvpId),
            to: row.recipient,
            language: parse_optional(row.language.as_ref())?,
            subject: row.subject,
            state: parse_word(&row.state)?,
            attempts: row.attempts,
            reason: row.reason,
            message_id: row.message_id,
            queued_at: row.queued_at,
            due_at: row.due_at,
            sent_at: row.sent_at,
            bounced_at: row.bounced_at,
            replaced_by: row.replaced_by.map(MailId),
            again: row.again.map(parse_json).transpose()?,
        })
    }
}

fn row(mail: &Mail) -> Result<Model> {
    Ok(Model {
        id: mail.id.0,
        kind: word(&mail.kind)?,
        cohort_id: mail.cohort_id.0,
        registration_id: mail.registration_id.map(|id| id.0),
        member_id: mail.member_id.map(|id| id.0),
        rsvp_id: mail.rsvp_id.map(|id| id.0),
        recipient: mail.to.clone(),
        language: optional_word(mail.language.as_ref())?,
        subject: mail.subject.clone(),
        state: mail.state.as_str().to_owned(),
        attempts: mail.attempts,
        reason: mail.reason.clone(),
        message_id: mail.message_id.clone(),
        queued_at: mail.queued_at,
        due_at: mail.due_at,
        sent_at: mail.sent_at,
        bounced_at: mail.bounced_at,
        replaced_by: mail.replaced_by.map(|id| id.0),
        again: mail.again.as_ref().map(json).transpose()?,
    })
}

pub async fn insert(tx: &Tx, mail: &Mail) -> Result<()> {
    Entity::insert(row(mail)?.into_active_model()).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn save(tx: &Tx, mail: &Mail) -> Result<()> {
    row(mail)?.into_active_model().reset_all().update(tx.connection()).await?;
    Ok(())
}

pub async fn find(db: &impl Db, id: MailId) -> Result<Option<Mail>> {
    Entity::find_by_id(id.0).one(db.connection()).await?.map(Mail::try_from).transpose()
}

/// To be changed: the runner and a bounce may meet.
pub async fn lock(tx: &Tx, id: MailId) -> Result<Option<Mail>> {
    let query = Entity::find_by_id(id.0).lock_exclusive();
    query.one(tx.connection()).await?.map(Mail::try_from).transpose()
}

/// What `MailState::is_undelivered` says, for queries.
const UNDELIVERED: [MailState; 2] = [MailState::Failed, MailState::Bounced];

/// Which mails of a cohort are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MailFilter {
    pub state: Option<MailState>,
    pub registration: Option<RegistrationId>,
    /// Only those that did not reach their readers and were not replaced by a later one.
    pub undelivered: bool,
}

/// Mails of a cohort, newest first, those before `after`. Of registrations that were not handed in there are none.
pub async fn list_of_cohort(
    db: &impl Db,
    cohort: CohortId,
    filter: &MailFilter,
    after: Option<MailId>,
    limit: u64,
) -> Result<Page<Mail>> {
    let wanted = Condition::all()
        .add(Column::CohortId.eq(cohort.0))
        .add(shown())
        .add_option(filter.state.map(|state| Column::State.eq(state.as_str())))
        .add_option(filter.registration.map(|id| Column::RegistrationId.eq(id.0)))
        .add_option(filter.undelivered.then(undelivered_now))
        .add_option(after.map(|id| Column::Id.lt(id.0)));
    let query = Entity::find().filter(wanted).order_by_desc(Column::Id).limit(limit + 1);
    let items: Result<Vec<_>> = query.all(db.connection()).await?.into_iter().map(Mail::try_from).collect();
    Ok(Page::cut(items?, limit))
}

fn undelivered_now() -> Condition {
    Condition::all()
        .add(Column::State.is_in(UNDELIVERED.map(MailState::as_str)))
        .add(Column::ReplacedBy.is_null())
}

/// Drafts are nobody else's business, and neither is whom their lead has asked.
fn shown() -> Condition {
    let handed_in: SelectStatement = registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .filter(registration::Column::SubmittedAt.is_not_null())
        .filter(registration::Column::State.ne(State::Draft.as_str()))
        .into_query();
    Condition::any().add(Column::RegistrationId.is_null()).add(Column::RegistrationId.in_subquery(handed_in))
}

/// How many mails of the cohort did not reach their readers and were not replaced by a later one.
pub async fn undelivered(db: &impl Db, cohort: CohortId) -> Result<i64> {
    let count = Entity::find()
        .filter(Column::CohortId.eq(cohort.0))
        .filter(undelivered_now())
        .filter(shown())
        .count(db.connection())
        .await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Invitations of this registration that did not reach their members and were not replaced, by member.
pub async fn undelivered_invitations(
    db: &impl Db,
    registration: RegistrationId,
) -> Result<BTreeMap<MemberId, Mail>> {
    let query = Entity::find()
        .filter(Column::RegistrationId.eq(registration.0))
        .filter(Column::Kind.eq(word(&MailKind::Invitation)?))
        .filter(undelivered_now())
        .order_by_asc(Column::Id);
    let mails = query.all(db.connection()).await?.into_iter().map(Mail::try_from);
    mails.filter_map(|mail| mail.map(|mail| mail.member_id.map(|id| (id, mail))).transpose()).collect()
}

/// A newer invitation of the same member makes up for those that did not arrive.
pub async fn replace_invitations(tx: &Tx, member: MemberId, by: MailId) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::ReplacedBy, Expr::value(by.0))
        .filter(Column::MemberId.eq(member.0))
        .filter(Column::Kind.eq(word(&MailKind::Invitation)?))
        .filter(Column::ReplacedBy.is_null())
        .filter(Column::Id.ne(by.0));
    update.exec(tx.connection()).await?;
    Ok(())
}

/// Deletes the mails to and about everybody who is not a member any more.
pub(crate) async fn forget_others(tx: &Tx, registration: &Registration) -> Result<()> {
    Entity::delete_many()
        .filter(Column::RegistrationId.eq(registration.id.0))
        .filter(Column::MemberId.is_not_null())
        .filter(Column::MemberId.is_not_in(registration.members.iter().map(|member| member.id.0)))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Forgets the mails to and about these members.
pub async fn forget_of(tx: &Tx, id: RegistrationId, members: &[MemberId]) -> Result<()> {
    let delete = Entity::delete_many()
        .filter(Column::RegistrationId.eq(id.0))
        .filter(Column::MemberId.is_in(members.iter().map(|member| member.0)));
    delete.exec(tx.connection()).await?;
    Ok(())
}
