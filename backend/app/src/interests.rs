//! Wanting to be in a team that a local call is for: said with one's own details, confirmed and taken back by the link
//! of a mail. No account is needed.

use domain::names::clean_text;
use domain::{
    INTERESTS_MAX, Interest, InterestId, Job, JobId, Keyholder, LocalCall, Member, MemberId,
    MunicipalityCode, Registration, Text,
};
use serde::{Deserialize, Serialize};
use store::{Db, Scope, Tx, cohorts, jobs, local_calls as stored, registrations};

use crate::invited::{OwnDetails, organisers};
use crate::local_calls::TEXT_MAX;
use crate::rsvps::holder_of;
use crate::{App, CohortSummary, Error, Intent, Once, Result, hash_secret};

/// A call as everyone sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenCall {
    pub call: LocalCall,
    pub is_open: bool,
    pub municipality: Option<MunicipalityCode>,
    pub team_name: Option<String>,
    /// Who composes the team.
    pub lead_name: Option<String>,
    pub cohort: CohortSummary,
    /// The programme's summary.
    pub summary: Text,
    /// Names of the organisations that organise the programme, the leading one first.
    pub organisers: Vec<Text>,
}

/// Somebody's wish to be in the team.
#[derive(Debug, Clone)]
pub struct InterestRequest {
    pub own: OwnDetails,
    pub message: Option<String>,
    /// Network address for limits; `None` when asked on the machine itself.
    pub network: Option<String>,
}

/// An interest as the holder of its link sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InterestCase {
    pub person: Member,
    pub message: Option<String>,
    pub confirmed: bool,
    pub call_is_open: bool,
    pub municipality: Option<MunicipalityCode>,
    pub cohort: CohortSummary,
}

impl App {
    /// The call behind its public address.
    pub async fn read_local_call(&self, code: &str) -> Result<OpenCall> {
        let unknown = || Error::not_found("local call");
        let call = stored::find_by_code(&self.store, code).await?.ok_or_else(unknown)?;
        let registration =
            registrations::find(&self.store, call.registration_id).await?.ok_or_else(unknown)?;
        let cohort = self.find_cohort(&self.store, registration.cohort_id).await?;
        let (cohort, programme) = self.cohort_summary(&self.store, cohort).await?;
        Ok(OpenCall {
            is_open: call.is_open(registration.state, self.now()),
            call,
            municipality: registration.municipality,
            lead_name: registration.lead().and_then(|lead| lead.name.clone()),
            team_name: registration.team_name,
            organisers: organisers(&self.store, &programme).await?,
            summary: programme.content.summary,
            cohort,
        })
    }

    /// Sends a link to the address; saying it again sends another. The answer is the same whether or not the address is
    /// known, and who confirmed already keeps what they wrote.
    pub async fn express_interest(
        &self,
        code: &str,
        request: &InterestRequest,
        intent: &Intent,
    ) -> Result<Once<()>> {
        let OpenCall { call, cohort, .. } = self.read_local_call(code).await?;
        let person = self.details(MemberId(self.new_id()), &request.own, &cohort)?;
        let message = clean_text(request.message.as_deref().unwrap_or_default(), TEXT_MAX, "/message")?;
        let email = person.email.clone().unwrap_or_default();
        self.limit_mails("interest", &email, request.network.as_deref()).await?;
        let scope = Scope::Cohort(cohort.cohort.id);
        self.once(holder_of(&email), intent, scope, async |tx| {
            self.ensure_call_open(tx, code, &cohort).await?;
            let known = stored::find_interest_of(tx, call.registration_id, &email).await?;
            let known = match known {
                Some(known) if known.confirmed_at.is_some() => known,
                known => {
                    if known.is_none() {
                        ensure_room(tx, &call).await?;
                    }
                    Interest {
                        id: known.map_or_else(|| InterestId(self.new_id()), |known| known.id),
                        registration_id: call.registration_id,
                        person: person.clone(),
                        email: email.clone(),
                        message: message.clone(),
                        language: request.own.language,
                        asked_at: self.now(),
                        confirmed_at: None,
                    }
                }
            };
            let token = self.new_secret("kit");
            stored::put_interest(tx, &known, &hash_secret(&token)).await?;
            let job = Job::InterestMail { interest_id: known.id, token };
            Ok(jobs::enqueue(tx, JobId(self.new_id()), &job, self.now()).await?)
        })
        .await
    }

    async fn ensure_call_open(&self, tx: &Tx, code: &str, cohort: &CohortSummary) -> Result<()> {
        let unknown = || Error::not_found("local call");
        let cohort = cohorts::lock(tx, cohort.cohort.id).await?.ok_or_else(unknown)?;
        crate::registrations::ensure_open(&cohort, self.now())?;
        let call = stored::find_by_code(tx, code).await?.ok_or_else(unknown)?;
        let registration = registrations::find(tx, call.registration_id).await?.ok_or_else(unknown)?;
        if call.is_open(registration.state, self.now()) {
            return Ok(());
        }
        Err(Error::RegistrationClosed { opens_at: None, closes_at: Some(call.closes.at) })
    }

    /// Shows what a link is about; consumes nothing.
    pub async fn read_interest(&self, token: &str) -> Result<InterestCase> {
        let (interest, registration) = self.interest_of(&self.store, token).await?;
        self.interest_case(&self.store, interest, &registration).await
    }

    /// Says yes: from now on the lead reads who it is.
    pub async fn confirm_interest(&self, token: &str, intent: &Intent) -> Result<Once<InterestCase>> {
        let (interest, registration) = self.interest_of(&self.store, token).await?;
        let cohort_id = registration.cohort_id;
        self.once(Keyholder::from(interest.id), intent, Scope::Cohort(cohort_id), async |tx| {
            cohorts::lock(tx, cohort_id).await?.ok_or(Error::Internal)?;
            let (mut interest, registration) = self.interest_of(tx, token).await?;
            let call = stored::find(tx, registration.id).await?.ok_or(Error::Internal)?;
            if interest.confirmed_at.is_none() {
                if !call.is_open(registration.state, self.now()) {
                    return Err(Error::RegistrationClosed {
                        opens_at: None,
                        closes_at: Some(call.closes.at),
                    });
                }
                interest.confirmed_at = Some(self.now());
                stored::put_interest(tx, &interest, &hash_secret(token)).await?;
            }
            self.interest_case(tx, interest, &registration).await
        })
        .await
    }

    /// Takes the wish back: whatever was written is erased, and the link leads nowhere.
    pub async fn withdraw_interest(&self, token: &str) -> Result<()> {
        let (_, registration) = self.interest_of(&self.store, token).await?;
        self.atomically(Scope::Cohort(registration.cohort_id), async |tx| {
            cohorts::lock(tx, registration.cohort_id).await?.ok_or(Error::Internal)?;
            let (interest, _) = self.interest_of(tx, token).await?;
            stored::erase_interest(tx, interest.id).await?;
            Ok(())
        })
        .await
    }

    async fn interest_of(&self, db: &impl Db, token: &str) -> Result<(Interest, Registration)> {
        let unknown = || Error::not_found("interest");
        let interest = stored::find_interest_by_token(db, &hash_secret(token)).await?;
        let interest = interest.filter(|interest| interest.lives(self.now())).ok_or_else(unknown)?;
        let registration = registrations::find(db, interest.registration_id).await?.ok_or_else(unknown)?;
        Ok((interest, registration))
    }

    async fn interest_case(
        &self,
        db: &impl Db,
        interest: Interest,
        registration: &Registration,
    ) -> Result<InterestCase> {
        let call = stored::find(db, registration.id).await?.ok_or(Error::Internal)?;
        let cohort = self.find_cohort(db, registration.cohort_id).await?;
        let (cohort, _) = self.cohort_summary(db, cohort).await?;
        Ok(InterestCase {
            confirmed: interest.confirmed_at.is_some(),
            person: interest.person,
            message: interest.message,
            call_is_open: call.is_open(registration.state, self.now()),
            municipality: registration.municipality,
            cohort,
        })
    }
}

async fn ensure_room(tx: &Tx, call: &LocalCall) -> Result<()> {
    if stored::count_interests(tx, call.registration_id).await? < INTERESTS_MAX {
        return Ok(());
    }
    let detail = "so many people have answered this call that it takes no more; ask who composes the team";
    Err(Error::Conflict { detail: detail.to_owned() })
}
