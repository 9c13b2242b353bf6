//! `kohort config-reference`: the manual of settings as it is committed.

use super::{Failure, output};
use crate::config::reference;

#[expect(clippy::unnecessary_wraps, reason = "every verb has the same shape")]
pub fn run() -> Result<(), Failure> {
    output::say(reference().trim_end());
    Ok(())
}
