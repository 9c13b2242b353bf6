//! What one person left in every corner: found by their account or their address, and taken away.

use domain::{ActorKind, Person, Registration, Rsvp};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use crate::entity::{
    calendar_link, history, interest, mail, member, membership, registration, rsvp, session, sign_in,
    status_link,
};
use crate::row::word;
use crate::{Db, Result, Tx, registrations};

/// Registrations that the person answers for or that name their address, in the order of their ids.
pub async fn registrations_of(db: &impl Db, person: &Person) -> Result<Vec<Registration>> {
    let named = member::Entity::find()
        .select_only()
        .column(member::Column::RegistrationId)
        .filter(member::Column::Email.eq(&person.email))
        .into_query();
    let theirs = Condition::any()
        .add(registration::Column::ApplicantId.eq(person.id.0))
        .add(registration::Column::Id.in_subquery(named));
    let query = registration::Entity::find().filter(theirs).order_by_asc(registration::Column::Id);
    registrations::with_members(db, query.all(db.connection()).await?).await
}

pub async fn rsvps_of(db: &impl Db, email: &str) -> Result<Vec<Rsvp>> {
    let query =
        rsvp::Entity::find().filter(rsvp::Column::Email.eq(email)).order_by_asc(rsvp::Column::AskedAt);
    query.all(db.connection()).await?.into_iter().map(Rsvp::try_from).collect()
}

/// How many links lead to something of this address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LinkCounts {
    pub status: u64,
    pub sign_in: u64,
}

pub async fn links_of(db: &impl Db, email: &str) -> Result<LinkCounts> {
    let status = status_link::Entity::find().filter(status_link::Column::Email.eq(email));
    let sign_in = sign_in::Entity::find().filter(sign_in::Column::Email.eq(email));
    Ok(LinkCounts {
        status: status.count(db.connection()).await?,
        sign_in: sign_in.count(db.connection()).await?,
    })
}

/// Lines that the person left in the histories of registrations as an organiser.
pub async fn decisions_of(db: &impl Db, person: &Person) -> Result<u64> {
    let query = history::Entity::find()
        .filter(history::Column::PersonId.eq(person.id.0))
        .filter(history::Column::Actor.eq(word(&ActorKind::Organiser)?));
    Ok(query.count(db.connection()).await?)
}

/// Forgets roles, sessions and links of the account.
pub async fn forget_account(tx: &Tx, person: &Person) -> Result<()> {
    let db = tx.connection();
    membership::Entity::delete_many().filter(membership::Column::PersonId.eq(person.id.0)).exec(db).await?;
    session::Entity::delete_many().filter(session::Column::PersonId.eq(person.id.0)).exec(db).await?;
    sign_in::Entity::delete_many().filter(sign_in::Column::Email.eq(&person.email)).exec(db).await?;
    status_link::Entity::delete_many().filter(status_link::Column::Email.eq(&person.email)).exec(db).await?;
    mail::Entity::delete_many().filter(mail::Column::Recipient.eq(&person.email)).exec(db).await?;
    interest::Entity::delete_many().filter(interest::Column::Email.eq(&person.email)).exec(db).await?;
    Ok(())
}

/// Forgets what an applicant left beside a registration that is over: their reasons, and its calendar's address.
pub async fn forget_words(tx: &Tx, registration: &Registration) -> Result<()> {
    history::Entity::update_many()
        .col_expr(history::Column::Reason, Expr::value(Option::<String>::None))
        .filter(history::Column::RegistrationId.eq(registration.id.0))
        .filter(history::Column::Actor.eq(word(&ActorKind::Applicant)?))
        .exec(tx.connection())
        .await?;
    calendar_link::Entity::delete_by_id(registration.id.0).exec(tx.connection()).await?;
    Ok(())
}
