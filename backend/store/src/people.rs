//! People with an account.

use chrono::{DateTime, Utc};
use domain::{Person, PersonId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use crate::entity::person;
use crate::row::parse_word;
use crate::{Db, Error, Result, Tx};

impl TryFrom<person::Model> for Person {
    type Error = Error;

    fn try_from(row: person::Model) -> Result<Self> {
        Ok(Self {
            id: PersonId(row.id),
            email: row.email,
            name: row.name,
            language: parse_word(&row.language)?,
            is_administrator: row.is_administrator,
            created_at: row.created_at,
        })
    }
}

fn row(person: &Person) -> person::Model {
    person::Model {
        id: person.id.0,
        email: person.email.clone(),
        name: person.name.clone(),
        language: person.language.code().to_owned(),
        is_administrator: person.is_administrator,
        created_at: person.created_at,
    }
}

/// `Unique` when the address has an account.
pub async fn insert(tx: &Tx, person: &Person) -> Result<()> {
    row(person).into_active_model().insert(tx.connection()).await?;
    Ok(())
}

pub async fn save(tx: &Tx, person: &Person) -> Result<()> {
    row(person).into_active_model().reset_all().update(tx.connection()).await?;
    Ok(())
}

pub async fn find(db: &impl Db, id: PersonId) -> Result<Option<Person>> {
    person::Entity::find_by_id(id.0).one(db.connection()).await?.map(Person::try_from).transpose()
}

/// By the address in lower case.
pub async fn find_by_email(db: &impl Db, email: &str) -> Result<Option<Person>> {
    let query = person::Entity::find().filter(person::Column::Email.eq(email));
    query.one(db.connection()).await?.map(Person::try_from).transpose()
}

pub async fn find_many(db: &impl Db, ids: impl IntoIterator<Item = PersonId>) -> Result<Vec<Person>> {
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let query = person::Entity::find().filter(person::Column::Id.is_in(ids));
    query.all(db.connection()).await?.into_iter().map(Person::try_from).collect()
}

/// The account of the address, created on first use.
pub async fn find_or_insert(
    tx: &Tx,
    email: &str,
    new: impl FnOnce() -> (PersonId, domain::Language, DateTime<Utc>),
) -> Result<Person> {
    if let Some(person) = find_by_email(tx, email).await? {
        return Ok(person);
    }
    let (id, language, created_at) = new();
    let person =
        Person { id, email: email.to_owned(), name: None, language, is_administrator: false, created_at };
    insert(tx, &person).await?;
    Ok(person)
}
