//! Programmes, their tags for the catalogue's filters, and the places taken over all their cohorts.

use domain::names::fold;
use domain::{
    Admitted, Audience, Capacity, Cohort, CohortId, InitiativeId, Language, OrganisationId, Programme,
    ProgrammeId, Publication, Text, Theme,
};
use sea_orm::sea_query::{Expr, LikeExpr};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, ExprTrait, IntoActiveModel, JoinType, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use crate::entity::{cohort, programme, programme_tag};
use crate::row::{json, optional_word, parse_json, parse_optional, parse_word, word};
use crate::{Db, Error, Page, Result, Tx};

pub(crate) const AUDIENCE: &str = "audience";
pub(crate) const THEME: &str = "theme";

impl TryFrom<programme::Model> for Programme {
    type Error = Error;

    fn try_from(row: programme::Model) -> Result<Self> {
        Ok(Self {
            id: ProgrammeId(row.id),
            organisation_id: OrganisationId(row.organisation_id),
            initiative_id: row.initiative_id.map(InitiativeId),
            slug: row.slug,
            publication: parse_word(&row.publication)?,
            content: parse_json(row.content)?,
            capacity: capacity(row.capacity_unit.as_ref(), row.capacity_total)?,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

pub(crate) fn capacity(unit: Option<&String>, total: Option<i64>) -> Result<Option<Capacity>> {
    Ok(parse_optional(unit)?.zip(total).map(|(unit, total)| Capacity { unit, total }))
}

/// What can be written; the counters of places are not among it.
fn row(programme: &Programme) -> Result<programme::Model> {
    Ok(programme::Model {
        id: programme.id.0,
        organisation_id: programme.organisation_id.0,
        initiative_id: programme.initiative_id.map(|id| id.0),
        slug: programme.slug.clone(),
        publication: word(&programme.publication)?,
        content: json(&programme.content)?,
        search: search_text(programme),
        capacity_unit: optional_word(programme.capacity.as_ref().map(|capacity| &capacity.unit))?,
        capacity_total: programme.capacity.map(|capacity| capacity.total),
        admitted_teams: 0,
        admitted_people: 0,
        version: programme.version,
        created_at: programme.created_at,
        updated_at: programme.updated_at,
    })
}

fn search_text(programme: &Programme) -> String {
    let content = &programme.content;
    let texts = [&content.title, &content.summary].into_iter().chain(&content.topics);
    let words: Vec<&str> = texts.flat_map(all_languages).collect();
    fold(&words.join("\n"))
}

fn all_languages(text: &Text) -> impl Iterator<Item = &str> {
    Language::ALL.into_iter().filter_map(|language| text.get(language))
}

/// `Unique` when the slug is taken.
pub async fn insert(tx: &Tx, programme: &Programme) -> Result<()> {
    row(programme)?.into_active_model().insert(tx.connection()).await?;
    replace_tags(tx, programme).await
}

/// Saves when the stored version is still `from`; false otherwise. `Check` when fewer places than taken.
pub async fn save(tx: &Tx, programme: &Programme, from: i64) -> Result<bool> {
    let mut changes = row(programme)?.into_active_model().reset_all();
    changes.admitted_teams.take();
    changes.admitted_people.take();
    let update = programme::Entity::update_many()
        .set(changes)
        .filter(programme::Column::Id.eq(programme.id.0))
        .filter(programme::Column::Version.eq(from));
    if update.exec(tx.connection()).await?.rows_affected == 0 {
        return Ok(false);
    }
    replace_tags(tx, programme).await?;
    Ok(true)
}

async fn replace_tags(tx: &Tx, programme: &Programme) -> Result<()> {
    programme_tag::Entity::delete_many()
        .filter(programme_tag::Column::ProgrammeId.eq(programme.id.0))
        .exec(tx.connection())
        .await?;
    let tag = |kind: &str, code: String| {
        programme_tag::Model { programme_id: programme.id.0, kind: kind.to_owned(), code }.into_active_model()
    };
    let mut tags = Vec::new();
    for audience in &programme.content.audiences {
        tags.push(tag(AUDIENCE, word(audience)?));
    }
    for theme in &programme.content.themes {
        tags.push(tag(THEME, word(theme)?));
    }
    if !tags.is_empty() {
        programme_tag::Entity::insert_many(tags).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

pub async fn find(db: &impl Db, id: ProgrammeId) -> Result<Option<Programme>> {
    programme::Entity::find_by_id(id.0).one(db.connection()).await?.map(Programme::try_from).transpose()
}

pub async fn find_by_slug(db: &impl Db, slug: &str) -> Result<Option<Programme>> {
    let query = programme::Entity::find().filter(programme::Column::Slug.eq(slug));
    query.one(db.connection()).await?.map(Programme::try_from).transpose()
}

pub async fn find_many(db: &impl Db, ids: impl IntoIterator<Item = ProgrammeId>) -> Result<Vec<Programme>> {
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let query = programme::Entity::find().filter(programme::Column::Id.is_in(ids));
    query.all(db.connection()).await?.into_iter().map(Programme::try_from).collect()
}

/// Published programmes of an initiative, by slug.
pub async fn of_initiative(db: &impl Db, id: InitiativeId) -> Result<Vec<Programme>> {
    let query = programme::Entity::find()
        .filter(programme::Column::InitiativeId.eq(id.0))
        .filter(programme::Column::Publication.eq(Publication::Published.as_str()))
        .order_by_asc(programme::Column::Slug);
    query.all(db.connection()).await?.into_iter().map(Programme::try_from).collect()
}

/// What narrows a list of programmes.
#[derive(Debug, Clone, Default)]
pub struct ProgrammeFilter {
    pub search: Option<String>,
    pub audience: Option<Audience>,
    pub theme: Option<Theme>,
    pub initiative: Option<InitiativeId>,
    pub organisation: Option<OrganisationId>,
}

/// Published programmes by slug, after `after`.
pub async fn list_published(
    db: &impl Db,
    filter: &ProgrammeFilter,
    after: Option<&str>,
    limit: u64,
) -> Result<Page<Programme>> {
    let mut query = programme::Entity::find()
        .filter(programme::Column::Publication.eq(Publication::Published.as_str()))
        .order_by_asc(programme::Column::Slug)
        .limit(limit + 1);
    query = query.filter(tags_condition(filter.audience, filter.theme, programme::Column::Id)?);
    if let Some(search) = &filter.search {
        query = query.filter(contains(programme::Column::Search, search));
    }
    query = narrow(query, filter);
    if let Some(after) = after {
        query = query.filter(programme::Column::Slug.gt(after));
    }
    let items: Result<Vec<_>> =
        query.all(db.connection()).await?.into_iter().map(Programme::try_from).collect();
    Ok(Page::cut(items?, limit))
}

fn narrow(mut query: Select<programme::Entity>, filter: &ProgrammeFilter) -> Select<programme::Entity> {
    if let Some(initiative) = filter.initiative {
        query = query.filter(programme::Column::InitiativeId.eq(initiative.0));
    }
    if let Some(organisation) = filter.organisation {
        query = query.filter(programme::Column::OrganisationId.eq(organisation.0));
    }
    query
}

/// Programmes (by the id in `column`) that carry the asked tags.
pub(crate) fn tags_condition(
    audience: Option<Audience>,
    theme: Option<Theme>,
    column: impl ColumnTrait,
) -> Result<Condition> {
    let mut condition = Condition::all();
    let asked = [(AUDIENCE, optional_word(audience.as_ref())?), (THEME, optional_word(theme.as_ref())?)];
    for (kind, code) in asked {
        let Some(code) = code else { continue };
        let tagged = programme_tag::Entity::find()
            .select_only()
            .column(programme_tag::Column::ProgrammeId)
            .filter(programme_tag::Column::Kind.eq(kind))
            .filter(programme_tag::Column::Code.eq(code))
            .into_query();
        condition = condition.add(column.in_subquery(tagged));
    }
    Ok(condition)
}

/// The folded text contains the folded search, taken literally.
pub(crate) fn contains(column: impl ColumnTrait, search: &str) -> Expr {
    let escaped = fold(search).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    column.into_expr().like(LikeExpr::new(format!("%{escaped}%")).escape('\\'))
}

/// A programme whose places may change.
#[derive(Debug, Clone, PartialEq)]
pub struct LockedProgramme {
    pub programme: Programme,
    pub capacity: Option<Capacity>,
    pub admitted: Admitted,
}

/// Locks the cohort's row, then that of its programme.
pub async fn lock_with_cohort(tx: &Tx, id: CohortId) -> Result<Option<(Cohort, LockedProgramme)>> {
    let its_programme = cohort::Entity::belongs_to(programme::Entity)
        .from(cohort::Column::ProgrammeId)
        .to(programme::Column::Id)
        .into();
    let row = cohort::Entity::find_by_id(id.0)
        .join(JoinType::InnerJoin, its_programme)
        .select_also(programme::Entity)
        .lock_exclusive()
        .one(tx.connection())
        .await?;
    let Some((cohort, Some(programme))) = row else { return Ok(None) };
    let admitted = Admitted { teams: programme.admitted_teams, people: programme.admitted_people };
    let capacity = capacity(programme.capacity_unit.as_ref(), programme.capacity_total)?;
    let locked = LockedProgramme { programme: programme.try_into()?, capacity, admitted };
    Ok(Some((cohort.try_into()?, locked)))
}

/// `Check` when the places would exceed the capacity.
pub async fn save_admitted(tx: &Tx, id: ProgrammeId, admitted: Admitted) -> Result<()> {
    programme::Entity::update_many()
        .col_expr(programme::Column::AdmittedTeams, Expr::value(admitted.teams))
        .col_expr(programme::Column::AdmittedPeople, Expr::value(admitted.people))
        .filter(programme::Column::Id.eq(id.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}
