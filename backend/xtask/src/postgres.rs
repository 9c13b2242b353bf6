//! A database cluster that exists for one run of tests or benchmarks: on a free loopback port, in a temporary folder,
//! gone afterwards. The server refuses to run as root, so root starts it as the user `postgres`.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::companion::{Companion, Ending};
use crate::debian;
use crate::failure::{During, Failure, Outcome};
use crate::repository;
use crate::tool::Tool;

/// Tests trade durability for speed; a benchmark must not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    Careless,
    Synchronous,
}

impl Durability {
    fn settings(self) -> &'static [&'static str] {
        match self {
            Self::Careless => &["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
            Self::Synchronous => &["fsync=on", "synchronous_commit=on"],
        }
    }
}

pub struct Cluster {
    port: u16,
    log: PathBuf,
    /// Held, because dropping it ends the cluster.
    _server: Companion,
}

impl Cluster {
    pub fn start(durability: Durability) -> Outcome<Self> {
        let programs = programs()?;
        let folder = std::env::temp_dir().join(format!("kohort-postgres-{}", std::process::id()));
        fs::create_dir(&folder).during(format!("cannot create {}", folder.display()))?;
        let account = Account::choose()?;
        account.own(&folder)?;
        let data = folder.join("data");
        let made = account
            .tool(&programs.join("initdb"))
            .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
            .args([Path::new("--pgdata"), &data])
            .within("/")
            .read();
        if let Err(failure) = made {
            fs::remove_dir_all(&folder)?;
            return Err(failure);
        }
        let port = free_port()?;
        let server = account.tool(&programs.join("postgres")).args([Path::new("-D"), &data]).within("/");
        let server = server
            .args([
                "-p",
                &port.to_string(),
                "-k",
                "",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "max_connections=400",
            ])
            .args(durability.settings().iter().flat_map(|setting| ["-c", setting]));
        let log = folder.join("server.log");
        let server = server
            .args([
                "-c",
                "logging_collector=on",
                "-c",
                "log_destination=jsonlog",
                "-c",
                "log_filename=server.log",
            ])
            .args(["-c", &format!("log_directory={}", folder.display())]);
        let noise = repository::target().join("postgres.log");
        let ending = Ending { signal: "INT", leftover: Some(&folder) };
        let server = Companion::start(&server.into_command(), &ending, &noise)?;
        let cluster = Self { port, log: log.with_extension("json"), _server: server };
        cluster.wait(&programs)?;
        Ok(cluster)
    }

    /// Address of the maintenance database; tests create their own beside it.
    pub fn url(&self) -> String {
        self.database("postgres")
    }

    /// Address of a database of this cluster.
    pub fn database(&self, name: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{name}", self.port)
    }

    /// What the server says, one JSON object a line.
    pub fn log(&self) -> &Path {
        &self.log
    }

    fn wait(&self, programs: &Path) -> Outcome {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(30) {
            let mut probe = Tool::new(programs.join("pg_isready")).into_command();
            probe.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]);
            if probe.status()?.success() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(100));
        }
        let said = fs::read_to_string(&self.log).unwrap_or_default();
        Err(Failure::new(format!("PostgreSQL did not start within 30 s (see postgres.log too):\n{said}")))
    }
}

/// The account that the cluster runs under.
enum Account {
    Own,
    Postgres,
}

impl Account {
    fn choose() -> Outcome<Self> {
        let root = Tool::new("id").args(["-u"]).read()?.trim_ascii() == b"0";
        Ok(if root { Self::Postgres } else { Self::Own })
    }

    fn own(&self, folder: &Path) -> Outcome {
        match self {
            Self::Own => Ok(()),
            Self::Postgres => {
                Tool::new("chown").args([Path::new("postgres:postgres"), folder]).read().map(drop)
            }
        }
    }

    /// `setpriv` replaces itself by the program, so a signal to it is a signal to the database.
    fn tool(&self, program: &Path) -> Tool {
        match self {
            Self::Own => Tool::new(program),
            Self::Postgres => Tool::new("setpriv")
                .args(["--reuid=postgres", "--regid=postgres", "--init-groups"])
                .args([program]),
        }
    }
}

/// Folder of the newest installed server programs; installs them where that is possible.
pub fn programs() -> Outcome<PathBuf> {
    if let Some(found) = installed() {
        return Ok(found);
    }
    debian::install("postgresql")?;
    installed().ok_or_else(|| Failure::new("PostgreSQL was installed, but its programs were not found"))
}

fn installed() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok().into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| {
            Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
        })
        .filter(|(_, bin)| bin.join("initdb").is_file())
        .max_by_key(|(version, _)| *version);
    match newest {
        Some((_, bin)) => Some(bin),
        None => {
            std::env::split_paths(&std::env::var_os("PATH")?).find(|folder| folder.join("initdb").is_file())
        }
    }
}

/// A port that was free a moment ago.
pub fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::{Cluster, Durability};

    #[test]
    fn a_cluster_answers_while_it_is_held_and_not_longer() {
        let cluster = Cluster::start(Durability::Careless).unwrap();
        let address = ("127.0.0.1", cluster.port);
        assert!(TcpStream::connect(address).is_ok());
        drop(cluster);
        assert!(TcpStream::connect(address).is_err());
    }
}
