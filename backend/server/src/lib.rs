//! The front door: configuration, wiring, signals and the static pages. No business decisions.

pub mod commands;
pub mod config;
pub mod demo;
pub mod site;

pub use config::Config;
