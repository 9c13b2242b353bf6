//! `kohort migrate`: brings the database to this version.

use store::Durability;

use super::{Failure, flags::SettingFlags, output};
use crate::start;

pub async fn run(flags: SettingFlags) -> Result<(), Failure> {
    let config = flags.configuration()?;
    let store = start::connect(&config, Durability::Full).await?;
    let pending = store.pending_migrations().await?;
    store.migrate().await?;
    output::say(format_args!("{pending} migrations applied; the database is current"));
    Ok(store.close().await?)
}
