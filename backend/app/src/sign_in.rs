//! Signing in without a password: a link and a code by mail, consumed once. Known and unknown addresses get the
//! same answer, because an account begins at the first sign-in.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::names::clean_email;
use domain::{FieldCode, FieldError, Job, JobId, Language, Person, PersonId};
use store::sign_ins::{self, SignIn};
use store::{Scope, Tx, jobs, limits, people};

use crate::secrets::{hash_secret, normalise_code};
use crate::sessions::NewSession;
use crate::{App, Error, Result};

/// Wrong codes after which a link is spent.
const WRONG_CODES_MAX: i32 = 5;

/// A wish to sign in.
#[derive(Debug, Clone)]
pub struct SignInRequest {
    pub email: String,
    pub language: Language,
    /// Path inside the web app to return to, beginning with one slash.
    pub return_to: Option<String>,
    /// Secret that the asking browser already holds.
    pub browser_secret: Option<String>,
    /// Network address for limits; `None` when asked on the machine itself.
    pub network: Option<String>,
}

/// What the asking browser keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInAsked {
    pub browser_secret: String,
    pub expires_in: TimeDelta,
}

/// Proof of the mailbox.
#[derive(Debug, Clone)]
pub enum SignInProof {
    Token(String),
    Code { email: String, code: String },
}

/// How the session will be carried: a browser's session must start in the browser that asked, so that nobody can
/// be signed in to another's account by a planted link.
#[derive(Debug, Clone)]
pub enum Carrier {
    Browser { secret: Option<String> },
    Client,
}

impl App {
    /// Sends a link and a code to the address.
    pub async fn request_sign_in(&self, request: SignInRequest) -> Result<SignInAsked> {
        let email = clean_email(&request.email, "/email")?.ok_or_else(|| {
            FieldError::new("/email", FieldCode::Required, "write the e-mail address to send the link to")
        })?;
        let return_to = request.return_to.map(check_return_to).transpose()?;
        let browser_secret = request.browser_secret.unwrap_or_else(|| self.new_secret("kbr"));
        self.atomically(Scope::Free, async |tx| {
            self.limit_sign_ins(tx, &email, request.network.as_deref()).await
        })
        .await?;
        self.atomically(Scope::Free, async |tx| {
            let token = self.new_secret("ksi");
            let code = self.new_code();
            let row = self.sign_in_row(
                &email,
                request.language,
                return_to.as_deref(),
                &token,
                &code,
                Some(&browser_secret),
            );
            sign_ins::insert(tx, row).await?;
            let (to, return_to) = (email.clone(), return_to.clone());
            let job = Job::SignInMail { to, language: request.language, token, code, return_to };
            Ok(jobs::enqueue(tx, JobId(self.new_id()), &job, self.now()).await?)
        })
        .await?;
        Ok(SignInAsked { browser_secret, expires_in: self.settings.sign_in_ttl })
    }

    /// A link for an operator to hand over: works in any browser, once. Returns its token.
    pub async fn issue_sign_in_token(
        &self,
        email: &str,
        language: Language,
        ttl: TimeDelta,
    ) -> Result<String> {
        let email = clean_email(email, "/email")?.ok_or(Error::Internal)?;
        self.atomically(Scope::Free, async |tx| {
            let token = self.new_secret("ksi");
            let mut row = self.sign_in_row(&email, language, None, &token, &self.new_code(), None);
            row.expires_at = row.created_at + ttl;
            sign_ins::insert(tx, row).await?;
            Ok(token)
        })
        .await
    }

    fn sign_in_row(
        &self,
        email: &str,
        language: Language,
        return_to: Option<&str>,
        token: &str,
        code: &str,
        browser_secret: Option<&str>,
    ) -> SignIn {
        let now = self.now();
        SignIn {
            id: self.new_id(),
            token_hash: hash_secret(token),
            code_hash: hash_secret(code),
            browser_hash: browser_secret.map(hash_secret),
            email: email.to_owned(),
            language,
            return_to: return_to.map(str::to_owned),
            wrong_codes: 0,
            created_at: now,
            expires_at: now + self.settings.sign_in_ttl,
            consumed_at: None,
        }
    }

    /// Counted and committed before the link is made, so that a refusal is counted too.
    async fn limit_sign_ins(&self, tx: &Tx, email: &str, network: Option<&str>) -> Result<()> {
        let window = self.settings.sign_in_window;
        let start = window_start(self.now(), window);
        let by_address = limits::hit(tx, &format!("sign-in address {}", hash_secret(email)), start).await?;
        let by_network = match network {
            Some(network) => limits::hit(tx, &format!("sign-in network {network}"), start).await?,
            None => 0,
        };
        if by_address > self.settings.sign_ins_per_address || by_network > self.settings.sign_ins_per_network
        {
            let left = (start + window - self.now()).num_seconds().max(1);
            return Err(Error::TooManyRequests { retry_after: Duration::from_secs(left.unsigned_abs()) });
        }
        Ok(())
    }

    /// Consumes the proof and begins a session.
    pub async fn sign_in(
        &self,
        proof: &SignInProof,
        carrier: &Carrier,
        user_agent: Option<&str>,
    ) -> Result<NewSession> {
        let sign_in = match proof {
            SignInProof::Token(token) => self.find_by_token(token, carrier).await?,
            SignInProof::Code { email, code } => self.find_by_code(email, code, carrier).await?,
        };
        self.atomically(Scope::Free, async |tx| {
            if !sign_ins::consume(tx, sign_in.id, self.now()).await? {
                return Err(expired(proof));
            }
            let person = self.person_of(tx, &sign_in.email, sign_in.language).await?;
            self.begin_session(tx, person, user_agent, sign_in.return_to.clone()).await
        })
        .await
    }

    pub(crate) async fn person_of(&self, tx: &Tx, email: &str, language: Language) -> Result<Person> {
        let new = || (PersonId(self.new_id()), language, self.now());
        Ok(people::find_or_insert(tx, email, new).await?)
    }

    async fn find_by_token(&self, token: &str, carrier: &Carrier) -> Result<SignIn> {
        let proof = SignInProof::Token(String::new());
        let sign_in = sign_ins::find_by_token(&self.store, &hash_secret(token)).await?;
        let sign_in = sign_in.filter(|sign_in| self.is_live(sign_in)).ok_or_else(|| expired(&proof))?;
        match (carrier, &sign_in.browser_hash) {
            (Carrier::Browser { secret }, Some(expected))
                if secret.as_deref().map(hash_secret).as_ref() != Some(expected) =>
            {
                Err(Error::field(FieldError::new(
                    "/token",
                    FieldCode::OtherBrowser,
                    "open the link in the browser that asked for it, or type the code from the mail there",
                )))
            }
            _ => Ok(sign_in),
        }
    }

    async fn find_by_code(&self, email: &str, code: &str, carrier: &Carrier) -> Result<SignIn> {
        let wrong = || {
            Error::field(FieldError::new(
                "/code",
                FieldCode::WrongCode,
                "check the code, or ask for a new mail",
            ))
        };
        let email = clean_email(email, "/email")?.ok_or_else(wrong)?;
        let Carrier::Browser { secret: Some(secret) } = carrier else { return Err(wrong()) };
        let newest = sign_ins::find_newest(&self.store, &email, &hash_secret(secret)).await?;
        let sign_in = newest.filter(|sign_in| self.is_live(sign_in)).ok_or_else(wrong)?;
        if sign_in.code_hash == hash_secret(&normalise_code(code)) {
            return Ok(sign_in);
        }
        self.atomically(Scope::Free, async |tx| Ok(sign_ins::count_wrong_code(tx, sign_in.id).await?))
            .await?;
        Err(wrong())
    }

    fn is_live(&self, sign_in: &SignIn) -> bool {
        sign_in.consumed_at.is_none()
            && sign_in.expires_at > self.now()
            && sign_in.wrong_codes < WRONG_CODES_MAX
    }
}

fn expired(proof: &SignInProof) -> Error {
    let pointer = match proof {
        SignInProof::Token(_) => "/token",
        SignInProof::Code { .. } => "/code",
    };
    Error::field(FieldError::new(
        pointer,
        FieldCode::ExpiredOrUsed,
        "this link has expired or was used; ask for a new one",
    ))
}

/// Only a path of our own: anything else could send people elsewhere after signing in.
fn check_return_to(path: String) -> Result<String> {
    let own = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= 512
        && path.chars().all(|character| character.is_ascii_graphic() && character != '\\');
    if own {
        return Ok(path);
    }
    Err(Error::field(FieldError::new(
        "/return_to",
        FieldCode::InvalidFormat,
        "give a path of this web app, such as /et/registrations",
    )))
}

pub(crate) fn window_start(now: DateTime<Utc>, window: TimeDelta) -> DateTime<Utc> {
    let length = window.num_seconds().max(1);
    DateTime::from_timestamp(now.timestamp() - now.timestamp().rem_euclid(length), 0).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_paths_are_returned_to() {
        assert!(check_return_to("/et/registrations?x=1".to_owned()).is_ok());
        for elsewhere in ["//evil.example", "https://evil.example", "et", "/a\\b", "/ä"] {
            assert!(check_return_to(elsewhere.to_owned()).is_err(), "{elsewhere}");
        }
    }
}
