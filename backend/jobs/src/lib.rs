//! What happens after a commit: the runner takes due jobs from the job table and does them, one file per kind of
//! job. Jobs run at least once, so each is written to be repeatable.

pub mod mail;
