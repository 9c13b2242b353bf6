//! What things are: programmes, cohorts, registrations and their legal states. Pure: no clock, no I/O.

mod field_error;

pub use field_error::{FieldCode, FieldError};

// Words everyone shares: languages, the registers of places, classifiers.
mod classifier;
mod register;
mod text;

pub use classifier::{Affiliation, Audience, Role, Theme, UnknownCode};
pub use register::{
    County, CountyCode, Municipality, MunicipalityCode, MunicipalityKind, UnknownCounty, UnknownMunicipality,
    counties, municipalities, search_municipalities,
};
pub use text::{Language, Text, UnknownLanguage};
