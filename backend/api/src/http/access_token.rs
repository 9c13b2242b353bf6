//! Access tokens: short JWTs that name a person and a session, nothing more. Rights are read from the database on
//! every request, so a token never says what its bearer may do.

use std::fmt;

use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

const ALGORITHM: Algorithm = Algorithm::HS256;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessToken {
    pub person_id: Uuid,
    pub session_id: Uuid,
    pub issued_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// The text is not a token of ours that holds now. Deliberately says no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidToken;

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    sid: Uuid,
    iat: i64,
    exp: i64,
}

/// Signs and checks access tokens of one issuer.
#[derive(Clone)]
pub struct AccessTokens {
    issuer: String,
    audience: String,
    signing: EncodingKey,
    checking: DecodingKey,
    validation: Validation,
}

impl AccessTokens {
    /// `secret` should have at least 32 random bytes, the size of the signature.
    pub fn new(secret: &[u8], issuer: &str, audience: &str) -> Self {
        let mut validation = Validation::new(ALGORITHM);
        validation.leeway = 0;
        // Required, but compared with the injected clock in `read`: the library only knows the system's.
        validation.validate_exp = false;
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        validation.set_issuer(&[issuer]);
        validation.set_audience(&[audience]);
        Self {
            issuer: issuer.to_owned(),
            audience: audience.to_owned(),
            signing: EncodingKey::from_secret(secret),
            checking: DecodingKey::from_secret(secret),
            validation,
        }
    }

    pub fn issue(&self, token: &AccessToken) -> Result<String, InvalidToken> {
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: self.audience.clone(),
            sub: token.person_id,
            sid: token.session_id,
            iat: token.issued_at.timestamp(),
            exp: token.expires_at.timestamp(),
        };
        encode(&Header::new(ALGORITHM), &claims, &self.signing).map_err(|_| InvalidToken)
    }

    pub fn read(&self, text: &str, now: DateTime<Utc>) -> Result<AccessToken, InvalidToken> {
        let claims =
            decode::<Claims>(text, &self.checking, &self.validation).map_err(|_| InvalidToken)?.claims;
        let instant = |seconds| DateTime::from_timestamp(seconds, 0).ok_or(InvalidToken);
        let token = AccessToken {
            person_id: claims.sub,
            session_id: claims.sid,
            issued_at: instant(claims.iat)?,
            expires_at: instant(claims.exp)?,
        };
        if now < token.expires_at { Ok(token) } else { Err(InvalidToken) }
    }
}

impl fmt::Debug for AccessTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessTokens").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    fn tokens(issuer: &str, audience: &str) -> AccessTokens {
        AccessTokens::new(b"0123456789abcdef0123456789abcdef", issuer, audience)
    }

    fn token() -> AccessToken {
        let issued_at = DateTime::from_timestamp(1_000_000, 0).unwrap();
        let expires_at = issued_at + Duration::minutes(10);
        AccessToken { person_id: Uuid::from_u128(1), session_id: Uuid::from_u128(2), issued_at, expires_at }
    }

    #[test]
    fn a_token_holds_until_just_before_it_expires() {
        let tokens = tokens("https://k.ee", "kohort");
        let text = tokens.issue(&token()).unwrap();
        assert_eq!(tokens.read(&text, token().expires_at - Duration::seconds(1)), Ok(token()));
        assert_eq!(tokens.read(&text, token().expires_at), Err(InvalidToken));
    }

    #[test]
    fn tokens_of_another_issuer_audience_key_or_algorithm_do_not_hold() {
        let ours = tokens("https://k.ee", "kohort");
        let now = token().issued_at;
        let other_key = AccessTokens::new(b"another-secret-another-secret-32", "https://k.ee", "kohort");
        for other in [tokens("https://x.ee", "kohort"), tokens("https://k.ee", "other"), other_key] {
            assert_eq!(ours.read(&other.issue(&token()).unwrap(), now), Err(InvalidToken));
        }
        let claims = serde_json::json!({"iss": "https://k.ee", "aud": "kohort", "sub": Uuid::nil(), "sid": Uuid::nil(),
            "iat": now.timestamp(), "exp": token().expires_at.timestamp()});
        let longer = encode(&Header::new(Algorithm::HS512), &claims, &ours.signing).unwrap();
        assert_eq!(ours.read(&longer, now), Err(InvalidToken));
        let good = encode(&Header::new(ALGORITHM), &claims, &ours.signing).unwrap();
        assert!(ours.read(&good, now).is_ok());
    }
}
