//! Who asks, with the roles the database grants at this moment: a removed role stops at once.

use domain::{Membership, OrganisationId, OrganisationRole, Person, PersonId, SessionId};
use store::{organisations, people, sessions};

use crate::{App, Error, Result};

/// A signed-in person.
#[derive(Debug, Clone, PartialEq)]
pub struct Caller {
    pub person: Person,
    pub session_id: SessionId,
    pub memberships: Vec<Membership>,
}

impl Caller {
    pub fn id(&self) -> PersonId {
        self.person.id
    }

    pub fn role_in(&self, organisation: OrganisationId) -> Option<OrganisationRole> {
        self.memberships
            .iter()
            .find(|membership| membership.organisation_id == organisation)
            .map(|membership| membership.role)
    }
}

impl App {
    /// The person behind a session, or `Unauthenticated` when it has ended.
    pub async fn caller(&self, session_id: SessionId) -> Result<Caller> {
        let secrets = sessions::find(&self.store, session_id).await?.ok_or(Error::Unauthenticated)?;
        if secrets.ended_at.is_some() || secrets.expires_at <= self.now() {
            return Err(Error::Unauthenticated);
        }
        let person_id = secrets.session.person_id;
        let person = people::find(&self.store, person_id).await?.ok_or(Error::Unauthenticated)?;
        let memberships = organisations::memberships_of_person(&self.store, person_id).await?;
        Ok(Caller { person, session_id, memberships })
    }
}
