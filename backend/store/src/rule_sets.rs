//! Published rule sets. A version never changes once it is stored.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::{DateTime, Utc};
use domain::{CohortId, PersonId, RuleSet, TestTeam};
use quick_cache::sync::Cache;
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
    tx.publishes_rules.store(true, Ordering::Relaxed);
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

/// Rules of published versions that this process has read, parsed. They never change, so none grows old.
pub(crate) type KnownRules = Cache<Version, Arc<RuleSet>>;

type Version = (CohortId, i64);

pub(crate) fn known_rules() -> KnownRules {
    Cache::new(512)
}

/// The rules of one version.
pub async fn rules(db: &impl Db, cohort: CohortId, version: i64) -> Result<Option<Arc<RuleSet>>> {
    Ok(rules_of_many(db, [(cohort, version)]).await?.remove(&(cohort, version)))
}

/// The rules of those versions that exist.
pub async fn rules_of_many(
    db: &impl Db,
    versions: impl IntoIterator<Item = Version>,
) -> Result<HashMap<Version, Arc<RuleSet>>> {
    let known = db.known_rules();
    let mut rules = HashMap::new();
    let mut unknown = Condition::any();
    for version in versions {
        if let Some(found) = known.and_then(|known| known.get(&version)) {
            rules.insert(version, found);
        } else {
            let of_cohort = rule_set::Column::CohortId.eq(version.0.0);
            unknown = unknown.add(of_cohort.and(rule_set::Column::Version.eq(version.1)));
        }
    }
    if unknown.is_empty() {
        return Ok(rules);
    }
    for row in rule_set::Entity::find().filter(unknown).all(db.connection()).await? {
        let version = (CohortId(row.cohort_id), row.version);
        let read: Arc<RuleSet> = Arc::new(parse_json(row.rules)?);
        if let Some(known) = known {
            known.insert(version, Arc::clone(&read));
        }
        rules.insert(version, read);
    }
    Ok(rules)
}
