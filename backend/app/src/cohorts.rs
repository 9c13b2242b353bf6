//! Writing cohorts: creating, replacing, publishing; and the desk's overview of one's own.

use std::collections::BTreeMap;

use domain::{
    AdmissionMode, Admitted, Capacity, Cohort, CohortContent, CohortId, Consent, EntryKind, FieldCode,
    FieldError, Format, Moment, OrganisationRole, ProgrammeId, Publication, State, check_order,
};
use store::{Scope, Tx, cohorts, registrations};

use crate::change::check_version;
use crate::policy::Permission;
use crate::programmes::capacity_below_taken;
use crate::rule_checks::RuleCheck;
use crate::rule_sets::RulePublication;
use crate::{App, Caller, CohortSummary, Error, Intent, Once, Result};

/// Everything that an organiser writes of a cohort, rules apart.
#[derive(Debug, Clone)]
pub struct CohortInput {
    pub entry: EntryKind,
    pub consent: Consent,
    pub admission_mode: AdmissionMode,
    pub confirmation_required: bool,
    pub offer_days: Option<u32>,
    pub amendable: bool,
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
    pub capacity: Option<Capacity>,
    pub format: Option<Format>,
    pub content: CohortContent,
}

/// A cohort on the organiser's desk.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskEntry {
    pub summary: CohortSummary,
    pub role: OrganisationRole,
    pub counts: Counts,
}

/// How many registrations stand where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    pub by_state: BTreeMap<State, i64>,
    /// Proposed but not released.
    pub proposed: i64,
    /// Mails that did not reach their readers.
    pub undelivered: i64,
}

impl Counts {
    pub fn of(&self, state: State) -> i64 {
        self.by_state.get(&state).copied().unwrap_or_default()
    }

    /// Submitted and without a proposal.
    pub fn undecided(&self) -> i64 {
        (self.of(State::Submitted) - self.proposed).max(0)
    }
}

impl App {
    pub async fn create_cohort(
        &self,
        caller: &Caller,
        programme_id: ProgrammeId,
        input: &CohortInput,
        check: RuleCheck,
        intent: &Intent,
    ) -> Result<Once<Cohort>> {
        if let Some(clash) = check.contradiction() {
            let detail = format!("{clash}; repair them");
            return Err(FieldError::new("/rules", FieldCode::NotAllowed, detail).into());
        }
        let publication = RulePublication { check, reason: None, override_reason: None };
        self.once(caller.id(), intent, Scope::Free, async |tx| {
            self.edited_programme(tx, caller, programme_id, Permission::Publish).await?;
            let now = self.now();
            let mut cohort = Cohort {
                id: CohortId(self.new_id()),
                programme_id,
                publication: Publication::Draft,
                entry: input.entry,
                consent: input.consent,
                admission_mode: input.admission_mode,
                confirmation_required: input.confirmation_required,
                offer_days: input.offer_days,
                amendable: input.amendable,
                opens: None,
                closes: None,
                capacity: None,
                admitted: Admitted::default(),
                municipality_limit: None,
                format: input.format,
                rule_set_version: None,
                content: input.content.clone(),
                version: 1,
                created_at: now,
                updated_at: now,
            };
            apply(&mut cohort, input)?;
            self.identify_sessions(&mut cohort.content.sessions);
            cohorts::insert(tx, &cohort).await?;
            self.begin_sessions(tx, &cohort).await?;
            if !publication.check.rules.rules.is_empty() {
                self.publish_rules(tx, &mut cohort, &publication, Some(caller.id())).await?;
                save_cohort(tx, &cohort, capacity_below_taken).await?;
            }
            Ok(cohort)
        })
        .await
    }

    /// The cohort in all its languages, for those who edit it.
    pub async fn get_cohort_source(&self, caller: &Caller, id: CohortId) -> Result<Cohort> {
        self.require_in_cohort(&self.store, caller, id, Permission::ReadDrafts).await?;
        self.find_cohort(&self.store, id).await
    }

    pub async fn replace_cohort(
        &self,
        caller: &Caller,
        id: CohortId,
        version: i64,
        input: &CohortInput,
    ) -> Result<Cohort> {
        self.atomically(Scope::Cohort(id), async |tx| {
            let mut cohort = self.edited_cohort(tx, caller, id, version).await?;
            let taken = cohort.admitted.teams > 0;
            if taken && cohort.entry != input.entry {
                let detail = "places are given already; teams and single people can no longer be exchanged";
                return Err(FieldError::new("/participation", FieldCode::NotAllowed, detail).into());
            }
            let sessions = std::mem::take(&mut cohort.content.sessions);
            let places = (cohort.capacity, cohort.admission_mode);
            apply(&mut cohort, input)?;
            self.replace_sessions(tx, &mut cohort, &sessions).await?;
            if places != (cohort.capacity, cohort.admission_mode) {
                self.plan_moves(tx, [id]).await?;
            }
            self.save_edited(tx, cohort).await
        })
        .await
    }

    /// Makes the cohort visible to everyone who can see its programme.
    pub async fn publish_cohort(
        &self,
        caller: &Caller,
        id: CohortId,
        version: i64,
        intent: &Intent,
    ) -> Result<Once<Cohort>> {
        self.once(caller.id(), intent, Scope::Cohort(id), async |tx| {
            let mut cohort = self.edited_cohort(tx, caller, id, version).await?;
            cohort.publication = Publication::Published;
            self.save_edited(tx, cohort).await
        })
        .await
    }

    async fn edited_cohort(&self, tx: &Tx, caller: &Caller, id: CohortId, version: i64) -> Result<Cohort> {
        let cohort = cohorts::lock(tx, id).await?.ok_or_else(|| Error::not_found("cohort"))?;
        self.require_in_cohort(tx, caller, id, Permission::Publish).await?;
        check_version(cohort.version, version)?;
        Ok(cohort)
    }

    async fn save_edited(&self, tx: &Tx, mut cohort: Cohort) -> Result<Cohort> {
        cohort.version += 1;
        cohort.updated_at = self.now();
        save_cohort(tx, &cohort, capacity_below_taken).await?;
        Ok(cohort)
    }

    /// Cohorts of the organisations that the caller belongs to, by deadline.
    pub async fn list_managed_cohorts(&self, caller: &Caller) -> Result<Vec<DeskEntry>> {
        let organisations = caller.memberships.iter().map(|membership| membership.organisation_id);
        let cohorts = cohorts::of_organisations(&self.store, organisations).await?;
        let mut entries = Vec::with_capacity(cohorts.len());
        for (summary, programme) in self.cohort_summaries(&self.store, cohorts).await? {
            let counts = self.counts_of(summary.cohort.id).await?;
            let role = caller.role_in(programme.organisation_id).ok_or(Error::Internal)?;
            entries.push(DeskEntry { summary, role, counts });
        }
        Ok(entries)
    }

    /// Counts of one cohort for its organisers.
    pub async fn get_counts(&self, caller: &Caller, id: CohortId) -> Result<DeskEntry> {
        let programme =
            self.require_in_cohort(&self.store, caller, id, Permission::ReadRegistrations).await?;
        let cohort = self.find_cohort(&self.store, id).await?;
        let counts = self.counts_of(id).await?;
        let (summary, _) = self.cohort_summary(&self.store, cohort).await?;
        let role = caller.role_in(programme.organisation_id).ok_or(Error::Internal)?;
        Ok(DeskEntry { summary, role, counts })
    }

    async fn counts_of(&self, id: CohortId) -> Result<Counts> {
        let mut by_cohort = registrations::counts_by_state(&self.store, [id]).await?;
        let proposed = store::proposals::count(&self.store, id).await?;
        let undelivered = store::mails::undelivered(&self.store, id).await?;
        Ok(Counts { by_state: by_cohort.remove(&id).unwrap_or_default(), proposed, undelivered })
    }
}

fn apply(cohort: &mut Cohort, input: &CohortInput) -> Result<()> {
    check_order(input.opens.as_ref(), input.closes.as_ref(), "/closes")?;
    if input.capacity.is_some_and(|capacity| capacity.total < 1) {
        let detail = "give at least one place, or leave the capacity out";
        return Err(FieldError::new("/capacity/total", FieldCode::OutOfRange, detail).into());
    }
    if input.content.by_rsvp && input.content.sessions.iter().all(|session| session.rsvp.is_none()) {
        let detail = "let at least one session take people who say that they will come";
        return Err(FieldError::new("/by_rsvp", FieldCode::NotAllowed, detail).into());
    }
    cohort.entry = input.entry;
    cohort.consent = input.consent;
    cohort.admission_mode = input.admission_mode;
    cohort.confirmation_required = input.confirmation_required;
    cohort.offer_days = input.offer_days;
    cohort.amendable = input.amendable;
    cohort.opens = input.opens.clone();
    cohort.closes = input.closes.clone();
    cohort.capacity = input.capacity;
    cohort.format = input.format;
    cohort.content = input.content.clone();
    Ok(())
}

/// Saves a locked cohort. `broken` is what it means if the schema refuses the change.
pub(crate) async fn save_cohort(tx: &Tx, cohort: &Cohort, broken: fn() -> Error) -> Result<()> {
    cohorts::save(tx, cohort).await.map_err(|error| match error {
        store::Error::Check => broken(),
        other => other.into(),
    })
}
