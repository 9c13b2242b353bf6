//! Black-box tests of the whole product over HTTP, on SQLite or – with `KOHORT_TEST_DATABASE` set to the address of a
//! cluster's maintenance database – on PostgreSQL. Modules are named after the resources of the API; `repository` checks
//! the sources themselves.
#![cfg(test)]

mod access;
mod amendments;
mod calendars;
mod cohorts;
mod conventions;
mod deadlines;
mod decisions;
mod evaluations;
mod forms;
mod invitations;
mod local_calls;
mod mails;
mod municipalities;
mod offer_races;
mod offers;
mod own_data;
mod place_laws;
mod problems;
mod races;
mod registrations;
mod repository;
mod rsvps;
mod rules;
mod sessions;
mod status_links;
mod support;
mod waitlist;
mod what_ifs;
