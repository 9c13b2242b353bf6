//! The configuration of one server: read from the environment and flags, checked as a whole, refused with every
//! reason at once. The manual of all settings is `settings`; nothing else in the project reads the environment.

mod parse;
mod read;
mod reference;
mod refusal;
mod secret;
mod setting;
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
    pub data: PathBuf,
    pub http: Http,
    pub database: Database,
    /// `None`: generated and kept in the data folder (never in production).
    pub signing_key: Option<Secret>,
    pub files: files::Place,
    pub mail: Mail,
    /// `None`: looked for where a build leaves it.
    pub static_dir: Option<PathBuf>,
    pub log: Log,
}

/// How requests come in and how many.
#[derive(Debug, Clone)]
pub struct Http {
    pub listen: SocketAddr,
    /// `None`: the address that is really bound.
    pub public_url: Option<String>,
    pub allowed_origins: Vec<String>,
    pub client_address_header: Option<HeaderName>,
    pub limits: Limits,
    pub workers: usize,
    pub request_timeout: Duration,
    pub shutdown_timeout: Duration,
}

/// How often one network address may do something.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub sign_ins_per_network: u32,
    pub evaluations_per_minute: u32,
}

#[derive(Debug, Clone)]
pub struct Database {
    pub url: Secret,
    pub connections: u32,
    pub migrations: Migrations,
}

#[derive(Debug, Clone)]
pub struct Mail {
    pub route: Route,
    pub from: Mailbox,
    /// A maildir into which mails come back; `None`: nobody notices them.
    pub bounces: Option<PathBuf>,
}

#[derive(Debug, Clone)]
pub struct Log {
    pub filter: String,
    pub format: LogFormat,
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
