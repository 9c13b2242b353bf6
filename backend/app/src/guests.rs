//! Who comes to a session, for its organisers.

use std::collections::BTreeMap;

use domain::{CohortId, Rsvp, RsvpState};
use store::rsvps::{self as stored, RsvpKey};
use store::seats;
use uuid::Uuid;

use crate::cursor::{decode, list_hash, listed};
use crate::policy::Permission;
use crate::{App, Caller, Error, Listed, Paging, Result};

/// The RSVPs of a session as its organisers see them.
#[derive(Debug, Clone)]
pub struct RsvpList {
    /// Those who have confirmed, in the order in which they did.
    pub listed: Listed<Rsvp>,
    pub counts: BTreeMap<RsvpState, i64>,
    pub capacity: Option<i64>,
}

impl App {
    /// RSVPs of a session that have been confirmed.
    pub async fn list_rsvps(
        &self,
        caller: &Caller,
        (cohort_id, session_id): (CohortId, Uuid),
        state: Option<RsvpState>,
        paging: &Paging,
    ) -> Result<RsvpList> {
        self.require_in_cohort(&self.store, caller, cohort_id, Permission::ReadRegistrations).await?;
        let cohort = self.find_cohort(&self.store, cohort_id).await?;
        let session = cohort.session(session_id).ok_or_else(|| Error::not_found("session"))?;
        let of = list_hash(&("rsvps", session_id, state));
        let after = decode::<RsvpKey>(paging, &of)?;
        let page = stored::list_confirmed(&self.store, session_id, state, after, paging.limit).await?;
        let key = |rsvp: &Rsvp| RsvpKey { confirmed_at: rsvp.confirmed_at.unwrap_or_default(), id: rsvp.id };
        let mut counts = stored::counts(&self.store, session_id).await?;
        // Seats outlive the names of those who had them.
        if let Some(seats) = seats::find(&self.store, session_id).await?.filter(|seats| seats.taken > 0) {
            counts.insert(RsvpState::Attending, seats.taken);
        }
        Ok(RsvpList {
            listed: listed(page, key, &of)?,
            counts,
            capacity: session.rsvp.as_ref().and_then(|terms| terms.capacity),
        })
    }
}
