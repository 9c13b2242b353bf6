//! Rows of `programme`.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "programme")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub initiative_id: Option<Uuid>,
    pub slug: String,
    pub publication: String,
    pub content: Json,
    /// Title and summary in all languages, folded for searching.
    pub search: String,
    pub capacity_unit: Option<String>,
    pub capacity_total: Option<i64>,
    pub admitted_teams: i64,
    pub admitted_people: i64,
    pub version: i64,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
