//! Sessions: beginning, renewing by a rotating secret, listing and ending them, and one's own profile.

use chrono::TimeDelta;
use domain::names::{NAME_MAX, clean_line};
use domain::{Language, Organisation, OrganisationRole, Person, SessionId, SignedInSession};
use store::sessions::{self as stored, SessionSecrets};
use store::{Scope, Tx, organisations, people};
use uuid::Uuid;

use crate::secrets::hash_secret;
use crate::{App, Caller, Error, Result};

/// How long the secret before the current one may be used once more, in case the answer was lost.
const LOST_ANSWER_GRACE: TimeDelta = TimeDelta::seconds(60);

/// A session just begun or renewed; the refresh token is shown only here.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSession {
    pub session_id: SessionId,
    pub person: Person,
    pub refresh_token: String,
    pub return_to: Option<String>,
}

/// Changes of one's own profile; `None` leaves as it is.
#[derive(Debug, Clone, Default)]
pub struct ProfileChanges {
    pub name: Option<Option<String>>,
    pub language: Option<Language>,
}

impl App {
    pub(crate) async fn begin_session(
        &self,
        tx: &Tx,
        person: Person,
        user_agent: Option<&str>,
        return_to: Option<String>,
    ) -> Result<NewSession> {
        let now = self.now();
        let session_id = SessionId(self.new_id());
        let secret = self.new_secret("krt");
        let secrets = SessionSecrets {
            session: SignedInSession {
                id: session_id,
                person_id: person.id,
                user_agent: user_agent.map(|agent| agent.chars().take(200).collect()),
                created_at: now,
                last_used_at: now,
            },
            refresh_hash: hash_secret(&secret),
            previous_hash: None,
            rotated_at: now,
            expires_at: now + self.settings.session_ttl,
            ended_at: None,
        };
        stored::insert(tx, &secrets).await?;
        Ok(NewSession { session_id, person, refresh_token: refresh_token(session_id, &secret), return_to })
    }

    /// Exchanges the refresh token for the next one. A token from before the last is a stolen copy or a leak:
    /// the session ends.
    pub async fn renew_session(&self, token: &str) -> Result<NewSession> {
        let (session_id, secret) = read_refresh_token(token).ok_or(Error::Unauthenticated)?;
        let renewed = self
            .atomically(Scope::Free, async |tx| {
                let secrets = stored::find(tx, session_id).await?.ok_or(Error::Unauthenticated)?;
                if secrets.ended_at.is_some() || secrets.expires_at <= self.now() {
                    return Err(Error::Unauthenticated);
                }
                match self.rotated(&secrets, secret) {
                    Some((next, fresh)) if stored::rotate(tx, &next, &secrets.refresh_hash).await? => {
                        Ok(Some((secrets.session.person_id, fresh)))
                    }
                    // Another tab renewed at the same moment: its secret is the current one now.
                    Some(_) => Err(Error::Unavailable { retry_after: std::time::Duration::from_secs(1) }),
                    None => {
                        stored::end(tx, session_id, self.now()).await?;
                        Ok(None)
                    }
                }
            })
            .await?;
        let (person_id, fresh) = renewed.ok_or(Error::Unauthenticated)?;
        let person = people::find(&self.store, person_id).await?.ok_or(Error::Unauthenticated)?;
        Ok(NewSession {
            session_id,
            person,
            refresh_token: refresh_token(session_id, &fresh),
            return_to: None,
        })
    }

    fn rotated(&self, secrets: &SessionSecrets, secret: &str) -> Option<(SessionSecrets, String)> {
        let now = self.now();
        let hash = hash_secret(secret);
        let current = hash == secrets.refresh_hash;
        let repeated =
            secrets.previous_hash.as_ref() == Some(&hash) && now < secrets.rotated_at + LOST_ANSWER_GRACE;
        if !current && !repeated {
            return None;
        }
        let fresh = self.new_secret("krt");
        let mut next = secrets.clone();
        next.refresh_hash = hash_secret(&fresh);
        // After a repeat nothing older is accepted any more: a lost answer is retried once.
        next.previous_hash = current.then_some(hash);
        next.rotated_at = now;
        next.session.last_used_at = now;
        next.expires_at = now + self.settings.session_ttl;
        Some((next, fresh))
    }

    /// The caller's organisations with the role in each.
    pub async fn organisations_of(&self, caller: &Caller) -> Result<Vec<(Organisation, OrganisationRole)>> {
        let ids = caller.memberships.iter().map(|membership| membership.organisation_id);
        let organisations = organisations::find_many(&self.store, ids).await?;
        Ok(organisations
            .into_iter()
            .filter_map(|organisation| caller.role_in(organisation.id).map(|role| (organisation, role)))
            .collect())
    }

    pub async fn list_sessions(&self, caller: &Caller) -> Result<Vec<SignedInSession>> {
        Ok(stored::list_live(&self.store, caller.id(), self.now()).await?)
    }

    /// Ends one of the caller's own sessions.
    pub async fn end_session(&self, caller: &Caller, id: SessionId) -> Result<()> {
        self.atomically(Scope::Free, async |tx| {
            let own = stored::find(tx, id).await?.filter(|secrets| secrets.session.person_id == caller.id());
            own.ok_or_else(|| Error::not_found("session"))?;
            Ok(stored::end(tx, id, self.now()).await?)
        })
        .await
    }

    pub async fn update_profile(&self, caller: &Caller, changes: &ProfileChanges) -> Result<Person> {
        let mut person = caller.person.clone();
        if let Some(name) = &changes.name {
            person.name = match name {
                Some(name) => clean_line(name, NAME_MAX, "/name")?,
                None => None,
            };
        }
        person.language = changes.language.unwrap_or(person.language);
        self.atomically(Scope::Free, async |tx| Ok(people::save(tx, &person).await?)).await?;
        Ok(person)
    }
}

fn refresh_token(session: SessionId, secret: &str) -> String {
    format!("{}.{secret}", session.0.simple())
}

fn read_refresh_token(token: &str) -> Option<(SessionId, &str)> {
    let (session, secret) = token.split_once('.')?;
    Some((SessionId(Uuid::try_parse(session).ok()?), secret))
}
