//! Organisations and their colleagues.

use domain::names::{check_slug, clean_email};
use domain::{
    FieldCode, FieldError, Language, Membership, MembershipId, Organisation, OrganisationId,
    OrganisationRole, Participation, Person, PersonId, Text,
};
use serde::{Deserialize, Serialize};
use store::{Scope, Tx, organisations, people};

use crate::initiatives::slug_taken;
use crate::policy;
use crate::{App, Caller, Error, Intent, Once, Result};

#[derive(Debug, Clone)]
pub struct OrganisationInput {
    pub slug: String,
    pub name: Text,
    pub website: Option<String>,
}

/// A colleague with their role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    pub membership: Membership,
    pub person: Person,
}

impl App {
    pub async fn list_organisations(&self) -> Result<Vec<Organisation>> {
        Ok(organisations::list(&self.store).await?)
    }

    pub async fn get_organisation(&self, id: OrganisationId) -> Result<Organisation> {
        organisations::find(&self.store, id).await?.ok_or_else(|| Error::not_found("organisation"))
    }

    pub async fn create_organisation(
        &self,
        caller: &Caller,
        input: OrganisationInput,
        intent: &Intent,
    ) -> Result<Once<Organisation>> {
        policy::require_administrator(caller)?;
        check_slug(&input.slug, "/slug")?;
        self.once(caller.id(), intent, Scope::Free, async |tx| {
            let organisation = Organisation {
                id: OrganisationId(self.new_id()),
                slug: input.slug.clone(),
                name: input.name.clone(),
                website: input.website.clone(),
                version: 1,
                created_at: self.now(),
            };
            organisations::insert(tx, &organisation).await.map_err(slug_taken)?;
            Ok(organisation)
        })
        .await
    }

    pub async fn list_colleagues(&self, caller: &Caller, id: OrganisationId) -> Result<Vec<Colleague>> {
        self.get_organisation(id).await?;
        policy::require_colleague_management(caller, id)?;
        let memberships = organisations::memberships_of_organisation(&self.store, id).await?;
        let ids = memberships.iter().map(|membership| membership.person_id);
        let people = people::find_many(&self.store, ids).await?;
        Ok(memberships
            .into_iter()
            .filter_map(|membership| {
                let person = people.iter().find(|person| person.id == membership.person_id)?.clone();
                Some(Colleague { membership, person })
            })
            .collect())
    }

    /// Gives a person a role; their account begins here if the address is new.
    pub async fn add_colleague(
        &self,
        caller: &Caller,
        id: OrganisationId,
        email: &str,
        role: OrganisationRole,
        intent: &Intent,
    ) -> Result<Once<Colleague>> {
        self.get_organisation(id).await?;
        policy::require_colleague_management(caller, id)?;
        let email = clean_email(email, "/email")?.ok_or_else(|| {
            FieldError::new("/email", FieldCode::Required, "write the colleague's e-mail address")
        })?;
        self.once(caller.id(), intent, Scope::Free, async |tx| {
            let new = || (PersonId(self.new_id()), Language::default(), self.now());
            let person = people::find_or_insert(tx, &email, new).await?;
            let membership = Membership {
                id: MembershipId(self.new_id()),
                organisation_id: id,
                person_id: person.id,
                role,
                created_at: self.now(),
            };
            organisations::insert_membership(tx, &membership).await.map_err(already_colleague)?;
            Ok(Colleague { membership, person })
        })
        .await
    }

    /// Ends a colleague's role; it stops counting with their next request. The last owner stays.
    pub async fn remove_colleague(&self, caller: &Caller, id: MembershipId) -> Result<()> {
        self.atomically(Scope::Free, async |tx| {
            let unknown = || Error::not_found("membership");
            let membership = organisations::find_membership(tx, id).await?.ok_or_else(unknown)?;
            let organisation = membership.organisation_id;
            if caller.role_in(organisation).is_none() && !caller.person.is_administrator {
                return Err(unknown());
            }
            policy::require_colleague_management(caller, organisation)?;
            let others = organisations::memberships_of_organisation(tx, organisation).await?;
            let is_owner = |other: &Membership| other.role == OrganisationRole::Owner && other.id != id;
            if membership.role == OrganisationRole::Owner && !others.iter().any(is_owner) {
                let detail = "an organisation keeps at least one owner; name another first".to_owned();
                return Err(Error::Conflict { detail });
            }
            Ok(organisations::delete_membership(tx, id).await?)
        })
        .await
    }

    /// Creates or changes an account from the command line: whoever runs the server decides.
    pub async fn ensure_person(
        &self,
        email: &str,
        language: Language,
        is_administrator: bool,
    ) -> Result<Person> {
        let email = clean_email(email, "/email")?
            .ok_or_else(|| FieldError::new("/email", FieldCode::Required, "write an e-mail address"))?;
        self.atomically(Scope::Free, async |tx| {
            let new = || (PersonId(self.new_id()), language, self.now());
            let mut person = people::find_or_insert(tx, &email, new).await?;
            if is_administrator && !person.is_administrator {
                person.is_administrator = true;
                people::save(tx, &person).await?;
            }
            Ok(person)
        })
        .await
    }

    /// Every organisation that a programme or initiative names must exist.
    pub(crate) async fn check_organisations(&self, tx: &Tx, named: &[Participation]) -> Result<()> {
        let found = organisations::find_many(tx, named.iter().map(|part| part.organisation_id)).await?;
        let unknown = named
            .iter()
            .enumerate()
            .filter(|(_, part)| !found.iter().any(|organisation| organisation.id == part.organisation_id));
        let errors: Vec<_> = unknown
            .map(|(position, _)| {
                FieldError::new(
                    format!("/organisations/{position}/organisation_id"),
                    FieldCode::UnknownCode,
                    "no such organisation; see GET /organisations",
                )
            })
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
    }
}

fn already_colleague(error: store::Error) -> Error {
    match error {
        store::Error::Unique => FieldError::new(
            "/email",
            FieldCode::Taken,
            "this person already has a role here; remove it first to give another",
        )
        .into(),
        other => other.into(),
    }
}
