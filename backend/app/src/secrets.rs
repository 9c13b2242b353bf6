//! Secrets: 256 random bits with a recognisable prefix, shown once and stored as SHA-256.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use uuid::Uuid;

use crate::{App, LinkKey};

/// Letters and digits that cannot be mistaken for one another when read aloud.
const CODE_ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE_LENGTH: usize = 8;

/// The stored form of a secret: SHA-256 in unpadded base64url.
pub fn hash_secret(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}

/// A secret that can be found again by who has the key. Hashed twice, so that nothing can be appended to it.
pub(crate) fn derived_secret(prefix: &str, key: &LinkKey, id: Uuid) -> String {
    let inner = Sha256::new_with_prefix(key.as_bytes()).chain_update(id.as_bytes()).finalize();
    let outer = Sha256::new_with_prefix(key.as_bytes()).chain_update(inner).finalize();
    format!("{prefix}_{}", URL_SAFE_NO_PAD.encode(outer))
}

impl App {
    /// A fresh secret such as `ksi_…`.
    pub(crate) fn new_secret(&self, prefix: &str) -> String {
        let mut bytes = [0; 32];
        self.entropy.fill(&mut bytes);
        format!("{prefix}_{}", URL_SAFE_NO_PAD.encode(bytes))
    }

    /// A code to type: 8 of 32 characters, 40 bits, guarded by few tries and a short life.
    pub(crate) fn new_code(&self) -> String {
        let mut bytes = [0; CODE_LENGTH];
        self.entropy.fill(&mut bytes);
        bytes
            .iter()
            .filter_map(|byte| CODE_ALPHABET.get(usize::from(byte % 32)))
            .map(|letter| char::from(*letter))
            .collect()
    }
}

/// A typed code as it was printed: upper case, without spaces and hyphens.
pub(crate) fn normalise_code(code: &str) -> String {
    code.chars().filter(|character| !matches!(character, ' ' | '-')).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_forgivingly() {
        assert_eq!(normalise_code(" abcd-ef23 "), "ABCDEF23");
    }

    #[test]
    fn hashes_do_not_show_the_secret() {
        assert_eq!(hash_secret("ksi_x").len(), 43);
        assert_ne!(hash_secret("ksi_x"), hash_secret("ksi_y"));
    }
}
