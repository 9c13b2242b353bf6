//! Rows of `invitation`.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub registration_id: Uuid,
    /// Null for the link for joining. Not a reference: the invitation outlives a member who is erased.
    pub member_id: Option<Uuid>,
    pub token_hash: String,
    /// The reminder carries a link of its own, because the secret of the first is not kept.
    pub reminder_hash: Option<String>,
    pub language: String,
    pub state: String,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub sent_at: Option<DateTimeUtc>,
    pub sent_count: i64,
    pub answered_at: Option<DateTimeUtc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
