//! Published rule sets. A version never changes once it is stored.

use chrono::{DateTime, Utc};
use domain::{CohortId, PersonId, RuleSet};

use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter};

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
    };
    row.into_active_model().insert(tx.connection()).await?;
    Ok(())
}

pub async fn find(db: &impl Db, cohort: CohortId, version: i64) -> Result<Option<PublishedRuleSet>> {
    let row = rule_set::Entity::find_by_id((cohort.0, version)).one(db.connection()).await?;
    row.map(PublishedRuleSet::try_from).transpose()
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
