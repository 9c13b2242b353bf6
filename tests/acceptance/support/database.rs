//! A database for one test: a new SQLite file, or a copy of the migrated template in the cluster that
//! `KOHORT_TEST_DATABASE` names. Copies are made by PostgreSQL's own `createdb`, for tests speak no SQL.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// Made and migrated by `cargo xtask test` before the tests start.
const TEMPLATE: &str = "kohort_template";

static NEXT: AtomicU32 = AtomicU32::new(1);

/// Value for `KOHORT_DATABASE_URL`.
pub fn fresh(folder: &Path) -> String {
    match std::env::var("KOHORT_TEST_DATABASE") {
        Err(_) => format!("sqlite:{}", folder.join("kohort.sqlite").display()),
        Ok(maintenance) => {
            let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
            let made = Command::new("createdb")
                .arg(format!("--template={TEMPLATE}"))
                .arg(format!("--maintenance-db={maintenance}"))
                .arg(&name)
                .status()
                .unwrap();
            assert!(made.success(), "createdb {name} failed");
            let (cluster, _) = maintenance.rsplit_once('/').unwrap();
            format!("{cluster}/{name}")
        }
    }
}
