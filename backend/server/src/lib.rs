//! The front door: configuration, wiring, signals and the static pages. No business decisions.

pub mod config;

pub use config::Config;
