//! What one setting is: its name, its kind, what holds without it, and where it may be given.

use super::settings;

/// What holds when nothing is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// This text, read like a given one.
    Value(&'static str),
    /// Decided at start from other settings; the sentence says how.
    Derived(&'static str),
    /// Production does not start without it; the sentence says what the other modes do.
    RequiredInProduction(&'static str),
}

/// Where a value may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    EnvironmentAndFlag,
    /// A command line is visible to every user of the machine, so secrets do not go there.
    EnvironmentOnly,
}

/// One setting. Its flag is the key in lower case without the prefix: `KOHORT_PUBLIC_URL` is `--public-url`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    pub key: &'static str,
    pub kind: &'static str,
    pub preset: Preset,
    pub example: &'static str,
    pub about: &'static str,
    pub door: Door,
}

impl Setting {
    pub(super) const fn new(
        key: &'static str,
        kind: &'static str,
        preset: Preset,
        example: &'static str,
        about: &'static str,
    ) -> Self {
        Self { key, kind, preset, example, about, door: Door::EnvironmentAndFlag }
    }

    pub(super) const fn secret(self) -> Self {
        Self { door: Door::EnvironmentOnly, ..self }
    }

    /// `public-url` of `KOHORT_PUBLIC_URL`.
    pub fn flag(&self) -> String {
        self.key.trim_start_matches(settings::PREFIX).to_lowercase().replace('_', "-")
    }
}
