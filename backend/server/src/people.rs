//! What whoever runs the server may do for people without signing in: give accounts and roles, hand over sign-in
//! links. Every rule of the use cases still holds.

use app::{App, Caller, Error, Intent, Result};
use chrono::TimeDelta;
use domain::{Language, OrganisationRole, Person, SessionId};
use uuid::Uuid;

/// An account to be, with what it may do.
#[derive(Debug, Clone)]
pub struct NewPerson {
    pub email: String,
    pub language: Language,
    pub standing: Standing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Applicant,
    /// Of the whole installation.
    Administrator,
    /// Works for the organisation with this slug.
    Colleague(String, OrganisationRole),
}

impl NewPerson {
    pub fn applicant(email: &str) -> Self {
        Self { email: email.to_owned(), language: Language::default(), standing: Standing::Applicant }
    }

    pub fn administrator(email: &str) -> Self {
        Self { standing: Standing::Administrator, ..Self::applicant(email) }
    }

    /// `role` is `viewer`, `reviewer`, `coordinator` or `owner`.
    pub fn colleague(email: &str, organisation: &str, role: &str) -> Result<Self, UnknownRole> {
        let role = read_role(role)?;
        Ok(Self { standing: Standing::Colleague(organisation.to_owned(), role), ..Self::applicant(email) })
    }
}

/// A word that is no role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRole(String);

impl std::fmt::Display for UnknownRole {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "\"{}\" is no role; choose viewer, reviewer, coordinator or owner", self.0)
    }
}

impl std::error::Error for UnknownRole {}

/// Reads the word for a role.
pub fn read_role(word: &str) -> Result<OrganisationRole, UnknownRole> {
    use OrganisationRole::{Coordinator, Owner, Reviewer, Viewer};
    let found = [Viewer, Reviewer, Coordinator, Owner].into_iter().find(|role| role.as_str() == word);
    found.ok_or_else(|| UnknownRole(word.to_owned()))
}

/// Creates the account, or gives an existing one its new standing.
pub async fn create(app: &App, new: &NewPerson) -> Result<Person> {
    let is_administrator = new.standing == Standing::Administrator;
    let person = app.ensure_person(&new.email, new.language, is_administrator).await?;
    if let Standing::Colleague(slug, role) = &new.standing {
        let organisations = app.list_organisations().await?;
        let organisation = organisations.into_iter().find(|organisation| organisation.slug == *slug);
        let organisation = organisation.ok_or_else(|| Error::not_found("organisation"))?;
        let intent = intent(app, &format!("{} {slug} {}", new.email, role.as_str()));
        app.add_colleague(&operator(person.clone()), organisation.id, &new.email, *role, &intent).await?;
    }
    Ok(person)
}

/// A link that signs in once, in any browser, until `ttl` has passed.
pub async fn sign_in_link(app: &App, email: &str, language: Language, ttl: TimeDelta) -> Result<String> {
    let token = app.issue_sign_in_token(email, language, ttl).await?;
    Ok(format!("{}/{language}/sign-in#token={token}", app.settings().public_url))
}

/// Whoever has the machine has the rights of an administrator; what they do is done in this person's name.
pub fn operator(person: Person) -> Caller {
    let person = Person { is_administrator: true, ..person };
    Caller { person, session_id: SessionId(Uuid::nil()), memberships: Vec::new() }
}

/// A wish of its own: the command line never repeats one by accident.
fn intent(app: &App, about: &str) -> Intent {
    let key = format!("operator {about} {}", app.now().timestamp_micros());
    Intent { fingerprint: key.clone(), key }
}
