//! Processes that live exactly as long as we do: a database cluster, a server under test. However xtask ends – return,
//! failure, Ctrl-C, `kill -9` – the pipe to a small shell closes, and the shell ends the process and tidies up.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::failure::{During, Failure, Outcome};

/// `$1` signal, `$2` folder to remove afterwards ("" for none), the rest is the program.
const KEEPER: &str = r#"
signal=$1; leftover=$2; shift 2
"$@" & process=$!
cat >/dev/null
kill -"$signal" "$process" 2>/dev/null
wait "$process"
[ -z "$leftover" ] || rm -rf -- "$leftover"
"#;

pub struct Companion(Child);

/// How a companion is ended.
pub struct Ending<'a> {
    /// Name of the signal without `SIG`.
    pub signal: &'a str,
    /// Folder that is removed once the process is gone.
    pub leftover: Option<&'a Path>,
}

impl Companion {
    /// Starts `program` with its output going to `log`.
    pub fn start(program: &Command, ending: &Ending<'_>, log: &Path) -> Outcome<Self> {
        let output = File::create(log).during(format!("cannot write {}", log.display()))?;
        let errors = output.try_clone().during("cannot share the log file")?;
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "keeper", ending.signal]).arg(ending.leftover.unwrap_or(Path::new("")));
        keeper.arg(program.get_program()).args(program.get_args());
        for (key, value) in program.get_envs() {
            match value {
                Some(value) => keeper.env(key, value),
                None => keeper.env_remove(key),
            };
        }
        if let Some(folder) = program.get_current_dir() {
            keeper.current_dir(folder);
        }
        // A group of its own: Ctrl-C reaches us, and the closing pipe reaches the keeper, in that order.
        std::os::unix::process::CommandExt::process_group(&mut keeper, 0);
        keeper.stdin(Stdio::piped()).stdout(output).stderr(errors);
        keeper.spawn().during("cannot start a companion process").map(Self)
    }
}

impl Companion {
    /// Resident memory of the program in KB, as the kernel counts it.
    pub fn memory(&self) -> Outcome<u64> {
        let keeper = self.0.id();
        let children = std::fs::read_to_string(format!("/proc/{keeper}/task/{keeper}/children"))
            .during("cannot see the companion's process")?;
        let sizes = children.split_whitespace().filter_map(|process| {
            let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
            let size = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
            size.split_whitespace().next()?.parse::<u64>().ok()
        });
        sizes.max().ok_or_else(|| Failure::new("the companion's memory is not known"))
    }
}

impl Drop for Companion {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        if let Err(error) = self.0.wait() {
            eprintln!("xtask: a companion process did not end: {error}");
        }
    }
}
