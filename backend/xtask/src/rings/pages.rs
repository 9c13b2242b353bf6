//! The ring of the SPA: what its own package says about itself.

use crate::failure::Outcome;
use crate::frontend;

pub fn pages() -> Outcome {
    let folder = frontend::folder();
    frontend::install(&folder)?;
    for script in ["lint", "typecheck", "test", "build", "check:size"] {
        frontend::npm(&folder).args(["run", "--silent", script]).run()?;
    }
    Ok(())
}
