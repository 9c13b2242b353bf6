//! Rows of `answer_sheet`.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_sheet")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: Uuid,
    /// A member, or the registration itself.
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_id: Uuid,
    pub answers: Json,
    pub handed_in_under: Option<i64>,
    pub version: i64,
    pub updated_at: DateTimeUtc,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
