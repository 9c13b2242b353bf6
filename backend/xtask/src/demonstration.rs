//! A running server with the demonstration in it, in a folder of its own, for tests that come from outside.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::companion::{Companion, Ending};
use crate::failure::{During, Failure, Outcome};
use crate::postgres::free_port;
use crate::repository;
use crate::tool::Tool;

pub struct Demonstration {
    port: u16,
    folder: PathBuf,
    server: Companion,
}

impl Demonstration {
    /// Of the dev profile, with the embedded database.
    pub fn start() -> Outcome<Self> {
        Tool::build_for_tests()?;
        Self::start_with(&repository::kohort(), &[])
    }

    /// Of any build, with further settings; its folder goes when it is dropped.
    pub fn start_with(program: &Path, settings: &[(&str, &str)]) -> Outcome<Self> {
        let port = free_port()?;
        let folder = std::env::temp_dir().join(format!("kohort-demonstration-{}-{port}", std::process::id()));
        fs::create_dir_all(&folder).during(format!("cannot create {}", folder.display()))?;
        Self::spawn(program, &folder, port, settings, Some(&folder))
    }

    /// On a folder that is there and stays there.
    pub fn on(program: &Path, folder: &Path, port: u16, settings: &[(&str, &str)]) -> Outcome<Self> {
        Self::spawn(program, folder, port, settings, None)
    }

    fn spawn(
        program: &Path,
        folder: &Path,
        port: u16,
        settings: &[(&str, &str)],
        leftover: Option<&Path>,
    ) -> Outcome<Self> {
        let mut tool = Tool::new(program).args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--data"]);
        for (key, value) in settings {
            tool = tool.env(key, value);
        }
        let log = repository::target().join("demonstration.log");
        let ending = Ending { signal: "TERM", leftover };
        let server = Companion::start(&tool.args([folder]).into_command(), &ending, &log)?;
        let running = Self { port, folder: folder.to_owned(), server };
        let started = Instant::now();
        while !running.ready() {
            if started.elapsed() > Duration::from_mins(1) {
                let said = fs::read_to_string(&log).unwrap_or_default();
                return Err(Failure::new(format!("the server was not ready within a minute:\n{said}")));
            }
            thread::sleep(Duration::from_millis(5));
        }
        Ok(running)
    }

    /// Resident memory in KB.
    pub fn memory(&self) -> Outcome<u64> {
        self.server.memory()
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn mails(&self) -> PathBuf {
        self.folder.join("mail")
    }

    fn ready(&self) -> bool {
        let answer = TcpStream::connect(("127.0.0.1", self.port)).and_then(|mut stream| {
            stream
                .write_all(b"GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
            let mut said = String::new();
            stream.read_to_string(&mut said).map(|_| said)
        });
        answer.is_ok_and(|said| said.starts_with("HTTP/1.1 200"))
    }
}
