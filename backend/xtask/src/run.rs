//! `run`: from a fresh clone to a page in the browser, with one command. The server replaces this process at the end,
//! so Ctrl-C and every other signal are its own.

use std::os::unix::process::CommandExt;

use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::steps::step;
use crate::tool::Tool;
use crate::{frontend, repository};

pub fn run(mut arguments: Arguments) -> Outcome {
    let port = arguments.take("--port")?.unwrap_or_else(|| "8080".to_owned());
    let port: u16 =
        port.parse().map_err(|_| Failure::new(format!("`--port {port}`: a port is 0 to 65535")))?;
    let data = arguments.take("--data")?.map_or_else(|| repository::root().join("data"), Into::into);
    arguments.finish()?;
    let data = std::path::absolute(data)?;

    step("1/4 node modules", || frontend::install(&frontend::folder()))?;
    step("2/4 pages", frontend::build)?;
    step("3/4 server", || Tool::cargo().args(["build", "--package", "server"]).run())?;
    println!("── 4/4 start (data in {})", data.display());
    let mut server = Tool::new(repository::kohort())
        .args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--data"])
        .args([&data])
        .into_command();
    Err(Failure::new(format!("cannot start the server: {}", server.exec())))
}
