//! The waiting list: who is next when places come free, and why others are not.

use domain::{
    AdmissionMode, CohortId, Hindrance, Job, JobId, PassedOver, Registration, RegistrationId, Waiting,
};
use store::{Db, Scope, Tx, cohorts, jobs, passed_over, registrations};

use crate::admission::{Obstacle, Places, admit};
use crate::change::{Actor, Change};
use crate::{App, Result};

/// As many are shown to a reader.
const SHOWN: u64 = 10;

impl From<Obstacle> for Hindrance {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::Capacity { capacity, left, wanted } => {
                Self::Places { unit: capacity.unit, left, wanted }
            }
            Obstacle::Municipality { municipality, limit } => Self::Municipality { municipality, limit },
            Obstacle::PoolRule { rule } => Self::PoolRule { rule },
        }
    }
}

impl App {
    /// After places came free in a `first_come` cohort: the first on the waiting list that fits, then the next. Whoever
    /// is passed over learns why. A programme's places are shared, so its other cohorts have their turn after this one.
    pub(crate) async fn promote_waitlist(&self, tx: &Tx, places: &mut Places) -> Result<()> {
        self.move_waitlist_in(tx, places).await?;
        if places.shares_places() && places.has_room() {
            let others = cohorts::of_programme(tx, places.cohort.programme_id).await?;
            self.plan_moves(tx, others.into_iter().filter(|id| *id != places.cohort.id)).await?;
        }
        Ok(())
    }

    async fn move_waitlist_in(&self, tx: &Tx, places: &mut Places) -> Result<()> {
        if places.cohort.admission_mode != AdmissionMode::FirstCome {
            return Ok(());
        }
        let mut passed = Vec::new();
        for registration in registrations::waitlist(tx, places.cohort.id).await? {
            if !places.has_room() {
                break;
            }
            match places.take(tx, &registration).await? {
                Ok(slot) => {
                    let mut change = Change::of(registration, None, self.now());
                    admit(places, &mut change, slot, Actor::system())?;
                    self.save_change(tx, &places.cohort, change).await?;
                }
                Err(obstacle) => passed.push((registration.id, obstacle)),
            }
        }
        self.note_passed_over(tx, passed).await
    }

    /// Records why places that were free did not go to these registrations.
    pub(crate) async fn note_passed_over(
        &self,
        tx: &Tx,
        passed: impl IntoIterator<Item = (RegistrationId, Obstacle)>,
    ) -> Result<()> {
        let at = self.now();
        let note = |(id, obstacle): (_, Obstacle)| {
            (self.new_id(), id, PassedOver { at, hindrance: obstacle.into() })
        };
        let notes: Vec<_> = passed.into_iter().map(note).collect();
        Ok(passed_over::insert(tx, &notes).await?)
    }

    /// Lets the waiting lists of these cohorts move after the commit, each under its own lock.
    pub(crate) async fn plan_moves(
        &self,
        tx: &Tx,
        cohorts: impl IntoIterator<Item = CohortId>,
    ) -> Result<()> {
        for cohort_id in cohorts {
            jobs::enqueue(tx, JobId(self.new_id()), &Job::MoveWaitlist { cohort_id }, self.now()).await?;
        }
        Ok(())
    }

    /// The work of the job that `plan_moves` queues. It plans no others, so two cohorts do not wake each other for ever.
    pub async fn move_waitlist(&self, cohort_id: CohortId) -> Result<()> {
        self.atomically(Scope::Cohort(cohort_id), async |tx| {
            let mut places = Places::lock(tx, cohort_id).await?;
            self.move_waitlist_in(tx, &mut places).await
        })
        .await
    }

    pub(crate) async fn waiting(&self, db: &impl Db, registration: &Registration) -> Result<Option<Waiting>> {
        let Some(position) = registrations::waitlist_position(db, registration).await? else {
            return Ok(None);
        };
        let passed_over = passed_over::latest(db, registration.id, SHOWN).await?;
        Ok(Some(Waiting { position, passed_over }))
    }
}
