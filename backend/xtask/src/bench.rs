//! `bench`: the aims of the project as ratios measured in one run on one machine. The server and the database share it
//! with the load, so only the ratios mean something.

mod rules;
mod submission;

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::arguments::Arguments;
use crate::companion::{Companion, Ending};
use crate::demonstration::Demonstration;
use crate::failure::{During, Failure, Outcome};
use crate::postgres::{Cluster, Durability, free_port};
use crate::steps::step;
use crate::tool::{Tool, on_path};
use crate::{debian, repository};

type Bench = (&'static str, fn() -> Outcome);

/// What `--only` can name, in order.
const BENCHES: [Bench; 4] = [
    ("rest", || step("at rest", at_rest)),
    ("list", || step("catalogue list", list)),
    ("submission", || step("submission", submission::measure)),
    ("rules", || step("rules", rules::measure)),
];

pub fn bench(mut arguments: Arguments) -> Outcome {
    let only = arguments.take("--only")?;
    arguments.finish()?;
    let chosen: Vec<_> =
        BENCHES.iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name)).collect();
    if chosen.is_empty() {
        let names = BENCHES.map(|(name, _)| name).join(", ");
        return Err(Failure::new(format!("there is no such bench; there are {names}")));
    }
    if chosen.iter().any(|(name, _)| *name != "rules") {
        prepare()?;
    }
    chosen.into_iter().try_for_each(|(_, bench)| bench())
}

/// What the benches of the server need.
fn prepare() -> Outcome {
    if !on_path("wrk") {
        debian::install("wrk")?;
    }
    step("release build", || {
        Tool::cargo().args(["build", "--release", "--package", "server", "--package", "acceptance"]).run()
    })
}

/// A program of the release profile.
fn program(name: &str) -> PathBuf {
    repository::target().join("release").join(name)
}

/// Memory of an idle server, and how long it needs to its first answer on an existing database.
fn at_rest() -> Outcome {
    let folder = std::env::temp_dir().join(format!("kohort-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).during("cannot make a folder for the benchmark")?;
    drop(Demonstration::on(&program("kohort"), &folder, free_port()?, &[])?);
    let mut starts = Vec::new();
    for _ in 0..5 {
        let port = free_port()?;
        let started = Instant::now();
        let again = Demonstration::on(&program("kohort"), &folder, port, &[])?;
        starts.push(started.elapsed());
        drop(again);
    }
    starts.sort();
    let again = Demonstration::on(&program("kohort"), &folder, free_port()?, &[])?;
    thread::sleep(Duration::from_secs(2));
    let memory = again.memory()?;
    drop(again);
    fs::remove_dir_all(&folder).during("cannot remove the data of the benchmark")?;
    let median = starts.get(2).map_or(0, Duration::as_millis);
    println!("   start to first answer: {median} ms (median of 5; aim: under 300 ms)");
    println!("   idle memory: {} MB resident (aim: under 40 MB)", memory / 1024);
    Ok(())
}

/// Requests per second of the catalogue against a bare handler that writes the same JSON.
fn list() -> Outcome {
    let server = Demonstration::start_with(&program("kohort"), &[])?;
    let catalogue = format!("{}/api/v1/cohorts", server.url());
    let file = repository::target().join("catalogue.json");
    fs::write(&file, Tool::new("curl").args(["--silent", "--fail", &catalogue]).read()?)
        .during("catalogue.json")?;
    let port = free_port()?;
    let bare = format!("127.0.0.1:{port}");
    let mut command = Command::new(program("load"));
    command.args(["bare", &bare]).arg(&file);
    let log = repository::target().join("bare.log");
    let held = Companion::start(&command, &Ending { signal: "TERM", leftover: None }, &log)?;
    thread::sleep(Duration::from_secs(1));
    let bare_rate = wrk(&format!("http://{bare}/"))?;
    drop(held);
    let list_rate = wrk(&catalogue)?;
    println!("   bare handler: {bare_rate:.0} requests/s; catalogue list: {list_rate:.0} requests/s");
    println!("   ratio {:.0} % (aim: at least 40 %)", 100.0 * list_rate / bare_rate);
    Ok(())
}

fn wrk(url: &str) -> Outcome<f64> {
    let said =
        Tool::new("wrk").args(["--threads", "1", "--connections", "32", "--duration", "8s", url]).read()?;
    let said = String::from_utf8_lossy(&said);
    if said.contains("Non-2xx") {
        return Err(Failure::new(format!("not every answer of {url} was good:\n{said}")));
    }
    let rate = said.lines().find_map(|line| line.trim().strip_prefix("Requests/sec:")?.trim().parse().ok());
    rate.ok_or_else(|| Failure::new(format!("wrk did not say its rate:\n{said}")))
}

/// A durable cluster with one database.
fn cluster() -> Outcome<Cluster> {
    Cluster::start(Durability::Synchronous)
}
