//! Who asks, with the roles the database grants at this moment: a removed role stops at once.

use domain::{Membership, OrganisationId, OrganisationRole, Person, PersonId, SessionId};
use store::sessions;

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
        let holder = sessions::holder(&self.store, session_id, self.now()).await?;
        let (person, memberships) = holder.ok_or(Error::Unauthenticated)?;
        Ok(Caller { person, session_id, memberships })
    }
}
