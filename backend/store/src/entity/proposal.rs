//! Rows of `proposal`.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: Uuid,
    pub outcome: String,
    pub reason: Option<String>,
    pub override_note: Option<String>,
    pub proposed_by: Uuid,
    pub proposed_at: DateTimeUtc,
    pub alterations: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
