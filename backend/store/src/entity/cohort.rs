//! Rows of `cohort`.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "cohort")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub programme_id: Uuid,
    pub publication: String,
    pub entry: String,
    pub consent: String,
    pub admission_mode: String,
    pub confirmation_required: bool,
    pub offer_days: Option<i32>,
    pub amendable: bool,
    pub opens_at: Option<DateTimeUtc>,
    pub closes_at: Option<DateTimeUtc>,
    /// `closes_at`, or a far day: lists sort by it, so it is never null.
    pub deadline_sort: DateTimeUtc,
    pub opens: Option<Json>,
    pub closes: Option<Json>,
    pub capacity_unit: Option<String>,
    pub capacity_total: Option<i64>,
    pub admitted_teams: i64,
    pub admitted_people: i64,
    /// 0 = no limit. Registrations carry a copy by a cascading foreign key.
    pub municipality_limit: i32,
    pub format: Option<String>,
    pub rule_set_version: Option<i64>,
    pub content: Json,
    pub version: i64,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
