//! Values that must not appear in logs, and the judgement whether a signing key is strong enough to sign with.

use std::collections::BTreeMap;
use std::fmt;

/// A text that prints as dots.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(…)")
    }
}

/// Shortest key that production signs with.
const SHORTEST: usize = 32;
/// Least bits that the key's own letter frequencies must carry; 32 random hexadecimal digits carry about 110.
const LEAST_BITS: f64 = 96.0;
/// Words of keys that people copy from manuals and samples instead of generating one.
const COPIED: [&str; 10] = [
    "changeme",
    "change_me",
    "change-me",
    "change me",
    "example",
    "replace",
    "secret",
    "password",
    "kohort",
    "signing",
];

/// Says why a key is too weak, or nothing when it is good enough.
pub fn weakness(key: &str) -> Option<String> {
    let bytes = key.as_bytes();
    let lower = key.to_lowercase();
    if bytes.len() < SHORTEST {
        Some(format!("the key has {} bytes, at least {SHORTEST} are needed", bytes.len()))
    } else if let Some(word) = COPIED.iter().find(|word| lower.contains(*word)) {
        Some(format!("the key contains \"{word}\", so it was written or copied rather than generated"))
    } else if bits(bytes) < LEAST_BITS || is_sequence(bytes) || is_repetition(bytes) {
        Some("the key is repetitive or follows a pattern, so it can be guessed".to_owned())
    } else {
        None
    }
}

/// Shannon entropy of the byte frequencies times the length.
fn bits(bytes: &[u8]) -> f64 {
    let mut frequencies = BTreeMap::new();
    for byte in bytes {
        *frequencies.entry(byte).or_insert(0_u32) += 1;
    }
    let total = f64::from(frequencies.values().sum::<u32>());
    let each =
        frequencies.values().map(|count| f64::from(*count)).map(|count| count * (total / count).log2());
    each.sum()
}

/// More than half of the steps between neighbours are alike and small: `abcdef…`, `123456…`.
fn is_sequence(bytes: &[u8]) -> bool {
    let steps = bytes.windows(2).filter_map(|pair| match pair {
        [left, right] => Some(i16::from(*right) - i16::from(*left)),
        _ => None,
    });
    steps.filter(|step| step.abs() <= 1).count() * 2 > bytes.len()
}

/// The key is one shorter piece said twice or more.
fn is_repetition(bytes: &[u8]) -> bool {
    (1..=bytes.len() / 2).any(|period| bytes.iter().zip(bytes.iter().skip(period)).all(|(a, b)| a == b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_keys_are_accepted() {
        for key in [
            "9f1c0e6b7a35d2484be1f07c9d63a852",
            "kN3v0QmJ8yXwR1bTz6LhUe4sDfPaCgV7oI2tYq5Zr9E=",
            "b7Qe/2nUo1+XkzTgYw8rHcJ5mVd0Ls4FpAi9RtSx3uNyEf6OvZhWqG",
        ] {
            assert_eq!(weakness(key), None, "{key}");
        }
    }

    #[test]
    fn short_copied_and_patterned_keys_are_refused() {
        for (key, reason) in [
            ("", "0 bytes"),
            ("9f1c0e6b7a35d2484be1f07c9d63a85", "31 bytes"),
            ("please-changeme-please-9f1c0e6b7a35", "changeme"),
            ("Kohort-2026-kN3v0QmJ8yXwR1bTz6Lh", "kohort"),
            ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "repetitive"),
            ("abcdefghijklmnopqrstuvwxyz0123456789", "pattern"),
            ("kN3v0QmJ8yXwR1bTkN3v0QmJ8yXwR1bT", "repetitive"),
        ] {
            let found = weakness(key).unwrap_or_default();
            assert!(found.contains(reason), "{key}: {found}");
        }
    }

    #[test]
    fn a_secret_does_not_print() {
        assert_eq!(format!("{:?}", Secret::new("kN3v0QmJ8yX")), "Secret(…)");
    }
}
