//! Rows as the tables hold them, in the classic hand-written form (it compiles several times faster).

pub(crate) mod answer_sheet;
pub(crate) mod cohort;
pub(crate) mod cohort_county;
pub(crate) mod form;
pub(crate) mod history;
pub(crate) mod idempotency;
pub(crate) mod initiative;
pub(crate) mod invitation;
pub(crate) mod job;
pub(crate) mod member;
pub(crate) mod membership;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod programme;
pub(crate) mod programme_tag;
pub(crate) mod proposal;
pub(crate) mod rate;
pub(crate) mod registration;
pub(crate) mod rule_set;
pub(crate) mod session;
pub(crate) mod sign_in;
