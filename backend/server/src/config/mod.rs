//! The configuration of one server: read from the environment and flags, checked as a whole, refused with every
//! reason at once. The manual of all settings is `settings`; nothing else in the project reads the environment.

mod parse;
mod read;
mod reference;
mod refusal;
mod secret;
pub mod settings;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use actix_web::http::header::HeaderName;
use jobs::mail::{Mailbox, Route};

pub use read::from_environment;
pub use reference::reference;
pub use refusal::{Refusal, Refusals};
pub use secret::{Secret, weakness};

/// What the installation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Production,
    Development,
    /// Development with the demonstration loaded.
    Demo,
}

/// What a start does with pending migrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Migrations {
    Apply,
    Refuse,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    Json,
    Text,
}

/// A checked configuration.
#[derive(Debug, Clone)]
pub struct Config {
    pub mode: Mode,
    pub listen: SocketAddr,
    /// `None`: the address that is really bound.
    pub public_url: Option<String>,
    pub data: PathBuf,
    pub database_url: Secret,
    pub database_connections: u32,
    pub migrations: Migrations,
    /// `None`: generated and kept in the data folder (never in production).
    pub signing_key: Option<Secret>,
    pub mail: Route,
    pub mail_from: Mailbox,
    pub allowed_origins: Vec<String>,
    pub client_address_header: Option<HeaderName>,
    pub sign_ins_per_network: u32,
    pub evaluations_per_minute: u32,
    pub static_dir: Option<PathBuf>,
    pub log: String,
    pub log_format: LogFormat,
    pub workers: usize,
    pub request_timeout: Duration,
    pub shutdown_timeout: Duration,
}

impl Config {
    /// Reads settings given as key and value, as the environment would give them.
    pub fn from_pairs<K, V>(pairs: impl IntoIterator<Item = (K, V)>) -> Result<Self, Refusals>
    where
        K: Into<String>,
        V: Into<String>,
    {
        read::read(pairs.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}
