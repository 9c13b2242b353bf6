//! Submissions per second through HTTP, against the same statements sent by pgbench to the same cluster.
//!
//! Two submissions are made first with the log of statements on; `load transcribe` makes a script of them. Then copies
//! of one prepared database are used up in turn by the crowd and by pgbench, several times; the median counts.

use std::fs;
use std::path::{Path, PathBuf};

use super::{cluster, program};
use crate::demonstration::Demonstration;
use crate::failure::{During, Failure, Outcome};
use crate::postgres::{self, Cluster};
use crate::repository;
use crate::tool::Tool;

const DRAFTS: usize = 1600;
const CLIENTS: [usize; 2] = [8, 32];
/// Single rounds scatter by several points.
const ROUNDS: usize = 3;

pub fn measure() -> Outcome {
    let cluster = cluster()?;
    let bench = Bench { programs: postgres::programs()?, cluster };
    let fresh = bench.prepare()?;
    for clients in CLIENTS {
        let mut rounds = [(0.0, 0.0); ROUNDS];
        for round in &mut rounds {
            *round = bench.round(clients, &fresh)?;
        }
        rounds.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
        for (http, bare) in &rounds {
            println!(
                "   {clients:2} clients: {http:.0} submissions/s over HTTP, {bare:.0} transactions/s by pgbench"
            );
        }
        let (http, bare) = rounds[ROUNDS / 2];
        println!("   median ratio {:.0} % (aim: at least 50 %)", 100.0 * http / bare);
    }
    Ok(())
}

struct Bench {
    programs: PathBuf,
    cluster: Cluster,
}

impl Bench {
    /// Makes the database `prepared` full of drafts and the script; returns the kinds of its fresh values.
    fn prepare(&self) -> Outcome<Vec<String>> {
        self.sql("postgres", "CREATE DATABASE prepared")?;
        let server = self.server("prepared", "")?;
        drafts(&server, DRAFTS, "drafts.json")?;
        drop(server);
        self.copy("prepared", "traced")?;
        let server = self.server("traced", "?options[log_statement]=all")?;
        drafts(&server, 2, "traced.json")?;
        let traced = path("traced.json");
        Tool::new(program("load")).args(["submit", &server.url()]).args([&traced]).args(["1"]).read()?;
        drop(server);
        let script =
            Tool::new(program("load")).args(["transcribe"]).args([self.cluster.log(), &traced]).read()?;
        let script = String::from_utf8_lossy(&script).into_owned();
        let first = script.lines().next().unwrap_or("");
        let kinds: Vec<String> = first.split_whitespace().skip(2).map(str::to_owned).collect();
        let columns = (0..kinds.len()).map(|at| format!("fresh{at}"));
        let columns = ["registration".to_owned()].into_iter().chain(columns).collect::<Vec<_>>().join(", ");
        let head = format!(
            "\\set i :i + 1\n\\set n :client_id * :share + :i\n\
             SELECT {columns} FROM bench_draft WHERE n = :n \\gset\n"
        );
        fs::write(path("submit.sql"), head + &script).during("submit.sql")?;
        Ok(kinds)
    }

    /// One crowd, then pgbench with as many clients: submissions and transactions per second.
    fn round(&self, clients: usize, fresh: &[String]) -> Outcome<(f64, f64)> {
        self.copy("prepared", "crowd")?;
        let server = self.server("crowd", "")?;
        let load = Tool::new(program("load")).args(["submit", &server.url()]).args([&path("drafts.json")]);
        let http = number(&load.args([&clients.to_string()]).read()?)?;
        drop(server);
        self.copy("prepared", "bare")?;
        Ok((http, self.pgbench(clients, fresh)?))
    }

    fn server(&self, database: &str, options: &str) -> Outcome<Demonstration> {
        let url = format!("{}{options}", self.cluster.database(database));
        // One key and one name, so that a token of the server that prepared the drafts is good for those that follow.
        let settings = [
            ("KOHORT_DATABASE_URL", url.as_str()),
            ("KOHORT_SIGNING_KEY", "a-key-for-benchmarks-only-0123456789abcdef"),
            ("KOHORT_PUBLIC_URL", "http://bench.kohort.example"),
        ];
        Demonstration::start_with(&program("kohort"), &settings)
    }

    fn copy(&self, from: &str, to: &str) -> Outcome {
        self.sql("postgres", &format!("DROP DATABASE IF EXISTS {to}"))?;
        self.sql("postgres", &format!("CREATE DATABASE {to} TEMPLATE {from}"))
    }

    fn sql(&self, database: &str, sql: &str) -> Outcome {
        let psql = Tool::new(self.programs.join("psql"));
        psql.args(["--quiet", "--set=ON_ERROR_STOP=1", "--command", sql, &self.cluster.database(database)])
            .read()?;
        Ok(())
    }

    fn pgbench(&self, clients: usize, fresh: &[String]) -> Outcome<f64> {
        let fresh = fresh.iter().enumerate().map(|(at, kind)| format!("{} AS fresh{at}", value(kind)));
        let columns =
            ["id::text AS registration".to_owned()].into_iter().chain(fresh).collect::<Vec<_>>().join(", ");
        self.sql(
            "bare",
            &format!(
                "CREATE TABLE bench_draft AS SELECT row_number() OVER () AS n, {columns} \
                 FROM registration WHERE state = 'draft'; CREATE UNIQUE INDEX ON bench_draft (n); ANALYZE"
            ),
        )?;
        let share = DRAFTS / clients;
        let said = Tool::new(self.programs.join("pgbench"))
            .args(["--no-vacuum", "--protocol=prepared", "--define=i=0", &format!("--define=share={share}")])
            .args([&format!("--client={clients}"), &format!("--transactions={share}"), "--file"])
            .args([path("submit.sql")])
            .args([&self.cluster.database("bare")])
            .read()?;
        let said = String::from_utf8_lossy(&said).into_owned();
        let rate = said.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
        rate.ok_or_else(|| Failure::new(format!("pgbench did not say its rate:\n{said}")))
    }
}

fn drafts(server: &Demonstration, count: usize, file: &str) -> Outcome {
    let made = Tool::new(program("load"))
        .args(["drafts", &server.url()])
        .args([server.mails()])
        .args([&count.to_string()])
        .read()?;
    fs::write(path(file), made).during(file.to_owned())
}

/// An expression that is new for each row, of the kind that the transcript saw.
fn value(kind: &str) -> &'static str {
    match kind {
        "uuid" => "gen_random_uuid()::text",
        "bytea" => "'\\x' || md5(random()::text) || md5(random()::text)",
        _ => "md5(random()::text)",
    }
}

fn number(said: &[u8]) -> Outcome<f64> {
    let said = String::from_utf8_lossy(said);
    said.trim().parse().map_err(|_| Failure::new(format!("not a rate: {said}")))
}

fn path(name: &str) -> PathBuf {
    Path::new(&repository::target()).join(name)
}
