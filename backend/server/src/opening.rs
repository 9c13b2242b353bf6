//! Opening what a server or a command works with: the database in this version's schema, and the storage of files.

use std::sync::Arc;

use app::App;
use files::Files;
use store::{ConnectOptions, Durability, Store};

use crate::config::{Config, Migrations, Mode};
use crate::start::StartError;

/// The database, ready for this version.
pub async fn open(config: &Config, durability: Durability) -> Result<Store, StartError> {
    if config.database.migrations == Migrations::Apply {
        migrate(config, durability).await?;
    }
    let store = connect(config, durability).await?;
    let pending = store.pending_migrations().await.map_err(StartError::Database)?;
    if pending > 0 {
        return Err(StartError::PendingMigrations(pending));
    }
    Ok(store)
}

/// What a command works with, beside a server or without one.
pub async fn open_app(config: &Config) -> Result<App, StartError> {
    let store = open(config, Durability::Full).await?;
    let files = Files::open(&config.files).map_err(StartError::Files)?;
    let address = config.http.public_url.clone();
    let settings = app::Settings::new(address.unwrap_or_else(|| format!("http://{}", config.http.listen)));
    Ok(App::new(store, files, Arc::new(app::SystemClock), Arc::new(app::SystemEntropy), settings))
}

/// Brings the database to this version; how many migrations that took.
pub async fn migrate(config: &Config, durability: Durability) -> Result<usize, StartError> {
    let options = options(config, durability)?;
    Store::migrate(config.database.url.reveal(), &options).await.map_err(StartError::Database)
}

/// The database as it is.
pub async fn connect(config: &Config, durability: Durability) -> Result<Store, StartError> {
    let options = options(config, durability)?;
    Store::connect(config.database.url.reveal(), &options).await.map_err(StartError::Database)
}

/// How to connect. Makes the data folder where something is going to be kept in it.
fn options(config: &Config, durability: Durability) -> Result<ConnectOptions, StartError> {
    let embedded = config.database.url.reveal().starts_with("sqlite:");
    if embedded || config.mode != Mode::Production {
        std::fs::create_dir_all(&config.data).map_err(|reason| StartError::file(&config.data, reason))?;
    }
    Ok(ConnectOptions { connections: config.database.connections, durability, ..ConnectOptions::default() })
}
