//! A registration with all that its reader needs: cohort, programme, verdict, history, what can be done now.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    Cohort, CohortId, EntryKind, FieldError, HistoryEntry, Invitation, InvitationState, Mail, MemberId,
    Person, Phase, Programme, ProgrammeId, Proposal, Registration, RuleSet, State, Text, Waiting,
};
use serde::{Deserialize, Serialize};
use store::{Db, cohorts, invitations, mails, people, programmes, proposals, registrations, rule_sets};
use uuid::Uuid;

use crate::facts::{Completeness, Judgement, judge_registration};
use crate::meetings::seats_taken;
use crate::missing::missing;
use crate::{App, Error, FilledForm, Result};

/// As much of a programme as a reference to it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeBrief {
    pub id: ProgrammeId,
    pub slug: String,
    pub title: Text,
}

impl From<&Programme> for ProgrammeBrief {
    fn from(programme: &Programme) -> Self {
        Self { id: programme.id, slug: programme.slug.clone(), title: programme.content.title.clone() }
    }
}

/// A cohort with its programme and the rules in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CohortSummary {
    pub cohort: Cohort,
    pub programme: ProgrammeBrief,
    pub rules: RuleSet,
    /// Seats taken by session, where people come by merely saying so.
    #[serde(default)]
    pub seats_taken: BTreeMap<Uuid, i64>,
    /// When it was read: phases and times left are relative to it.
    pub as_of: DateTime<Utc>,
}

impl CohortSummary {
    pub fn phase(&self) -> Phase {
        self.cohort.phase(self.as_of)
    }
}

/// What the reader can do with a registration now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Edit,
    Submit,
    Withdraw,
    Confirm,
    DeclineOffer,
    Delete,
    Propose,
    WithdrawProposal,
    Reopen,
    Complete,
    Amend,
    Substitute,
}

/// An applicant's view. Proposals are not part of its type, so they cannot leak through it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegistrationCase {
    pub registration: Registration,
    pub cohort: CohortSummary,
    /// Live for a draft, as stored afterwards.
    pub judgement: Judgement,
    /// What submitting would still refuse, besides rules.
    pub missing: Vec<FieldError>,
    pub actions: Vec<Action>,
    pub waiting: Option<Waiting>,
    pub history: Vec<HistoryEntry>,
    /// The latest of each member, of those who declined, and the link for joining.
    #[serde(default)]
    pub invitations: Vec<Invitation>,
    /// Invitations that did not reach their members.
    #[serde(default)]
    pub undelivered: BTreeMap<MemberId, Mail>,
}

impl RegistrationCase {
    /// The link by which anyone may join now.
    pub fn join_link(&self) -> Option<&Invitation> {
        self.invitations.iter().find(|invitation| {
            invitation.is_join_link()
                && invitation.state_at(&self.registration, self.cohort.as_of) == InvitationState::Open
        })
    }

    pub fn declined_invitations(&self) -> impl Iterator<Item = &Invitation> {
        self.invitations.iter().filter(|invitation| invitation.state == InvitationState::Declined)
    }
}

/// An organiser's view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReviewCase {
    pub case: RegistrationCase,
    /// `None` of somebody who erased themselves.
    pub applicant_email: Option<String>,
    pub proposal: Option<Proposal>,
    /// People named in proposal and history.
    pub actors: Vec<Person>,
    /// Everybody's answers, under the form that was handed in.
    #[serde(default)]
    pub answers: FilledForm,
}

impl App {
    /// The cohort with programme and rules; the caller checks who may see it.
    pub(crate) async fn cohort_summary(
        &self,
        db: &impl Db,
        cohort: Cohort,
    ) -> Result<(CohortSummary, Programme)> {
        self.cohort_summaries(db, vec![cohort]).await?.pop().ok_or(Error::Internal)
    }

    /// The cohorts in their order, with two queries however many they are.
    pub(crate) async fn cohort_summaries(
        &self,
        db: &impl Db,
        cohorts: Vec<Cohort>,
    ) -> Result<Vec<(CohortSummary, Programme)>> {
        let programmes = programmes::find_many(db, cohorts.iter().map(|cohort| cohort.programme_id)).await?;
        let versions = cohorts.iter().filter_map(|cohort| Some((cohort.id, cohort.rule_set_version?)));
        let rules = rule_sets::rules_of_many(db, versions).await?;
        let mut seats = seats_taken(db, &cohorts).await?;
        let as_of = self.now();
        let summary = |cohort: Cohort| {
            let programme = programmes.iter().find(|programme| programme.id == cohort.programme_id);
            let programme = programme.ok_or(Error::Internal)?.clone();
            let rules = match cohort.rule_set_version {
                Some(version) => rules.get(&(cohort.id, version)).ok_or(Error::Internal)?.as_ref().clone(),
                None => RuleSet::default(),
            };
            let seats_taken = seats.remove(&cohort.id).unwrap_or_default();
            let brief = ProgrammeBrief::from(&programme);
            Ok((CohortSummary { cohort, programme: brief, rules, seats_taken, as_of }, programme))
        };
        cohorts.into_iter().map(summary).collect()
    }

    pub(crate) async fn find_cohort(&self, db: &impl Db, id: CohortId) -> Result<Cohort> {
        cohorts::find(db, id).await?.ok_or_else(|| Error::not_found("cohort"))
    }

    pub(crate) async fn registration_case(
        &self,
        db: &impl Db,
        registration: Registration,
    ) -> Result<RegistrationCase> {
        let cohort = self.find_cohort(db, registration.cohort_id).await?;
        let (cohort, _) = self.cohort_summary(db, cohort).await?;
        self.registration_case_in(db, registration, cohort).await
    }

    /// The same in a cohort that is known already.
    pub(crate) async fn registration_case_in(
        &self,
        db: &impl Db,
        registration: Registration,
        cohort: CohortSummary,
    ) -> Result<RegistrationCase> {
        let judgement = judgement_of(db, &registration, &cohort).await?;
        let mut lacks = Vec::new();
        if registration.state == State::Draft {
            lacks = missing(&registration, &cohort);
            lacks.extend(self.missing_answers(db, &registration, &cohort.cohort).await?);
        }
        Ok(RegistrationCase {
            actions: applicant_actions(&registration, &cohort),
            waiting: self.waiting(db, &registration).await?,
            history: registrations::history(db, registration.id).await?,
            invitations: invitations_of(db, &registration, &cohort.cohort).await?,
            undelivered: undelivered_of(db, &registration, &cohort.cohort).await?,
            registration,
            cohort,
            judgement,
            missing: lacks,
        })
    }

    pub(crate) async fn review_case(&self, db: &impl Db, registration: Registration) -> Result<ReviewCase> {
        let proposal = proposals::find(db, registration.id).await?;
        let mut case = self.registration_case(db, registration).await?;
        case.actions = organiser_actions(&case.registration, proposal.is_some());
        let applicant = people::find(db, case.registration.applicant_id).await?.ok_or(Error::Internal)?;
        let named = case.history.iter().filter_map(|entry| entry.person_id);
        let named = named.chain(proposal.as_ref().map(|proposal| proposal.proposed_by));
        let mut actors = people::find_many(db, named).await?;
        actors.retain(|person| !person.is_erased());
        let answers = self.filled_form(db, &case.registration, &case.cohort.cohort).await?;
        let applicant_email = (!applicant.is_erased()).then_some(applicant.email);
        Ok(ReviewCase { case, applicant_email, proposal, actors, answers })
    }
}

/// Single people invite nobody, so nothing is read for them.
/// Looked for where somebody is still to answer.
async fn undelivered_of(
    db: &impl Db,
    registration: &Registration,
    cohort: &Cohort,
) -> Result<BTreeMap<MemberId, Mail>> {
    if cohort.entry == EntryKind::Person || !registration.members.iter().any(domain::Member::is_pending) {
        return Ok(BTreeMap::new());
    }
    Ok(mails::undelivered_invitations(db, registration.id).await?)
}

async fn invitations_of(
    db: &impl Db,
    registration: &Registration,
    cohort: &Cohort,
) -> Result<Vec<Invitation>> {
    match cohort.entry {
        EntryKind::Team => Ok(invitations::of_registration(db, registration.id).await?),
        EntryKind::Person => Ok(Vec::new()),
    }
}

/// The rules in force of a cohort; an empty set when none were published.
pub(crate) async fn rules_of(db: &impl Db, cohort: &Cohort) -> Result<RuleSet> {
    rules_at(db, cohort.id, cohort.rule_set_version).await
}

pub(crate) async fn rules_at(db: &impl Db, cohort: CohortId, version: Option<i64>) -> Result<RuleSet> {
    let Some(version) = version else { return Ok(RuleSet::default()) };
    Ok(rule_sets::rules(db, cohort, version).await?.ok_or(Error::Internal)?.as_ref().clone())
}

/// A draft is judged now; afterwards the verdict stays what it was.
pub(crate) async fn judgement_of(
    db: &impl Db,
    registration: &Registration,
    cohort: &CohortSummary,
) -> Result<Judgement> {
    if let (Some(judged), false) = (&registration.judged, registration.state == State::Draft) {
        let version = registration.rule_set_version;
        let rules = if version == cohort.cohort.rule_set_version {
            cohort.rules.clone()
        } else {
            rules_at(db, registration.cohort_id, version).await?
        };
        return Ok(Judgement {
            verdict: judged.verdict.clone(),
            rules,
            rule_set_version: version,
            entry: cohort.cohort.entry,
            facts: judged.facts.clone(),
        });
    }
    let completeness = match cohort.cohort.entry {
        domain::EntryKind::Team => Completeness::MayJoin,
        domain::EntryKind::Person => Completeness::Complete,
    };
    judge_registration(db, registration, &cohort.cohort, &cohort.rules, completeness).await
}

fn applicant_actions(registration: &Registration, cohort: &CohortSummary) -> Vec<Action> {
    let mut actions = match registration.state {
        State::Draft if cohort.phase() == Phase::Open => vec![Action::Edit, Action::Submit, Action::Delete],
        State::Draft => vec![Action::Delete],
        State::Offered if registration.offer_is_over(cohort.as_of) => Vec::new(),
        State::Offered => vec![Action::Confirm, Action::DeclineOffer],
        State::Submitted | State::Waitlisted | State::Confirmed => vec![Action::Withdraw],
        State::Declined | State::Withdrawn | State::Completed => Vec::new(),
    };
    let doors = [
        (registration.amendment(&cohort.cohort, cohort.as_of), Action::Amend),
        (registration.substitution(&cohort.cohort, cohort.as_of), Action::Substitute),
    ];
    actions.extend(doors.into_iter().filter(|(door, _)| door.shut.is_none()).map(|(_, action)| action));
    actions
}

fn organiser_actions(registration: &Registration, is_proposed: bool) -> Vec<Action> {
    let mut actions = match registration.state {
        State::Submitted => vec![Action::Propose],
        State::Waitlisted => vec![Action::Propose, Action::Reopen],
        State::Declined => vec![Action::Reopen],
        State::Confirmed => vec![Action::Complete],
        State::Draft | State::Offered | State::Withdrawn | State::Completed => Vec::new(),
    };
    if is_proposed {
        actions.push(Action::WithdrawProposal);
    }
    actions
}
