//! What happens after a commit: the runner takes due jobs from the job table and does them, one file per kind of
//! job. Jobs run at least once, so each is written to be repeatable.

mod backoff;
mod bounces;
mod log;
pub mod mail;
mod outcome;
mod people_mail;
mod perform;
mod registration_mail;
mod rsvp_mail;
mod rules_changed;
mod runner;
mod session_mail;
mod sign_in_mail;

pub use bounces::{Bounces, Taken};
pub use outcome::Failure;
pub use runner::{Pace, Runner, Waker};
