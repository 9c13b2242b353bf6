//! The acceptance tests, once per engine, and on PostgreSQL also the store's own: the unit ring ran those on SQLite.
//! The tests of the repository itself were run before and are left out.

use std::path::{Path, PathBuf};

use super::sources::acceptance;
use crate::failure::{Failure, Outcome};
use crate::postgres::{self, Cluster, Durability};
use crate::repository;
use crate::tool::Tool;

pub fn sqlite() -> Outcome {
    acceptance(|tool| tool)
}

pub fn postgres() -> Outcome {
    let cluster = Cluster::start(Durability::Careless)?;
    let programs = postgres::programs()?;
    template(&cluster, &programs)?;
    let path = path_with(&programs)?;
    Tool::cargo()
        .args(["test", "--quiet", "--package", "store"])
        .env("KOHORT_TEST_DATABASE", cluster.url())
        .env("PATH", &path)
        .run()?;
    acceptance(|tool| tool.env("KOHORT_TEST_DATABASE", cluster.url()).env("PATH", path))
}

/// Migrates once what every test copies.
fn template(cluster: &Cluster, programs: &Path) -> Outcome {
    let maintenance = cluster.url();
    Tool::new(programs.join("createdb"))
        .args([&format!("--maintenance-db={maintenance}"), "kohort_template"])
        .run()?;
    Tool::build_for_tests()?;
    Tool::new(repository::kohort())
        .args(["migrate"])
        .env("KOHORT_MODE", "development")
        .env("KOHORT_DATABASE_URL", cluster.database("kohort_template"))
        .run()
}

/// The programs of the cluster's own version come first: `createdb` of the tests is theirs.
fn path_with(programs: &Path) -> Outcome<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = [PathBuf::from(programs)].into_iter().chain(std::env::split_paths(&path));
    std::env::join_paths(folders).map_err(|error| Failure::new(error.to_string()))
}
