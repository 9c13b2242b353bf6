//! Seeing and answering one registration by the link of a mail, without an account. The link opens nothing else: no
//! editing, no addresses of members, no other registration.

use chrono::TimeDelta;
use domain::{Event, Notice, Registration, RegistrationId, StatusLinkId};
use store::status_links::{self, StatusLink};
use store::{Scope, people, registrations as stored};

use crate::answers::Answer;
use crate::secrets::{derived_secret, hash_secret};
use crate::{Action, App, Error, Intent, Once, RegistrationCase, Result};

/// How long a link works after the latest mail with it.
const LIFE: TimeDelta = TimeDelta::days(90);

impl App {
    /// Address of the page that a mail to `to` leads to, without the language's prefix. All mails about a registration
    /// carry the same secret: it is derived, so only its hash is kept, and an earlier mail still works.
    pub(crate) async fn status_path(&self, id: RegistrationId, to: &str) -> Result<String> {
        let Some(key) = &self.settings.link_key else { return Ok(format!("/registrations/{id}")) };
        self.atomically(Scope::Free, async |tx| {
            let now = self.now();
            let earlier = status_links::find(tx, id, to).await?.filter(|link| link.expires_at > now);
            let link_id = earlier.map_or_else(|| StatusLinkId(self.new_id()), |link| link.id);
            let token = derived_secret("kst", key, link_id.0);
            let link = StatusLink {
                id: link_id,
                registration_id: id,
                email: to.to_owned(),
                token_hash: hash_secret(&token),
                expires_at: now + LIFE,
            };
            status_links::put(tx, &link).await?;
            Ok(format!("/status#token={token}"))
        })
        .await
    }

    /// How the registration stands, for the holder of its link.
    pub async fn read_status(&self, token: &str) -> Result<RegistrationCase> {
        let (_, registration) = self.by_link(token).await?;
        Ok(by_link_only(self.registration_case(&self.store, registration).await?))
    }

    pub async fn confirm_by_link(&self, token: &str, intent: &Intent) -> Result<Once<RegistrationCase>> {
        let answer = Answer { event: Event::Confirm, notice: Notice::Confirmed, reason: None, version: None };
        self.answer_by_link(token, answer, intent).await
    }

    pub async fn decline_offer_by_link(
        &self,
        token: &str,
        reason: Option<&str>,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let answer = Answer { event: Event::DeclineOffer, notice: Notice::Withdrawn, reason, version: None };
        self.answer_by_link(token, answer, intent).await
    }

    pub async fn withdraw_by_link(
        &self,
        token: &str,
        reason: Option<&str>,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let answer = Answer { event: Event::Withdraw, notice: Notice::Withdrawn, reason, version: None };
        self.answer_by_link(token, answer, intent).await
    }

    async fn answer_by_link(
        &self,
        token: &str,
        answer: Answer<'_>,
        intent: &Intent,
    ) -> Result<Once<RegistrationCase>> {
        let (link, registration) = self.by_link(token).await?;
        let once = self.answer((link.id, registration.applicant_id), registration.id, intent, answer).await?;
        Ok(Once { value: by_link_only(once.value), replayed: once.replayed })
    }

    /// A link works for the person it was written to, as long as they are the applicant under that address.
    async fn by_link(&self, token: &str) -> Result<(StatusLink, Registration)> {
        let unknown = || Error::not_found("status link");
        let link = status_links::find_by_token(&self.store, &hash_secret(token)).await?;
        let link = link.filter(|link| link.expires_at > self.now()).ok_or_else(unknown)?;
        let registration = stored::find(&self.store, link.registration_id).await?.ok_or_else(unknown)?;
        let applicant = people::find(&self.store, registration.applicant_id).await?.ok_or(Error::Internal)?;
        if applicant.email == link.email { Ok((link, registration)) } else { Err(unknown()) }
    }
}

/// A mail may be passed on, so what it opens is kept small.
fn by_link_only(mut case: RegistrationCase) -> RegistrationCase {
    case.actions.retain(|action| matches!(action, Action::Confirm | Action::DeclineOffer | Action::Withdraw));
    case.registration.members.iter_mut().for_each(|member| member.email = None);
    case.missing.clear();
    case.undelivered.clear();
    case
}
