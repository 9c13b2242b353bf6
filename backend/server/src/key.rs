//! The signing key: the configured one, or in development and demo one that is generated once and kept in the data
//! folder, so that a restart signs nobody out.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use app::Entropy;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::config::{Config, Secret};
use crate::start::StartError;

const FILE: &str = "signing-key";

/// The key that this start signs with.
pub fn signing_key(config: &Config, entropy: &dyn Entropy) -> Result<Secret, StartError> {
    match &config.signing_key {
        Some(key) => Ok(key.clone()),
        None => kept_key(&config.data, entropy),
    }
}

fn kept_key(data: &Path, entropy: &dyn Entropy) -> Result<Secret, StartError> {
    let path = data.join(FILE);
    match std::fs::read_to_string(&path) {
        Ok(key) => Ok(Secret::new(key.trim_end())),
        Err(error) if error.kind() == ErrorKind::NotFound => generate(&path, entropy),
        Err(error) => Err(StartError::file(&path, error)),
    }
}

fn generate(path: &Path, entropy: &dyn Entropy) -> Result<Secret, StartError> {
    let mut bytes = [0; 32];
    entropy.fill(&mut bytes);
    let key = URL_SAFE_NO_PAD.encode(bytes);
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    file.and_then(|mut file| writeln!(file, "{key}")).map_err(|error| StartError::file(path, error))?;
    Ok(Secret::new(key))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use app::SystemEntropy;

    use super::*;
    use crate::config::weakness;

    #[test]
    fn a_generated_key_is_strong_private_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let first = kept_key(folder.path(), &SystemEntropy).unwrap();
        assert_eq!(weakness(first.reveal()), None);
        assert_eq!(kept_key(folder.path(), &SystemEntropy).unwrap(), first);
        let mode = std::fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
