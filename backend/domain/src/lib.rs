//! What things are: programmes, cohorts, registrations and their legal states. Pure: no clock, no I/O.

mod field_error;

pub use field_error::{FieldCode, FieldError};
