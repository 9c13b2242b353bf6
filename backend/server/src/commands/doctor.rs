//! `kohort doctor`: tries out configuration, database, mail, pages and clock.

use super::{Failure, flags::SettingFlags, output};
use crate::doctor::{self, State};

pub async fn run(flags: SettingFlags) -> Result<(), Failure> {
    let config = flags.configuration()?;
    let findings = doctor::examine(&config).await;
    for finding in &findings {
        let mark = match finding.state {
            State::Good => "good ",
            State::Note => "note ",
            State::Wrong => "WRONG",
        };
        output::say(format_args!("{mark}  {}: {}", finding.about, finding.words));
    }
    match findings.iter().filter(|finding| finding.state == State::Wrong).count() {
        0 => Ok(()),
        wrong => Err(format!("{wrong} of {} looks found something wrong", findings.len()).into()),
    }
}
