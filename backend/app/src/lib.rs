//! What we do: one function per use case, each deciding permission, order and atomicity. No HTTP, no SQL.

pub mod error;

pub use error::{Error, Result};
