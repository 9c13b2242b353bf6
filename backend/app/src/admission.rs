//! Places: whether a registration fits, taking a place for it as a whole, and giving it back.
//! Everything here runs under the cohort's lock; the schema's constraints have the last word.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    Admitted, Capacity, Cohort, CohortId, Event, MunicipalityCode, Notice, Registration, RuleSet, Verdict,
};
use eligibility::{Effect, Rule, RuleStatus, Scope};
use store::{Tx, cohorts, programmes, registrations};
use uuid::Uuid;

use crate::case::rules_of;
use crate::change::{Actor, Change};
use crate::facts::{Completeness, beside, facts_of, judge, judge_registration, pool};
use crate::meetings::seats_taken;
use crate::{CohortSummary, Error, Judgement, ProgrammeBrief, Result};

/// A locked cohort with the places taken in it and in its programme.
pub(crate) struct Places {
    pub cohort: Cohort,
    pub rules: RuleSet,
    programme: ProgrammeBrief,
    programme_capacity: Option<Capacity>,
    programme_admitted: Admitted,
    seats_taken: BTreeMap<Uuid, i64>,
}

/// What stands against giving a place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Obstacle {
    Capacity {
        capacity: Capacity,
        left: i64,
        wanted: i64,
    },
    Municipality {
        municipality: Option<MunicipalityCode>,
        limit: u32,
    },
    /// Another pool rule would be broken.
    PoolRule {
        rule: Box<Rule>,
    },
}

impl From<Obstacle> for Error {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::Capacity { capacity, left, wanted } => Self::CapacityExhausted {
                unit: capacity.unit.as_str().to_owned(),
                total: capacity.total,
                left,
                wanted,
            },
            Obstacle::Municipality { municipality, limit } => Self::MunicipalityTaken {
                municipality: municipality.map_or("unknown", |code| code.as_str()).to_owned(),
                limit: limit.into(),
            },
            Obstacle::PoolRule { rule } => Self::Conflict {
                detail: format!("the rule {} over all admitted registrations would be broken", rule.id),
            },
        }
    }
}

impl Places {
    /// Locks cohort, then programme: the order that every writer keeps.
    pub async fn lock(tx: &Tx, id: CohortId) -> Result<Self> {
        let locked = programmes::lock_with_cohort(tx, id).await?;
        let (cohort, locked) = locked.ok_or_else(|| Error::not_found("cohort"))?;
        let rules = rules_of(tx, &cohort).await?;
        let programme = ProgrammeBrief::from(&locked.programme);
        let (programme_capacity, programme_admitted) = (locked.capacity, locked.admitted);
        let seats_taken =
            seats_taken(tx, std::slice::from_ref(&cohort)).await?.remove(&id).unwrap_or_default();
        Ok(Self { cohort, rules, programme, programme_capacity, programme_admitted, seats_taken })
    }

    /// What everybody may know of the cohort, as it stands in this transaction.
    pub fn summary(&self, as_of: DateTime<Utc>) -> CohortSummary {
        let (programme, rules) = (self.programme.clone(), self.rules.clone());
        let (cohort, seats_taken) = (self.cohort.clone(), self.seats_taken.clone());
        CohortSummary { cohort, programme, rules, seats_taken, as_of }
    }

    /// Takes a place for the whole registration, or says what stands against it.
    pub async fn take(
        &mut self,
        tx: &Tx,
        registration: &Registration,
    ) -> Result<std::result::Result<Option<u32>, Obstacle>> {
        let wanted = wanted(registration);
        for (capacity, admitted) in self.limits() {
            if !capacity.fits(admitted, wanted) {
                let (left, wanted) = (capacity.left(admitted).max(0), wanted.in_unit(capacity.unit));
                return Ok(Err(Obstacle::Capacity { capacity, left, wanted }));
            }
        }
        let slot = match self.free_slot(tx, registration).await? {
            Ok(slot) => slot,
            Err(obstacle) => return Ok(Err(obstacle)),
        };
        let judgement = self.judge(tx, registration).await?;
        if let Some(obstacle) = broken_pool_rule(&judgement.verdict, &self.rules) {
            return Ok(Err(obstacle));
        }
        self.cohort.admitted = self.cohort.admitted.plus(wanted);
        self.programme_admitted = self.programme_admitted.plus(wanted);
        self.save_counters(tx).await?;
        Ok(Ok(slot))
    }

    /// Takes what a registration that holds a place needs more, gives back what it needs less, and moves it to another
    /// municipality's place; or says what stands against it. Nothing happens to one that holds none.
    pub async fn exchange(
        &mut self,
        tx: &Tx,
        before: &Registration,
        after: &Registration,
    ) -> Result<std::result::Result<Option<u32>, Obstacle>> {
        if !before.state.holds_place() {
            return Ok(Ok(None));
        }
        let more = wanted(after).minus(wanted(before));
        for (capacity, admitted) in self.limits() {
            let wanted = more.in_unit(capacity.unit);
            if wanted > 0 && !capacity.fits(admitted, more) {
                let left = capacity.left(admitted).max(0);
                return Ok(Err(Obstacle::Capacity { capacity, left, wanted }));
            }
        }
        let slot = match self.slot_after(tx, before, after).await? {
            Ok(slot) => slot,
            Err(obstacle) => return Ok(Err(obstacle)),
        };
        self.cohort.admitted = self.cohort.admitted.plus(more);
        self.programme_admitted = self.programme_admitted.plus(more);
        self.save_counters(tx).await?;
        Ok(Ok(slot))
    }

    /// The slot that it goes on holding, or that of its new municipality if the rules over all admitted allow it.
    async fn slot_after(
        &self,
        tx: &Tx,
        before: &Registration,
        after: &Registration,
    ) -> Result<std::result::Result<Option<u32>, Obstacle>> {
        if before.municipality == after.municipality {
            return Ok(Ok(registrations::slot_of(tx, before.id).await?));
        }
        let slot = match self.free_slot(tx, after).await? {
            Ok(slot) => slot,
            Err(obstacle) => return Ok(Err(obstacle)),
        };
        let pool = beside(before, pool(tx, self.cohort.id, &self.rules).await?);
        let facts = facts_of(after, Completeness::Complete, &pool);
        let judged = judge(self.cohort.entry, self.cohort.rule_set_version, &self.rules, facts);
        Ok(broken_pool_rule(&judged.verdict, &self.rules).map_or(Ok(slot), Err))
    }

    /// Whether the cohort and its programme have any place left at all.
    pub fn has_room(&self) -> bool {
        self.limits().all(|(capacity, admitted)| capacity.left(admitted) > 0)
    }

    fn limits(&self) -> impl Iterator<Item = (Capacity, Admitted)> + use<> {
        let limits = [
            (self.cohort.capacity, self.cohort.admitted),
            (self.programme_capacity, self.programme_admitted),
        ];
        limits.into_iter().filter_map(|(capacity, admitted)| Some((capacity?, admitted)))
    }

    /// Whether other cohorts draw on the same places.
    pub fn shares_places(&self) -> bool {
        self.programme_capacity.is_some()
    }

    /// Judges a complete registration by the rules in force, against those who hold places now.
    pub async fn judge(&self, tx: &Tx, registration: &Registration) -> Result<Judgement> {
        judge_registration(tx, registration, &self.cohort, &self.rules, Completeness::Complete).await
    }

    /// Gives the places of a registration back.
    pub async fn free(&mut self, tx: &Tx, registration: &Registration) -> Result<()> {
        self.give_back(tx, wanted(registration)).await
    }

    /// Gives one person's place back; the team keeps the others.
    pub async fn free_one_person(&mut self, tx: &Tx) -> Result<()> {
        self.give_back(tx, Admitted { teams: 0, people: 1 }).await
    }

    async fn give_back(&mut self, tx: &Tx, given: Admitted) -> Result<()> {
        self.cohort.admitted = self.cohort.admitted.minus(given);
        self.programme_admitted = self.programme_admitted.minus(given);
        self.save_counters(tx).await
    }

    async fn save_counters(&self, tx: &Tx) -> Result<()> {
        cohorts::save_admitted(tx, self.cohort.id, self.cohort.admitted).await?;
        programmes::save_admitted(tx, self.cohort.programme_id, self.programme_admitted).await?;
        Ok(())
    }

    /// The lowest free slot of the municipality, where the cohort limits registrations by municipality.
    async fn free_slot(
        &self,
        tx: &Tx,
        registration: &Registration,
    ) -> Result<std::result::Result<Option<u32>, Obstacle>> {
        let Some(limit) = self.cohort.municipality_limit else { return Ok(Ok(None)) };
        let Some(municipality) = registration.municipality else {
            return Ok(Err(Obstacle::Municipality { municipality: None, limit }));
        };
        let held = registrations::admitted_slots(tx, self.cohort.id, municipality).await?;
        let free = (1..=limit).find(|slot| !held.contains(slot));
        Ok(free.map(Some).ok_or(Obstacle::Municipality { municipality: Some(municipality), limit }))
    }
}

fn wanted(registration: &Registration) -> Admitted {
    Admitted { teams: 1, people: registration.people() }
}

/// Only maxima can be broken by admitting one more; minima and shares are judged when the selection is complete.
fn broken_pool_rule(verdict: &Verdict, rules: &RuleSet) -> Option<Obstacle> {
    let broken = verdict.rules.iter().find(|result| {
        result.scope == Scope::Pool
            && result.status == RuleStatus::NotMet
            && matches!(result.effect, Effect::Require | Effect::Waitlist)
            && result.cause != eligibility::Cause::TooFew
    })?;
    let rule = rules.rules.iter().find(|rule| rule.id == broken.rule)?;
    Some(Obstacle::PoolRule { rule: Box::new(rule.clone()) })
}

/// In `first_come`, an obstacle means the waiting list unless a pool rule demands a refusal.
pub(crate) fn refuses(obstacle: &Obstacle, rules: &RuleSet) -> bool {
    match obstacle {
        Obstacle::Capacity { .. } => false,
        Obstacle::PoolRule { rule } => rule.effect == Effect::Require,
        Obstacle::Municipality { .. } => {
            rules.rules.iter().any(|rule| rule.scope == Scope::Pool && rule.effect == Effect::Require)
        }
    }
}

/// Gives the place: for good, or until the team says yes.
pub(crate) fn admit(places: &Places, change: &mut Change, slot: Option<u32>, actor: Actor) -> Result<()> {
    change.apply(Event::Offer, actor, None)?;
    change.slot = slot;
    if places.cohort.confirmation_required {
        change.notify(Notice::Offered, None);
    } else {
        change.apply(Event::Confirm, actor, None)?;
        change.notify(Notice::Placed, None);
    }
    Ok(())
}
