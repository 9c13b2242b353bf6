//! Published forms. A version never changes once it is stored.

use chrono::{DateTime, Utc};
use domain::{CohortId, Form, PersonId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::entity::form;
use crate::row::{json, parse_json};
use crate::{Db, Error, Result, Tx};

#[derive(Debug, Clone, PartialEq)]
pub struct PublishedForm {
    pub cohort_id: CohortId,
    pub version: i64,
    pub form: Form,
    pub published_by: Option<PersonId>,
    pub published_at: DateTime<Utc>,
}

impl TryFrom<form::Model> for PublishedForm {
    type Error = Error;

    fn try_from(row: form::Model) -> Result<Self> {
        Ok(Self {
            cohort_id: CohortId(row.cohort_id),
            version: row.version,
            form: parse_json(row.content)?,
            published_by: row.published_by.map(PersonId),
            published_at: row.published_at,
        })
    }
}

/// `Unique` when the version exists.
pub async fn insert(tx: &Tx, published: &PublishedForm) -> Result<()> {
    let row = form::Model {
        cohort_id: published.cohort_id.0,
        version: published.version,
        content: json(&published.form)?,
        published_by: published.published_by.map(|id| id.0),
        published_at: published.published_at,
    };
    row.into_active_model().insert(tx.connection()).await?;
    Ok(())
}

/// The version in force.
pub async fn latest(db: &impl Db, cohort: CohortId) -> Result<Option<PublishedForm>> {
    let query =
        form::Entity::find().filter(form::Column::CohortId.eq(cohort.0)).order_by_desc(form::Column::Version);
    query.one(db.connection()).await?.map(PublishedForm::try_from).transpose()
}

pub async fn find(db: &impl Db, cohort: CohortId, version: i64) -> Result<Option<PublishedForm>> {
    let row = form::Entity::find_by_id((cohort.0, version)).one(db.connection()).await?;
    row.map(PublishedForm::try_from).transpose()
}

/// Every version of a cohort's form, latest first.
pub async fn history(db: &impl Db, cohort: CohortId) -> Result<Vec<PublishedForm>> {
    let query =
        form::Entity::find().filter(form::Column::CohortId.eq(cohort.0)).order_by_desc(form::Column::Version);
    query.all(db.connection()).await?.into_iter().map(PublishedForm::try_from).collect()
}
