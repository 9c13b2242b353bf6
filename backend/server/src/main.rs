//! The `kohort` binary; what it can do is in `server::commands`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::commands::run()
}
