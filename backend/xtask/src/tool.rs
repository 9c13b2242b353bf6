//! Other programs, started at the root of the repository. Their output goes to the developer as it comes.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::{During, Failure, Outcome};
use crate::repository;

pub struct Tool {
    command: Command,
    name: String,
}

impl Tool {
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let name = Path::new(program.as_ref())
            .file_name()
            .map_or_else(String::new, |file| file.to_string_lossy().into_owned());
        let mut command = Command::new(program);
        command.current_dir(repository::root()).stdin(Stdio::null());
        Self { command, name }
    }

    /// The cargo that runs us, so that a toolchain override holds for its children too.
    pub fn cargo() -> Self {
        let mut tool = Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        "cargo".clone_into(&mut tool.name);
        tool
    }

    /// Builds `kohort` with the features that the tests have, so that nothing is compiled twice.
    pub fn build_for_tests() -> Outcome {
        Self::cargo().args(["build", "--workspace", "--bins", "--tests"]).run()
    }

    pub fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        for argument in arguments {
            self.name.push(' ');
            self.name.push_str(&argument.as_ref().to_string_lossy());
            self.command.arg(argument);
        }
        self
    }

    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    pub fn within(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub fn into_command(self) -> Command {
        self.command
    }

    /// Runs to the end; anything but success is a failure that names the command line.
    pub fn run(mut self) -> Outcome {
        println!("   $ {}", self.name);
        let status = self.command.status().during(format!("cannot start `{}`", self.name))?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::new(format!("`{}` failed ({status})", self.name)))
        }
    }

    /// Runs quietly and returns what it wrote to standard output.
    pub fn read(mut self) -> Outcome<Vec<u8>> {
        self.command.stderr(Stdio::inherit());
        let output = self.command.output().during(format!("cannot start `{}`", self.name))?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(Failure::new(format!("`{}` failed ({})", self.name, output.status)))
        }
    }
}

/// The first folder of `PATH` that holds `program`.
pub fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}
