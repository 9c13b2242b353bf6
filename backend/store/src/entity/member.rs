//! Rows of `member`.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub registration_id: Uuid,
    pub position: i32,
    pub name: Option<String>,
    pub email: Option<String>,
    pub affiliation: Option<String>,
    pub organisation: Option<String>,
    pub municipality: Option<String>,
    pub role: Option<String>,
    pub is_councillor: Option<bool>,
    pub is_lead: bool,
    pub invited: bool,
    pub consented_at: Option<DateTimeUtc>,
    /// Edition of the privacy text that was read; set with `consented_at`.
    pub privacy_version: Option<String>,
    pub came_at: Option<DateTimeUtc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
