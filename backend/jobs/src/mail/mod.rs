//! Mail: what a letter says in three languages, how it becomes a message, and how it leaves. Which letter is due and
//! to whom is decided by the jobs beside this module.

mod dates;
mod envelope;
mod letter;
mod mailer;
pub mod people;
#[cfg(test)]
mod people_tests;
mod post;
pub mod registration;
mod route;
pub mod rsvp;
pub mod session;
pub mod sign_in;
#[cfg(test)]
mod smtp_tests;
#[cfg(test)]
mod tests;

pub use lettre::message::Mailbox;

pub use envelope::Envelope;
pub use letter::{Block, Letter};
pub use mailer::{DeliveryError, Mailer};
pub use post::{Post, Thread};
pub use route::{Route, mailbox};
