//! Published rule sets. A version never changes once it is stored.

use chrono::{DateTime, Utc};
use domain::{CohortId, PersonId, RuleSet, TestTeam};

use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use crate::entity::rule_set;
use crate::row::{json, parse_json};
use crate::{Db, Error, Result, Tx};

#[derive(Debug, Clone, PartialEq)]
pub struct PublishedRuleSet {
    pub cohort_id: CohortId,
    pub version: i64,
    pub rules: RuleSet,
    pub hash: String,
    /// Why the rules of an open cohort changed.
    pub reason: Option<String>,
    pub published_by: Option<PersonId>,
    pub published_at: DateTime<Utc>,
    pub test_teams: Vec<TestTeam>,
    /// Why rules that cannot hold together were published all the same.
    pub override_reason: Option<String>,
}

impl TryFrom<rule_set::Model> for PublishedRuleSet {
    type Error = Error;

    fn try_from(row: rule_set::Model) -> Result<Self> {
        Ok(Self {
            cohort_id: CohortId(row.cohort_id),
            version: row.version,
            rules: parse_json(row.rules)?,
            hash: row.hash,
            reason: row.reason,
            published_by: row.published_by.map(PersonId),
            published_at: row.published_at,
            test_teams: row.test_teams.map(parse_json).transpose()?.unwrap_or_default(),
            override_reason: row.override_reason,
        })
    }
}

/// `Unique` when the version exists.
pub async fn insert(tx: &Tx, published: &PublishedRuleSet) -> Result<()> {
    let row = rule_set::Model {
        cohort_id: published.cohort_id.0,
        version: published.version,
        rules: json(&published.rules)?,
        hash: published.hash.clone(),
        reason: published.reason.clone(),
        published_by: published.published_by.map(|id| id.0),
        published_at: published.published_at,
        test_teams: Some(json(&published.test_teams)?),
        override_reason: published.override_reason.clone(),
    };
    row.into_active_model().insert(tx.connection()).await?;
    Ok(())
}

pub async fn find(db: &impl Db, cohort: CohortId, version: i64) -> Result<Option<PublishedRuleSet>> {
    let row = rule_set::Entity::find_by_id((cohort.0, version)).one(db.connection()).await?;
    row.map(PublishedRuleSet::try_from).transpose()
}

/// Every version of a cohort's rules, latest first.
pub async fn history(db: &impl Db, cohort: CohortId) -> Result<Vec<PublishedRuleSet>> {
    let query = rule_set::Entity::find()
        .filter(rule_set::Column::CohortId.eq(cohort.0))
        .order_by_desc(rule_set::Column::Version);
    query.all(db.connection()).await?.into_iter().map(PublishedRuleSet::try_from).collect()
}

/// Those that exist of the named versions, in no particular order.
pub async fn find_many(
    db: &impl Db,
    versions: impl IntoIterator<Item = (CohortId, i64)>,
) -> Result<Vec<PublishedRuleSet>> {
    let named = versions.into_iter().fold(Condition::any(), |any, (cohort, version)| {
        let this = rule_set::Column::CohortId.eq(cohort.0).and(rule_set::Column::Version.eq(version));
        any.add(this)
    });
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let rows = rule_set::Entity::find().filter(named).all(db.connection()).await?;
    rows.into_iter().map(PublishedRuleSet::try_from).collect()
}
