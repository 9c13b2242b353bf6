//! The HTTP face of Kohort: routes, data-transfer types and the translation of `app::Error` into problems.
//! No decisions and no SQL; those live in `app` and `store`.

pub mod http;
pub mod problem;
