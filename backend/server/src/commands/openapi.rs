//! `kohort openapi`: the OpenAPI document, as the server serves it.

use super::{Failure, output};

pub fn run() -> Result<(), Failure> {
    output::say(api::openapi().to_pretty_json()?);
    Ok(())
}
