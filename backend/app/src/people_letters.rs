//! The facts of mails between a lead and the people of the team, read when they are written.

use chrono::{DateTime, Utc};
use domain::{
    CohortId, Interest, InterestId, InvitationId, InvitationState, Language, Member, MemberId, PersonId,
    Registration, RegistrationId, Text,
};
use store::{invitations, local_calls, organisations, people, registrations};

use crate::{App, CohortSummary, Error, Result};

/// What a mail to a member or about one needs.
#[derive(Debug, Clone, PartialEq)]
pub struct PeopleLetter {
    /// `None` where it concerns no registration in particular.
    pub registration_id: Option<RegistrationId>,
    pub to: String,
    pub language: Language,
    pub cohort: CohortSummary,
    pub team_name: Option<String>,
    pub lead_name: Option<String>,
    /// Whom the mail is about, where they may be named.
    pub member_name: Option<String>,
    /// The end of an invitation that waits for its answer.
    pub expires_at: Option<DateTime<Utc>>,
    /// Address of the registration's page, or of one that the reader may see, without the language's prefix.
    pub path: String,
    pub reply_to: Option<String>,
    pub organiser: Option<Text>,
}

impl App {
    /// `None` when the invitation was answered, replaced or ended meanwhile.
    pub async fn invitation_letter(
        &self,
        id: InvitationId,
        to: &str,
        expected: InvitationState,
    ) -> Result<Option<PeopleLetter>> {
        let Some(invitation) = invitations::find(&self.store, id).await? else { return Ok(None) };
        let registration = registrations::find(&self.store, invitation.registration_id).await?;
        let Some(registration) = registration else { return Ok(None) };
        if invitation.state_at(&registration, self.now()) != expected {
            return Ok(None);
        }
        let about = self.people_letter(&registration, to.to_owned(), invitation.language).await?;
        let expires_at = Some(invitation.expires_at).filter(|_| expected == InvitationState::Open);
        Ok(Some(PeopleLetter { expires_at, ..about }))
    }

    /// To the lead: somebody answered. `None` when the registration is gone.
    pub async fn member_answered_letter(
        &self,
        id: RegistrationId,
        member_id: Option<MemberId>,
    ) -> Result<Option<PeopleLetter>> {
        let Some(registration) = registrations::find(&self.store, id).await? else { return Ok(None) };
        let lead = people::find(&self.store, registration.applicant_id).await?.ok_or(Error::Internal)?;
        if lead.is_erased() {
            return Ok(None);
        }
        let about = self.people_letter(&registration, lead.email, registration.language).await?;
        let member = registration.members.iter().find(|member| Some(member.id) == member_id);
        Ok(Some(PeopleLetter { member_name: member.and_then(|member| member.name.clone()), ..about }))
    }

    /// To somebody who was taken out. `None` when the registration is gone.
    pub async fn taken_out_letter(
        &self,
        id: RegistrationId,
        to: &str,
        language: Language,
    ) -> Result<Option<PeopleLetter>> {
        let Some(registration) = registrations::find(&self.store, id).await? else { return Ok(None) };
        let about = self.people_letter(&registration, to.to_owned(), language).await?;
        let path = format!("/programmes/{}", about.cohort.programme.slug);
        Ok(Some(PeopleLetter { path, ..about }))
    }

    /// To one of the two between whom the registration changed hands.
    pub async fn handed_over_letter(&self, id: RegistrationId, to: PersonId) -> Result<Option<PeopleLetter>> {
        let Some(registration) = registrations::find(&self.store, id).await? else { return Ok(None) };
        let person = people::find(&self.store, to).await?.ok_or(Error::Internal)?;
        if person.is_erased() {
            return Ok(None);
        }
        Ok(Some(self.people_letter(&registration, person.email, person.language).await?))
    }

    /// To somebody who wants to be in a team. `None` when the wish is gone.
    pub async fn interest_letter(&self, id: InterestId) -> Result<Option<PeopleLetter>> {
        let Some(interest) = local_calls::find_interest(&self.store, id).await? else { return Ok(None) };
        let registration = registrations::find(&self.store, interest.registration_id).await?;
        let Some(registration) = registration else { return Ok(None) };
        let about = self.people_letter(&registration, interest.email, interest.language).await?;
        let end = interest.asked_at + Interest::UNCONFIRMED;
        let expires_at = Some(end).filter(|_| interest.confirmed_at.is_none());
        Ok(Some(PeopleLetter { expires_at, ..about }))
    }

    /// To somebody who was not chosen for a team.
    pub async fn not_chosen_letter(
        &self,
        id: CohortId,
        to: &str,
        language: Language,
    ) -> Result<PeopleLetter> {
        self.cohort_letter(id, to.to_owned(), language).await
    }

    /// Where the link of an interest leads. The secret follows `#`, which browsers keep to themselves.
    pub fn interest_url(&self, language: Language, token: &str) -> String {
        format!("{}/{language}/interest#token={token}", self.settings.public_url)
    }

    async fn people_letter(
        &self,
        registration: &Registration,
        to: String,
        language: Language,
    ) -> Result<PeopleLetter> {
        let about = self.cohort_letter(registration.cohort_id, to, language).await?;
        Ok(PeopleLetter {
            registration_id: Some(registration.id),
            team_name: registration.team_name.clone(),
            lead_name: registration.lead().and_then(|lead: &Member| lead.name.clone()),
            path: format!("/registrations/{}", registration.id),
            ..about
        })
    }

    /// What concerns no registration in particular.
    async fn cohort_letter(&self, id: CohortId, to: String, language: Language) -> Result<PeopleLetter> {
        let cohort = self.find_cohort(&self.store, id).await?;
        let (cohort, programme) = self.cohort_summary(&self.store, cohort).await?;
        let organiser = organisations::find(&self.store, programme.organisation_id).await?;
        Ok(PeopleLetter {
            registration_id: None,
            to,
            language,
            path: format!("/programmes/{}", cohort.programme.slug),
            cohort,
            team_name: None,
            lead_name: None,
            member_name: None,
            expires_at: None,
            reply_to: programme.content.contact.and_then(|contact| contact.email),
            organiser: organiser.map(|organisation| organisation.name),
        })
    }
}
