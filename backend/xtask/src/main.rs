//! Developer verbs, one file each: `cargo xtask run | test | bench | generate | check`. Standard library only, so that
//! the first command in a fresh clone compiles in a second or two. Nothing here is part of the product.
#![expect(clippy::print_stdout, reason = "a command-line tool: what it prints is what it is for")]

mod arguments;
mod bench;
mod check;
mod companion;
mod debian;
mod demonstration;
mod failure;
mod frontend;
mod generate;
mod postgres;
mod python;
mod repository;
mod rings;
mod run;
mod steps;
mod test;
mod tool;

use std::process::ExitCode;

use arguments::Arguments;
use failure::Failure;

const USAGE: &str = "\
cargo xtask VERB

  run [--port 8080] [--data DIR]  build everything and serve the demonstration on 127.0.0.1
  test [--only RING]              every ring of tests, stopping at the first that fails
  bench [--only NAME]             the aims of the project as measured ratios: rest, list, submission, rules
  check                           format, lints and generated files only
  generate                        rewrite the generated files that are committed";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let verb = words.next();
    let arguments = Arguments::new(words);
    let outcome = match verb.as_deref() {
        Some("run") => run::run(arguments),
        Some("test") => test::test(arguments),
        Some("generate") => generate::generate(arguments),
        Some("bench") => bench::bench(arguments),
        Some("check") => check::check(arguments),
        Some("help" | "--help" | "-h") | None => {
            println!("{USAGE}\n\nRings of test, in order:\n{}", rings::list());
            Ok(())
        }
        Some(other) => Err(Failure::new(format!("there is no verb `{other}`\n\n{USAGE}"))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
