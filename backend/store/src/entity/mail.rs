//! Rows of `mail`.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub cohort_id: Uuid,
    pub registration_id: Option<Uuid>,
    pub member_id: Option<Uuid>,
    pub rsvp_id: Option<Uuid>,
    pub recipient: Option<String>,
    pub language: Option<String>,
    pub subject: Option<String>,
    pub state: String,
    pub attempts: i32,
    pub reason: Option<String>,
    pub message_id: Option<String>,
    pub queued_at: DateTimeUtc,
    pub due_at: Option<DateTimeUtc>,
    pub sent_at: Option<DateTimeUtc>,
    pub bounced_at: Option<DateTimeUtc>,
    pub replaced_by: Option<Uuid>,
    pub again: Option<Json>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
