//! Data-transfer types of this resource: what it reads and what it answers.

use app::sign_in::SignInProof;
use chrono::{DateTime, Utc};
use domain::{FieldCode, FieldError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::http::Patch;
use crate::wire::text::LocalText;
use crate::wire::word::{Language as LanguageWord, OrganisationRole};

/// Where to send the sign-in link.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "mari@example.org", "language": "et", "return_to": "/et/registrations"}))]
pub struct SignInLinkRequest {
    #[validate(length(max = 254))]
    pub email: String,
    /// Language of the mail; by `Accept-Language` where left out.
    pub language: Option<LanguageWord>,
    /// Path inside the web app to return to.
    pub return_to: Option<String>,
}

/// The same for every address.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInLinkView {
    /// Seconds for which the link and its code work.
    #[schema(example = 600)]
    pub expires_in: i64,
}

/// How the session is carried.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// In cookies, for the web app; only in the browser that asked for the link.
    #[default]
    Cookie,
    /// In the answer, for other programs.
    Bearer,
}

/// Proof of the mailbox: the link's token, or address and code.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"token": "ksi_…"}))]
pub struct SessionCreate {
    #[validate(length(max = 200))]
    pub token: Option<String>,
    #[validate(length(max = 254))]
    pub email: Option<String>,
    #[validate(length(max = 40))]
    pub code: Option<String>,
    #[serde(default)]
    pub delivery: Delivery,
}

impl SessionCreate {
    pub(in crate::resources) fn into_proof(self) -> app::Result<SignInProof> {
        match (self.token, self.email, self.code) {
            (Some(token), None, None) => Ok(SignInProof::Token(token)),
            (None, Some(email), Some(code)) => Ok(SignInProof::Code { email, code }),
            _ => {
                Err(FieldError::new("/token", FieldCode::Required, "send the token alone, or email and code")
                    .into())
            }
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PersonView {
    pub id: Uuid,
    pub email: String,
    pub name: Option<String>,
    pub language: LanguageWord,
    pub is_administrator: bool,
}

impl From<domain::Person> for PersonView {
    fn from(person: domain::Person) -> Self {
        Self {
            id: person.id.0,
            email: person.email,
            name: person.name,
            language: person.language.into(),
            is_administrator: person.is_administrator,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationRef {
    pub id: Uuid,
    pub name: LocalText,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OwnMembership {
    pub organisation: OrganisationRef,
    pub role: OrganisationRole,
}

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedInView {
    pub person: PersonView,
    pub memberships: Vec<OwnMembership>,
    /// Where the link was asked to return to.
    pub return_to: Option<String>,
    /// Only with `delivery: bearer`; 10 minutes.
    pub access_token: Option<String>,
    /// Only with `delivery: bearer`; works once.
    pub refresh_token: Option<String>,
}

/// Changes of one's own profile.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Mari Maasikas", "language": "et"}))]
pub struct ProfilePatch {
    #[serde(default)]
    #[validate(length(max = 400))]
    pub name: Patch<String>,
    pub language: Option<LanguageWord>,
}

/// The refresh token of a program; the web app sends `{}` and its cookie.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
pub struct SessionRenewal {
    #[validate(length(max = 200))]
    pub refresh_token: Option<String>,
}

/// A browser or program where the person is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionEntry {
    pub id: Uuid,
    pub user_agent: Option<String>,
    pub created_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
    pub is_current: bool,
}
