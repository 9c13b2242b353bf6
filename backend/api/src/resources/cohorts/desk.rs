//! Cohorts on the organiser's desk, with what stands where.

use app::cohorts::DeskEntry;
use domain::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::Language;
use crate::wire::cohort::{Capacity, CohortRef};
use crate::wire::word::OrganisationRole;

/// How many registrations stand where.
#[derive(Debug, Serialize, ToSchema)]
pub struct Counts {
    pub draft: i64,
    pub submitted: i64,
    pub waitlisted: i64,
    pub offered: i64,
    pub confirmed: i64,
    pub declined: i64,
    pub withdrawn: i64,
    pub completed: i64,
    /// Submitted and without a proposed decision.
    pub undecided: i64,
    /// Proposed but not released.
    pub proposed: i64,
    /// Mails that could not be delivered and were not sent again.
    pub undelivered_mails: i64,
}

/// A cohort on the organiser's desk.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeskCohort {
    #[serde(flatten)]
    pub cohort: CohortRef,
    pub capacity: Option<Capacity>,
    /// Places taken, in the capacity's unit (teams where there is no capacity).
    pub admitted: i64,
    pub counts: Counts,
    pub my_role: OrganisationRole,
}

impl DeskCohort {
    pub(in crate::resources) fn of(entry: &DeskEntry, language: Language) -> Self {
        let cohort = &entry.summary.cohort;
        let unit = cohort.capacity.map_or(domain::Unit::Teams, |capacity| capacity.unit);
        let counts = &entry.counts;
        Self {
            cohort: CohortRef::of(&entry.summary, language),
            capacity: cohort.capacity.map(Into::into),
            admitted: cohort.admitted.in_unit(unit),
            counts: Counts {
                draft: counts.of(State::Draft),
                submitted: counts.of(State::Submitted),
                waitlisted: counts.of(State::Waitlisted),
                offered: counts.of(State::Offered),
                confirmed: counts.of(State::Confirmed),
                declined: counts.of(State::Declined),
                withdrawn: counts.of(State::Withdrawn),
                completed: counts.of(State::Completed),
                undecided: counts.undecided(),
                proposed: counts.proposed,
                undelivered_mails: counts.undelivered,
            },
            my_role: entry.role.into(),
        }
    }
}
