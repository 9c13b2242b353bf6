//! The command line: one file per verb. A verb reads its settings, does its work and says in words what happened;
//! the exit code is 0 only when that was good.

mod config_reference;
mod flags;
mod output;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Registration system for programmes in which teams take part.
#[derive(Debug, Parser)]
#[command(name = "kohort", version)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Print the reference of all settings, in Markdown
    ConfigReference,
}

/// What went wrong, in words for an operator.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs the verb that the command line names.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().verb {
        Verb::ConfigReference => config_reference::run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::complain(&failure);
            ExitCode::FAILURE
        }
    }
}
