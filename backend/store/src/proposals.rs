//! Decisions before their release.

use domain::{CohortId, PersonId, Proposal, RegistrationId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use uuid::Uuid;

use crate::entity::{proposal, registration};
use crate::row::parse_word;
use crate::{Db, Error, Result, Tx};

impl TryFrom<proposal::Model> for Proposal {
    type Error = Error;

    fn try_from(row: proposal::Model) -> Result<Self> {
        Ok(Self {
            registration_id: RegistrationId(row.registration_id),
            outcome: parse_word(&row.outcome)?,
            reason: row.reason,
            override_note: row.override_note,
            proposed_by: PersonId(row.proposed_by),
            proposed_at: row.proposed_at,
            alterations: row.alterations,
        })
    }
}

/// Proposes, or replaces the earlier proposal.
pub async fn put(tx: &Tx, proposal: &Proposal) -> Result<()> {
    let row = proposal::Model {
        registration_id: proposal.registration_id.0,
        outcome: proposal.outcome.as_str().to_owned(),
        reason: proposal.reason.clone(),
        override_note: proposal.override_note.clone(),
        proposed_by: proposal.proposed_by.0,
        proposed_at: proposal.proposed_at,
        alterations: proposal.alterations,
    };
    let replace = OnConflict::column(proposal::Column::RegistrationId)
        .update_columns([
            proposal::Column::Outcome,
            proposal::Column::Reason,
            proposal::Column::OverrideNote,
            proposal::Column::ProposedBy,
            proposal::Column::ProposedAt,
            proposal::Column::Alterations,
        ])
        .to_owned();
    proposal::Entity::insert(row.into_active_model())
        .on_conflict(replace)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

pub async fn find(db: &impl Db, id: RegistrationId) -> Result<Option<Proposal>> {
    proposal::Entity::find_by_id(id.0).one(db.connection()).await?.map(Proposal::try_from).transpose()
}

pub async fn find_many(db: &impl Db, ids: impl IntoIterator<Item = RegistrationId>) -> Result<Vec<Proposal>> {
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let query = proposal::Entity::find().filter(proposal::Column::RegistrationId.is_in(ids));
    query.all(db.connection()).await?.into_iter().map(Proposal::try_from).collect()
}

fn select_of_cohort(cohort: CohortId) -> Select<proposal::Entity> {
    let of_cohort = registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .filter(registration::Column::CohortId.eq(cohort.0))
        .into_query();
    proposal::Entity::find().filter(proposal::Column::RegistrationId.in_subquery(of_cohort))
}

/// How many decisions of a cohort are proposed.
pub async fn count(db: &impl Db, cohort: CohortId) -> Result<i64> {
    let count = select_of_cohort(cohort).count(db.connection()).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// All proposals of a cohort, in the order in which they were made.
pub async fn of_cohort(db: &impl Db, cohort: CohortId) -> Result<Vec<Proposal>> {
    let query = select_of_cohort(cohort)
        .order_by_asc(proposal::Column::ProposedAt)
        .order_by_asc(proposal::Column::RegistrationId);
    query.all(db.connection()).await?.into_iter().map(Proposal::try_from).collect()
}

/// False when there was none.
pub async fn delete(tx: &Tx, id: RegistrationId) -> Result<bool> {
    Ok(proposal::Entity::delete_by_id(id.0).exec(tx.connection()).await?.rows_affected == 1)
}
