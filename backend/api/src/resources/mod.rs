//! One module per resource noun: its data-transfer types beside its handlers. The list below is the one route table.

pub mod amendments;
pub mod calendars;
pub mod catalogue;
pub mod cohorts;
pub mod erasures;
pub mod evaluations;
pub mod fact_schemas;
pub mod files;
pub mod form_answers;
pub mod form_trials;
pub mod forms;
pub mod initiatives;
pub mod invitations;
pub mod local_calls;
pub mod mails;
pub mod organisations;
pub mod own_data;
pub mod programmes;
pub mod registers;
pub mod registrations;
pub mod retention;
pub mod reviews;
pub mod rsvps;
pub mod rule_checks;
pub mod rule_sets;
pub mod sessions;
pub mod status_links;
pub mod what_ifs;

#[cfg(test)]
mod tests;

use app::Intent;

use crate::http::{IdempotencyKey, Register};

/// Every route of the API, relative to `/api/v1`.
pub fn routes(config: &mut impl Register) {
    registers::routes(config);
    catalogue::routes(config);
    evaluations::routes(config);
    initiatives::routes(config);
    organisations::routes(config);
    sessions::routes(config);
    own_data::routes(config);
    erasures::routes(config);
    registrations::routes(config);
    amendments::routes(config);
    invitations::routes(config);
    local_calls::routes(config);
    status_links::routes(config);
    reviews::routes(config);
    rsvps::routes(config);
    mails::routes(config);
    calendars::routes(config);
    programmes::routes(config);
    cohorts::routes(config);
    retention::routes(config);
    rule_sets::routes(config);
    forms::routes(config);
    form_answers::routes(config);
    form_trials::routes(config);
    files::routes(config);
    fact_schemas::routes(config);
    rule_checks::routes(config);
    what_ifs::routes(config);
}

/// The caller's key with what it stands for. The body must have been read.
fn intent(key: IdempotencyKey) -> Intent {
    let key = key.fingerprinted();
    Intent { key: key.key, fingerprint: key.fingerprint }
}
