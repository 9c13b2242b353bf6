//! Coming to a session by saying so: asked for by name and address, confirmed and cancelled by links in mails. No
//! account is needed, and known and unknown addresses get the same answer.

use domain::names::{NAME_MAX, clean_email, clean_line};
use domain::retention::UNCONFIRMED;
use domain::{
    CohortId, FieldCode, FieldError, Job, Keyholder, Language, Rsvp, RsvpId, RsvpNotice, RsvpState, Session,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::rsvps as stored;
use store::{Db, Scope, Tx, cohorts, programmes, seats};
use uuid::Uuid;

use crate::mails::About;
use crate::policy;
use crate::{App, CohortSummary, Error, Intent, Once, Result, hash_secret};

/// A wish to come.
#[derive(Debug, Clone)]
pub struct RsvpRequest {
    pub name: String,
    pub email: String,
    pub language: Language,
    /// Network address for limits; `None` when asked on the machine itself.
    pub network: Option<String>,
}

/// What the holder of a link can do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RsvpAction {
    Confirm,
    Cancel,
}

/// An RSVP as the holder of its link sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RsvpCase {
    pub rsvp: Rsvp,
    pub session: Session,
    pub cohort: CohortSummary,
    /// 1 for the first.
    pub waitlist_position: Option<u64>,
    pub actions: Vec<RsvpAction>,
}

impl App {
    /// Sends a link to the address. Asking again sends another; who comes already is told so.
    pub async fn ask_rsvp(
        &self,
        cohort_id: CohortId,
        session_id: Uuid,
        request: &RsvpRequest,
        intent: &Intent,
    ) -> Result<Once<()>> {
        let (name, email) = check(request)?;
        self.limit_mails("rsvp", &email, request.network.as_deref()).await?;
        self.once(holder_of(&email), intent, Scope::Cohort(cohort_id), async |tx| {
            let cohort = cohorts::lock(tx, cohort_id).await?.ok_or_else(|| Error::not_found("session"))?;
            let programme = programmes::find(tx, cohort.programme_id).await?.ok_or(Error::Internal)?;
            let session = cohort.session(session_id).filter(|session| session.rsvp.is_some());
            let session = session.filter(|_| policy::can_see_cohort(None, &cohort, &programme));
            let session = session.ok_or_else(|| Error::not_found("session"))?;
            if !cohort.takes_rsvps(session, self.now()) {
                return Err(closed(&cohort, session));
            }
            let known = stored::find_living(tx, session_id, &email).await?;
            let rsvp = self.asked(cohort_id, session_id, request.language, (&name, &email), known.as_ref());
            match &known {
                Some(_) => stored::save(tx, &rsvp).await?,
                None => stored::insert(tx, &rsvp).await?,
            }
            let notice = match rsvp.state {
                RsvpState::Attending => RsvpNotice::Attending,
                RsvpState::Waitlisted => RsvpNotice::Waitlisted,
                RsvpState::Asked | RsvpState::Cancelled => RsvpNotice::Asked,
            };
            self.tell(tx, &rsvp, notice).await
        })
        .await
    }

    /// A new wish, or the known one: unconfirmed it takes the newer words, confirmed it stays as it is.
    fn asked(
        &self,
        cohort_id: CohortId,
        session_id: Uuid,
        language: Language,
        (name, email): (&str, &str),
        known: Option<&Rsvp>,
    ) -> Rsvp {
        match known {
            Some(known) if known.state != RsvpState::Asked => known.clone(),
            _ => Rsvp {
                id: known.map_or_else(|| RsvpId(self.new_id()), |known| known.id),
                cohort_id,
                session_id,
                name: name.to_owned(),
                email: email.to_owned(),
                language,
                state: RsvpState::Asked,
                asked_at: self.now(),
                confirmed_at: None,
                waitlisted_at: None,
                cancelled_at: None,
                reminded_at: None,
            },
        }
    }

    /// Shows what a link opens; consumes nothing.
    pub async fn read_rsvp(&self, token: &str) -> Result<RsvpCase> {
        let rsvp = self.rsvp_of(&self.store, token).await?;
        self.rsvp_case(&self.store, rsvp).await
    }

    /// Says yes: takes a seat, or a place in the queue where none is free.
    pub async fn confirm_rsvp(&self, token: &str, intent: &Intent) -> Result<Once<RsvpCase>> {
        let Rsvp { id, cohort_id, .. } = self.rsvp_of(&self.store, token).await?;
        self.once(id, intent, Scope::Cohort(cohort_id), async |tx| {
            let cohort = cohorts::lock(tx, cohort_id).await?.ok_or(Error::Internal)?;
            let rsvp = self.rsvp_of(tx, token).await?;
            let rsvp = match rsvp.state {
                RsvpState::Attending | RsvpState::Waitlisted => rsvp,
                RsvpState::Cancelled => return Err(ended("confirm")),
                RsvpState::Asked => {
                    let session = cohort.session(rsvp.session_id).ok_or(Error::Internal)?;
                    if !cohort.takes_rsvps(session, self.now()) {
                        return Err(closed(&cohort, session));
                    }
                    self.seat(tx, rsvp).await?
                }
            };
            self.rsvp_case(tx, rsvp).await
        })
        .await
    }

    async fn seat(&self, tx: &Tx, mut rsvp: Rsvp) -> Result<Rsvp> {
        let now = self.now();
        let seats = seats::find(tx, rsvp.session_id).await?.ok_or(Error::Internal)?;
        rsvp.confirmed_at = Some(now);
        let notice = if seats.has_free() {
            take_seat(tx, rsvp.session_id).await?;
            rsvp.state = RsvpState::Attending;
            RsvpNotice::Attending
        } else {
            rsvp.state = RsvpState::Waitlisted;
            rsvp.waitlisted_at = Some(now);
            RsvpNotice::Waitlisted
        };
        stored::save(tx, &rsvp).await?;
        self.tell(tx, &rsvp, notice).await?;
        Ok(rsvp)
    }

    /// Says no, or not any more: a seat goes to the first in the queue.
    pub async fn cancel_rsvp(&self, token: &str, intent: &Intent) -> Result<Once<RsvpCase>> {
        let Rsvp { id, cohort_id, .. } = self.rsvp_of(&self.store, token).await?;
        self.once(id, intent, Scope::Cohort(cohort_id), async |tx| {
            let cohort = cohorts::lock(tx, cohort_id).await?.ok_or(Error::Internal)?;
            let mut rsvp = self.rsvp_of(tx, token).await?;
            let session = cohort.session(rsvp.session_id).ok_or(Error::Internal)?;
            if rsvp.state != RsvpState::Cancelled {
                if session.has_begun(self.now()) {
                    let detail = "the session has begun; there is no seat to give back any more";
                    return Err(Error::Conflict { detail: detail.to_owned() });
                }
                let held = rsvp.state == RsvpState::Attending;
                rsvp.state = RsvpState::Cancelled;
                rsvp.waitlisted_at = None;
                rsvp.cancelled_at = Some(self.now());
                stored::save(tx, &rsvp).await?;
                self.tell(tx, &rsvp, RsvpNotice::Cancelled).await?;
                if held {
                    seats::add_taken(tx, rsvp.session_id, -1).await?;
                    self.move_up(tx, session).await?;
                }
            }
            self.rsvp_case(tx, rsvp).await
        })
        .await
    }

    /// Free seats go to those who wait, first come first. Runs under the cohort's lock.
    pub(crate) async fn move_up(&self, tx: &Tx, session: &Session) -> Result<()> {
        if session.is_cancelled || session.has_begun(self.now()) {
            return Ok(());
        }
        while let Some(seats) = seats::find(tx, session.id).await?
            && seats.has_free()
            && let Some(mut next) = stored::first_waiting(tx, session.id).await?
        {
            take_seat(tx, session.id).await?;
            next.state = RsvpState::Attending;
            next.waitlisted_at = None;
            stored::save(tx, &next).await?;
            self.tell(tx, &next, RsvpNotice::MovedUp).await?;
        }
        Ok(())
    }

    pub(crate) async fn tell(&self, tx: &Tx, rsvp: &Rsvp, notice: RsvpNotice) -> Result<()> {
        let job = Job::RsvpMail { rsvp_id: rsvp.id, notice };
        self.post(tx, About::rsvp(rsvp), &job).await.map(drop)
    }

    async fn rsvp_of(&self, db: &impl Db, token: &str) -> Result<Rsvp> {
        let rsvp = stored::find_by_link(db, &hash_secret(token)).await?;
        rsvp.filter(|rsvp| rsvp.state != RsvpState::Asked || self.now() < rsvp.asked_at + UNCONFIRMED)
            .ok_or_else(|| {
                Error::field(FieldError::new(
                    "/token",
                    FieldCode::ExpiredOrUsed,
                    "this link has expired; say again at the session that you will come",
                ))
            })
    }

    pub(crate) async fn rsvp_case(&self, db: &impl Db, rsvp: Rsvp) -> Result<RsvpCase> {
        let cohort = self.find_cohort(db, rsvp.cohort_id).await?;
        let (cohort, _) = self.cohort_summary(db, cohort).await?;
        let session = cohort.cohort.session(rsvp.session_id).ok_or(Error::Internal)?.clone();
        let mut actions = Vec::new();
        if rsvp.state == RsvpState::Asked && cohort.cohort.takes_rsvps(&session, self.now()) {
            actions.push(RsvpAction::Confirm);
        }
        if rsvp.state != RsvpState::Cancelled && !session.has_begun(self.now()) {
            actions.push(RsvpAction::Cancel);
        }
        Ok(RsvpCase {
            waitlist_position: stored::waitlist_position(db, &rsvp).await?,
            rsvp,
            session,
            cohort,
            actions,
        })
    }
}

/// Before there is an RSVP, an address stands for itself. Identifiers made from hashes bear another version than
/// those made from time, so the two never meet.
pub(crate) fn holder_of(email: &str) -> Keyholder {
    let digest = Sha256::digest(email.as_bytes());
    let bytes = std::array::from_fn(|at| digest.get(at).copied().unwrap_or_default());
    Keyholder(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// One seat more. The schema refuses one too many, which can only be a race lost.
async fn take_seat(tx: &Tx, session: Uuid) -> Result<()> {
    seats::add_taken(tx, session, 1).await.map_err(|error| match error {
        store::Error::Check => Error::Unavailable { retry_after: std::time::Duration::from_secs(1) },
        other => other.into(),
    })
}

fn closed(cohort: &domain::Cohort, session: &Session) -> Error {
    let opens = cohort.opens.as_ref().filter(|_| cohort.content.by_rsvp);
    Error::RegistrationClosed {
        opens_at: opens.map(|opens| opens.at),
        closes_at: cohort.rsvps_until(session),
    }
}

fn ended(action: &str) -> Error {
    Error::InvalidTransition {
        action: action.to_owned(),
        from: RsvpState::Cancelled.as_str().to_owned(),
        allowed: Vec::new(),
    }
}

fn check(request: &RsvpRequest) -> Result<(String, String)> {
    let mut errors = Vec::new();
    let mut keep = |read: Result<Option<String>, FieldError>, pointer: &str, detail: &str| {
        let required = || FieldError::new(pointer, FieldCode::Required, detail);
        read.and_then(|value| value.ok_or_else(required)).map_err(|error| errors.push(error)).ok()
    };
    let name = keep(clean_line(&request.name, NAME_MAX, "/name"), "/name", "write your name");
    let email = keep(clean_email(&request.email, "/email"), "/email", "write the e-mail address to write to");
    name.zip(email).ok_or(Error::Invalid(errors))
}
