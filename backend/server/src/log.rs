//! The structured log on standard error. What is logged never holds tokens or personal data; that is the duty of
//! whoever logs.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};

/// Begins logging for the whole process. A second call changes nothing.
pub fn begin(config: &Config) {
    let filter = EnvFilter::new(&config.log.filter);
    let coloured = std::io::stderr().is_terminal();
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(coloured);
    let begun = match config.log.format {
        LogFormat::Json => log.json().try_init(),
        LogFormat::Text => log.try_init(),
    };
    if begun.is_err() {
        tracing::debug!("the log had already begun");
    }
}
