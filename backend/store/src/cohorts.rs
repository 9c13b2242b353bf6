//! Cohorts: loading, locking, saving, and the catalogue's list.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    Admitted, Audience, Cohort, CohortId, CountyCode, EntryKind, Format, OrganisationId, Phase, ProgrammeId,
    Publication, Theme,
};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use crate::entity::{cohort, cohort_county, programme};
use crate::programmes::{capacity, contains, tags_condition};
use crate::row::{json, optional_word, parse_json, parse_optional, parse_word, word};
use crate::{Db, Error, Page, Result, Tx};

impl TryFrom<cohort::Model> for Cohort {
    type Error = Error;

    fn try_from(row: cohort::Model) -> Result<Self> {
        Ok(Self {
            id: CohortId(row.id),
            programme_id: ProgrammeId(row.programme_id),
            publication: parse_word(&row.publication)?,
            entry: parse_word(&row.entry)?,
            consent: parse_word(&row.consent)?,
            admission_mode: parse_word(&row.admission_mode)?,
            confirmation_required: row.confirmation_required,
            offer_days: row.offer_days.and_then(|days| u32::try_from(days).ok()),
            amendable: row.amendable,
            opens: row.opens.map(parse_json).transpose()?,
            closes: row.closes.map(parse_json).transpose()?,
            capacity: capacity(row.capacity_unit.as_ref(), row.capacity_total)?,
            admitted: Admitted { teams: row.admitted_teams, people: row.admitted_people },
            municipality_limit: u32::try_from(row.municipality_limit).ok().filter(|limit| *limit > 0),
            format: parse_optional(row.format.as_ref())?,
            rule_set_version: row.rule_set_version,
            content: parse_json(row.content)?,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

/// The sort key of a cohort without a deadline: after every real one.
fn far_day() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default().and_time(NaiveTime::MIN).and_utc()
}

pub(crate) fn stored_limit(limit: Option<u32>) -> i32 {
    limit.map_or(0, |limit| i32::try_from(limit).unwrap_or(i32::MAX))
}

fn row(cohort: &Cohort) -> Result<cohort::Model> {
    let closes_at = cohort.closes.as_ref().map(|closes| closes.at);
    Ok(cohort::Model {
        id: cohort.id.0,
        programme_id: cohort.programme_id.0,
        publication: word(&cohort.publication)?,
        entry: word(&cohort.entry)?,
        consent: word(&cohort.consent)?,
        admission_mode: word(&cohort.admission_mode)?,
        confirmation_required: cohort.confirmation_required,
        offer_days: cohort.offer_days.and_then(|days| i32::try_from(days).ok()),
        amendable: cohort.amendable,
        opens_at: cohort.opens.as_ref().map(|opens| opens.at),
        closes_at,
        deadline_sort: closes_at.unwrap_or_else(far_day),
        opens: cohort.opens.as_ref().map(json).transpose()?,
        closes: cohort.closes.as_ref().map(json).transpose()?,
        capacity_unit: optional_word(cohort.capacity.as_ref().map(|capacity| &capacity.unit))?,
        capacity_total: cohort.capacity.map(|capacity| capacity.total),
        admitted_teams: cohort.admitted.teams,
        admitted_people: cohort.admitted.people,
        municipality_limit: stored_limit(cohort.municipality_limit),
        format: optional_word(cohort.format.as_ref())?,
        rule_set_version: cohort.rule_set_version,
        content: json(&cohort.content)?,
        version: cohort.version,
        created_at: cohort.created_at,
        updated_at: cohort.updated_at,
    })
}

pub async fn insert(tx: &Tx, cohort: &Cohort) -> Result<()> {
    row(cohort)?.into_active_model().insert(tx.connection()).await?;
    replace_counties(tx, cohort).await
}

/// Saves a cohort loaded by `lock`. `Check` when fewer places than taken, `Unique` when a lower limit per
/// municipality does not hold for those admitted.
pub async fn save(tx: &Tx, cohort: &Cohort) -> Result<()> {
    row(cohort)?.into_active_model().reset_all().update(tx.connection()).await?;
    replace_counties(tx, cohort).await
}

async fn replace_counties(tx: &Tx, cohort: &Cohort) -> Result<()> {
    cohort_county::Entity::delete_many()
        .filter(cohort_county::Column::CohortId.eq(cohort.id.0))
        .exec(tx.connection())
        .await?;
    let rows: Vec<_> = cohort
        .content
        .counties
        .iter()
        .map(|county| {
            cohort_county::Model { cohort_id: cohort.id.0, county: county.as_str().to_owned() }
                .into_active_model()
        })
        .collect();
    if !rows.is_empty() {
        cohort_county::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

pub async fn save_admitted(tx: &Tx, id: CohortId, admitted: Admitted) -> Result<()> {
    cohort::Entity::update_many()
        .col_expr(cohort::Column::AdmittedTeams, Expr::value(admitted.teams))
        .col_expr(cohort::Column::AdmittedPeople, Expr::value(admitted.people))
        .filter(cohort::Column::Id.eq(id.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}

pub async fn find(db: &impl Db, id: CohortId) -> Result<Option<Cohort>> {
    cohort::Entity::find_by_id(id.0).one(db.connection()).await?.map(Cohort::try_from).transpose()
}

/// Loads the cohort and keeps others from changing its places until the transaction ends.
pub async fn lock(tx: &Tx, id: CohortId) -> Result<Option<Cohort>> {
    let row = cohort::Entity::find_by_id(id.0).lock_exclusive().one(tx.connection()).await?;
    row.map(Cohort::try_from).transpose()
}

/// The programme's cohorts, in the order of their ids.
pub async fn of_programme(db: &impl Db, programme: ProgrammeId) -> Result<Vec<CohortId>> {
    let ids: Vec<Uuid> = cohort::Entity::find()
        .select_only()
        .column(cohort::Column::Id)
        .filter(cohort::Column::ProgrammeId.eq(programme.0))
        .order_by_asc(cohort::Column::Id)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(ids.into_iter().map(CohortId).collect())
}

pub async fn find_many(db: &impl Db, ids: impl IntoIterator<Item = CohortId>) -> Result<Vec<Cohort>> {
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let query = cohort::Entity::find().filter(cohort::Column::Id.is_in(ids));
    query.all(db.connection()).await?.into_iter().map(Cohort::try_from).collect()
}

/// All cohorts in the order of their ids, those that come after one.
pub async fn after(db: &impl Db, after: Option<CohortId>, limit: u64) -> Result<Vec<Cohort>> {
    let mut query = cohort::Entity::find().order_by_asc(cohort::Column::Id).limit(limit);
    if let Some(after) = after {
        query = query.filter(cohort::Column::Id.gt(after.0));
    }
    query.all(db.connection()).await?.into_iter().map(Cohort::try_from).collect()
}

/// Cohorts of these programmes by deadline.
pub async fn of_programmes(db: &impl Db, ids: impl IntoIterator<Item = ProgrammeId>) -> Result<Vec<Cohort>> {
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    by_deadline(cohort::Entity::find().filter(cohort::Column::ProgrammeId.is_in(ids)), db).await
}

/// Cohorts whose programme these organisations lead, by deadline.
pub async fn of_organisations(
    db: &impl Db,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<Vec<Cohort>> {
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let led = programme::Entity::find()
        .select_only()
        .column(programme::Column::Id)
        .filter(programme::Column::OrganisationId.is_in(ids))
        .into_query();
    by_deadline(cohort::Entity::find().filter(cohort::Column::ProgrammeId.in_subquery(led)), db).await
}

async fn by_deadline(query: Select<cohort::Entity>, db: &impl Db) -> Result<Vec<Cohort>> {
    let query = query.order_by_asc(cohort::Column::DeadlineSort).order_by_asc(cohort::Column::Id);
    query.all(db.connection()).await?.into_iter().map(Cohort::try_from).collect()
}

/// What narrows the catalogue.
#[derive(Debug, Clone, Default)]
pub struct CatalogueFilter {
    pub phase: Option<Phase>,
    pub entry: Option<EntryKind>,
    pub format: Option<Format>,
    pub county: Option<CountyCode>,
    pub audience: Option<Audience>,
    pub theme: Option<Theme>,
    pub search: Option<String>,
}

/// Position in the catalogue: the deadline (or the far day) and the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CatalogueKey {
    deadline: DateTime<Utc>,
    id: CohortId,
}

impl CatalogueKey {
    pub fn of(cohort: &Cohort) -> Self {
        Self { deadline: cohort.closes.as_ref().map_or_else(far_day, |closes| closes.at), id: cohort.id }
    }
}

/// Published cohorts of published programmes by deadline, after `after`.
pub async fn catalogue(
    db: &impl Db,
    filter: &CatalogueFilter,
    now: DateTime<Utc>,
    after: Option<CatalogueKey>,
    limit: u64,
) -> Result<Page<Cohort>> {
    let mut query = cohort::Entity::find()
        .filter(cohort::Column::Publication.eq(Publication::Published.as_str()))
        .filter(cohort::Column::ProgrammeId.in_subquery(programmes_subquery(filter)?))
        .filter(attributes_condition(filter)?)
        .order_by_asc(cohort::Column::DeadlineSort)
        .order_by_asc(cohort::Column::Id)
        .limit(limit + 1);
    if let Some(phase) = filter.phase {
        query = query.filter(phase_condition(phase, now));
    }
    if let Some(CatalogueKey { deadline, id }) = after {
        let later =
            Condition::all().add(cohort::Column::DeadlineSort.eq(deadline)).add(cohort::Column::Id.gt(id.0));
        query = query.filter(Condition::any().add(cohort::Column::DeadlineSort.gt(deadline)).add(later));
    }
    let items: Result<Vec<_>> = query.all(db.connection()).await?.into_iter().map(Cohort::try_from).collect();
    Ok(Page::cut(items?, limit))
}

fn programmes_subquery(filter: &CatalogueFilter) -> Result<sea_orm::sea_query::SelectStatement> {
    let mut programmes = programme::Entity::find()
        .select_only()
        .column(programme::Column::Id)
        .filter(programme::Column::Publication.eq(Publication::Published.as_str()))
        .filter(tags_condition(filter.audience, filter.theme, programme::Column::Id)?);
    if let Some(search) = &filter.search {
        programmes = programmes.filter(contains(programme::Column::Search, search));
    }
    Ok(programmes.into_query())
}

fn attributes_condition(filter: &CatalogueFilter) -> Result<Condition> {
    let mut condition = Condition::all();
    if let Some(entry) = filter.entry {
        condition = condition.add(cohort::Column::Entry.eq(word(&entry)?));
    }
    if let Some(format) = filter.format {
        condition = condition.add(cohort::Column::Format.eq(word(&format)?));
    }
    if let Some(county) = filter.county {
        let in_county = cohort_county::Entity::find()
            .select_only()
            .column(cohort_county::Column::CohortId)
            .filter(cohort_county::Column::County.eq(county.as_str()))
            .into_query();
        condition = condition.add(cohort::Column::Id.in_subquery(in_county));
    }
    Ok(condition)
}

/// The same intervals as `Cohort::phase`.
fn phase_condition(phase: Phase, now: DateTime<Utc>) -> Condition {
    let opened = cohort::Column::OpensAt.lte(now);
    match phase {
        Phase::Announced => Condition::all().add(cohort::Column::OpensAt.is_null()),
        Phase::Upcoming => Condition::all().add(cohort::Column::OpensAt.gt(now)),
        Phase::Open => Condition::all().add(opened).add(cohort::Column::DeadlineSort.gt(now)),
        Phase::Closed => Condition::all().add(opened).add(cohort::Column::DeadlineSort.lte(now)),
    }
}
