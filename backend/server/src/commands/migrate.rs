//! `kohort migrate`: brings the database to this version.

use store::Durability;

use super::{Failure, flags::SettingFlags, output};
use crate::opening;

pub async fn run(flags: SettingFlags) -> Result<(), Failure> {
    let config = flags.configuration()?;
    let applied = opening::migrate(&config, Durability::Full).await?;
    output::say(format_args!("{applied} migrations applied; the database is current"));
    Ok(())
}
