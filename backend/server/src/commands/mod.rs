//! The command line: one file per verb. A verb reads its settings, does its work and says in words what happened;
//! the exit code is 0 only when that was good.

mod config_reference;
mod demo;
mod doctor;
mod flags;
mod migrate;
mod openapi;
mod output;
mod retention;
mod rules;
mod serve;
mod user;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::flags::SettingFlags;

/// Registration system for programmes in which teams take part.
#[derive(Debug, Parser)]
#[command(name = "kohort", version)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Run the server
    Serve(SettingFlags),
    /// Bring the database to this version
    Migrate(SettingFlags),
    /// Run the server on this machine with the demonstration in it
    Demo(SettingFlags),
    /// Give somebody an account, a role or a fresh sign-in link
    User(user::UserArgs),
    /// Try out configuration, database, mail, pages and clock
    Doctor(SettingFlags),
    /// Erase what is not to be kept any longer, or count it
    Retention(retention::RetentionArgs),
    /// Print the OpenAPI document
    Openapi,
    /// Check a rule set, and a team against it
    Rules(rules::RulesArgs),
    /// Print the reference of all settings, in Markdown
    ConfigReference,
}

/// What went wrong, in words for an operator.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs the verb that the command line names.
pub fn run() -> ExitCode {
    let verb = Cli::parse().verb;
    let outcome = actix_web::rt::System::new().block_on(perform(verb));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::complain(&failure);
            ExitCode::FAILURE
        }
    }
}

async fn perform(verb: Verb) -> Result<(), Failure> {
    match verb {
        Verb::Serve(flags) => serve::run(flags).await,
        Verb::Migrate(flags) => migrate::run(flags).await,
        Verb::Demo(flags) => Box::pin(demo::run(flags)).await,
        Verb::User(args) => user::run(args).await,
        Verb::Doctor(flags) => doctor::run(flags).await,
        Verb::Retention(args) => retention::run(args).await,
        Verb::Openapi => openapi::run(),
        Verb::Rules(args) => rules::run(args),
        Verb::ConfigReference => config_reference::run(),
    }
}
