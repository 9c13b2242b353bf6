//! Verdicts that stood before a registration was changed, with the facts they were found on.

use domain::{Judged, RegistrationId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::earlier_verdict::{Column, Entity, Model};
use crate::row::{json, parse_json};
use crate::{Db, Error, Result, Tx};

#[derive(Debug, Clone, PartialEq)]
pub struct EarlierVerdict {
    pub registration_id: RegistrationId,
    /// Changes that the registration had seen while it stood.
    pub alterations: i64,
    pub rule_set_version: Option<i64>,
    pub judged: Judged,
}

impl TryFrom<Model> for EarlierVerdict {
    type Error = Error;

    fn try_from(row: Model) -> Result<Self> {
        Ok(Self {
            registration_id: RegistrationId(row.registration_id),
            alterations: row.alterations,
            rule_set_version: row.rule_set_version,
            judged: Judged { verdict: parse_json(row.verdict)?, facts: parse_json(row.facts)? },
        })
    }
}

fn row(earlier: &EarlierVerdict) -> Result<Model> {
    Ok(Model {
        registration_id: earlier.registration_id.0,
        alterations: earlier.alterations,
        rule_set_version: earlier.rule_set_version,
        verdict: json(&earlier.judged.verdict)?,
        facts: json(&earlier.judged.facts)?,
    })
}

pub async fn insert(tx: &Tx, earlier: &EarlierVerdict) -> Result<()> {
    row(earlier)?.into_active_model().insert(tx.connection()).await?;
    Ok(())
}

/// Saves one that is stored already.
pub async fn save(tx: &Tx, earlier: &EarlierVerdict) -> Result<()> {
    row(earlier)?.into_active_model().reset_all().update(tx.connection()).await?;
    Ok(())
}

/// Those of these registrations, oldest first.
pub async fn of_registrations(
    db: &impl Db,
    ids: impl IntoIterator<Item = RegistrationId>,
) -> Result<Vec<EarlierVerdict>> {
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let query = Entity::find()
        .filter(Column::RegistrationId.is_in(ids))
        .order_by_asc(Column::RegistrationId)
        .order_by_asc(Column::Alterations);
    query.all(db.connection()).await?.into_iter().map(EarlierVerdict::try_from).collect()
}
