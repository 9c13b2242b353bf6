//! What things are: programmes, cohorts, registrations and their legal states. Pure: no clock, no I/O.

mod field_error;

pub use field_error::{FieldCode, FieldError};

mod register;
mod text;

pub use register::{
    County, CountyCode, Municipality, MunicipalityCode, MunicipalityKind, UnknownCounty, UnknownMunicipality,
    counties, municipalities, search_municipalities,
};
pub use text::{Language, Text, UnknownLanguage};
