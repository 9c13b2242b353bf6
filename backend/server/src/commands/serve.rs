//! `kohort serve`: runs the server until it is told to end.

use super::{Failure, flags::SettingFlags};
use crate::{log, start};

pub async fn run(flags: SettingFlags) -> Result<(), Failure> {
    let config = flags.configuration()?;
    log::begin(&config);
    let running = start::start(&config).await?;
    tracing::info!(address = %running.address, public_url = running.public_url, "ready");
    Ok(running.until_signal().await?)
}
