//! The invited person's side. They have no account: the secret of their link is who they are, and it opens nothing of
//! anybody else's.

mod answer;
mod leave;
mod questions;

use chrono::{DateTime, Utc};
use domain::{
    Affiliation, Cohort, CohortId, Invitation, InvitationState, Language, Member, MunicipalityCode, Part,
    Phase, Programme, Registration, Role, State, Text,
};
use serde::{Deserialize, Serialize};
use store::{Db, Tx, invitations, organisations, registrations as stored};

use crate::secrets::hash_secret;
use crate::{App, CohortSummary, Error, Result};

pub use questions::OwnQuestions;

/// A person's own details and consent, as typed.
#[derive(Debug, Clone)]
pub struct OwnDetails {
    pub name: String,
    pub email: String,
    pub affiliation: Option<Affiliation>,
    pub organisation: Option<String>,
    pub municipality: Option<MunicipalityCode>,
    pub role: Option<Role>,
    pub is_councillor: Option<bool>,
    pub consent: bool,
    /// Language of the mails to come.
    pub language: Language,
}

/// An invitation with what its holder may know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InvitationCase {
    pub is_join_link: bool,
    pub state: InvitationState,
    pub expires_at: DateTime<Utc>,
    pub cohort: CohortSummary,
    /// The programme's summary.
    pub summary: Text,
    /// Names of the organisations that organise the programme, the leading one first.
    pub organisers: Vec<Text>,
    pub lead_name: Option<String>,
    pub team_name: Option<String>,
    /// The holder of the link, and nobody else.
    pub member: Option<Member>,
    pub editable: bool,
    #[serde(default)]
    pub questions: Option<OwnQuestions>,
    /// The secret of the link that somebody who joined got. It is not kept, so a repeated request does not get it.
    #[serde(skip)]
    pub own_token: Option<String>,
}

/// An invitation with its registration.
struct Link {
    invitation: Invitation,
    registration: Registration,
}

impl App {
    /// What the holder of the link is invited to.
    pub async fn read_invitation(&self, token: &str) -> Result<InvitationCase> {
        let link = self.link(&self.store, token).await?;
        let cohort = self.find_cohort(&self.store, link.registration.cohort_id).await?;
        self.invitation_case(&self.store, link.invitation, &link.registration, cohort).await
    }

    async fn link(&self, db: &impl Db, token: &str) -> Result<Link> {
        let unknown = || Error::not_found("invitation");
        let invitation = invitations::find_by_token(db, &hash_secret(token)).await?.ok_or_else(unknown)?;
        let registration = stored::find(db, invitation.registration_id).await?.ok_or_else(unknown)?;
        Ok(Link { invitation, registration })
    }

    async fn invitation_case(
        &self,
        db: &impl Db,
        invitation: Invitation,
        registration: &Registration,
        cohort: Cohort,
    ) -> Result<InvitationCase> {
        let (cohort, programme) = self.cohort_summary(db, cohort).await?;
        let state = invitation.state_at(registration, cohort.as_of);
        let lives = matches!(state, InvitationState::Open | InvitationState::Accepted);
        let known = Some(registration).filter(|_| lives);
        let own = |registration: &Registration| {
            registration.members.iter().find(|member| Some(member.id) == invitation.member_id).cloned()
        };
        let questions = match known {
            Some(known) => self.own_questions(db, known, invitation.member_id, &cohort.cohort).await?,
            None => None,
        };
        Ok(InvitationCase {
            is_join_link: invitation.is_join_link(),
            state,
            expires_at: invitation.expires_at,
            organisers: organisers(db, &programme).await?,
            lead_name: known.and_then(|known| known.lead()?.name.clone()),
            team_name: known.and_then(|known| known.team_name.clone()),
            member: known.and_then(own),
            editable: lives && registration.state == State::Draft && cohort.phase() == Phase::Open,
            summary: programme.content.summary,
            questions,
            cohort,
            own_token: None,
        })
    }
}

/// The link again, once the cohort is locked: it may have been replaced or answered meanwhile.
async fn locked(app: &App, tx: &Tx, token: &str, cohort_id: CohortId) -> Result<Link> {
    let link = app.link(tx, token).await?;
    if link.registration.cohort_id == cohort_id { Ok(link) } else { Err(Error::Internal) }
}

pub(crate) async fn organisers(db: &impl Db, programme: &Programme) -> Result<Vec<Text>> {
    let organising = programme.content.organisations.iter();
    let organising = organising.filter(|one| matches!(one.part, Part::Lead | Part::Organiser));
    let mut ids = vec![programme.organisation_id];
    ids.extend(organising.map(|one| one.organisation_id).filter(|id| *id != programme.organisation_id));
    let found = organisations::find_many(db, ids.iter().copied()).await?;
    let name = |id| found.iter().find(|organisation| organisation.id == id).map(|one| one.name.clone());
    Ok(ids.into_iter().filter_map(name).collect())
}
