//! Measures the evaluator: see `cargo xtask bench --only rules`.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "measured numbers are small"
)]

mod clock;
mod contest;
mod engines;
mod limits;
mod report;
mod teams;
mod tools;
mod what_if;

fn main() {
    let mut report = report::Report::default();
    contest::run(&mut report);
    what_if::run(&mut report);
    tools::run(&mut report);
    limits::run(&mut report);
    report.close();
}
