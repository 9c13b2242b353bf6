//! Rows of `history`.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "history")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub from_state: Option<String>,
    pub to_state: String,
    pub at: DateTimeUtc,
    pub actor: String,
    pub person_id: Option<Uuid>,
    pub reason: Option<String>,
    pub override_note: Option<String>,
    pub kind: String,
    pub changes: Option<Json>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
