//! Programs that the tests need and a fresh Debian lacks. Installed only there and only as root; elsewhere the
//! developer is told what to install.

use crate::failure::{Failure, Outcome};
use crate::tool::{Tool, on_path};

/// Installs `package` with apt where that is possible.
pub fn install(package: &str) -> Outcome {
    let root = Tool::new("id").args(["-u"]).read()?.trim_ascii() == b"0";
    if !root || !on_path("apt-get") {
        return Err(Failure::new(format!("please install `{package}`: the tests need it")));
    }
    Tool::new("apt-get").args(["update", "-qq"]).run()?;
    Tool::new("apt-get")
        .args(["install", "-y", "-qq", "--no-install-recommends", package])
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()
}
