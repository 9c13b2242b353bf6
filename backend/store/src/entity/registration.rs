//! Rows of `registration`.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cohort_id: Uuid,
    pub applicant_id: Uuid,
    pub state: String,
    pub language: String,
    pub team_name: Option<String>,
    pub municipality: Option<String>,
    pub municipality_limit: i32,
    /// Which of the municipality's places it holds: 1 up to the limit.
    pub municipality_slot: Option<i32>,
    pub member_count: i64,
    /// Team name, members' names and organisations, folded for searching.
    pub search: String,
    pub rule_set_version: Option<i64>,
    pub verdict: Option<Json>,
    pub verdict_status: Option<String>,
    pub facts: Option<Json>,
    pub reason: Option<String>,
    pub submitted_at: Option<DateTimeUtc>,
    pub waitlisted_at: Option<DateTimeUtc>,
    pub offer_expires_at: Option<DateTimeUtc>,
    pub alterations: i64,
    /// When everything that told who its people were was erased.
    pub erased_at: Option<DateTimeUtc>,
    pub version: i64,
    /// Counts the organisers' changes too, which applicants must not notice.
    pub review_version: i64,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
