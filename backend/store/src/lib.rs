//! What we remember. The only crate that knows sea-orm: connection, transactions, entities, queries per
//! resource and migrations. It holds no rule of the product except those the schema itself enforces.

mod connection;
#[cfg(test)]
mod constraints_tests;
mod entity;
mod error;
mod migration;
mod row;
mod tx;

pub mod answer_sheets;
pub mod calendar_links;
pub mod cohorts;
pub mod earlier_verdicts;
pub mod files;
pub mod forms;
pub mod idempotency;
pub mod initiatives;
pub mod invitations;
pub mod jobs;
pub mod limits;
pub mod local_calls;
pub mod mails;
pub mod organisations;
pub mod own_data;
pub mod passed_over;
pub mod people;
pub mod programmes;
pub mod proposals;
pub mod registrations;
pub mod retention;
pub mod rsvps;
pub mod rule_sets;
pub mod seats;
pub mod sessions;
pub mod sign_ins;
pub mod status_links;

pub use connection::{ConnectOptions, Db, Durability, Store};
pub use error::{Error, Result};
pub use tx::{Scope, Tx};

/// One page of a keyset list: the rows, and whether more follow.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub has_more: bool,
}

impl<T> Page<T> {
    /// From a query that asked for one row more than the limit.
    pub(crate) fn cut(mut items: Vec<T>, limit: u64) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let has_more = items.len() > limit;
        items.truncate(limit);
        Self { items, has_more }
    }

    pub fn map<U>(self, convert: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(convert).collect(), has_more: self.has_more }
    }
}
