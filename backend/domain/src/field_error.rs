//! What is wrong with one field of an input: where, a stable code, and a sentence saying what to do.

use serde::{Deserialize, Serialize};

/// Stable code of a field error; the SPA has a text for each, integrators may match on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldCode {
    Required,
    TooShort,
    TooLong,
    TooMany,
    InvalidFormat,
    InvalidType,
    UnknownCode,
    UnknownField,
    OutOfRange,
    /// The value is in use elsewhere (a slug, an address in a cohort of single people).
    Taken,
    /// The value is well formed but cannot stand here (two leads, members of another team).
    NotAllowed,
    /// The person has not confirmed taking part yet.
    NotConfirmed,
    /// One time comes after another that it must precede.
    Order,
    ExpiredOrUsed,
    OtherBrowser,
    WrongCode,
    NonexistentLocalTime,
    AmbiguousLocalTime,
}

/// One refused field. `pointer` is an RFC 6901 JSON pointer into the request body ("" is the whole body).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    pub pointer: String,
    pub code: FieldCode,
    /// English sentence: the reason and the way out.
    pub detail: String,
}

impl FieldError {
    pub fn new(pointer: impl Into<String>, code: FieldCode, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), code, detail: detail.into() }
    }
}
