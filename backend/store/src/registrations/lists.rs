//! Lists and counts of registrations.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{CohortId, MunicipalityCode, PersonId, Registration, RegistrationId, State, VerdictStatus};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::with_members;
use crate::entity::member;
use crate::entity::registration::{Column, Entity};
use crate::programmes::contains;
use crate::row::{parse_word, word};
use crate::{Db, Page, Result};

/// States whose registrations hold a place.
fn holding() -> impl Iterator<Item = &'static str> {
    State::ALL.into_iter().filter(|state| state.holds_place()).map(State::as_str)
}

/// Position in an applicant's list: last change and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ApplicantKey {
    pub updated_at: DateTime<Utc>,
    pub id: RegistrationId,
}

/// The applicant's own registrations, latest change first.
pub async fn list_of_applicant(
    db: &impl Db,
    applicant: PersonId,
    after: Option<ApplicantKey>,
    limit: u64,
) -> Result<Page<Registration>> {
    let mut query = Entity::find()
        .filter(Column::ApplicantId.eq(applicant.0))
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id)
        .limit(limit + 1);
    if let Some(ApplicantKey { updated_at, id }) = after {
        let same = Condition::all().add(Column::UpdatedAt.eq(updated_at)).add(Column::Id.lt(id.0));
        query = query.filter(Condition::any().add(Column::UpdatedAt.lt(updated_at)).add(same));
    }
    let rows = query.all(db.connection()).await?;
    Ok(Page::cut(with_members(db, rows).await?, limit))
}

/// What narrows the organiser's list. Drafts are never in it.
#[derive(Debug, Clone, Default)]
pub struct ReviewFilter {
    pub states: Vec<State>,
    pub verdict: Option<VerdictStatus>,
    pub search: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReviewSort {
    #[default]
    NewestFirst,
    OldestFirst,
}

/// Position in the organiser's list: submission and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ReviewKey {
    pub submitted_at: DateTime<Utc>,
    pub id: RegistrationId,
}

/// Submitted registrations of a cohort by submission.
pub async fn list_of_cohort(
    db: &impl Db,
    cohort: CohortId,
    filter: &ReviewFilter,
    sort: ReviewSort,
    after: Option<ReviewKey>,
    limit: u64,
) -> Result<Page<Registration>> {
    let order = match sort {
        ReviewSort::NewestFirst => Order::Desc,
        ReviewSort::OldestFirst => Order::Asc,
    };
    let mut query = Entity::find()
        .filter(Column::CohortId.eq(cohort.0))
        .filter(Column::SubmittedAt.is_not_null())
        .order_by(Column::SubmittedAt, order.clone())
        .order_by(Column::Id, order)
        .limit(limit + 1);
    if !filter.states.is_empty() {
        query = query.filter(Column::State.is_in(filter.states.iter().map(|state| state.as_str())));
    }
    if let Some(verdict) = &filter.verdict {
        query = query.filter(Column::VerdictStatus.eq(word(verdict)?));
    }
    if let Some(search) = &filter.search {
        query = query.filter(contains(Column::Search, search));
    }
    if let Some(key) = after {
        query = query.filter(beyond(key, sort));
    }
    let rows = query.all(db.connection()).await?;
    Ok(Page::cut(with_members(db, rows).await?, limit))
}

fn beyond(ReviewKey { submitted_at, id }: ReviewKey, sort: ReviewSort) -> Condition {
    let same = Condition::all().add(Column::SubmittedAt.eq(submitted_at));
    match sort {
        ReviewSort::NewestFirst => {
            Condition::any().add(Column::SubmittedAt.lt(submitted_at)).add(same.add(Column::Id.lt(id.0)))
        }
        ReviewSort::OldestFirst => {
            Condition::any().add(Column::SubmittedAt.gt(submitted_at)).add(same.add(Column::Id.gt(id.0)))
        }
    }
}

/// Every registration of a cohort that has not ended, drafts with it.
pub async fn living_of_cohort(db: &impl Db, cohort: CohortId) -> Result<Vec<Registration>> {
    let ended = [State::Declined, State::Withdrawn, State::Completed].map(State::as_str);
    let query = Entity::find()
        .filter(Column::CohortId.eq(cohort.0))
        .filter(Column::State.is_not_in(ended))
        .order_by_asc(Column::Id);
    with_members(db, query.all(db.connection()).await?).await
}

/// Registrations of a cohort that have a place or are offered one, and whose programme is not over for them.
pub async fn expected(db: &impl Db, cohort: CohortId) -> Result<Vec<Registration>> {
    let states = [State::Offered, State::Confirmed].map(State::as_str);
    let query = Entity::find()
        .filter(Column::CohortId.eq(cohort.0))
        .filter(Column::State.is_in(states))
        .order_by_asc(Column::Id);
    with_members(db, query.all(db.connection()).await?).await
}

/// Registrations with a stored verdict, by id, those that come after one.
pub async fn judged_after(
    db: &impl Db,
    after: Option<RegistrationId>,
    limit: u64,
) -> Result<Vec<Registration>> {
    let mut query =
        Entity::find().filter(Column::Verdict.is_not_null()).order_by_asc(Column::Id).limit(limit);
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.0));
    }
    with_members(db, query.all(db.connection()).await?).await
}

/// How many registrations of each of these cohorts stand in each state.
pub async fn counts_by_state(
    db: &impl Db,
    cohorts: impl IntoIterator<Item = CohortId>,
) -> Result<BTreeMap<CohortId, BTreeMap<State, i64>>> {
    let ids: Vec<Uuid> = cohorts.into_iter().map(|id| id.0).collect();
    let rows: Vec<(Uuid, String, i64)> = Entity::find()
        .select_only()
        .column(Column::CohortId)
        .column(Column::State)
        .column_as(Column::Id.count(), "registrations")
        .filter(Column::CohortId.is_in(ids))
        .group_by(Column::CohortId)
        .group_by(Column::State)
        .into_tuple()
        .all(db.connection())
        .await?;
    let mut counts: BTreeMap<CohortId, BTreeMap<State, i64>> = BTreeMap::new();
    for (cohort, state, count) in rows {
        counts.entry(CohortId(cohort)).or_default().insert(parse_word(&state)?, count);
    }
    Ok(counts)
}

/// Municipalities of the registrations that hold a place, one entry a registration.
pub async fn admitted_municipalities(
    db: &impl Db,
    cohort: CohortId,
) -> Result<Vec<Option<MunicipalityCode>>> {
    let rows: Vec<Option<String>> = Entity::find()
        .select_only()
        .column(Column::Municipality)
        .filter(Column::CohortId.eq(cohort.0))
        .filter(Column::State.is_in(holding()))
        .into_tuple()
        .all(db.connection())
        .await?;
    rows.into_iter().map(|code| code.map(|code| parse_word(&code)).transpose()).collect()
}

/// Slots of the municipality that are held in the cohort, lowest first.
pub async fn admitted_slots(
    db: &impl Db,
    cohort: CohortId,
    municipality: MunicipalityCode,
) -> Result<Vec<u32>> {
    let rows: Vec<Option<i32>> = Entity::find()
        .select_only()
        .column(Column::MunicipalitySlot)
        .filter(Column::CohortId.eq(cohort.0))
        .filter(Column::Municipality.eq(municipality.as_str()))
        .filter(Column::State.is_in(holding()))
        .order_by_asc(Column::MunicipalitySlot)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().flatten().filter_map(|slot| u32::try_from(slot).ok()).collect())
}

/// The waiting list, first come first.
pub async fn waitlist(db: &impl Db, cohort: CohortId) -> Result<Vec<Registration>> {
    let query = Entity::find()
        .filter(Column::CohortId.eq(cohort.0))
        .filter(Column::State.eq(State::Waitlisted.as_str()))
        .order_by_asc(Column::WaitlistedAt)
        .order_by_asc(Column::Id);
    let rows = query.all(db.connection()).await?;
    with_members(db, rows).await
}

/// 1 for the first on the waiting list.
pub async fn waitlist_position(db: &impl Db, registration: &Registration) -> Result<Option<u64>> {
    let (State::Waitlisted, Some(since)) = (registration.state, registration.waitlisted_at) else {
        return Ok(None);
    };
    let same = Condition::all().add(Column::WaitlistedAt.eq(since)).add(Column::Id.lt(registration.id.0));
    let ahead = Entity::find()
        .filter(Column::CohortId.eq(registration.cohort_id.0))
        .filter(Column::State.eq(State::Waitlisted.as_str()))
        .filter(Condition::any().add(Expr::col(Column::WaitlistedAt).lt(since)).add(same))
        .count(db.connection())
        .await?;
    Ok(Some(ahead + 1))
}

/// Whether another registration of the cohort that is handed in and not ended names this address.
pub async fn is_registered(
    db: &impl Db,
    cohort: CohortId,
    email: &str,
    except: RegistrationId,
) -> Result<bool> {
    let named = member::Entity::find()
        .select_only()
        .column(member::Column::RegistrationId)
        .filter(member::Column::Email.eq(email))
        .into_query();
    let ended = [State::Draft, State::Declined, State::Withdrawn].map(State::as_str);
    let others = Entity::find()
        .filter(Column::CohortId.eq(cohort.0))
        .filter(Column::Id.ne(except.0))
        .filter(Column::State.is_not_in(ended))
        .filter(Column::Id.in_subquery(named));
    Ok(others.count(db.connection()).await? > 0)
}

/// The slot of its municipality that a registration holds.
pub async fn slot_of(db: &impl Db, id: RegistrationId) -> Result<Option<u32>> {
    let slot: Option<Option<i32>> = Entity::find_by_id(id.0)
        .select_only()
        .column(Column::MunicipalitySlot)
        .into_tuple()
        .one(db.connection())
        .await?;
    Ok(slot.flatten().and_then(|slot| u32::try_from(slot).ok()))
}
