//! What things are: programmes, cohorts, registrations and their legal states. Pure: no clock, no I/O.

mod field_error;

pub use field_error::{FieldCode, FieldError};

// Words everyone shares: languages, the registers of places, classifiers.
mod text;

pub use text::{Language, Text, UnknownLanguage};
