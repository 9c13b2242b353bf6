//! The far side of `cargo xtask bench`: a bare handler to compare with, a crowd that submits registrations, and the
//! transcription of what the server said to the database into a script for pgbench.
#![expect(clippy::print_stdout, reason = "its output is read by the benchmark")]
#![expect(clippy::indexing_slicing, reason = "a JSON value answers null for what it lacks")]

mod bare;
mod crowd;
mod outcome;
mod transcript;

use std::process::ExitCode;

use outcome::{Failure, Outcome};

const USAGE: &str =
    "load bare ADDRESS FILE | drafts URL MAILS COUNT | submit URL FILE CLIENTS | transcribe LOG FILE";

#[actix_web::main]
async fn main() -> ExitCode {
    server::prepare_tls();
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("load: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn run(words: &[&str]) -> Outcome {
    match words {
        ["bare", address, file] => bare::serve(address, file).await,
        ["drafts", url, mails, count] => crowd::drafts(url, mails, count.parse()?).await,
        ["submit", url, file, clients] => crowd::submit(url, file, clients.parse()?).await,
        ["transcribe", log, file] => transcript::print(log, file),
        _ => Err(Failure::from(USAGE)),
    }
}
