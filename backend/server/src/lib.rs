//! The front door: configuration, wiring, signals and the static pages. No business decisions.

pub mod clock;
pub mod commands;
pub mod config;
pub mod demo;
pub mod doctor;
mod health;
mod http;
mod key;
mod log;
mod opening;
mod pages;
pub mod people;
mod running;
pub mod site;
mod start;

pub use clock::SettableClock;
pub use config::Config;
/// For clients beside the server: it decides for the whole process.
pub use files::prepare_tls;
pub use running::{Running, StopError};
pub use start::{Outside, StartError, start, start_with};
