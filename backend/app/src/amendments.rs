//! The doors to changing what was handed in: the whole of it until the deadline, one person for another as long as the
//! cohort meets, and trying either out. What a change does is in `alterations`.

use domain::names::{NOTE_MAX, clean_text};
use domain::{
    Alteration, Door, FieldCode, FieldError, HistoryKind, Member, MemberId, Registration, RegistrationId,
    Shut,
};
use store::{Scope, Tx, registrations};

use crate::admission::Places;
use crate::alterations::Altered;
use crate::change::{Actor, check_version};
use crate::draft::{DraftInput, MemberInput};
use crate::form_answers::Answers;
use crate::{App, Caller, Error, Intent, Judgement, Once, RegistrationCase, Result};

pub use crate::alterations::{AmendmentInput, AnswersWish};

/// One person out, one in.
#[derive(Debug, Clone)]
pub struct SubstitutionInput {
    /// `None` fills the place of somebody who left by themselves.
    pub out: Option<MemberId>,
    pub entering: MemberInput,
    /// To the questions about members, where the lead answers for them.
    pub answers: Option<Answers>,
    pub reason: Option<String>,
}

/// What an amendment would do.
#[derive(Debug)]
pub struct AmendmentTrial {
    /// As it would be.
    pub registration: Registration,
    pub changes: Alteration,
    pub judgement: Judgement,
    pub missing: Vec<FieldError>,
    /// What stands against the places it would take.
    pub obstacle: Option<Error>,
}

impl App {
    /// Replaces what was handed in, before the deadline.
    pub async fn amend_registration(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        wish: &AmendmentInput,
    ) -> Result<RegistrationCase> {
        let cohort_id = self.own_cohort(caller, id).await?;
        self.atomically(Scope::Cohort(cohort_id), async |tx| {
            let mut places = Places::lock(tx, cohort_id).await?;
            let before = self.own_registration(tx, caller, id).await?;
            check_version(before.version, version)?;
            let altered = self.amended(tx, &places, &before, wish).await?;
            let line = (HistoryKind::Amended, Actor::applicant(caller.id()), None);
            // Weighs too much to be a part of the future around it.
            let registration = Box::pin(self.alter(tx, &mut places, before, altered, line)).await?;
            self.registration_case_in(tx, registration, places.summary(self.now())).await
        })
        .await
    }

    /// Tries an amendment out: does all that it would do, and takes it back.
    pub async fn try_amendment(
        &self,
        caller: &Caller,
        id: RegistrationId,
        wish: &AmendmentInput,
    ) -> Result<AmendmentTrial> {
        let cohort_id = self.own_cohort(caller, id).await?;
        let tx = self.store.write(Scope::Cohort(cohort_id)).await?;
        let mut places = Places::lock(&tx, cohort_id).await?;
        let before = self.own_registration(&tx, caller, id).await?;
        let altered = self.amended(&tx, &places, &before, wish).await?;
        let taken = places.exchange(&tx, &before, &altered.registration).await?;
        tx.rollback().await?;
        let Altered { registration, changes, judgement, missing, .. } = altered;
        let obstacle = taken.err().map(Error::from);
        Ok(AmendmentTrial { registration, changes, judgement, missing, obstacle })
    }

    async fn amended(
        &self,
        tx: &Tx,
        places: &Places,
        before: &Registration,
        wish: &AmendmentInput,
    ) -> Result<Altered> {
        let door = before.amendment(&places.cohort, self.now());
        ensure_open(door, |shut| Error::AmendmentClosed { shut, until: door.until })?;
        self.altered(tx, before, &places.summary(self.now()), wish).await
    }

    /// Puts one person in the place of another, as long as the cohort meets.
    pub async fn substitute_member(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        wish: &SubstitutionInput,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let reason = clean_text(wish.reason.as_deref().unwrap_or_default(), NOTE_MAX, "/reason")?;
        let cohort_id = self.own_cohort(caller, id).await?;
        self.once(caller.id(), intent, Scope::Cohort(cohort_id), async |tx| {
            let mut places = Places::lock(tx, cohort_id).await?;
            let before = self.own_registration(tx, caller, id).await?;
            check_version(before.version, version)?;
            let door = before.substitution(&places.cohort, self.now());
            ensure_open(door, |shut| Error::SubstitutionClosed { shut, until: door.until })?;
            let position = match wish.out {
                Some(out) => place_of(&before, out)?,
                None => vacant_place(tx, &before).await?,
            };
            let whole = exchanged(&before, position, wish);
            let altered = self.altered(tx, &before, &places.summary(self.now()), &whole).await;
            let altered = altered.map_err(|error| about_the_new(error, position))?;
            let line = (HistoryKind::Substituted, Actor::applicant(caller.id()), reason.as_deref());
            // Weighs too much to be a part of the future around it.
            let altered = Box::pin(self.alter(tx, &mut places, before, altered, line)).await;
            let registration = altered.map_err(|error| about_the_new(error, position))?;
            self.registration_case_in(tx, registration, places.summary(self.now())).await
        })
        .await
    }
}

fn ensure_open(door: Door, refuse: impl Fn(Shut) -> Error) -> Result<()> {
    door.shut.map_or(Ok(()), |shut| Err(refuse(shut)))
}

fn place_of(before: &Registration, out: MemberId) -> Result<usize> {
    let refuse = |detail| Err(FieldError::new("/out", FieldCode::NotAllowed, detail).into());
    match before.members.iter().position(|member| member.id == out) {
        None => refuse("choose a member of this registration; the id names nobody in it"),
        Some(_) if before.lead().is_some_and(|lead| lead.id == out) => {
            refuse("this person answers for the registration; hand it over to another member first")
        }
        Some(position) => Ok(position),
    }
}

/// Behind the others, where somebody left who was not replaced.
async fn vacant_place(tx: &Tx, before: &Registration) -> Result<usize> {
    if domain::vacancies(&registrations::history(tx, before.id).await?) == 0 {
        let detail = "name who goes; nobody has left whose place could be filled";
        return Err(FieldError::new("/out", FieldCode::Required, detail).into());
    }
    Ok(before.members.len())
}

/// The whole registration with the new person in the place of the other.
fn exchanged(before: &Registration, position: usize, wish: &SubstitutionInput) -> AmendmentInput {
    let mut members: Vec<MemberInput> = before.members.iter().map(as_entered).collect();
    let entering = MemberInput { id: None, is_lead: false, ..wish.entering.clone() };
    match members.get_mut(position) {
        Some(place) => *place = entering,
        None => members.push(entering),
    }
    let answers = wish
        .answers
        .clone()
        .map(|answers| AnswersWish { registration: None, members: [(position.to_string(), answers)].into() });
    let content = DraftInput {
        team_name: before.team_name.clone(),
        municipality: before.municipality,
        language: None,
        members,
    };
    AmendmentInput { content, answers }
}

fn as_entered(member: &Member) -> MemberInput {
    MemberInput {
        id: Some(member.id.0),
        name: member.name.clone(),
        email: member.email.clone(),
        affiliation: member.affiliation,
        organisation: member.organisation.clone(),
        municipality: member.municipality,
        role: member.role,
        is_councillor: member.is_councillor,
        is_lead: member.is_lead,
    }
}

/// Points at the person in the request where the whole registration has a position.
fn about_the_new(error: Error, position: usize) -> Error {
    let Error::Invalid(errors) = error else { return error };
    let places =
        [(format!("/members/{position}"), "/in"), (format!("/answers/members/{position}"), "/answers")];
    let moved = errors.into_iter().map(|error| {
        let rest = |place: &str| {
            error.pointer.strip_prefix(place).filter(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let found = places.iter().find_map(|(place, to)| rest(place).map(|rest| format!("{to}{rest}")));
        FieldError { pointer: found.unwrap_or_else(|| error.pointer.clone()), ..error }
    });
    Error::Invalid(moved.collect())
}
