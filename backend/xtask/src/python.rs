//! The Python environment of the tests from outside, made once per list of requirements.

use std::fs;
use std::path::PathBuf;

use crate::failure::{During, Outcome};
use crate::repository;
use crate::tool::Tool;

const REQUIREMENTS: &str = "tests/requirements.txt";

pub struct Python(PathBuf);

impl Python {
    /// The environment with everything that `tests/requirements.txt` names.
    pub fn ready() -> Outcome<Self> {
        let folder = repository::target().join("python");
        let wanted = fs::read(repository::root().join(REQUIREMENTS)).during(REQUIREMENTS)?;
        let stamp = folder.join("installed-requirements.txt");
        let environment = Self(folder.join("bin"));
        if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(environment);
        }
        Tool::new("python3").args(["-m", "venv", "--clear"]).args([&folder]).run()?;
        environment.tool("pip").args(["install", "--quiet", "--requirement", REQUIREMENTS]).run()?;
        fs::write(&stamp, wanted).during("cannot note the installed requirements")?;
        Ok(environment)
    }

    pub fn tool(&self, program: &str) -> Tool {
        Tool::new(self.0.join(program))
    }
}
