//! Invitations. Of their secrets only hashes are stored: that of the latest link, and that of its reminder.

use chrono::{DateTime, Utc};
use domain::{Invitation, InvitationId, InvitationState, MemberId, RegistrationId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::entity::invitation::{Column, Entity, Model};
use crate::row::{parse_word, word};
use crate::{Db, Error, Result, Tx};

impl TryFrom<Model> for Invitation {
    type Error = Error;

    fn try_from(row: Model) -> Result<Self> {
        Ok(Self {
            id: InvitationId(row.id),
            registration_id: RegistrationId(row.registration_id),
            member_id: row.member_id.map(MemberId),
            language: parse_word(&row.language)?,
            state: parse_word(&row.state)?,
            created_at: row.created_at,
            expires_at: row.expires_at,
            sent_at: row.sent_at,
            sent_count: row.sent_count,
            reminded: row.reminder_hash.is_some(),
            answered_at: row.answered_at,
        })
    }
}

/// Stores a new invitation, or one whose link is replaced: earlier links lead nowhere from now on.
pub async fn put(tx: &Tx, invitation: &Invitation, token_hash: &str) -> Result<()> {
    let row = Model {
        id: invitation.id.0,
        registration_id: invitation.registration_id.0,
        member_id: invitation.member_id.map(|id| id.0),
        token_hash: token_hash.to_owned(),
        reminder_hash: None,
        language: invitation.language.code().to_owned(),
        state: word(&invitation.state)?,
        created_at: invitation.created_at,
        expires_at: invitation.expires_at,
        sent_at: invitation.sent_at,
        sent_count: invitation.sent_count,
        answered_at: invitation.answered_at,
    };
    let known = Entity::find_by_id(invitation.id.0).one(tx.connection()).await?.is_some();
    let row = row.into_active_model();
    if known {
        row.reset_all().update(tx.connection()).await?;
    } else {
        row.insert(tx.connection()).await?;
    }
    Ok(())
}

/// Those of the registration, oldest first.
pub async fn of_registration(db: &impl Db, id: RegistrationId) -> Result<Vec<Invitation>> {
    let query = Entity::find().filter(Column::RegistrationId.eq(id.0)).order_by_asc(Column::Id);
    query.all(db.connection()).await?.into_iter().map(Invitation::try_from).collect()
}

pub async fn find(db: &impl Db, id: InvitationId) -> Result<Option<Invitation>> {
    Entity::find_by_id(id.0).one(db.connection()).await?.map(Invitation::try_from).transpose()
}

/// Of a member, whatever became of it.
pub async fn of_member(db: &impl Db, id: MemberId) -> Result<Option<Invitation>> {
    let query = Entity::find().filter(Column::MemberId.eq(id.0));
    query.one(db.connection()).await?.map(Invitation::try_from).transpose()
}

/// The link for joining, whatever became of it.
pub async fn join_link(db: &impl Db, id: RegistrationId) -> Result<Option<Invitation>> {
    let query = Entity::find().filter(Column::RegistrationId.eq(id.0)).filter(Column::MemberId.is_null());
    query.one(db.connection()).await?.map(Invitation::try_from).transpose()
}

/// By the secret of its link or of its reminder's.
pub async fn find_by_token(db: &impl Db, token_hash: &str) -> Result<Option<Invitation>> {
    let either =
        Condition::any().add(Column::TokenHash.eq(token_hash)).add(Column::ReminderHash.eq(token_hash));
    Entity::find().filter(either).one(db.connection()).await?.map(Invitation::try_from).transpose()
}

/// Records what became of the invitation.
pub async fn settle(
    tx: &Tx,
    id: InvitationId,
    state: InvitationState,
    answered_at: Option<DateTime<Utc>>,
) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::State, Expr::value(word(&state)?))
        .col_expr(Column::AnsweredAt, Expr::value(answered_at))
        .filter(Column::Id.eq(id.0));
    update.exec(tx.connection()).await?;
    Ok(())
}

/// Ends the links of these members.
pub async fn withdraw_from(tx: &Tx, members: impl IntoIterator<Item = MemberId>) -> Result<()> {
    let living = [InvitationState::Open, InvitationState::Accepted].iter().map(word);
    let update = Entity::update_many()
        .col_expr(Column::State, Expr::value(word(&InvitationState::Withdrawn)?))
        .filter(Column::MemberId.is_in(members.into_iter().map(|id| id.0)))
        .filter(Column::State.is_in(living.collect::<Result<Vec<_>>>()?));
    update.exec(tx.connection()).await?;
    Ok(())
}

/// Unanswered invitations of members that were sent before `sent`, end between `now` and `until`, and were not brought
/// to mind.
pub async fn to_remind(
    db: &impl Db,
    sent: DateTime<Utc>,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<Invitation>> {
    let query = Entity::find()
        .filter(Column::State.eq(word(&InvitationState::Open)?))
        .filter(Column::MemberId.is_not_null())
        .filter(Column::ReminderHash.is_null())
        .filter(Column::SentAt.lte(sent))
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::ExpiresAt.lte(until))
        .order_by_asc(Column::ExpiresAt)
        .limit(limit);
    query.all(db.connection()).await?.into_iter().map(Invitation::try_from).collect()
}

/// Gives the reminder its link; false when another process did so meanwhile.
pub async fn remind(tx: &Tx, id: InvitationId, reminder_hash: &str) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::ReminderHash, Expr::value(reminder_hash))
        .filter(Column::Id.eq(id.0))
        .filter(Column::ReminderHash.is_null());
    Ok(update.exec(tx.connection()).await?.rows_affected == 1)
}
