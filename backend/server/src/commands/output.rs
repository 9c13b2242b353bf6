//! What verbs say: results on standard output, complaints on standard error. A reader that has gone away is no error.

use std::fmt::Display;
use std::io::{Write, stderr, stdout};

pub fn say(line: impl Display) {
    let _ = writeln!(stdout().lock(), "{line}");
}

pub fn complain(failure: impl Display) {
    let _ = writeln!(stderr().lock(), "kohort: {failure}");
}
