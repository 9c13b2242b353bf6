//! The registrations of the demonstration: filled in, handed in, decided and answered in the order in which that
//! happens, up to the state that each is to show.

use std::collections::HashMap;

use app::reviews::ProposalInput;
use app::{App, Caller, RegistrationCase};
use domain::{CohortId, RegistrationId, SessionId, State};
use uuid::Uuid;

use super::LoadError;
use super::content::{DemoDecision, DemoRegistration};
use super::convert;
use super::load::{at, intent};
use super::people;
use super::questions;

type Cohorts = HashMap<String, CohortId>;

/// A stored registration with what is still to happen to it.
struct Entry {
    applicant: Caller,
    id: RegistrationId,
    cohort: CohortId,
    target: State,
    decision: Option<DemoDecision>,
    /// Names it in steps.
    name: String,
}

impl Entry {
    /// Only proposed: nobody but organisers knows yet.
    fn is_undecided(&self) -> bool {
        self.target == State::Submitted
    }
}

/// Brings every registration to its state.
pub async fn load(
    app: &App,
    organiser: &Caller,
    cohorts: &Cohorts,
    demos: Vec<DemoRegistration>,
) -> Result<(), LoadError> {
    let mut entries = Vec::new();
    for (number, demo) in demos.into_iter().enumerate() {
        // One future for every step of an entry weighs too much to be a part of the one that loads.
        entries.push(Box::pin(enter(app, cohorts, number, demo)).await?);
    }
    let (undecided, decided): (Vec<_>, Vec<_>) = entries.into_iter().partition(Entry::is_undecided);
    for entry in &decided {
        propose(app, organiser, entry).await?;
    }
    for (key, cohort) in cohorts {
        if decided.iter().any(|entry| entry.cohort == *cohort && entry.decision.is_some()) {
            let step = format!("decisions of {key}");
            at(&step, app.release_decisions(organiser, *cohort, &intent(&step)).await)?;
        }
    }
    for entry in &decided {
        // For the same reason.
        Box::pin(answer(app, entry)).await?;
    }
    // After the release, which would have told these too.
    for entry in &undecided {
        propose(app, organiser, entry).await?;
    }
    Ok(())
}

async fn enter(
    app: &App,
    cohorts: &Cohorts,
    number: usize,
    mut demo: DemoRegistration,
) -> Result<Entry, LoadError> {
    let cohort = *cohorts.get(&demo.cohort).ok_or_else(|| LoadError::Unknown(demo.cohort.clone()))?;
    let name = format!("registration {number} in {}", demo.cohort);
    let person = at(&name, app.ensure_person(&demo.applicant, demo.registration.language, false).await)?;
    let applicant = Caller { person, session_id: SessionId(Uuid::nil()), memberships: Vec::new() };
    let consent = at(&name, app.get_cohort(None, cohort).await)?.cohort.consent;
    let others = people::speaking_for_themselves(consent, &mut demo);
    let draft = convert::draft(demo.registration);
    let created = app.create_registration(&applicant, cohort, draft, &intent(&name)).await;
    let registration = at(&name, created)?.value.registration;
    let registration = people::gather(app, &applicant, registration, consent, others).await?;
    questions::answer(app, &applicant, registration.id, demo.answers).await?;
    if demo.state != State::Draft {
        let step = format!("handing in {name}");
        let version = registration.version;
        at(&step, app.submit_registration(&applicant, registration.id, version, &intent(&step)).await)?;
    }
    Ok(Entry { applicant, id: registration.id, cohort, target: demo.state, decision: demo.decision, name })
}

/// Proposes where something is to be decided and was not yet.
async fn propose(app: &App, organiser: &Caller, entry: &Entry) -> Result<(), LoadError> {
    let Some(decision) = &entry.decision else { return Ok(()) };
    let step = format!("decision on {}", entry.name);
    let review = at(&step, app.get_review(organiser, entry.id).await)?;
    let registration = &review.case.registration;
    if registration.state != State::Submitted || review.proposal.is_some() {
        return Ok(());
    }
    let input =
        ProposalInput { outcome: decision.outcome, reason: decision.reason.clone(), override_note: None };
    at(&step, app.propose_decision(organiser, entry.id, registration.review_version, &input).await)?;
    Ok(())
}

/// What the team does with the decision it was told.
async fn answer(app: &App, entry: &Entry) -> Result<(), LoadError> {
    let step = format!("answer of {}", entry.name);
    let case: RegistrationCase = at(&step, app.get_registration(&entry.applicant, entry.id).await)?;
    let version = case.registration.version;
    match (case.registration.state, entry.target) {
        (State::Offered, State::Confirmed) => {
            at(&step, app.confirm_registration(&entry.applicant, entry.id, version, &intent(&step)).await)?;
        }
        (state, State::Withdrawn) if state != State::Withdrawn => {
            at(
                &step,
                app.withdraw_registration(&entry.applicant, entry.id, version, None, &intent(&step)).await,
            )?;
        }
        (state, target) if state != target => return Err(LoadError::State { step, state, target }),
        _ => {}
    }
    Ok(())
}
